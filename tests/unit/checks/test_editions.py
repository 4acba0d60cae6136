"""What a plan replaces exists; what is renamed, broken or drawn from another district is understood."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom
from tests.sites_invalid import FUND, PLAN, SUMMARY, changed, faults_in, minimal

LATER = "districts/aa/plan-b/plan.yaml"
LATER_FUND = "districts/aa/plan-b/programmes/fund.md"
ELSEWHERE = "districts/bb/plan-b/plan.yaml"


def later(extra: str, *, file: str = LATER) -> dict[str, str | bytes | None]:
    """A second plan, issued after the one of the smallest site."""
    text = minimal(PLAN).replace("issued: 2022-08-03", f"issued: 2023-05-01\n{extra}")
    text = text.replace("published: 2022-08-05", "published: 2023-05-02")
    return {file: text, file.replace("plan.yaml", "summary.md"): minimal(SUMMARY)}


def continuing(name: str) -> dict[str, str | bytes | None]:
    """A programme of the second plan that continues another."""
    text = minimal(FUND).replace("，见[安住计划](housing.md)", "")
    return {LATER_FUND: text.replace("cite:", f"continues: [{name}]\ncite:")}


@pytest.mark.parametrize("relation", ["supersedes", "amends", "repeals"])
@pytest.mark.parametrize("name", ["plan-a", "aa.plan-a"])
def test_an_earlier_plan_is_named_by_id_or_key(site_from: SiteFrom, relation: str, name: str) -> None:
    assert faults_in(site_from({**later(f"{relation}: [{name}]"), **continuing("fund")})) == []


@pytest.mark.parametrize(("name", "rules"), [("aa.plan-a", []), ("plan-a", ["edition-near"])])
def test_a_plan_of_another_district_is_named_with_it(site_from: SiteFrom, name: str, rules: list[str]) -> None:
    assert [rule for rule, *_ in faults_in(site_from(later(f"supersedes: [{name}]", file=ELSEWHERE)))] == rules


def test_a_plan_may_be_called_what_it_was_called_before(site_from: SiteFrom) -> None:
    renamed = changed(PLAN, "extent: complete", "extent: complete\naliases: [plan-old]")
    assert faults_in(site_from({**renamed, **later("supersedes: [plan-old]")})) == []


def test_an_edition_with_a_mistake_of_its_own_is_not_told_twice(site_from: SiteFrom) -> None:
    broken = changed(PLAN, "kind: opinions", "kind: [")
    faults = faults_in(site_from({**broken, **later("supersedes: [plan-a]"), **continuing("fund")}))
    assert {file for _, file, *_ in faults} == {PLAN}


def test_a_programme_with_a_mistake_of_its_own_is_not_told_twice(site_from: SiteFrom) -> None:
    broken: dict[str, str | bytes | None] = {FUND: "---\nname: [\n---\n正文。\n"}
    faults = faults_in(site_from({**broken, **later("supersedes: [plan-a]"), **continuing("fund")}))
    assert {file for _, file, *_ in faults} == {FUND}


@pytest.mark.parametrize("name", ["plan-a/fund", "aa.plan-a/fund"])
def test_a_programme_may_be_named_with_its_plan(site_from: SiteFrom, name: str) -> None:
    assert faults_in(site_from({**later("supersedes: [plan-a]"), **continuing(name)})) == []


@pytest.mark.parametrize("name", ["plan-z/fund", "plan-b/fund"])
def test_a_programme_continues_one_of_an_earlier_edition_only(site_from: SiteFrom, name: str) -> None:
    faults = faults_in(site_from({**later("supersedes: [plan-a]"), **continuing(name)}))
    assert [(rule, file) for rule, file, *_ in faults] == [("continues", LATER_FUND)]
