"""The lock as the commands write it: what was compared is known without the archive, and nothing else is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from builder.evidence.locks.lock import RULES
from builder.evidence.locks.marks import Mark
from builder.findings.finding import Severity
from tests.conftest import ROOT, SOURCES, SiteFrom, checked, file_of, findings
from tests.support.commands import run

FOLDER = "districts/aa/plan-a"
LOCK = f"{FOLDER}/evidence.lock"
FUND = f"{FOLDER}/programmes/fund.md"
DAY = "1767225600"
"""2026-01-01, as SOURCE_DATE_EPOCH."""


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


def write_lock(content: Path, *options: str | Path) -> subprocess.CompletedProcess[str]:
    return run("check", "--write-lock", "--content", content, *(options or ("--sources", SOURCES)))


def changed(content: Path, file: str, old: str, new: str) -> None:
    path = content / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def line(content: Path, name: str) -> str:
    lines = (content / LOCK).read_text("utf-8").splitlines(keepends=True)
    return next(each for each in lines if each.startswith(f"{name} "))


def marks(content: Path, *, sources: Path | None = None) -> dict[str, Mark]:
    of_plan = checked(content, sources=sources).ledger["aa.plan-a"].marks
    return {claim.removeprefix("aa.plan-a."): mark for claim, mark in of_plan.items()}


def test_what_the_program_compared_is_attested_without_the_archive(site_from: SiteFrom) -> None:
    content = site_from({})
    assert write_lock(content).returncode == 0
    now, later = marks(content, sources=SOURCES), marks(content)
    assert {now[name].state for name in ("title", "fund.name", "fund.lead", "housing.partners")} == {"verbatim"}
    assert later["fund.name"] == Mark("attested", "编辑", "2026-01-01", RULES)
    assert {name for name in now if now[name].state == "verbatim"} == {
        name for name in later if later[name].state == "attested"
    }
    assert findings(content, sources=None) == []


def test_what_only_a_person_can_tell_is_unchecked_with_and_without_the_archive(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    for of_plan in (marks(content, sources=SOURCES), marks(content)):
        of_readers = ("summary", "fund.summary", "fund.coding", "caveat.note-1", "theme.housing", "years.label")
        assert {of_plan[name].state for name in of_readers} == {"unchecked"}


def test_text_that_a_correction_made_is_not_verbatim(site_from: SiteFrom) -> None:
    content = site_from({})
    changed(content, f"{FOLDER}/plan.yaml", "printed: 510年", "printed: 用510年")
    changed(content, f"{FOLDER}/plan.yaml", "read_as: 5—10年", "read_as: 用5—10年")
    assert marks(content, sources=SOURCES)["years"].state == "unchecked"


def test_who_compared_is_named(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content, "--sources", SOURCES, "--by", "核对员 甲")
    assert marks(content)["fund.name"].by == "核对员 甲"


def test_writing_the_lock_again_on_another_day_changes_nothing(
    site_from: SiteFrom, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = site_from({})
    write_lock(content)
    first = (content / LOCK).read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY) + 86_400))
    write_lock(content)
    assert (content / LOCK).read_bytes() == first
    changed(content, f"{FOLDER}/plan.yaml", "只为测试而写。", "只为试验而写。")
    write_lock(content)
    after = (content / LOCK).read_text("utf-8").splitlines()
    assert [new for new in after if new not in first.decode().splitlines()] == [line(content, "caveat.note-1").strip()]
    assert "2026-01-02" in line(content, "caveat.note-1")


def test_one_new_caveat_unsettles_nothing_else(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    before = marks(content)
    changed(content, f"{FOLDER}/plan.yaml", "caveats:\n", "caveats:\n  first: 排在最前面的一条。\n")
    assert {name: mark for name, mark in marks(content).items() if name != "caveat.first"} == before


def test_a_changed_claim_is_unchecked_without_the_archive_and_stops_nothing(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    changed(content, FUND, "name: 水手资金", "name: 水手基金")
    problems = findings(content, sources=None)
    assert {(problem.rule, problem.severity) for problem in problems} == {("unverified", Severity.NOTICE)}
    assert "aa.plan-a.fund.name" in {problem.values["claim"] for problem in problems}
    assert marks(content)["fund.name"].state == "unchecked"
    assert run("check", "--strict", "--content", content).returncode == 0


def test_with_the_archive_one_notice_says_that_the_lock_is_behind(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    changed(content, f"{FOLDER}/plan.yaml", "issuer: [市中区委, 市中区政府]", "issuer: [市中区委]")
    (problem,) = findings(content)
    assert (problem.rule, problem.severity) == ("lock-behind", Severity.NOTICE)
    assert marks(content, sources=SOURCES)["issuer"].state == "verbatim"


def test_a_new_edition_of_the_source_makes_everything_unchecked(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    digest = checked(content).site.plans[0].sources[0].sha256
    changed(content, f"{FOLDER}/plan.yaml", digest, "0" * 64)
    assert {mark.state for mark in marks(content).values()} == {"unchecked"}


def test_a_line_that_says_more_than_the_archive_is_an_error_with_it(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    forged = line(content, "fund.summary")
    changed(content, LOCK, forged, forged.replace(" reading ", " verbatim "))
    (problem,) = findings(content)
    assert (problem.rule, problem.severity, problem.values["claim"]) == (
        "lock-differs",
        Severity.ERROR,
        "aa.plan-a.fund.summary",
    )
    assert marks(content)["fund.summary"].state == "unchecked", "no line makes a reading verbatim"
    assert write_lock(content).returncode == 0
    assert line(content, "fund.summary") == forged


def test_a_line_of_older_rules_says_so(site_from: SiteFrom) -> None:
    content = site_from({})
    write_lock(content)
    for name in ("fund.name", "fund.number"):
        old = line(content, name)
        changed(content, LOCK, old, old.replace(f" verbatim {RULES} ", " verbatim 1 "))
    (problem,) = findings(content, sources=None)
    assert (problem.rule, problem.severity, problem.values["count"]) == ("lock-rules", Severity.NOTICE, "2")
    assert marks(content)["fund.name"] == Mark("attested", "编辑", "2026-01-01", 1)
    assert "规则第1版" in file_of(content, f"{FOLDER}/fund.html").decode()


@pytest.mark.parametrize(
    ("more", "rule", "severity"),
    [
        (f"fund.gone {'0' * 16} {'0' * 16} - verbatim {RULES} 2026-01-01 编辑\n", "lock-gone", Severity.ERROR),
        (f"aa.plan-a.fund.name {'0' * 16} {'0' * 16} yes\n", "lock-line", Severity.ERROR),
        ("{fund.name}", "lock-twice", Severity.ERROR),
    ],
)
def test_what_a_lock_cannot_say_is_an_error_that_writing_it_mends(
    site_from: SiteFrom, more: str, rule: str, severity: Severity
) -> None:
    content = site_from({})
    write_lock(content)
    sound = (content / LOCK).read_text("utf-8")
    (content / LOCK).write_text(sound + more.replace("{fund.name}", line(content, "fund.name")), "utf-8")
    for sources in (SOURCES, None):
        (problem,) = findings(content, sources=sources)
        assert (problem.rule, problem.severity, problem.place.file) == (rule, severity, f"content/{LOCK}")
    assert write_lock(content, "--by", "无存档").returncode == 0, "without the sources"
    assert (content / LOCK).read_text("utf-8") == sound


def test_content_with_errors_is_not_locked(site_from: SiteFrom) -> None:
    content = site_from({"districts/bb/district.yaml": "code: '1'\n"})
    assert write_lock(content).returncode == 1
    assert not (content / LOCK).exists()


def test_pages_say_what_was_compared_by_whom_and_when(site_from: SiteFrom) -> None:
    content = site_from({})
    name = f"{FOLDER}/housing.html"
    claim = 'data-claim="aa.plan-a.housing.lead" data-verified="{}" data-mark="{}"'
    assert claim.format("no", "unchecked") in file_of(content, name).decode()
    write_lock(content)
    page = file_of(content, name).decode()
    assert claim.format("yes", "attested") in page
    assert "与存档核对过" in page
    assert "（编辑，2026年1月1日）" in page
    assert "逐字" not in page


def test_a_page_without_texts_cites_the_printed_place(site_from: SiteFrom) -> None:
    content = site_from({})
    assert "二、2（第3段）" not in file_of(content, f"{FOLDER}/fund.html").decode()
    write_lock(content)
    assert "（第3段）" in file_of(content, f"{FOLDER}/fund.html").decode()


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=test", "-c", "user.email=test@test.example", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def under_git(content: Path) -> Path:
    """The content with its locks written, as the first commit of `main`."""
    write_lock(content)
    (content / ".gitattributes").write_text((ROOT / ".gitattributes").read_text("utf-8"), "utf-8")
    git(content, "init")
    git(content, "add", ".")
    git(content, "commit", "-m", "start")
    return content


def edited(content: Path, branch: str, file: str, old: str, new: str) -> None:
    """An edit with its lock, committed on a branch that begins where `main` is."""
    git(content, "checkout", "-b", branch, "main")
    changed(content, file, old, new)
    write_lock(content)
    git(content, "commit", "-am", branch)


def locks(content: Path) -> dict[str, bytes]:
    return {str(path.relative_to(content)): path.read_bytes() for path in sorted(content.rglob("evidence.lock"))}


FUND_B, HOUSING = FUND.replace("/aa/", "/bb/"), FUND.replace("fund", "housing")


@pytest.mark.parametrize(
    "edits",
    [
        ((FUND, "力争设立资金", "力争有资金"), (HOUSING, "section: 二、任务", "section: 一、目标")),
        ((FUND, "力争设立资金", "力争有资金"), (FUND_B, "力争设立资金", "争取有资金")),
        ((FUND, "力争设立资金", "力争有资金"), (FUND, "力争设立资金", "力争有资金")),
    ],
    ids=["two claims of a plan", "two districts", "the same edit twice"],
)
def test_edits_of_two_branches_merge_into_what_a_fresh_lock_says(
    site_from: SiteFrom, edits: tuple[tuple[str, str, str], ...]
) -> None:
    content = site_from({})
    shutil.copytree(content / "districts/aa/plan-a", content / "districts/bb/plan-a")
    under_git(content)
    for branch, edit in zip(("left", "right"), edits, strict=True):
        edited(content, branch, *edit)
    git(content, "merge", "-m", "both", "left")
    assert git(content, "status", "--porcelain") == ""
    assert all(new in (content / file).read_text("utf-8") for file, _, new in edits)
    assert run("check", "--content", content, "--sources", SOURCES).returncode == 0
    write_lock(content)
    merged = locks(content)
    for name in merged:
        (content / name).unlink()
    write_lock(content)
    assert locks(content) == merged


def test_two_edits_of_a_plan_merge_without_a_conflict(site_from: SiteFrom) -> None:
    """Of neighbouring lines too: the old editions that a merge leaves beside the new ones stop nothing."""
    content = under_git(site_from({}))
    git(content, "checkout", "-b", "one")
    changed(content, FUND, "力争设立资金", "力争有资金")
    write_lock(content)
    git(content, "commit", "-am", "one")
    git(content, "checkout", "main")
    git(content, "checkout", "-b", "other")
    changed(content, FUND, "section: 二、任务", "section: 一、目标")
    write_lock(content)
    git(content, "commit", "-am", "other")
    git(content, "merge", "one")
    assert run("check", "--strict", "--content", content).returncode == 0
    merged_marks = marks(content)
    assert merged_marks["fund.section"].state == "attested"
    text = (content / FUND).read_text("utf-8")
    assert "力争有资金" in text
    assert "section: 一、目标" in text
    assert write_lock(content, "--by", "无存档").returncode == 0
    merged = (content / LOCK).read_bytes()
    write_lock(content)
    assert (content / LOCK).read_bytes() == merged
