"""The register is written by its command, grows without conflicts, and deleting from it is no way out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, SOURCES, SiteFrom
from tests.integration.test_corrections import ENTRY, check, git
from tests.sites_invalid import FUND, HOUSING, PLAN, changed, minimal
from tests.support.commands import run

REGISTER = "published/city-3701.txt"


def register(content: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run("register", "--content", content, *options)


def rules(done: subprocess.CompletedProcess[str]) -> list[str]:
    return sorted(line.split("[")[1].split("]")[0] for line in done.stderr.splitlines() if ": 错误 [" in line)


def edit(content: Path, changes: dict[str, str | bytes | None]) -> None:
    for name, text in changes.items():
        assert isinstance(text, str)
        (content / name).write_text(text, "utf-8")


@pytest.fixture
def published(site_from: SiteFrom) -> Path:
    """A content folder in git, verified, registered and published."""
    content = site_from({})
    check(content, "--sources", str(SOURCES), "--write-lock")
    register(content)
    shutil.copy(ROOT / ".gitattributes", content / ".gitattributes")
    text = (content / ".gitattributes").read_text("utf-8").replace("content/", "")
    (content / ".gitattributes").write_text(text, "utf-8")
    git(content, "init")
    git(content, "add", ".")
    git(content, "commit", "-m", "published")
    return content


def test_the_command_says_how_much_is_new_and_writes_it_once(site_from: SiteFrom) -> None:
    content = site_from({})
    assert register(content, "--dry-run").stdout == "有 38 个地址和数字还没有登记；运行 register 即写入\n"
    assert not (content / "published").exists()
    assert register(content).stdout == "登记了 38 个新的地址和数字，登记共 3 个文件\n"
    assert register(content).stdout == "发布的地址和数字都已登记\n"


def test_what_is_lost_cannot_be_registered_away(published: Path) -> None:
    (published / FUND).unlink()
    before = (published / REGISTER).read_text("utf-8")
    assert register(published).returncode == 1
    assert (published / REGISTER).read_text("utf-8") == before


def test_deleting_from_the_register_is_no_way_out(published: Path) -> None:
    (published / FUND).unlink()
    text = (published / REGISTER).read_text("utf-8")
    (published / REGISTER).write_text(text.replace("districts/aa/plan-a/fund.html\n", ""), "utf-8")
    assert rules(check(published, "--write-lock")) == []
    assert rules(check(published, "--since", "HEAD")) == ["lost", "register-lost"]
    shutil.rmtree(published / "published")
    assert rules(check(published, "--since", "HEAD")) == ["lost", "register-lost"]


def test_what_was_never_registered_is_compared_with_the_revision(published: Path) -> None:
    git(published, "rm", "-r", "--quiet", "published")
    git(published, "commit", "-m", "no register")
    edit(published, changed(PLAN, "max: 10", "max: 9"))
    (published / FUND).unlink()
    assert rules(check(published, "--write-lock")) == []
    assert rules(check(published, "--since", "HEAD")) == ["figure-changed", "lost"]


def test_neither_a_new_name_nor_a_lock_that_is_gone_hides_a_changed_figure(published: Path) -> None:
    shutil.rmtree(published / "published")
    (published / "districts/aa/plan-a").rename(published / "districts/aa/plan-b")
    (published / "districts/aa/plan-b/evidence.lock").unlink()
    renamed = str(changed(PLAN, "max: 10", "max: 9")[PLAN]) + "aliases: [plan-a]\n"
    edit(published, {"districts/aa/plan-b/plan.yaml": renamed})
    assert rules(check(published, "--since", "HEAD")) == ["figure-changed", "lock-lost", "register-lost"]


def test_words_that_were_published_under_a_former_name_need_a_correction(published: Path) -> None:
    (published / "districts/aa/plan-a").rename(published / "districts/aa/plan-b")
    fund = "districts/aa/plan-b/programmes/fund.md"
    edit(published, {"districts/aa/plan-b/plan.yaml": minimal(PLAN) + "aliases: [plan-a]\n"})
    edit(published, {fund: minimal(FUND).replace("力争设立资金", "争取设立资金")})
    check(published, "--sources", str(SOURCES), "--write-lock")
    done = check(published, "--since", "HEAD")
    assert rules(done) == ["change-unlisted"]
    assert "aa.plan-b.fund.summary" in done.stderr
    edit(published, {"changes.yaml": ENTRY.format(claim="aa.plan-b.fund.summary")})
    assert check(published, "--since", "HEAD").returncode == 0


def test_an_old_correction_does_not_excuse_a_new_change(published: Path) -> None:
    edit(published, {"changes.yaml": ENTRY.format(claim="aa.plan-a.fund.summary")})
    git(published, "add", ".")
    git(published, "commit", "-m", "a correction")
    edit(published, {FUND: minimal(FUND).replace("力争设立资金", "争取设立资金")})
    check(published, "--sources", str(SOURCES), "--write-lock")
    assert rules(check(published, "--since", "HEAD")) == ["change-unlisted"]
    second = ENTRY.format(claim="aa.plan-a.fund.summary").replace("摘要里的语气", "摘要里的用词")
    edit(published, {"changes.yaml": ENTRY.format(claim="aa.plan-a.fund.summary") + second})
    assert check(published, "--since", "HEAD").returncode == 0, "a second correction of the same day"


def test_two_branches_that_publish_something_merge_without_a_conflict(published: Path) -> None:
    for branch, new, name in (("one", "homes", "住房"), ("two", "house", "房屋")):
        git(published, "checkout", "-q", "-b", branch, "main")
        edit(published, {HOUSING.replace("housing", new): minimal(HOUSING).replace("安住计划", name)})
        register(published)
        git(published, "add", ".")
        git(published, "commit", "-m", branch)
    git(published, "merge", "-m", "both", "one")
    assert {"homes", "house"} <= set((published / REGISTER).read_text("utf-8").replace(".", "/").split("/"))
    assert rules(check(published)) == []
