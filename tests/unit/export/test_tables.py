"""What is taken from a page: marked tables as their readers see them, on a grid."""

from __future__ import annotations

import io

import docx

from builder.export.lines import Citation
from builder.export.tables import Cell, Table, take
from tests.support.exports import csv_rows, word_file, xlsx_sheets
from tests.unit.export.conftest import Export

CITE = '<a href="../districts/aa/plan-a/source.html#page-p1">第1段</a>'


def table_of(rows: str, head: str = "") -> Table:
    return take(f"<table data-export><thead>{head}</thead><tbody>{rows}</tbody></table>".encode()).tables[0]


def cell_of(content: str) -> Cell:
    return table_of(f'<tr><td data-state="value">{content}</td></tr>').rows[0][0]


def test_a_page_without_a_marked_table_has_no_files(export_of: Export) -> None:
    assert export_of("<table><tr><td>1</td></tr></table><p data-export>注</p>") == {}


def test_a_marked_table_without_a_cell_is_no_table(export_of: Export) -> None:
    assert export_of("<table data-export><caption>空</caption><tbody><tr></tr></tbody></table>") == {}


def test_only_marked_tables_are_taken_and_what_else_is_marked_is_a_note() -> None:
    second, marked = "<table><tr><td>不</td></tr></table>", "<table data-export><tr><td>是</td></tr></table>"
    picture = take(f"<p data-export>注</p>{second}{marked}".encode())
    assert [[cell.text for cell in row] for table in picture.tables for row in table.rows] == [["是"]]
    assert picture.notes == ("注",)


def test_blocks_are_lines_and_a_value_stays_with_its_label() -> None:
    assert (
        cell_of(
            "<p>甲 <b>乙</b></p>\n<ul><li>丙</li><li>丁</li></ul><dl><div><dt>牵头：</dt><dd>戊</dd></div></dl>己<br>庚"
        ).text
        == "甲 乙\n丙\n丁\n牵头：戊\n己\n庚"
    )


def test_evidence_controls_marks_and_hidden_words_are_left_out() -> None:
    content = (
        '值<span class="visually-hidden">藏</span><span class="verified verified--yes">已核</span> '
        '<a class="report" href="#report">报错</a><details><summary>依据</summary><p>句</p></details>'
        '<button>按</button><svg><text>图</text></svg><span aria-hidden="true">★</span>'
    )
    assert cell_of(content).text == "值"


def test_words_for_screen_readers_count_where_there_are_no_others() -> None:
    assert cell_of('<span class="visually-hidden">有</span><svg></svg>').text == "有"


def test_a_citation_is_the_link_to_a_paragraph_and_no_other_link() -> None:
    cell = cell_of(f'<a href="../districts/aa/plan-a.html">文本</a>，{CITE}')
    cited = [piece.citation for line in cell.lines for piece in line if piece.citation]
    assert cited == [Citation("../districts/aa/plan-a/source.html#page-p1", "第1段")]
    assert cell.text == "文本，第1段"


def test_cells_keep_their_places_behind_cells_that_span_rows_and_columns() -> None:
    table = table_of(
        '<tr><th rowspan="2">组</th><td colspan="2">甲</td></tr><tr><td>乙</td><td>丙</td></tr>'
        '<tr><td colspan="3">丁</td></tr>'
    )
    places = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for row in table.rows for cell in row}
    assert places == {
        "组": (0, 0, 2, 1),
        "甲": (0, 1, 1, 2),
        "乙": (1, 1, 1, 1),
        "丙": (1, 2, 1, 1),
        "丁": (2, 0, 1, 3),
    }
    assert table.width == 3


def test_spans_that_make_no_sense_do_no_harm() -> None:
    table = table_of(
        '<tr><td rowspan="999" colspan="x">甲</td><td rowspan="0">乙</td></tr>'
        f'<tr><td colspan="{"9" * 5000}">丙</td></tr>'
        '<tr><td colspan="-1">丁</td></tr>'
    )
    assert [(cell.row, cell.column, cell.rows, cell.columns) for row in table.rows for cell in row] == [
        (0, 0, 3, 1),
        (0, 1, 3, 1),
        (1, 2, 1, 1),
        (2, 2, 1, 1),
    ]


def test_spans_are_the_same_in_the_workbook_and_the_word_file(export_of: Export) -> None:
    files = export_of(
        "<table data-export><caption>表</caption><thead><tr><th>一</th><th>二</th><th>三</th></tr></thead><tbody>"
        '<tr><th rowspan="2">组</th><td data-state="value" colspan="2">甲</td></tr>'
        '<tr><td data-state="value">乙</td><td data-state="value">丙</td></tr></tbody></table>'
    )
    assert word_file(files["docx"]).tables[0] == [["一", "二", "三"], ["组", "甲"], ["", "乙", "丙"]]
    merged = docx.Document(io.BytesIO(files["docx"])).tables[0]
    assert [merged.cell(2, 0).text, merged.cell(1, 2).text] == ["组", "甲"]
    assert next(iter(xlsx_sheets(files["xlsx"]).values()))[1:4] == [["一", "二", "三"], ["组", "甲"], ["乙", "丙"]]
    rows = csv_rows(files["csv"])
    assert [(row["行"], row["列"], row["内容"]) for row in rows] == [
        ("组", "二 / 三", "甲"),
        ("组", "二", "乙"),
        ("组", "三", "丙"),
    ]


def test_a_heading_over_a_group_of_rows_belongs_to_each_of_them(export_of: Export) -> None:
    files = export_of(
        "<table data-export><thead><tr><th>项</th><th>值</th></tr></thead><tbody>"
        '<tr><th colspan="2" scope="rowgroup">甲组</th></tr><tr><th>一</th><td data-state="value">1</td></tr>'
        '<tr><th colspan="2" scope="rowgroup">乙组</th></tr><tr><th>二</th><td data-state="value">2</td></tr>'
        "</tbody></table>"
    )
    assert [(row["行"], row["内容"]) for row in csv_rows(files["csv"])] == [("甲组 / 一", "1"), ("乙组 / 二", "2")]


def test_a_quantity_carries_value_unit_and_period_and_says_what_is_not_stated(export_of: Export) -> None:
    files = export_of(
        "<table data-export><tr>"
        '<td data-state="value" data-value="50" data-unit="名" data-period="2013—2018">50名</td>'
        '<td data-state="value" data-value="50" data-unit="名" data-period="">50名</td>'
        '<td data-state="not_researched" data-value="" data-unit="" data-period="">尚未录入</td>'
        '<td data-state="value">明确</td></tr></table>'
    )
    assert [(row["数值"], row["单位"], row["期间"]) for row in csv_rows(files["csv"])] == [
        ("50", "名", "2013—2018"),
        ("50", "名", "原文未提及"),
        ("尚未录入", "尚未录入", "尚未录入"),
        ("不适用", "不适用", "不适用"),
    ]


def test_a_district_without_a_plan_keeps_its_code_and_says_that_nobody_has_read_one(export_of: Export) -> None:
    files = export_of(
        '<table data-export><tr><th><a href="x.html">枣庄市市中区</a> <span data-code="370402">370402</span></th>'
        '<td data-state="not_researched">尚未录入</td></tr></table>'
    )
    (row,) = csv_rows(files["csv"])
    assert (row["行"], row["区划代码"]) == ("山东省枣庄市市中区", "370402")
    assert (row["政策文本"], row["状态"], row["出处（段落）"]) == ("尚未录入", "not_researched", "尚未录入")


def test_a_citation_of_a_source_that_is_not_there_stays_words(export_of: Export) -> None:
    links = "".join(
        f'<a href="../districts/{place}#{anchor}">第1段</a>'
        for place, anchor in (
            ("aa/none/source.html", "page-p1"),
            ("aa/plan-a/source.html", "none-p1"),
            ("../../source.html", "a-p1"),
        )
    )
    files = export_of(f'<table data-export><tr><td data-state="value">{links}</td></tr></table>')
    assert word_file(files["docx"]).footnotes == {}
    assert word_file(files["docx"]).tables == [[["第1段第1段第1段"]]]


def test_the_same_paragraph_has_one_number_in_the_workbook_and_a_footnote_each_time_in_word(export_of: Export) -> None:
    files = export_of(
        f'<table data-export><tr><td data-state="value">{CITE}</td><td data-state="value">{CITE}</td></tr></table>'
    )
    assert next(iter(xlsx_sheets(files["xlsx"]).values()))[1] == ["第1段[1]", "第1段[1]"]
    notes = word_file(files["docx"]).footnotes
    assert list(notes) == [1, 2]
    assert notes[1] == notes[2]
