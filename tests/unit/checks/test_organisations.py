"""Every body that leads or takes part is registered in its plan."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom, findings
from tests.sites_invalid import FUND, HOUSING, PLAN, changed, faults_in


def test_registered_bodies_and_absent_ones_are_fine(site_from: SiteFrom) -> None:
    changes = changed(
        FUND, "lead: [区财政局]", "lead: not_stated", "partners: not_stated", "partners: [区委组织部, 区财政局]"
    )
    assert faults_in(site_from(changes)) == []


@pytest.mark.parametrize(
    ("written", "rule", "near"),
    [
        ("区委组织处", "organisation-near", "区委组织部"),
        ("组织部", "organisation-near", "区委组织部"),
        ("区财政局 ", "organisation-near", "区财政局"),
        ("发改委", "organisation", ""),
    ],
)
def test_an_unknown_body_is_told_with_the_one_that_was_probably_meant(
    site_from: SiteFrom, written: str, rule: str, near: str
) -> None:
    (problems,) = findings(site_from(changed(FUND, "lead: [区财政局]", f'lead: ["{written}"]')), sources=None)
    assert (problems.rule, problems.values["value"], problems.values["near"]) == (rule, written, near)
    assert problems.values["file"] == f"content/{PLAN}"


def test_each_unknown_body_is_told_where_it_stands(site_from: SiteFrom) -> None:
    content = site_from(changed(HOUSING, "lead: [区委组织部]", "lead: [区委组织部, 甲, 乙]", "[区财政局]", "[丙]"))
    assert faults_in(content) == [("organisation", HOUSING, 8, column) for column in (15, 18)] + [
        ("organisation", HOUSING, 9, 12)
    ]


def test_bodies_are_those_of_their_own_plan(site_from: SiteFrom) -> None:
    content = site_from(changed(PLAN, "  区财政局:\n", "  区财政所:\n"))
    assert [(rule, file) for rule, file, *_ in faults_in(content)] == [
        ("organisation-near", FUND),
        ("organisation-near", HOUSING),
    ]
