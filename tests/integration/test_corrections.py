"""What was published does not change silently: a correction is listed, on a page of its own and with its district."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.commands import commands
from tests.conftest import MINIMAL, SOURCES, SiteFrom, files_at, findings
from tests.support.commands import run

FUND = "districts/aa/plan-a/programmes/fund.md"
ENTRY = """- date: 2024-02-01
  claim: {claim}
  what: 摘要里的语气
  before: 设立
  after: 力争设立
  why: 原文写的是力争
  by: 编辑
"""


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@test.example", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def check(content: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run("check", "--content", content, *options)


@pytest.fixture
def corrected(site_from: SiteFrom) -> Path:
    """A content folder in git: published once, then with one summary changed and verified anew."""
    content = site_from({})
    check(content, "--sources", str(SOURCES), "--write-lock")
    git(content, "init")
    git(content, "add", ".")
    git(content, "commit", "-m", "published")
    page = content / FUND
    page.write_text(page.read_text().replace("力争设立资金", "争取设立资金"))
    check(content, "--sources", str(SOURCES), "--write-lock")
    git(content, "commit", "-am", "changed")
    return content


def test_a_changed_value_without_an_entry_is_found(corrected: Path) -> None:
    done = check(corrected, "--since", "HEAD~1")
    assert done.returncode == 1
    assert "[change-unlisted] aa.plan-a.fund.summary 已发布的内容改变了" in done.stderr


def test_an_entry_makes_it_a_correction(corrected: Path) -> None:
    (corrected / "changes.yaml").write_text(ENTRY.format(claim="aa.plan-a.fund.summary"))
    assert check(corrected, "--since", "HEAD~1").returncode == 0


def test_nothing_changed_needs_no_entry(corrected: Path) -> None:
    assert check(corrected, "--since", "HEAD").returncode == 0


def test_what_is_new_needs_no_entry(corrected: Path) -> None:
    new = (corrected / FUND).read_text().replace("name: 水手资金", "name: 安住计划").replace("[3]", "[2]")
    new = new.replace("number: '2'", "number: '1'").replace("[区财政局]", "[区委组织部]").replace("力争", "完成")
    (corrected / "districts/aa/plan-a/programmes/new.md").write_text(new.replace("not_stated", "[区财政局]"))
    check(corrected, "--sources", str(SOURCES), "--write-lock")
    assert "plan-a.new" not in check(corrected, "--since", "HEAD").stderr


def test_words_that_are_looked_for_anew_need_no_entry(corrected: Path) -> None:
    """Of a theme that the plan says nothing of, by one word more than before."""
    themes = corrected / "vocabularies/themes.yaml"
    themes.write_text(themes.read_text().replace("label: 宣传", "label: 宣传\n  keywords: [广播]"))
    (corrected / FUND).write_text((corrected / FUND).read_text().replace("争取设立资金", "力争设立资金"))
    check(corrected, "--sources", str(SOURCES), "--write-lock")
    assert check(corrected, "--since", "HEAD~1").returncode == 0


def test_an_unknown_revision_exits_2(corrected: Path) -> None:
    done = check(corrected, "--since", "nowhere")
    assert done.returncode == 2
    assert "git 里没有 nowhere" in done.stderr


def test_corrections_are_shown_on_their_page_and_with_their_district(site_from: SiteFrom) -> None:
    content = site_from({"changes.yaml": ENTRY.format(claim="aa.plan-a.fund.summary")})
    pages = files_at(content, "changes.html", "districts/aa.html", "districts/bb.html")
    for name in ("changes.html", "districts/aa.html"):
        assert "<del>设立</del>" in pages[name].decode()
        assert "<ins>力争设立</ins>" in pages[name].decode()
    assert "还没有更正" in pages["districts/bb.html"].decode()


def test_an_entry_for_no_plan_is_found_with_its_line(site_from: SiteFrom) -> None:
    problems = findings(site_from({"changes.yaml": ENTRY.format(claim="aa.plan-b.fund.summary")}))
    assert [(finding.rule, finding.place.line) for finding in problems] == [("change-claim", 2)]
    assert problems[0].values["near"] == "aa.plan-a"


def test_what_is_known_of_a_district_is_corrected_by_measure_and_year(site_from: SiteFrom) -> None:
    right = site_from({"changes.yaml": ENTRY.format(claim="aa.context.population.2025")})
    assert findings(right) == []
    pages = files_at(right, "districts/aa.html", "districts/bb.html")
    assert "<ins>力争设立</ins>" in pages["districts/aa.html"].decode()
    assert "<ins>力争设立</ins>" not in pages["districts/bb.html"].decode()


@pytest.mark.parametrize(
    ("claim", "near"),
    [
        ("aa.plan-a.fnud", "aa.plan-a.fund"),
        ("aa.plan-a.fnud.summary", "aa.plan-a.fund.summary"),
        ("aa.plan-a.yaers", "aa.plan-a.years"),
        ("aa.plan-a.fund.sumary", "aa.plan-a.fund.summary"),
        ("aa.plan-a.zzzzzz", "aa.plan-a"),
    ],
)
def test_an_entry_for_nothing_in_its_plan_is_found_with_what_was_meant(
    claim: str, near: str, site_from: SiteFrom
) -> None:
    (problem,) = findings(site_from({"changes.yaml": ENTRY.format(claim=claim)}))
    assert (problem.rule.removesuffix("-near"), problem.values["near"]) == ("change-claim", near)


@pytest.mark.parametrize(
    "claim", ["", ".fund", ".fund.lead", ".years", ".years.label", ".issued", ".source.page.title"]
)
def test_an_entry_may_be_about_a_plan_or_whatever_is_in_it(claim: str, site_from: SiteFrom) -> None:
    assert findings(site_from({"changes.yaml": ENTRY.format(claim=f"aa.plan-a{claim}")})) == []


@pytest.mark.parametrize("claim", ["aa.plan-a.money", "aa.plan-a.money.lead"])
def test_an_entry_may_use_the_name_that_a_programme_had(claim: str, site_from: SiteFrom) -> None:
    fund = (MINIMAL / FUND).read_text("utf-8").replace("name:", "aliases: [money]\nname:", 1)
    assert findings(site_from({FUND: fund, "changes.yaml": ENTRY.format(claim=claim)})) == []


@pytest.mark.parametrize("removed", ["aa.plan-a.money", "aa.plan-a.money.sum"])
def test_an_entry_outlives_what_was_removed_after_it(removed: str, site_from: SiteFrom) -> None:
    gone = ENTRY.format(claim=removed).replace("after: 力争设立", "removed: true")
    assert findings(site_from({"changes.yaml": gone + ENTRY.format(claim="aa.plan-a.money.sum")})) == []


def test_an_entry_about_what_was_published_and_is_gone_is_told_as_lost_alone(site_from: SiteFrom) -> None:
    register = "districts/aa/plan-a/fund.html#q-sum 3 万元\n"
    content = site_from({"published/city-3701.txt": register, "changes.yaml": ENTRY.format(claim="aa.plan-a.fund.sum")})
    assert [problem.rule for problem in findings(content)] == ["lost"]


def test_an_entry_about_a_file_that_cannot_be_read_is_no_second_mistake(site_from: SiteFrom) -> None:
    content = site_from({FUND: "没有资料的正文。\n", "changes.yaml": ENTRY.format(claim="aa.plan-a.fund.summary")})
    assert [problem.rule for problem in findings(content)] == ["front-matter"]


def test_an_entry_that_says_the_same_twice_corrects_nothing(site_from: SiteFrom) -> None:
    entry = ENTRY.format(claim="aa.plan-a.fund.summary").replace("before: 设立", "before: 力争设立")
    problems = findings(site_from({"changes.yaml": entry}))
    assert [(problem.rule, problem.place.line) for problem in problems] == [("change-same", 5)]


def test_words_that_are_translated_anew_are_a_correction(site_from: SiteFrom) -> None:
    entry = ENTRY.format(claim="aa.plan-a.fund.summary").replace("before: 设立", "before: {zh: 力争设立, en: set up}")
    assert findings(site_from({"changes.yaml": entry})) == []


@pytest.mark.parametrize("claim", ["aa.context.people.2025", "zz.context.population.2025"])
def test_a_measure_or_district_that_does_not_exist_is_found(claim: str, site_from: SiteFrom) -> None:
    problems = findings(site_from({"changes.yaml": ENTRY.format(claim=claim)}))
    assert [finding.rule for finding in problems] == ["change-claim"]


def test_an_entry_older_than_its_plan_is_found(site_from: SiteFrom) -> None:
    entry = ENTRY.format(claim="aa.plan-a.fund.summary").replace("2024-02-01", "2023-02-01")
    assert [finding.rule for finding in findings(site_from({"changes.yaml": entry}))] == ["order"]


@pytest.mark.parametrize("command", ["check", "changes"])
@pytest.mark.parametrize("option", ["--output={}", "-h", "HEAD:--output={}"])
def test_a_revision_never_reaches_git_as_an_option(command: str, option: str, tmp_path: Path) -> None:
    written = tmp_path / "written"
    revision = option.format(written)
    done = CliRunner().invoke(commands, [command, f"--since={revision}", "--content", str(MINIMAL)])
    assert done.exit_code == 2
    assert revision in done.output
    assert not written.exists()
