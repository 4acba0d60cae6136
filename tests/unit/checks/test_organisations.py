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


@pytest.mark.parametrize("divider", ["、", " ", "，", "和", "、 "])
def test_bodies_that_were_written_as_a_single_item_are_told_apart(site_from: SiteFrom, divider: str) -> None:
    written = f'lead: ["区委组织部{divider}区财政局"]'
    (problem,) = findings(site_from(changed(FUND, "lead: [区财政局]", written)), sources=None)
    assert (problem.rule, problem.values["written"]) == ("organisations-joined", "[区委组织部, 区财政局]")


def test_bodies_that_were_joined_in_many_places_are_told_in_each(site_from: SiteFrom) -> None:
    lead = "lead: [区委组织部、区财政局]"
    changes = changed(FUND, "lead: [区财政局]", lead, "partners: not_stated", lead.replace("lead", "partners"))
    changes |= changed(HOUSING, "lead: [区委组织部]", lead)
    assert [rule for rule, *_ in faults_in(site_from(changes))] == ["organisations-joined"] * 3


@pytest.mark.parametrize("written", ["区委组织部、发改委", "教育和体育局"])
def test_words_of_which_not_each_part_is_registered_are_a_single_body(site_from: SiteFrom, written: str) -> None:
    content = site_from(changed(FUND, "lead: [区财政局]", f"lead: [{written}]"))
    assert [rule.removesuffix("-near") for rule, *_ in faults_in(content)] == ["organisation"]


def test_a_name_may_have_the_word_that_also_divides(site_from: SiteFrom) -> None:
    changes = changed(PLAN, "  区财政局:\n", "  教育和体育局:\n    agency: finance\n  区财政局:\n")
    changes |= changed(FUND, "lead: [区财政局]", "lead: [区委组织部, 教育和体育局、区财政局]")
    (problem,) = findings(site_from(changes), sources=None)
    assert problem.values["written"] == "[区委组织部, 教育和体育局, 区财政局]"
