"""A published plan without a lock is told, where anything is compared at all, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.evidence.locks.without_lock import leave_out_lost
from builder.findings.finding import Place, Severity, finding
from tests.conftest import SOURCES, SiteFrom, findings
from tests.sites_invalid import PLAN, SUMMARY, changed, minimal

LOCK = "districts/aa/plan-a/evidence.lock"
PUBLISHED = {"published/city-3701.txt": "districts/aa/plan-a.html\n"}
BESIDE = {
    "districts/bb/plan-b/plan.yaml": minimal(PLAN),
    "districts/bb/plan-b/summary.md": minimal(SUMMARY),
    "districts/bb/plan-b/evidence.lock": "# 核对记录\n",
}


def of_locks(content: Path, sources: Path | None) -> list[tuple[str, str]]:
    """The findings about locks and what keeps one from being read, without those of the plan beside."""
    problems = findings(content, sources=sources)
    wanted = [each for each in problems if each.rule.startswith("lock-") or each.severity is Severity.ERROR]
    return [(each.rule, each.place.file) for each in wanted if "/bb/" not in each.place.file]


@pytest.mark.parametrize(
    ("more", "sources", "is_reported"),
    [
        (PUBLISHED, SOURCES, True),
        (PUBLISHED | BESIDE, None, True),
        (PUBLISHED, None, False),
        ({}, SOURCES, False),
        (PUBLISHED | {LOCK: "# 核对记录\n"}, None, False),
    ],
)
def test_a_published_plan_without_a_lock_is_reported_where_anything_is_compared(
    site_from: SiteFrom, more: dict[str, str | bytes | None], sources: Path | None, is_reported: bool
) -> None:
    expected = [("lock-none", f"content/{PLAN}")] if is_reported else []
    assert of_locks(site_from(more), sources) == expected


def test_a_plan_that_was_renamed_and_lost_its_lock_is_one_finding(site_from: SiteFrom) -> None:
    was = {"published/city-3701.txt": "districts/aa/plan-old.html\n"}
    renamed = changed(PLAN, "title:", "aliases: [plan-old]\ntitle:")
    assert of_locks(site_from(was | renamed), SOURCES) == [("lock-none", f"content/{PLAN}")]


def test_a_draft_needs_no_lock(site_from: SiteFrom) -> None:
    draft = changed(PLAN, "title:", "draft: true\ntitle:")
    assert ("lock-none", f"content/{PLAN}") not in of_locks(site_from(PUBLISHED | draft), SOURCES)


def test_a_lock_that_cannot_be_read_is_not_missing_as_well(site_from: SiteFrom) -> None:
    conflict = {LOCK: "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> b\n"}
    assert of_locks(site_from(PUBLISHED | conflict), SOURCES) == [("conflict", f"content/{LOCK}")]


def test_where_an_earlier_edition_had_a_lock_only_that_is_reported() -> None:
    none = [finding(Place("a.yaml"), "lock-none", plan=plan, severity=Severity.NOTICE) for plan in ("aa.a", "bb.b")]
    lost = finding(Place("a.yaml"), "lock-lost", plan="aa.a")
    assert leave_out_lost([*none, lost]) == [none[1], lost]
