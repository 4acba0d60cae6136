"""The rows of a table with headed columns are lines that can be read alone; all other tables stay as they were."""

from __future__ import annotations

import pytest

from builder.documents.tables import MOST_COLUMNS, DocumentCell, list_rows
from builder.evidence.grammar.table_rows import read_row, unit_above, unit_of
from builder.evidence.sources.saved_page import visible_text

HEAD = "<tr><th>序号</th><th>指标</th><th>单位</th><th>2020年</th><th>2025年</th></tr>"


def lines(page: str) -> list[str]:
    return [line for line in visible_text(page).split("\n") if line.strip()]


def test_each_cell_of_a_saved_page_stands_behind_its_heading() -> None:
    cells = "<td>1</td><td>水手<br>总量</td><td>万人</td><td>26</td><td>26</td>"
    page = f"<table>{HEAD}<tr>{cells}</tr></table><p>二、任务</p>"
    assert lines(page) == ["序号：1｜指标：水手 总量｜单位：万人｜2020年：26｜2025年：26", "二、任务"]


def test_a_cell_over_several_rows_counts_in_each_of_them() -> None:
    page = (
        "<table><tr><td>任务</td><td>内容</td></tr><tr><td rowspan='2'>引航</td><td>甲</td></tr><tr><td>乙</td></tr>"
        "<tr><td>育航</td><td>丙</td></tr></table>"
    )
    assert lines(page) == ["任务：引航｜内容：甲", "任务：引航｜内容：乙", "任务：育航｜内容：丙"]


def test_headings_of_two_rows_are_read_together() -> None:
    rows = [
        [DocumentCell("指标", rows=2), DocumentCell("目标值", columns=2)],
        [DocumentCell("2023年"), DocumentCell("2025年")],
        [DocumentCell("总量"), DocumentCell("5"), DocumentCell("6")],
    ]
    assert list_rows(rows) == ["指标：总量｜目标值2023年：5｜目标值2025年：6"]


def test_a_cell_over_the_whole_width_is_a_line_of_its_own() -> None:
    rows = [
        [DocumentCell("指标"), DocumentCell("数值")],
        [DocumentCell("队伍建设", columns=2)],
        [DocumentCell("总量"), DocumentCell("5")],
    ]
    assert list_rows(rows) == ["队伍建设", "指标：总量｜数值：5"]


def test_a_caption_stays_before_the_rows() -> None:
    page = "<table><caption>表1</caption><tr><td>指标</td><td>数值</td></tr><tr><td>总量</td><td>5</td></tr></table>"
    assert lines(page) == ["表1", "指标：总量｜数值：5"]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>索引号：</td><td>001</td></tr><tr><td>日期：</td><td>2022</td></tr>",
        "<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>",
        "<tr><td>导航</td><td>正文<table><tr><td>甲</td></tr></table></td></tr><tr><td>乙</td><td>丙</td></tr>",
        "<tr><td>导航</td><td>正文</td></tr><tr><td>只有一格</td></tr>",
        "<tr><td>导航</td><td>正文</td></tr>",
        "<tr><td>导航</td><td>正文</td></tr>散在格外的字<tr><td>甲</td><td>乙</td></tr>",
        f"<tr><td>导航</td><td colspan='{MOST_COLUMNS + 1}'>正文</td></tr><tr><td>甲</td><td>乙</td></tr>",
        "<tr><td>导航</td><td>正文</td></tr><tr><td>甲｜乙</td><td>丙</td></tr>",
        "<tr><td>导航</td><td></td></tr><tr><td>甲</td><td>乙</td></tr>",
    ],
    ids=["a form", "numbers", "nested", "ragged", "one row", "stray", "too wide", "the mark itself", "no heading"],
)
def test_no_word_of_a_table_without_headings_moves(table: str) -> None:
    assert not any("｜" in line and "：" in line for line in lines(f"<table>{table}</table>"))
    words = "".join(lines(f"<table>{table}</table>"))
    plain = "".join(lines(table.replace("table", "div").replace("tr", "div").replace("td", "div")))
    assert sorted(words) == sorted(plain)


def test_hidden_cells_are_not_read() -> None:
    page = "<table><tr><td>指标</td><td>数值</td></tr><tr><td>总量</td><td style='display:none'>9</td></tr></table>"
    assert "9" not in visible_text(page)


def test_a_cell_alone_above_the_headings_is_a_line_of_its_own() -> None:
    rows = [
        [DocumentCell(""), DocumentCell("单位：万元")],
        [DocumentCell("层次"), DocumentCell("补助")],
        [DocumentCell("领军水手"), DocumentCell("100")],
    ]
    assert list_rows(rows) == ["单位：万元", "层次：领军水手｜补助：100"]


ROW = "层次:领军水手|人数:5|补助:100"


@pytest.mark.parametrize(
    ("above", "units"),
    [
        (["单位:万元"], ("", "万元")),
        (["附表1 资助标准(单位:万元)"], ("", "万元")),
        (["金额单位:元", "一,引航", "层次:青年水手|人数:8|补助:50"], ("", "元")),
        (["单位:万元,人"], ("", "")),  # which of the two nobody can tell
        (["单位:万元/人"], ("", "")),
        (["单位:万元", "指标:总量|数值:5"], ("", "")),  # of another table
        (["牵头单位:区人社局"], ("", "")),
        (["单位:万元", "以下各项标准,由区人社局会同有关部门制定。"], ("", "")),
    ],
)
def test_a_line_above_gives_the_unit_of_columns_without_one(above: list[str], units: tuple[str, str]) -> None:
    cells = read_row(ROW)
    unit = unit_above([*above, ROW], len(above))
    assert (unit_of(cells, cells[1], unit), unit_of(cells, cells[2], unit)) == units
