"""Measures and quantities have ids of their own and refer only to what exists."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom
from tests.sites_invalid import FUND, HOUSING, PLAN, changed, faults_in

MEASURE = "measures:\n  - id: flats\n    name: 安住计划\n"
QUANTITY = "  - id: {id}\n    label: 住房\n    nature: target\n    value: not_stated\n    printed: 安住计划\n"


def details(file: str, text: str) -> dict[str, str | bytes | None]:
    """A programme with measures and quantities."""
    return changed(file, "cite:", f"whole: [themes, target_groups, status, force]\n{text}cite:")


def quantity(name: str, more: str = "") -> str:
    return QUANTITY.format(id=name) + (f"    {more}\n" if more else "")


@pytest.mark.parametrize(
    "more", ["", "measure: flats", "repeats: years", "within: years", "repeats: other", "within: housing/other"]
)
def test_a_quantity_may_refer_to_what_is_there(site_from: SiteFrom, more: str) -> None:
    text = MEASURE + "quantities:\n" + quantity("other") + quantity("homes", more)
    assert faults_in(site_from(details(HOUSING, text))) == []


def test_it_may_refer_to_a_quantity_of_another_programme(site_from: SiteFrom) -> None:
    changes = details(HOUSING, "quantities:\n" + quantity("homes"))
    changes |= details(FUND, "quantities:\n" + quantity("money", "repeats: housing/homes"))
    assert faults_in(site_from(changes)) == []


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ("measure: houses", "measure"),
        ("repeats: nothing", "quantity"),
        ("within: fund/homes", "quantity"),
        ("repeats: homes", "quantity"),
        ("within: housing/homes", "quantity"),
    ],
)
def test_it_cannot_refer_to_nothing_or_to_itself(site_from: SiteFrom, more: str, rule: str) -> None:
    text = MEASURE + "quantities:\n" + quantity("homes", more)
    assert [(item, file) for item, file, *_ in faults_in(site_from(details(HOUSING, text)))] == [(rule, HOUSING)]


@pytest.mark.parametrize("name", ["homes", "flats", "name", "lead", "summary"])
def test_an_id_names_one_thing_in_its_programme(site_from: SiteFrom, name: str) -> None:
    text = MEASURE + "quantities:\n" + quantity("homes") + quantity(name)
    results = [(rule, file, column) for rule, file, _, column in faults_in(site_from(details(HOUSING, text)))]
    assert results == [("duplicate-id", HOUSING, 9)]


def test_the_same_id_may_be_used_in_two_programmes(site_from: SiteFrom) -> None:
    text = "quantities:\n" + quantity("homes")
    assert faults_in(site_from(details(HOUSING, text) | details(FUND, text))) == []


def test_a_quantity_of_the_plan_has_no_programme_to_cite_for_it(site_from: SiteFrom) -> None:
    content = site_from(changed(PLAN, "    printed: 用5—10年完成\n    cite: [2]\n", "    printed: 用5—10年完成\n"))
    assert [(rule, file) for rule, file, *_ in faults_in(content)] == [("missing-key", PLAN)]


def test_a_quantity_of_the_plan_cannot_have_the_id_of_a_programme(site_from: SiteFrom) -> None:
    content = site_from(changed(PLAN, "quantities:\n  - id: years\n", "quantities:\n  - id: fund\n"))
    assert [(rule, file) for rule, file, *_ in faults_in(content)] == [("duplicate-id", PLAN)]


@pytest.mark.parametrize(
    ("low", "high", "count"), [("10", "5", 1), ("5", "10", 0), ("5", "5", 0), ("9", "10", 0), ("1.5", "1.25", 1)]
)
def test_a_range_goes_from_less_to_more(site_from: SiteFrom, low: str, high: str, count: int) -> None:
    ranges = quantity("homes").replace("value: not_stated", f"min: {low}\n    max: {high}")
    results = [(rule, file) for rule, file, *_ in faults_in(site_from(details(HOUSING, "quantities:\n" + ranges)))]
    assert results == [("quantity-reversed", HOUSING)] * count


@pytest.mark.parametrize("target", ["housing/homes", "housing/other"])
def test_what_refers_into_a_programme_with_a_mistake_of_its_own_is_right(site_from: SiteFrom, target: str) -> None:
    wrong = quantity("homes").replace("not_stated", "5亿元")
    changes = details(HOUSING, "quantities:\n" + wrong)
    changes |= changed(PLAN, "    indicator: duration\n", f"    indicator: duration\n    repeats: {target}\n")
    changes |= details(FUND, "quantities:\n" + quantity("money", f"within: {target}"))
    assert [(rule, file) for rule, file, *_ in faults_in(site_from(changes))] == [("number-words", HOUSING)]


def test_what_refers_to_nothing_in_its_own_programme_is_found_whatever_the_others_are(site_from: SiteFrom) -> None:
    changes = details(FUND, "quantities:\n" + quantity("money", "within: fund/nothing"))
    rules = [rule for rule, *_ in faults_in(site_from(changes | {HOUSING: "没有资料的正文。\n"}))]
    assert rules == ["quantity", "front-matter"]
