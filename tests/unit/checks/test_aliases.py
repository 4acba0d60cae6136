"""An old id leads to one place only."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom, checked
from tests.sites_invalid import DISTRICT, FUND, HOUSING, PLAN, SECOND_DISTRICT, changed, faults_in, minimal

SECOND_PLAN = "districts/aa/plan-b"


def with_aliases(file: str, *aliases: str) -> dict[str, str | bytes | None]:
    """A file with a key for old ids at its end, or at the end of its front matter."""
    line = f"aliases: [{', '.join(aliases)}]\n"
    return changed(file, "cite:", f"{line}cite:") if file in (FUND, HOUSING) else {file: minimal(file) + line}


@pytest.mark.parametrize(
    ("file", "alias"),
    [(DISTRICT, "old-a"), (PLAN, "old-plan"), (FUND, "old-fund"), (FUND, "plan-a"), (PLAN, "aa"), (PLAN, "fund")],
)
def test_an_old_id_that_nothing_else_has_becomes_a_redirect(site_from: SiteFrom, file: str, alias: str) -> None:
    content = site_from(with_aliases(file, alias))
    assert faults_in(content) == []
    assert any(page.template == "redirect" and alias in page.path for page in checked(content, sources=None).pages)


@pytest.mark.parametrize(
    ("file", "aliases", "column"),
    [
        (DISTRICT, ("bb",), 11),
        (DISTRICT, ("aa",), 11),
        (FUND, ("housing",), 11),
        (FUND, ("fund",), 11),
        (FUND, ("fine", "housing"), 17),
        (PLAN, ("plan-a",), 11),
    ],
)
def test_an_old_id_that_is_taken_is_told_where_it_stands(
    site_from: SiteFrom, file: str, aliases: tuple[str, ...], column: int
) -> None:
    faults = faults_in(site_from(with_aliases(file, *aliases)))
    assert [(rule, where, place) for rule, where, _, place in faults] == [("alias-taken", file, column)]


def test_two_neighbours_cannot_have_the_same_old_id(site_from: SiteFrom) -> None:
    faults = faults_in(site_from(with_aliases(DISTRICT, "old") | with_aliases(SECOND_DISTRICT, "old")))
    assert [(rule, where) for rule, where, *_ in faults] == [("alias-taken", SECOND_DISTRICT)]


def test_programmes_of_one_plan_cannot_have_the_same_old_id(site_from: SiteFrom) -> None:
    faults = faults_in(site_from(with_aliases(HOUSING, "old") | with_aliases(FUND, "old")))
    assert [(rule, where) for rule, where, *_ in faults] == [("alias-taken", FUND)]


def test_plans_of_other_districts_may_have_the_same_old_id(site_from: SiteFrom) -> None:
    aliased = with_aliases(PLAN, "old")
    second = {"districts/bb/plan-a/plan.yaml": aliased[PLAN], "districts/bb/plan-a/summary.md": "摘要。\n"}
    assert faults_in(site_from(aliased | second)) == []


def test_plans_of_one_district_may_not(site_from: SiteFrom) -> None:
    second = {f"{SECOND_PLAN}/plan.yaml": with_aliases(PLAN, "plan-a")[PLAN], f"{SECOND_PLAN}/summary.md": "摘要。\n"}
    assert [(rule, where) for rule, where, *_ in faults_in(site_from(second))] == [
        ("alias-taken", f"{SECOND_PLAN}/plan.yaml")
    ]


def test_a_programme_had_no_name_that_a_number_of_its_plan_has(site_from: SiteFrom) -> None:
    """Claims name either by the plan and an id."""
    content = site_from(with_aliases(FUND, "years"))
    assert [(rule, file) for rule, file, *_ in faults_in(content)] == [("alias-taken", FUND)]
