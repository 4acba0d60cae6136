"""Drafts are shown in a preview, never published, and stop nobody else's check."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli.commands import commands
from builder.evidence.ledger.lock_files import lock_texts
from builder.findings.finding import Severity
from builder.pipeline import Checked, Publishing, build, check_content
from tests.conftest import MINIMAL, SOURCES, TEMPLATES, SiteFrom, files_of, silent

PLAN = "districts/aa/plan-a/plan.yaml"
FUND = "districts/aa/plan-a/programmes/fund.md"
DRAFT = "draft: true\n" + (MINIMAL / PLAN).read_text("utf-8")
WRONG = DRAFT.replace("用5—10年完成", "用六年完成").replace("min: 5", "min: 6")
BESIDE = "districts/aa/plan-b"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [*map(str, arguments), "--lang", "zh"], catch_exceptions=False)


def checked(content: Path, *, with_drafts: bool = False) -> Checked:
    return check_content(content, shown_as="content", sources=SOURCES, log=silent, with_drafts=with_drafts)


def pages(content: Path, output: Path, *, with_drafts: bool = False) -> dict[str, str]:
    result = checked(content, with_drafts=with_drafts)
    assert not [finding for finding in result.findings if finding.severity is not Severity.NOTICE]
    build(result, templates=TEMPLATES, publishing=Publishing(output), jobs=1, log=silent, progress=lambda _: None)
    return {path: data.decode() for path, data in files_of(output).items() if path.endswith((".html", ".xml"))}


def with_a_draft_beside(site_from: SiteFrom) -> Path:
    """The smallest site, with a second plan that is a draft."""
    content = site_from({})
    shutil.copytree(content / "districts/aa/plan-a", content / BESIDE)
    (content / BESIDE / "plan.yaml").write_text(WRONG, "utf-8")
    return content


@pytest.mark.parametrize("text", [DRAFT, WRONG], ids=["verified", "unverified"])
def test_a_draft_is_one_notice_that_stops_nothing(site_from: SiteFrom, text: str) -> None:
    content = site_from({PLAN: text})
    (first,) = checked(content).findings
    assert (first.rule, first.severity) == ("draft", Severity.NOTICE)
    done = run("check", "--strict", "--content", content, "--sources", SOURCES)
    assert done.exit_code == 0
    assert "提示 [draft] “水手工作意见”还是草稿，不会发布" in done.output
    assert "检查通过" in done.output


def test_what_does_not_agree_with_the_source_is_listed_on_request_and_still_stops_nothing(site_from: SiteFrom) -> None:
    content = site_from({PLAN: WRONG})
    done = run("check", "--strict", "--drafts", "--content", content, "--sources", SOURCES)
    assert done.exit_code == 0
    assert "提示 [evidence-phrase]" in done.output
    assert "没有错误和提醒，另有" in done.output


def test_a_missing_source_of_a_draft_is_nobody_elses_mistake(site_from: SiteFrom) -> None:
    content = site_from(
        {PLAN: re.sub("sha256: .*", f"sha256: {'0' * 64}", DRAFT.replace("file: source.txt", "file: elsewhere.txt"))}
    )
    assert [finding.rule for finding in checked(content).findings] == ["draft"]
    assert "source-missing" in {finding.rule for finding in checked(content, with_drafts=True).findings}


def test_a_finished_plan_that_does_not_agree_with_its_source_is_still_an_error(site_from: SiteFrom) -> None:
    content = site_from({PLAN: WRONG.removeprefix("draft: true\n")})
    assert {finding.severity for finding in checked(content).findings} == {Severity.ERROR}


def test_a_draft_has_no_page_and_no_trace_on_the_published_site(site_from: SiteFrom, tmp_path: Path) -> None:
    text = WRONG.replace("short_title: 水手工作意见", "short_title: 第二份意见")
    content = with_a_draft_beside(site_from)
    (content / BESIDE / "plan.yaml").write_text(text, "utf-8")
    with_it = pages(content, tmp_path / "with")
    assert not [path for path in with_it if "plan-b" in path]
    assert not [path for path, page in with_it.items() if "plan-b" in page or "第二份意见" in page or "草稿" in page]
    shutil.rmtree(content / BESIDE)
    assert pages(content, tmp_path / "without") == with_it


def test_a_district_of_which_there_is_only_a_draft_is_not_published(site_from: SiteFrom, tmp_path: Path) -> None:
    published = pages(site_from({PLAN: DRAFT}), tmp_path / "out")
    assert "districts/aa.html" not in published
    assert "districts/bb.html" in published


def test_a_preview_shows_drafts_and_every_page_that_rests_on_one_says_so(site_from: SiteFrom, tmp_path: Path) -> None:
    shown = pages(with_a_draft_beside(site_from), tmp_path / "out", with_drafts=True)
    for path in (
        "districts/aa/plan-b.html",
        "districts/aa/plan-b/fund.html",
        "districts/aa.html",
        "themes/housing.html",
    ):
        assert '<strong class="draft__mark">草稿</strong>' in shown[path], path
    assert "草稿" not in shown["districts/aa/plan-a.html"]


def test_a_build_says_what_it_leaves_out_and_a_quiet_one_does_not(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({PLAN: DRAFT})
    arguments = ("--content", content, "--output", tmp_path / "out")
    assert "还是草稿，不会发布" in run("build", *arguments).output
    assert run("build", "--quiet", *arguments).output == ""
    assert run("build", "--strict", "--drafts", *arguments).exit_code == 0
    assert (tmp_path / "out/districts/aa/plan-a.html").is_file()


def test_a_draft_programme_keeps_its_plan_from_being_published(site_from: SiteFrom) -> None:
    fund = (MINIMAL / FUND).read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1)
    content = site_from({FUND: fund})
    (first,) = checked(content).findings
    assert (first.rule, first.severity, first.place.line) == ("draft-programme", Severity.ERROR, 2)
    (first,) = checked(content, with_drafts=True).findings
    assert first.severity is Severity.NOTICE


def test_a_link_from_what_is_published_to_a_draft_is_an_error(site_from: SiteFrom) -> None:
    about = (MINIMAL / "pages/about.md").read_text("utf-8") + "\n[草稿](../districts/aa/plan-a/plan.yaml)\n"
    problems = checked(site_from({PLAN: DRAFT, "pages/about.md": about})).findings
    assert [finding.rule for finding in problems if finding.severity is Severity.ERROR] == ["draft-link"]


def test_a_draft_is_not_locked_so_that_working_on_it_needs_no_correction(site_from: SiteFrom) -> None:
    content = with_a_draft_beside(site_from)
    looks = [checked(content, with_drafts=drafts) for drafts in (False, True)]
    published, all_of_it = (lock_texts(look.site, look.ledger, on="2026-01-01", by="编辑") for look in looks)
    assert list(published) == list(all_of_it)
    assert "districts/aa/plan-b/evidence.lock" not in all_of_it


def test_a_notice_is_one_in_every_format_and_no_annotation(site_from: SiteFrom) -> None:
    content = site_from({PLAN: DRAFT})
    arguments = ("--content", content, "--sources", SOURCES)
    listed = json.loads(run("check", "--format", "json", *arguments).output)
    assert [load["severity"] for load in listed if load["rule"] == "draft"] == ["notice"]
    assert "::notice" not in run("check", "--format", "github", *arguments).output


def test_each_placeholder_of_a_draft_is_listed_on_request_where_it_is_written(site_from: SiteFrom) -> None:
    content = site_from({PLAN: DRAFT.replace("short_title: ", "short_title: （草稿：写简称）")})
    assert "draft-left" not in {finding.rule for finding in checked(content).findings}
    (left,) = (each for each in checked(content, with_drafts=True).findings if each.rule == "draft-left")
    line = (content / PLAN).read_text("utf-8").splitlines()[left.place.line - 1]
    assert (left.severity, line[left.place.column - 1 :].startswith("（草稿")) == (Severity.NOTICE, True)
