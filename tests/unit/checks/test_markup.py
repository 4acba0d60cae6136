"""Signs that mark nothing up are told before readers see them; those that do, and those that are meant, are not."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom
from tests.sites_invalid import ABOUT, FUND, SUMMARY, faults_in, minimal

TABLE = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n"


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        (f"文字\n{TABLE}", "markup-table", 2, 1),
        ("| 甲 | 乙 |\n| --- |\n| 1 | 2 |\n", "markup-table", 1, 1),
        ("一段。\n\n**重点。见甲。\n", "markup-bold", 3, 1),
        ("见 **重点 **后。\n", "markup-bold", 1, 3),
        ("##标题\n", "markup-space", 1, 1),
        ("文字：\n-项目\n-项目\n", "markup-space", 2, 1),
        ("见[甲]（fund.md）。\n", "markup-link", 1, 2),
        ("见[甲](https://test.example/一 二）。\n", "markup-link", 1, 2),
        ("见[^1]。\n", "markup-link", 1, 2),
        ("甲<br>乙\n", "markup-tag", 1, 2),
        ("甲<!-- 乙 -->\n", "markup-tag", 1, 2),
    ],
)
def test_what_marks_nothing_up_is_told_where_it_stands(
    site_from: SiteFrom, text: str, rule: str, line: int, column: int
) -> None:
    assert faults_in(site_from({SUMMARY: text})) == [(rule, SUMMARY, line, column)]


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        "**甲：**乙\n\n- 一\n- 二\n\n## 三\n",
        r"\*\*甲\*\*与\<b\>，\[^1\]",
        "`**甲`与`<b>`\n",
        "    | 甲 | 乙 |\n    <b>\n",
        "#555 号，-5 度，3|4，A<B，甲[2013]（试行），[2013]5号\n",
    ],
)
def test_what_marks_up_or_is_meant_is_fine(site_from: SiteFrom, text: str) -> None:
    assert faults_in(site_from({SUMMARY: text})) == []


def test_each_kind_is_told_once_of_a_text(site_from: SiteFrom) -> None:
    text = "**一\n\n**二\n\n#三\n\n#四\n"
    assert [rule for rule, *_ in faults_in(site_from({SUMMARY: text}))] == ["markup-bold", "markup-space"]


@pytest.mark.parametrize("file", [FUND, ABOUT])
def test_every_text_is_looked_at(site_from: SiteFrom, file: str) -> None:
    head = minimal(file).rpartition("---\n")[0] + "---\n"
    assert [rule for rule, *_ in faults_in(site_from({file: f"{head}甲<br>乙\n"}))] == ["markup-tag"]
