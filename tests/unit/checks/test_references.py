"""A programme is part of another programme of its plan, one level deep."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom, findings
from tests.sites_invalid import FUND, HOUSING, changed, faults_in, minimal


def test_a_programme_may_be_part_of_another(site_from: SiteFrom) -> None:
    assert faults_in(site_from(changed(FUND, "cite:", "part_of: housing\ncite:"))) == []


@pytest.mark.parametrize(
    ("written", "rule"),
    [("house", "programme-near"), ("hosing", "programme-near"), ("xyz", "programme"), ("fund", "part-of-part")],
)
def test_what_it_cannot_be_part_of_is_told(site_from: SiteFrom, written: str, rule: str) -> None:
    content = site_from(changed(FUND, "cite:", f"part_of: {written}\ncite:"))
    assert faults_in(content) == [(rule, FUND, 12, 10)]
    (problems,) = findings(content, sources=None)
    assert problems.values.get("near", "") == ("housing" if rule == "programme-near" else "")


def test_a_part_has_no_parts(site_from: SiteFrom) -> None:
    part = minimal(FUND).replace("cite:", "part_of: housing\ncite:")
    deeper = minimal(FUND).replace("name: 水手资金", "name: 深处").replace("cite:", "part_of: fund\ncite:")
    content = site_from({FUND: part, "districts/aa/plan-a/programmes/deep.md": deeper})
    assert [(rule, file) for rule, file, *_ in faults_in(content)] == [
        ("part-of-part", "districts/aa/plan-a/programmes/deep.md")
    ]


def test_a_circle_is_told(site_from: SiteFrom) -> None:
    content = site_from(
        changed(FUND, "cite:", "part_of: housing\ncite:") | changed(HOUSING, "cite:", "part_of: fund\ncite:")
    )
    assert {rule for rule, *_ in faults_in(content)} == {"part-of-part"}


def test_a_programme_of_another_plan_is_not_there(site_from: SiteFrom) -> None:
    second = {
        f"districts/bb/plan-b/{name}": minimal(f"districts/aa/plan-a/{name}") for name in ("plan.yaml", "summary.md")
    }
    second["districts/bb/plan-b/programmes/flats.md"] = minimal(HOUSING)
    content = site_from(changed(FUND, "cite:", "part_of: flats\ncite:") | second)
    assert [(rule, file) for rule, file, *_ in faults_in(content)] == [("programme", FUND)]


def test_what_is_there_but_broken_is_not_told_twice(site_from: SiteFrom) -> None:
    content = site_from(changed(FUND, "cite:", "part_of: housing\ncite:") | {HOUSING: "---\nname: [\n---\n正文。\n"})
    assert [(rule, file) for rule, file, *_ in faults_in(content)] == [("open-bracket", HOUSING)]
