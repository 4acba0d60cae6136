"""The lock as the commands write it: what was verified is known without the archive."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conftest import SOURCES, SiteFrom, checked, file_of, findings
from tests.support.commands import run

LOCK = "districts/aa/plan-a/evidence.lock"


def write_lock(content: Path, *, sources: Path = SOURCES) -> subprocess.CompletedProcess[str]:
    return run("check", "--write-lock", "--content", content, "--sources", sources)


def test_the_lock_is_written_and_then_knows_all_claims(site_from: SiteFrom) -> None:
    content = site_from({})
    assert write_lock(content).returncode == 0
    page = checked(content, sources=None).ledger["aa.plan-a"]
    assert page.verified == {claim.id for claim in page.claims}
    assert findings(content, sources=None) == []


def test_writing_the_lock_twice_changes_nothing(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    first = (content / LOCK).read_bytes()
    write_lock(content)
    assert (content / LOCK).read_bytes() == first


def test_a_changed_claim_is_unverified_without_the_archive(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    page = content / "districts/aa/plan-a/programmes/fund.md"
    page.write_text(page.read_text().replace("力争设立", "设立"))
    problems = findings(content, sources=None)
    assert [(finding.rule, finding.values["claim"]) for finding in problems] == [
        ("unverified", "aa.plan-a.fund.summary")
    ]
    assert problems[0].severity.value == "notice"


def test_a_new_edition_of_the_source_makes_everything_unverified(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    plan = content / "districts/aa/plan-a/plan.yaml"
    digest = checked(content).site.plans[0].sources[0].sha256
    plan.write_text(plan.read_text().replace(digest, "0" * 64))
    page = checked(content, sources=None).ledger["aa.plan-a"]
    assert page.verified == frozenset()


def test_a_claim_that_is_gone_is_named(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    with (content / LOCK).open("a") as lock:
        lock.write(f"aa.plan-a.gone.name {'0' * 16} {'0' * 16} yes\n")
    assert [finding.rule for finding in findings(content)] == ["lock-gone"]


def test_content_with_errors_is_not_locked(site_from: SiteFrom) -> None:
    content = site_from({"districts/bb/district.yaml": "code: '1'\n"})
    assert write_lock(content).returncode == 1
    assert not (content / LOCK).exists()


def test_pages_say_whether_a_claim_was_verified(site_from: SiteFrom) -> None:
    content = site_from({})
    name = "districts/aa/plan-a/housing.html"
    claim = 'data-claim="aa.plan-a.housing.lead" data-verified="{}"'
    assert claim.format("no") in file_of(content, name).decode()
    write_lock(content)
    assert claim.format("yes") in file_of(content, name).decode()
