"""What readers take away of a table: its cells on a grid, their words as lines."""

from __future__ import annotations

import gc
import io
from dataclasses import replace
from decimal import Decimal

import docx
import openpyxl
import pytest

from builder.export import csv
from builder.export.document import document_of
from builder.export.grid import Run, grid_of, lines_of, text_of
from builder.views.context import PageContext
from builder.views.downloads import downloads
from builder.views.frames import Heading, page_frame
from builder.views.pieces import Amount, Citation, Link, PlanLabel, Value
from builder.views.provenance import site_provenance
from builder.views.tables import (
    Block,
    Cell,
    Evidence,
    Group,
    Line,
    ReportMark,
    Row,
    Table,
    cell_of,
    district_heading,
    heading,
    line,
    plan_heading,
    text_cell,
    value_cell,
)
from tests.support.exports import csv_rows, word_file, xlsx_amounts, xlsx_sheets
from tests.unit.export.conftest import Export

CITE = Citation("第1段", "../districts/aa/plan-a/source.html#page-p1", plan="aa.plan-a", source="page")
LABEL = PlanLabel(
    "aa.plan-a", "山东省济南市市中区", "370103", "../districts/aa.html", "意见", "a.html", "意见", "2022年", "p"
)


def table_of(*rows: Row, columns: tuple[str, ...] = ()) -> Table:
    heads = tuple(heading(words, "col") for words in columns)
    return Table(id="t", caption="表", columns=heads, groups=(Group(rows),))


def row_of(*cells: str | Cell) -> Row:
    return Row(tuple(text_cell(cell) if isinstance(cell, str) else cell for cell in cells))


def words_of(page: PageContext, cell: Cell) -> str:
    return "\n".join(text_of(runs) for runs in lines_of(cell, page.t))


def test_a_page_without_a_table_has_no_files(export_of: Export) -> None:
    assert export_of(notes=("注",)) == {}


def test_a_table_without_a_cell_is_no_table(export_of: Export) -> None:
    assert export_of(table_of(Row(()))) == {}


def test_notes_go_with_every_file(export_of: Export) -> None:
    files = export_of(table_of(row_of("值")), notes=("注\n一", ""))
    assert "注 一" in word_file(files["docx"]).paragraphs
    assert ["注 一"] in next(iter(xlsx_sheets(files["xlsx"]).values()))


def test_each_line_of_a_cell_is_a_line_and_a_value_stays_with_its_label(page: PageContext) -> None:
    lines = (line("甲 ", Link("乙", "b.html")), line("丙", role="item"), line(" 丁\n", role="item"))
    facts = (line("牵头：", Value("value", (Link("戊", note="己"),)), role="fact"),)
    assert words_of(page, Cell((Block(lines), Block(facts, "programme")), "value")) == "甲 乙\n丙\n丁\n牵头：戊（己）"


def test_what_only_a_page_can_show_is_left_out(page: PageContext) -> None:
    assert (
        words_of(page, cell_of([line("值", " ", ReportMark("yes", "aa.fund", "#report")), line(Evidence(()))])) == "值"
    )


def test_words_that_name_what_follows_are_strong(page: PageContext) -> None:
    lines = lines_of(plan_heading(LABEL, "row"), page.t)
    assert lines == (
        (Run("山东省济南市市中区", strong=True), Run(" "), Run("370103")),
        (Run("意见"),),
        (Run("意见 · 2022年"),),
    )


def test_words_that_lead_nowhere_are_one_run_with_the_signs_between_them(page: PageContext) -> None:
    value = Value("value", (Link("甲", "a.html"), Link("乙"), Link("丙", note="注"), Link("丁")))
    (runs,) = lines_of(value_cell(value), page.t)
    assert [run.text for run in runs] == ["甲", "、乙、丙", "（注）", "、丁"]


def test_an_absent_value_says_why_and_a_disputed_one_is_shown_with_the_word(page: PageContext) -> None:
    absent = Value("not_stated", text="原文未提及", note="查阅 1 份")
    disputed = Value("disputed", (Link("2—3个"),), text="存疑待核")
    assert words_of(page, value_cell(absent)) == "原文未提及（查阅 1 份）"
    assert words_of(page, value_cell(disputed)) == "2—3个存疑待核"


def test_cells_keep_their_places_behind_cells_that_span_rows_and_columns(page: PageContext) -> None:
    group, wide = heading("组", "row"), text_cell("甲")
    grid = grid_of(
        table_of(
            row_of(replace(group, rows=2), replace(wide, columns=2)),
            row_of("乙", "丙"),
            row_of(replace(text_cell("丁"), columns=3)),
        ),
        page.t,
    )
    places = {cell.words.text: (cell.row, cell.column, cell.rows, cell.columns) for row in grid.rows for cell in row}
    assert places == {
        "组": (1, 0, 2, 1),
        "甲": (1, 1, 1, 2),
        "乙": (2, 1, 1, 1),
        "丙": (2, 2, 1, 1),
        "丁": (3, 0, 1, 3),
    }
    assert grid.width == 3


def test_a_cell_ends_with_its_group_of_rows(page: PageContext) -> None:
    tall = Group((row_of(replace(text_cell("甲"), rows=9), "乙"),))
    grid = grid_of(Table(id="t", caption="表", columns=(), groups=(tall, Group((row_of("丙"),)))), page.t)
    assert [(cell.words.text, cell.row, cell.column, cell.rows) for row in grid.rows for cell in row] == [
        ("甲", 1, 0, 1),
        ("乙", 1, 1, 1),
        ("丙", 2, 0, 1),
    ]


def test_spans_are_the_same_in_the_workbook_and_the_word_file(export_of: Export) -> None:
    files = export_of(
        table_of(
            row_of(replace(heading("组", "row"), rows=2), replace(text_cell("甲"), columns=2)),
            row_of("乙", "丙"),
            columns=("一", "二", "三"),
        )
    )
    assert word_file(files["docx"]).tables[0] == [["一", "二", "三"], ["组", "甲"], ["乙", "丙"]]
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
    def group(name: str, row: str, value: str) -> Group:
        over = replace(heading(name, "rowgroup"), columns=2)
        return Group((row_of(heading(row, "row"), value),), heading=over)

    heads = (heading("项", "col"), heading("值", "col"))
    files = export_of(Table("t", "表", heads, (group("甲组", "一", "1"), group("乙组", "二", "2"))))
    assert [(row["行"], row["内容"]) for row in csv_rows(files["csv"])] == [("甲组 / 一", "1"), ("乙组 / 二", "2")]


@pytest.mark.parametrize(
    ("state", "amount", "written"),
    [
        ("value", Amount(Decimal(50), unit="名", period="2013—2018"), ("50", "名", "2013—2018")),
        ("value", Amount(Decimal(0), unit="名"), ("0", "名", "原文未提及")),
        ("value", Amount(Decimal("1E+3"), unit="元"), ("1000", "元", "原文未提及")),
        ("value", Amount(min=Decimal(3), max=Decimal("4.5"), unit="名"), ("3—4.5", "名", "原文未提及")),
        ("value", Amount(min=Decimal(1000), unit="人"), ("≥1000", "人", "原文未提及")),
        ("value", Amount(max=Decimal(50), unit="%"), ("≤50", "%", "原文未提及")),
        ("disputed", Amount(Decimal(2)), ("2", "存疑待核", "存疑待核")),
        ("not_stated", Amount(unit="万元"), ("原文未提及", "万元", "原文未提及")),
        ("not_researched", Amount(), ("尚未录入", "尚未录入", "尚未录入")),
        ("value", None, ("不适用", "不适用", "不适用")),
    ],
)
def test_a_number_carries_value_unit_and_period_or_says_why_not(
    export_of: Export, state: str, amount: Amount | None, written: tuple[str, str, str]
) -> None:
    files = export_of(table_of(row_of(Cell((Block((line("50名"),)),), state, amount=amount))))
    (row,) = csv_rows(files["csv"])
    assert (row["数值"], row["单位"], row["期间"]) == written


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Amount(Decimal(5), qualifier="约", unit="名", per="每年"), ("5", "不适用", "不适用", "约", "每年", "不适用")),
        (Amount(min=Decimal(3), max=Decimal(4), firmness="力争"), ("3—4", "3", "4", "不适用", "不适用", "力争")),
        (Amount(max=Decimal(50), qualifier="不超过"), ("≤50", "不适用", "50", "不超过", "不适用", "不适用")),
        (Amount(per="每年年底"), ("不适用", "不适用", "不适用", "不适用", "每年年底", "不适用")),
    ],
)
def test_what_belongs_to_a_number_has_columns_of_its_own(
    export_of: Export, amount: Amount, written: tuple[str, ...]
) -> None:
    """Also the firmness of the number, and a frequency without a number, of which no text has left one out."""
    files = export_of(table_of(row_of(Cell((Block((line("5名"),)),), "value", amount=amount))))
    (row,) = csv_rows(files["csv"])
    assert tuple(row[name] for name in ("数值", "下限", "上限", "限定词", "每", "数字的承诺力度")) == written


def test_a_workbook_has_the_numbers_of_a_table_as_numbers_with_unit_firmness_and_state(export_of: Export) -> None:
    def row(words: str, state: str, amount: Amount) -> Row:
        return row_of(heading(words, "row"), Cell((Block((line(words),)),), state, amount=amount))

    rows = (
        row("5亿元", "value", Amount(Decimal(5), unit="亿元", firmness="力争")),
        row("3—4名", "value", Amount(min=Decimal(3), max=Decimal("4.5"), unit="名", per="每年")),
        row("未写", "not_stated", Amount()),
    )
    ((heads, *numbers),) = xlsx_amounts(export_of(table_of(*rows, columns=("项", "数")))["xlsx"]).values()
    assert heads == ["数值（可计算）", "下限", "上限", "限定词", "单位", "每", "数字的承诺力度", "状态"]
    assert numbers == [
        [5, None, None, None, "亿元", None, "力争", "有内容"],
        [None, 3, 4.5, None, "名", "每年", None, "有内容"],
        [None, None, None, None, None, None, None, "原文未提及"],
    ]


def test_a_sheet_can_be_filtered_and_its_rows_are_as_high_as_their_lines(export_of: Export) -> None:
    tall = row_of(heading("甲", "row"), Cell((Block(tuple(line(word) for word in "一二三")),), "value"))
    (sheet, _) = openpyxl.load_workbook(
        io.BytesIO(export_of(table_of(tall, row_of("乙", "丙"), columns=("项", "数")))["xlsx"])
    )
    assert sheet.auto_filter.ref == "A2:B4"
    assert [sheet.row_dimensions[row].height for row in (3, 4)] == [45, None], "a row of one line has the usual height"


def test_a_unit_without_a_value_or_a_state_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="名"):
        Cell((), "value", amount=Amount(unit="名"))


def test_a_district_without_a_plan_keeps_its_code_and_says_that_nobody_has_read_one(export_of: Export) -> None:
    place = district_heading(Link("枣庄市市中区", "x.html"), "370402")
    files = export_of(table_of(row_of(place, cell_of([line("尚未录入")], "not_researched"))))
    (row,) = csv_rows(files["csv"])
    assert (row["行"], row["区划代码"]) == ("山东省枣庄市市中区", "370402")
    assert (row["政策文本"], row["状态"], row["出处（段落）"]) == ("尚未录入", "not_researched", "尚未录入")


@pytest.mark.parametrize(("plan", "source"), [("aa.none", "page"), ("aa.plan-a", "none"), ("", "")])
def test_a_citation_of_a_source_that_is_not_there_stays_words(export_of: Export, plan: str, source: str) -> None:
    files = export_of(table_of(row_of(text_cell(replace(CITE, plan=plan, source=source)))))
    assert word_file(files["docx"]).endnotes == {}
    assert word_file(files["docx"]).tables[0][1] == ["第1段"]


def test_the_same_paragraph_has_one_number_in_the_workbook_and_one_endnote_in_word(export_of: Export) -> None:
    files = export_of(table_of(Row((text_cell(CITE), text_cell(CITE)))))
    assert next(iter(xlsx_sheets(files["xlsx"]).values()))[2] == ["第1段[1]", "第1段[1]"]
    document = word_file(files["docx"])
    assert list(document.endnotes) == [1]
    assert document.references[0][1] == [[1], [1]]


@pytest.mark.parametrize(("columns", "upright"), [(2, True), (4, True), (5, False)])
def test_a_table_of_few_columns_stands_on_an_upright_page(export_of: Export, columns: int, *, upright: bool) -> None:
    wide = table_of(Row(tuple(text_cell("值") for _ in range(columns))))
    assert word_file(export_of(wide)["docx"]).upright is upright


def test_why_many_cells_are_empty_is_said_once_above_the_tables(export_of: Export) -> None:
    silent = value_cell(Value("not_stated", text="原文未提及", note="查阅 1 份"))
    often = word_file(export_of(table_of(*[row_of(silent)] * 3))["docx"])
    assert {cell for row in often.tables[0][1:] for cell in row} == {"原文未提及"}
    assert "原文未提及：查阅 1 份" in often.paragraphs
    rarely = word_file(export_of(table_of(*[row_of(silent)] * 2))["docx"])
    assert {cell for row in rarely.tables[0][1:] for cell in row} == {"原文未提及（查阅 1 份）"}


def test_a_line_of_nothing_but_a_claim_is_as_long_as_its_words(page: PageContext) -> None:
    claimed = Line((Link("力争"),), "summary", claim="aa.plan-a.fund.summary", mark="unchecked")
    assert words_of(page, Cell((Block((claimed,), "programme"),), "value")) == "力争"


def test_what_a_csv_file_is_made_of_goes_with_it(page: PageContext) -> None:
    """Without a look for garbage: a page has tens of thousands of cells and words."""
    frame = page_frame(
        page, Heading(title="页", description="页", breadcrumb=[]), provenance=site_provenance(page, None)
    )
    tables = [table_of(Row((plan_heading(LABEL, "row"), text_cell("甲"))), columns=("文本", "列"))]
    gc.collect()
    gc.disable()
    try:
        assert csv.write(document_of(page, frame, downloads(page, (), tables)))
        assert gc.collect() == 0
    finally:
        gc.enable()
