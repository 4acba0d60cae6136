"""What a plan implements lies above it; what is right is left alone."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import pytest

from tests.conftest import SiteFrom
from tests.sites_invalid import PLAN, SUMMARY, changed, faults_in, minimal

CITY = "code: '{code}'\nname: {name}\ncity: {name}\nprovince: {province}\n"
PLACES = {
    "city": ("370100", "济南市", "山东省"),
    "province": ("370000", "山东省", "山东省"),
    "state": ("100000", "中华人民共和国", "中华人民共和国"),
}


def recorded(place: str, extra: str = "") -> dict[str, str | bytes | None]:
    code, name, province = PLACES[place]
    plan = minimal(PLAN).replace("extent: complete", f"{extra}extent: partial")
    folder = f"districts/{place}"
    return {
        f"{folder}/district.yaml": CITY.format(code=code, name=name, province=province),
        f"{folder}/opinions/plan.yaml": plan,
        f"{folder}/opinions/summary.md": minimal(SUMMARY),
    }


def implementing(level: str, plan: str) -> str:
    return f"implements: {{title: 意见, number: not_stated, level: {level}, plan: {plan}}}\n"


def rules(site_from: SiteFrom, *files: Mapping[str, str | bytes | None]) -> list[str]:
    merged = {name: text for each in files for name, text in each.items()}
    return [rule for rule, *_ in faults_in(site_from(merged)) if rule.startswith(("superior", "division"))]


@pytest.mark.parametrize("place", PLACES)
def test_a_plan_implements_one_of_any_place_above_it(site_from: SiteFrom, place: str) -> None:
    own = changed(PLAN, "extent: complete", implementing(place, f"{place}.opinions") + "extent: complete")
    assert rules(site_from, recorded(place), own) == []


def test_a_city_implements_a_document_of_its_province_and_one_of_its_own(site_from: SiteFrom) -> None:
    measures = {
        name.replace("opinions", "measures"): text
        for name, text in recorded("city", implementing("city", "city.opinions")).items()
    }
    city = recorded("city", implementing("province", "province.opinions"))
    assert rules(site_from, recorded("province"), city, measures) == []


def test_a_city_has_the_name_that_its_code_says(site_from: SiteFrom) -> None:
    wrong = {"districts/city/district.yaml": CITY.format(code="370100", name="青岛市", province="山东省")}
    assert rules(site_from, recorded("city"), wrong) == ["division-name"]


def test_a_plan_with_a_mistake_of_its_own_is_not_called_missing(site_from: SiteFrom) -> None:
    own = changed(PLAN, "extent: complete", implementing("city", "city.opinions") + "extent: complete")
    broken = {"districts/city/opinions/plan.yaml": "title: 意见\n"}
    assert rules(site_from, recorded("city"), broken, own) == []


@pytest.mark.parametrize("name", ["districts/city/district.yaml", "districts/aa/district.yaml"])
@pytest.mark.parametrize("code", ["3701000000001", "0370100", "370199"])
def test_a_wrong_code_is_one_mistake_whichever_place_has_it(site_from: SiteFrom, name: str, code: str) -> None:
    """A code of thirteen digits, one with a zero before it, and one that there is not."""
    by_id = implementing("city", "city.opinions")
    wrong = {name: CITY.format(code=code, name="济南市", province="山东省")}
    for written in (by_id, by_id.replace(", plan: city.opinions", "")):
        own = changed(PLAN, "extent: complete", f"{written}extent: complete")
        content = site_from({**recorded("city"), **own, **wrong})
        reported = [rule for rule, *_ in faults_in(content) if rule.startswith(("superior", "division"))]
        assert reported in (["division-form"], ["division-unknown"], ["division-unknown-named"])
        shutil.rmtree(content)


def test_a_plan_that_names_its_own_number_implements_itself(site_from: SiteFrom) -> None:
    own = "implements: {title: 意见, number: 区字〔2022〕1号, level: city}\nextent: complete"
    text = minimal(PLAN).replace("extent: complete", own)
    number = next(line for line in text.splitlines() if line.startswith("document_number:"))
    assert rules(site_from, {PLAN: text.replace(number, "document_number: 区字〔2022〕1号")}) == ["superior-self"]


def test_a_plan_under_a_circle_is_not_named_with_it(site_from: SiteFrom) -> None:
    city = recorded("city", implementing("city", "city.measures"))
    measures = {
        name.replace("opinions", "measures"): text
        for name, text in recorded("city", implementing("city", "city.opinions")).items()
    }
    own = changed(PLAN, "extent: complete", implementing("city", "city.opinions") + "extent: complete")
    assert rules(site_from, city, measures, own) == ["superior-circle"]


def test_what_is_written_of_a_document_of_a_made_up_place_is_held_against_it_too(site_from: SiteFrom) -> None:
    places = {"districts/aa/district.yaml": "990101", "districts/city/district.yaml": "990100"}
    invented = {name: CITY.format(code=code, name="样例市", province="样例省") for name, code in places.items()}
    own = changed(PLAN, "extent: complete", implementing("province", "city.opinions") + "extent: complete")
    assert "superior-level" in rules(site_from, recorded("city"), own, invented)
