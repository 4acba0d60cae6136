"""Every id that draws on a vocabulary is in it."""

from __future__ import annotations

import pytest

from tests.conftest import MINIMAL, SiteFrom, findings
from tests.sites_invalid import FUND, PLAN, changed, faults_in

FIELDS = [
    (PLAN, "kind: opinions", "kind: {}", "plan-kinds"),
    (PLAN, "agency: finance", "agency: {}", "agencies"),
    (PLAN, "indicator: duration", "indicator: {}", "indicators"),
    ("vocabularies/natures.yaml", "  label: 目标", "  like: {}\n  label: 目标", "natures"),
    (FUND, "themes: [funding]", "themes: [{}]", "themes"),
    (FUND, "instruments: [fund]", "instruments: [{}]", "instruments"),
    (FUND, "target_groups: [all]", "target_groups: [{}]", "target-groups"),
    (FUND, "status: planned", "status: {}", "statuses"),
    (FUND, "force: 力争", "commitment: {}\ncommitment_reason: 甲", "commitments"),
]


@pytest.mark.parametrize(("file", "old", "form", "vocabulary"), FIELDS)
def test_an_unknown_id_is_told_in_every_field_that_draws_on_a_vocabulary(
    site_from: SiteFrom, file: str, old: str, form: str, vocabulary: str
) -> None:
    (problems,) = findings(site_from(changed(file, old, form.format("zzzz"))), sources=None)
    assert (problems.rule, problems.values["value"]) == ("vocabulary", "zzzz")
    assert problems.values["file"] == f"vocabularies/{vocabulary}.yaml"
    assert problems.place.file == f"content/{file}"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("fundin", "funding"),
        ("Funding", "funding"),
        ("hosing", "housing"),
        ("资金", "funding"),
        ("安住", "housing"),
        ("cultures", "culture"),
    ],
)
def test_a_mistyped_id_or_a_label_is_told_with_the_id_that_was_meant(
    site_from: SiteFrom, written: str, near: str
) -> None:
    (problems,) = findings(site_from(changed(FUND, "themes: [funding]", f"themes: [{written}]")), sources=None)
    assert (problems.rule, problems.values["near"]) == ("vocabulary-near", near)
    assert problems.values["label"]


def test_each_unknown_id_of_a_list_is_told_where_it_stands(site_from: SiteFrom) -> None:
    content = site_from(changed(FUND, "themes: [funding]", "themes: [funding, zzzz, xxxx]"))
    assert faults_in(content) == [("vocabulary", FUND, 5, 19), ("vocabulary", FUND, 5, 25)]


PART = """\
  - id: part-{}
    name: 部分{}
    themes: [{{}}]
    status: planned
    target_groups: [all]
    force: 力争
"""
MEASURES = "measures:\n" + "".join(PART.format(number, number) for number in (1, 2, 3))


def with_measures(theme: str) -> dict[str, str | bytes | None]:
    """A programme of which three parts have a theme."""
    return changed(FUND, "force: 力争\n", "force: 力争\n" + MEASURES.replace("{}", theme))


def test_the_parts_are_right(site_from: SiteFrom) -> None:
    assert faults_in(site_from(with_measures("funding"))) == []


@pytest.mark.parametrize(
    ("theme", "near"),
    [
        ("fundin", "funding"),
        ("hosing", "housing"),
        ("cultur", "culture"),  # a theme that nothing else has: a slip all the same
    ],
)
def test_a_slip_that_was_copied_within_a_file_is_told_at_each_place_and_is_no_new_name(
    site_from: SiteFrom, theme: str, near: str
) -> None:
    problems = findings(site_from(with_measures(theme)), sources=None)
    assert [(problem.rule, problem.values["near"]) for problem in problems] == [("vocabulary-near", near)] * 3
    assert len({problem.place.line for problem in problems}) == 3


def test_an_id_like_none_that_was_copied_within_a_file_is_told_once_and_is_no_new_name(site_from: SiteFrom) -> None:
    (problem,) = findings(site_from(with_measures("zzzz")), sources=None)
    assert (problem.rule, problem.values["files"], problem.values["count"]) == ("vocabulary-many", "1", "3")


def test_no_text_that_uses_a_renamed_term_is_compared_with_its_source(site_from: SiteFrom) -> None:
    """The finding names the first file only, and what is read from the terms of all is asked of the vocabulary."""
    folder = MINIMAL / "districts/aa/plan-a"
    copies = {path: path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in (".md", ".yaml")}
    second = {f"districts/aa/plan-b/{path.relative_to(folder).as_posix()}": text for path, text in copies.items()}
    content = site_from(second | changed("vocabularies/statuses.yaml", "- id: planned", "- id: intended"))
    (problem,) = (item for item in findings(content) if item.rule.startswith(("vocabulary", "evidence")))
    assert (problem.rule, problem.values["near"], problem.values["files"]) == ("vocabulary-renamed", "intended", "4")


@pytest.mark.parametrize(
    ("published", "rule"), [("themes/other.html", "vocabulary-renamed"), ("themes/housings.html", "vocabulary-many")]
)
def test_a_term_that_was_published_is_no_new_name_of_one_that_was_deleted(
    site_from: SiteFrom, published: str, rule: str
) -> None:
    """However like the two are, and in however many files the deleted one is used."""
    folder = MINIMAL / "districts/aa/plan-a"
    copies = {path: path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in (".md", ".yaml")}
    many = {
        f"districts/aa/plan-{letter}/{path.relative_to(folder).as_posix()}": text
        for letter in "bcdefg"
        for path, text in copies.items()
    }
    terms = changed("vocabularies/themes.yaml", "- id: housing", "- id: housings")
    register = {"published/site.txt": f"themes/culture.html\n{published}\n"}
    problems = findings(site_from(many | terms | register), sources=None)
    assert [problem.rule for problem in problems if problem.rule.startswith("vocabulary")] == [rule]


def test_a_state_in_a_list_is_no_term(site_from: SiteFrom) -> None:
    (problem,) = findings(site_from(changed(FUND, "themes: [", "themes: [not_stated, ")), sources=None)
    assert (problem.rule, problem.values["value"]) == ("state-in-list", "not_stated")


@pytest.mark.parametrize("state", ["not_stated", "not_researched", "{state: disputed, note: 两处不一}"])
def test_an_absent_value_draws_on_nothing(site_from: SiteFrom, state: str) -> None:
    assert faults_in(site_from(changed(FUND, "status: planned", f"status: {state}"))) == []


@pytest.mark.parametrize("name", ["themes", "instruments", "target-groups", "agencies", "plan-kinds", "statuses"])
def test_a_vocabulary_that_is_broken_is_told_and_no_use_of_it(site_from: SiteFrom, name: str) -> None:
    assert [file for _, file, *_ in faults_in(site_from({f"vocabularies/{name}.yaml": "- id: [\n"}))] == [
        f"vocabularies/{name}.yaml"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "themes",
        "instruments",
        "target-groups",
        "agencies",
        "plan-kinds",
        "statuses",
        "commitments",
        "natures",
        "indicators",
    ],
)
def test_without_a_vocabulary_nothing_is_compared_with_the_archive(site_from: SiteFrom, name: str) -> None:
    file = f"vocabularies/{name}.yaml"
    problems = [(finding.rule, finding.place.file) for finding in findings(site_from({file: None}))]
    assert problems == [("missing-file", f"content/{file}")]


def test_a_vocabulary_with_one_broken_term_makes_no_use_of_the_others_a_finding(site_from: SiteFrom) -> None:
    content = site_from(changed("vocabularies/themes.yaml", "  label: 安住\n", ""))
    assert [(rule, file) for rule, file, *_ in faults_in(content)] == [("missing-key", "vocabularies/themes.yaml")]
