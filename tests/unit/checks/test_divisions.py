"""A district's code is a real one and agrees with its name, city and province."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom, findings
from tests.sites_invalid import DISTRICT, SECOND_DISTRICT, changed, faults_in


def district(code: str, name: str, city: str, province: str) -> str:
    return f"code: '{code}'\nname: {name}\ncity: {city}\nprovince: {province}\n"


@pytest.mark.parametrize(
    ("code", "name", "city", "province"),
    [
        ("440103", "荔湾区", "广州市", "广东省"),
        ("310112", "闵行区", "上海市", "上海市"),
        ("500230", "丰都县", "重庆市", "重庆市"),
        ("370103", "{zh: 市中区, en: Shizhong}", "济南市", "山东省"),
    ],
)
def test_a_district_that_agrees_with_its_code_is_fine(
    site_from: SiteFrom, code: str, name: str, city: str, province: str
) -> None:
    content = site_from({DISTRICT: district("110101", "东城区", "北京市", "北京市"), SECOND_DISTRICT: None})
    (content / "districts/cc").mkdir()
    (content / "districts/cc/district.yaml").write_text(district(code, name, city, province), "utf-8")
    assert faults_in(content) == []


@pytest.mark.parametrize(
    ("key", "old", "new", "line", "column"),
    [("name", "市中区", "市北区", 2, 7), ("city", "枣庄市", "枣庄", 3, 7), ("province", "山东省", "山东", 4, 11)],
)
def test_what_disagrees_with_the_code_is_told_with_what_it_should_be(
    site_from: SiteFrom, key: str, old: str, new: str, line: int, column: int
) -> None:
    content = site_from(changed(SECOND_DISTRICT, f"{key}: {old}", f"{key}: {new}"))
    assert faults_in(content) == [("division-name", SECOND_DISTRICT, line, column)]
    (problems,) = findings(content, sources=None)
    assert (problems.values["value"], problems.values["expected"]) == (new, old)


def test_a_code_of_another_place_is_one_finding_at_the_code(site_from: SiteFrom) -> None:
    content = site_from(changed(SECOND_DISTRICT, "370402", "310112"))
    assert faults_in(content) == [("division-name", SECOND_DISTRICT, 1, 7)]
    (problems,) = findings(content, sources=None)
    assert (problems.values["value"], problems.values["expected"]) == ("山东省枣庄市市中区", "上海市闵行区")


def test_a_code_that_does_not_exist_is_told_with_those_of_the_name(site_from: SiteFrom) -> None:
    content = site_from(changed(SECOND_DISTRICT, "370402", "370499"))
    (problems,) = findings(content, sources=None)
    assert problems.rule == "division-unknown-named"
    assert {"370103 山东省济南市", "370402 山东省枣庄市"} <= set(problems.values["codes"].split("、"))


def test_neither_code_nor_name_exist(site_from: SiteFrom) -> None:
    faults = faults_in(site_from({SECOND_DISTRICT: district("999999", "不存在区", "某市", "某省")}))
    assert faults == [("division-unknown", SECOND_DISTRICT, 1, 7)]


def test_a_code_is_used_once(site_from: SiteFrom) -> None:
    content = site_from({"districts/cc/district.yaml": district("370402", "市中区", "枣庄市", "山东省")})
    assert faults_in(content) == [("division-twice", "districts/cc/district.yaml", 1, 7)]
    (problems,) = findings(content, sources=None)
    assert problems.values["file"] == f"content/{SECOND_DISTRICT}"


def test_a_code_copied_from_a_neighbour_is_one_finding(site_from: SiteFrom) -> None:
    assert faults_in(site_from(changed(SECOND_DISTRICT, "370402", "370103"))) == [
        ("division-twice", SECOND_DISTRICT, 1, 7)
    ]


def test_the_code_of_a_later_district_is_a_mistake_of_the_one_that_has_another_name(site_from: SiteFrom) -> None:
    """And none of the district whose code it is."""
    files = {"districts/ab/district.yaml": district("370402", "荔湾区", "广州市", "广东省")}
    assert faults_in(site_from(files)) == [("division-name", "districts/ab/district.yaml", 1, 7)]


def test_a_code_for_made_up_places_goes_with_any_names(site_from: SiteFrom) -> None:
    content = site_from({DISTRICT: district("990101", "虚构示例区", "虚构市", "虚构省")})
    assert faults_in(content) == []
