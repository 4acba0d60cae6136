"""Whatever stands in a cell comes out of every format, breaks none, and is never computed."""

from __future__ import annotations

import csv
import io
import re
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.export.csv import fields, guard_formula, join_records
from builder.views.tables import Group, Row, Table, heading, text_cell
from tests.support.exports import csv_rows, word_file, xlsx_sheets
from tests.unit.export.conftest import Export

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.test","x")']


def table(*cells: str, caption: str = "表", head: str = "列") -> Table:
    row = Row(tuple(text_cell(cell) for cell in cells))
    return Table(id="t", caption=caption, columns=(heading(head, "col"),), groups=(Group((row,)),))


def shown(text: str) -> str:
    """A text as a browser shows it, and a sign in place of what no XML can hold."""
    folded = re.sub("[ \t\n\r\f]+", " ", text).strip(" ")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", folded)


@given(CELLS)
@example("_x0041_ _xD83D_")
@example("\x01 \x0b \ufffe \U0001f600 \x85 \u2028 \u3000全角\u00a0")
@example("]]> &amp; <b> </w:t> <!-- ")
def test_any_text_survives_in_all_three_formats(export_of: Export, text: str) -> None:
    files = export_of(table("首", text))
    wanted = shown(text)
    assert csv_rows(files["csv"])[1]["内容"] == wanted
    assert word_file(files["docx"]).tables[0][1][1] == wanted
    cell = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).worksheets[0].cell(3, 2).value
    assert str(cell or "") == wanted


@given(st.lists(st.text(st.sampled_from("甲a ,;\"'\r\n\t=+")), min_size=2))
@example(["", '"', ","])
def test_any_reader_of_csv_reads_back_the_fields_of_a_record(texts: list[str]) -> None:
    file = io.StringIO(join_records([fields(texts)]).decode("utf-8-sig"), newline="")
    assert list(csv.reader(file)) == [[guard_formula(text) for text in texts]]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text_in_every_format(export_of: Export, text: str) -> None:
    files = export_of(table(text))
    assert f"'{text[0]}" in files["csv"].decode("utf-8-sig")
    assert [text] in next(iter(xlsx_sheets(files["xlsx"]).values()))  # which wants every cell to be text
    assert word_file(files["docx"]).tables[0][1] == [text]


def test_no_field_of_the_csv_file_begins_like_a_formula(export_of: Export) -> None:
    files = export_of(table("=1", caption="=2", head="=3"))
    assert not re.search('(^|[,\n])"?[=+@-]', files["csv"].decode("utf-8-sig"))


def test_mark_up_in_a_cell_stays_text(export_of: Export) -> None:
    attack = "<script>alert(1)</script></w:t></w:r></w:p>&lt;b&gt;"
    files = export_of(table(attack, caption=attack))
    assert word_file(files["docx"]).tables[0][1] == [attack]
    assert [attack] in next(iter(xlsx_sheets(files["xlsx"]).values()))


def test_a_text_beyond_the_limit_of_excel_is_cut_there_and_says_so_and_whole_elsewhere(export_of: Export) -> None:
    long = "长\U0001f600" * 16_000
    files = export_of(table(long))
    (cell,) = next(iter(xlsx_sheets(files["xlsx"]).values()))[2]
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert cell.endswith("…（内容过长，其余见网页 themes/housing.html）")
    assert long.startswith(cell.partition("…")[0])
    assert csv_rows(files["csv"])[0]["内容"] == long
    assert word_file(files["docx"]).tables[0][1] == [long]


def test_a_text_at_the_limit_of_excel_is_whole(export_of: Export) -> None:
    (cell,) = next(iter(xlsx_sheets(export_of(table("字" * 32_767))["xlsx"]).values()))[2]
    assert cell == "字" * 32_767


def test_sheets_have_names_that_excel_takes_and_tell_them_apart(export_of: Export) -> None:
    captions = ["[a]:*?/\\'", "长" * 60, "长" * 60, "", "History", "\U0001f600" * 40]
    names = list(xlsx_sheets(export_of(*(table("值", caption=caption) for caption in captions))["xlsx"]))
    assert len({name.casefold() for name in names}) == len(captions) + 1
    assert [name for name in names if len(name.encode("utf-16-le")) > 62 or re.search(r"[\[\]:*?/\\']", name)] == []


def test_the_order_of_the_parts_of_a_word_file_is_the_one_that_readers_expect(export_of: Export) -> None:
    with ZipFile(io.BytesIO(export_of(table("值"))["docx"])) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
