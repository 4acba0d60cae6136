"""check --fix of citations that shifted: where it is plain from which paragraph on, all are moved, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MINIMAL, SOURCES, files_of
from tests.sites_invalid import FUND, HOUSING, PLAN, site
from tests.support.commands import run


def check(content: Path, *options: str) -> tuple[int, str]:
    done = run("check", *options, "--content", content, "--sources", SOURCES)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def shifted(tmp_path: Path) -> Path:
    return site("citations-shifted-from", tmp_path)


def test_all_citations_are_moved_those_of_corrections_and_of_what_is_left_out_too(shifted: Path) -> None:
    code, said = check(shifted, "--fix")
    assert (code, "已自动修正 3 个文件" in said) == (0, True)
    assert "-cite: [4]\n+cite: [3]\n" in said
    assert files_of(shifted) == files_of(MINIMAL)


def test_a_trial_shows_them_and_writes_nothing(shifted: Path) -> None:
    before = files_of(shifted)
    code, said = check(shifted, "--fix", "--dry-run")
    assert (code, "可以自动修正 3 个文件" in said, "[citations-shifted-from]" in said) == (1, True, True)
    assert files_of(shifted) == before


def test_of_a_file_that_is_named_only_its_own_are_moved(shifted: Path) -> None:
    before = files_of(shifted)
    check(shifted, "aa/plan-a/programmes/fund.md", "--fix")
    assert [name for name, data in files_of(shifted).items() if data != before[name]] == [FUND]


def test_those_of_one_source_do_not_move_what_another_is_cited_for(tmp_path: Path) -> None:
    """A citation may name its source; what does not stays as it is, quotes and remarks of the editor too."""
    content = site("citations-shifted-from", tmp_path)
    housing = content / HOUSING
    text = housing.read_text("utf-8")
    housing.write_text(text.replace("cite: [3]", "cite: ['page:3']  # 第3段"), "utf-8")
    assert check(content, "--fix")[0] == 0
    assert housing.read_text("utf-8") == text.replace("cite: [3]", "cite: ['page:2']  # 第3段")


def test_where_some_would_be_right_before_and_others_after_nothing_is_moved(tmp_path: Path) -> None:
    content = site("citations-shifted", tmp_path)
    before = files_of(content)
    code, said = check(content, "--fix")
    assert (code, "没有可以自动修正的地方" in said, "[citations-shifted]" in said) == (1, True, True)
    assert files_of(content) == before


def test_citations_beyond_the_end_of_a_text_are_seen_to_have_shifted(shifted: Path) -> None:
    plan = shifted / PLAN
    plan.write_text(plan.read_text("utf-8").replace("cite: [5]", "cite: [5, 8]"), "utf-8")
    assert "[citations-shifted-from]" in check(shifted)[1]


@pytest.fixture
def miscited(tmp_path: Path) -> Path:
    return site("citation-programme", tmp_path)


def test_the_citation_of_a_programme_is_mended(miscited: Path) -> None:
    code, said = check(miscited, "--fix")
    assert (code, "-cite: [5]\n+cite: [3]\n" in said) == (0, True)
    assert files_of(miscited) == files_of(MINIMAL)


@pytest.mark.parametrize("cite", ["[6, 5]", "[5, 6]"])
def test_of_several_the_citation_that_is_wrong_is_named_and_mended(miscited: Path, cite: str) -> None:
    """The other one has the years of the summary."""
    fund = miscited / FUND
    text = fund.read_text("utf-8").replace("力争设立资金，", "从2022年到2025年，力争设立资金，")
    fund.write_text(text.replace("cite: [5]", f"cite: {cite}"), "utf-8")
    said = check(miscited)[1]
    assert "发现 1 个错误、0 个提醒" in said
    assert "[citation-programme] aa.plan-a.fund：有 4 条在所引的第 5 段里找不到" in said
    check(miscited, "--fix")
    assert fund.read_text("utf-8") == text.replace("cite: [5]", f"cite: {cite}".replace("5", "3"))


def test_where_some_of_a_programme_is_nowhere_its_citation_is_left_to_the_editor(tmp_path: Path) -> None:
    content = site("citation-programme-most", tmp_path)
    before = files_of(content)
    code, said = check(content, "--fix")
    assert (code, "没有可以自动修正的地方" in said) == (1, True)
    assert files_of(content) == before


def test_a_programme_that_alone_cites_the_paragraph_before_is_no_shift_of_the_plan(tmp_path: Path) -> None:
    """The next paragraph has all of it: that is a mistake of its own, and signatures say nothing more of it."""
    content = site("citation-programme", tmp_path)
    fund = content / FUND
    fund.write_text(fund.read_text("utf-8").replace("cite: [5]", "cite: [2]"), "utf-8")
    said = check(content)[1]
    assert "[citation-programme]" in said
    assert "发现 1 个错误、0 个提醒" in said
