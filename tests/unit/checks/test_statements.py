"""Every statement says what it is about, for whom, in what state and how firmly, itself or by inheritance."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom, findings
from tests.sites_invalid import FUND, HOUSING, PLAN, changed, faults_in

Files = dict[str, str | bytes | None]
ASPECTS = ("themes", "target_groups", "status")
OWN = {"themes": "[housing]", "target_groups": "[all]", "status": "planned", "force": "完成"}
MEASURE = "measures:\n  - id: flats\n    name: 安住计划\n"
NUMBER = (
    "quantities:\n  - id: homes\n    label: 住房\n    nature: target\n    value: not_stated\n    printed: 安住计划\n"
)


def housing(*parts: str, whole: str = "") -> Files:
    """The programme on housing with measures and numbers."""
    return changed(HOUSING, "cite:", f"whole: [{whole}]\n{''.join(parts)}cite:")


def own(*left_out: str) -> str:
    """All that a measure or a number must say, without what is left out."""
    return "".join(f"    {key}: {value}\n" for key, value in OWN.items() if key not in left_out)


def missing(site_from: SiteFrom, files: Files) -> list[tuple[str, object, object]]:
    return [
        (finding.rule, finding.values.get("id"), finding.values.get("key"))
        for finding in findings(site_from(files), sources=None)
    ]


def test_a_part_that_says_everything_itself_needs_no_programme(site_from: SiteFrom) -> None:
    assert faults_in(site_from(housing(MEASURE, own(), NUMBER, own()))) == []


def test_a_part_may_have_everything_from_the_whole_or_from_its_measure(site_from: SiteFrom) -> None:
    whole = "themes, target_groups, status, force"
    parts = (MEASURE, NUMBER, "    measure: flats\n")
    assert faults_in(site_from(housing(*parts, whole=whole))) == []


def test_a_number_has_everything_from_a_measure_that_says_it(site_from: SiteFrom) -> None:
    assert faults_in(site_from(housing(MEASURE, own(), NUMBER, "    measure: flats\n"))) == []


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize(("part", "name"), [(MEASURE, "flats"), (NUMBER, "homes")])
def test_what_a_part_does_not_say_is_a_gap(site_from: SiteFrom, part: str, name: str, aspect: str) -> None:
    assert missing(site_from, housing(part, own(aspect))) == [("statement-aspect", name, aspect)]


@pytest.mark.parametrize("part", [MEASURE, NUMBER])
def test_a_part_without_a_verb_is_told(site_from: SiteFrom, part: str) -> None:
    assert missing(site_from, housing(part, own("force"))) == [("statement-force", None, None)]


def test_empty_lists_are_answers(site_from: SiteFrom) -> None:
    empty = own("themes", "target_groups") + "    themes: []\n    target_groups: []\n"
    assert faults_in(site_from(housing(MEASURE, empty))) == []


def test_instruments_and_bodies_may_be_left_out(site_from: SiteFrom) -> None:
    assert "instruments" not in own()
    assert faults_in(site_from(housing(MEASURE, own()))) == []


def test_a_gap_is_told_where_the_part_stands(site_from: SiteFrom) -> None:
    ((rule, file, line, column),) = faults_in(site_from(housing(MEASURE, own("themes"))))
    assert (rule, file, column) == ("statement-aspect", HOUSING, 5)
    assert line > 12


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("", ["statement-force"]),
        ("commitment: firm\n", ["commitment-reason"]),
        ("force: 力争\ncommitment: firm\n", ["commitment-reason"]),
        ("commitment: firm\ncommitment_reason: 标题写明\n", []),
        ("commitment: not_stated\n", []),
        ("force: 力争\ncommitment: firm\ncommitment_reason: 标题写明\n", []),
    ],
)
def test_a_level_rests_on_the_verb_or_on_a_reason(site_from: SiteFrom, written: str, rules: list[str]) -> None:
    assert [rule for rule, *_ in faults_in(site_from(changed(FUND, "force: 力争\n", written)))] == rules


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("", ["statement-force"]),
        ("    commitment: strive\n", ["commitment-reason"]),
        ("    commitment: strive\n    commitment_reason: 标题写明\n", []),
    ],
)
def test_so_does_that_of_a_number_of_the_plan(site_from: SiteFrom, written: str, rules: list[str]) -> None:
    assert [rule for rule, *_ in faults_in(site_from(changed(PLAN, "    force: 完成\n", written)))] == rules


@pytest.mark.parametrize("term", ["themes.culture", "agencies.finance", "indicators.duration"])
def test_what_is_not_coded_is_a_term(site_from: SiteFrom, term: str) -> None:
    entry = f"not_coded:\n  - term: {term}\n    paragraphs: [2]\n    reason: 说的是别的\n"
    assert faults_in(site_from(changed(PLAN, "caveats:", f"{entry}caveats:"))) == []


@pytest.mark.parametrize("term", ["themes.cultur", "theme.culture", "culture", "themes.", "natures.target.x"])
def test_anything_else_is_no_term(site_from: SiteFrom, term: str) -> None:
    entry = f"not_coded:\n  - term: {term}\n    paragraphs: [2]\n    reason: 说的是别的\n"
    (problem,) = findings(site_from(changed(PLAN, "caveats:", f"{entry}caveats:")), sources=None)
    assert (problem.rule, problem.values["value"]) == ("not-coded-term", term)


@pytest.mark.parametrize("role", ["lead", "partners", "joint", "manage", "approve", "mention"])
def test_a_body_of_a_statement_must_be_registered_in_every_role(site_from: SiteFrom, role: str) -> None:
    parts = (MEASURE, own(), f"    {role}: [区委组织处]\n", NUMBER, own(), f"    {role}: [区委组织处]\n")
    assert [rule for rule, *_ in faults_in(site_from(housing(*parts)))] == ["organisation-near"] * 2


def test_who_approves_a_plan_must_be_registered(site_from: SiteFrom) -> None:
    content = site_from(changed(PLAN, "caveats:", "approved_by: [区委组织处]\ncaveats:"))
    assert [(rule, file) for rule, file, *_ in faults_in(content)] == [("organisation-near", PLAN)]
