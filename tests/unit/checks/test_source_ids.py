"""Citations name a source of their plan; where there are several, they say which."""

from __future__ import annotations

import re

import pytest

from builder.checks.source_ids import citations
from tests.conftest import SiteFrom, checked, findings
from tests.sites_invalid import FUND, HOUSING, PLAN, changed, faults_in, minimal

SECOND = """  - id: copy
    file: copy.txt
    sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
    title: 另一份
    publisher: not_stated
    url: https://test.example/a.html
    published: not_stated
    retrieved: not_stated
"""
PLACE = "place:\n  inferred: true\n  reason: 由网站推断\n  cite: [1, 'copy:2']\n"


def two_sources(*, cite: str) -> dict[str, str | bytes | None]:
    """The plan with a second source, and all citations in the form `cite`, in which # stands for the paragraph."""

    def named(file: str) -> str:
        return re.sub(r"cite: \[(\d+)\]", lambda match: f"cite: [{cite.replace('#', match[1])}]", minimal(file))

    return {
        PLAN: named(PLAN).replace("organisations:\n", f"{SECOND}organisations:\n"),
        FUND: named(FUND),
        HOUSING: named(HOUSING),
    }


@pytest.mark.parametrize("cite", ["'page:#'", "'copy:#'", "'page:#', 'copy:#-9'"])
def test_with_several_sources_a_citation_names_one(site_from: SiteFrom, cite: str) -> None:
    assert faults_in(site_from(two_sources(cite=cite))) == []


def test_with_one_source_a_citation_may_name_it(site_from: SiteFrom) -> None:
    assert faults_in(site_from(changed(FUND, "cite: [3]", "cite: ['page:3']"))) == []


def test_with_several_sources_every_citation_that_names_none_is_told(site_from: SiteFrom) -> None:
    changes = two_sources(cite="#")
    assert isinstance(changes[PLAN], str)
    problems = findings(site_from(changes), sources=None)
    assert {finding.rule for finding in problems} == {"citation-source"}
    assert {finding.values["sources"] for finding in problems} == {"page、copy"}
    assert {finding.place.file.removeprefix("content/") for finding in problems} == {PLAN, FUND, HOUSING}


@pytest.mark.parametrize("written", ["pagee:3", "copy:3"])
def test_a_source_that_does_not_exist_is_told(site_from: SiteFrom, written: str) -> None:
    content = site_from(changed(FUND, "cite: [3]", f"cite: [3, '{written}']"))
    assert faults_in(content) == [("citation-unknown-source", FUND, 12, 11)]


def test_two_sources_cannot_have_one_id_and_that_is_one_finding(site_from: SiteFrom) -> None:
    changes = two_sources(cite="#")
    changes[PLAN] = str(changes[PLAN]).replace("id: copy", "id: page")
    assert [(rule, file) for rule, file, *_ in faults_in(site_from(changes))] == [("duplicate-id", PLAN)]


def test_citations_of_a_plan_are_those_of_all_its_parts(site_from: SiteFrom) -> None:
    changes = two_sources(cite="'page:#'")
    changes[PLAN] = str(changes[PLAN]) + PLACE.replace("[1,", "['page:1',")
    site = checked(site_from(changes), sources=None).site
    places = [spot.place for _, spot in citations(site.plans[0])]
    assert {place.file.removeprefix("content/") for place in places} == {PLAN, FUND, HOUSING}
    assert max(place.line for place in places if place.file.endswith(PLAN)) == str(changes[PLAN]).count("\n")
