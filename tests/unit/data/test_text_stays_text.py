"""Cells that programs like to compute, shorten or cut come out of every file as the text that went in."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from builder.data.block import RowBlock
from builder.data.database import Database
from builder.data.encoding import csv_head, names_of
from builder.data.output import Output
from builder.data.records import BodyRole, DistrictRecord, OrganisationRecord, StatementRecord, TermRecord
from builder.data.tables import TABLES
from builder.data.workbook import write_workbook
from builder.publish.staging import Staging
from builder.text.strings import Strings

HOSTILE = (
    "=1+1",
    "+86",
    "-0",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "3101120000001",
    "0310112",
    "1e5",
    "2022-8",
    "TRUE",
    'say "区县", twice',
    "two\nlines",
    "a;b；c",
    "<b>&amp;</b>",
    "'quoted",
    "nul-free \u2028 line",
    "_x0041_ ]]> &lt;",
    " spaces at both ends ",
)


def district(name: str) -> DistrictRecord:
    return DistrictRecord(
        "aa", "310112", name, None, "上海市", "上海市", "district", None, None, "districts/aa.html", {}
    )


def rows_with(*districts: DistrictRecord) -> dict[str, list[Any]]:
    return {table.name: [*districts] if table.name == "districts" else [] for table in TABLES}


def database_of(rows: dict[str, list[Any]], about: dict[str, str]) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        staging = Staging(Path(name), None)
        with (
            staging.scratch("data.sqlite") as place,
            closing(Database(place)) as database,
            staging.draft("data.sqlite") as draft,
        ):
            for table in TABLES:
                database.put(table, "aa", RowBlock(table.record, rows[table.name]))
            database.end(draft, about)
        return (Path(name) / "data.sqlite").read_bytes()


def workbook_of(rows: dict[str, list[Any]]) -> bytes:
    file = io.BytesIO()
    with tempfile.TemporaryDirectory() as name:
        output = Output(Staging(Path(name), None))
        for table in TABLES:
            output.add(f"{table.name}.jsonl", RowBlock(table.record, rows[table.name]).jsonl())
        write_workbook(file, Echo({}), [], output)
    return file.getvalue()


class Echo(Strings):
    """Words that are their own keys."""

    def __call__(self, key: str, **_: object) -> str:
        return key


def test_a_workbook_names_each_body_with_its_role() -> None:
    roles = (BodyRole("lead", "区人社局"), BodyRole("joint", "区财政局"))
    fields: dict[str, Any] = dict.fromkeys(names_of(StatementRecord)) | {"bodies": roles, "missing": {}}
    file = io.BytesIO(workbook_of(rows_with() | {"statements": [StatementRecord(**fields)]}))
    values = {cell.value for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows() for cell in row}
    assert "lead:区人社局；joint:区财政局" in values


@pytest.mark.parametrize("text", HOSTILE)
def test_json_lines_have_it_unchanged_on_one_line(text: str) -> None:
    (line, end) = RowBlock(DistrictRecord, [district(text)]).jsonl().decode().split("\n")
    assert end == ""
    assert json.loads(line)["name"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_has_it_unchanged_but_for_the_apostrophe_that_keeps_a_formula_from_being_one(text: str) -> None:
    data = csv_head(DistrictRecord) + RowBlock(DistrictRecord, [district(text)]).csv()
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    is_formula = text.startswith(("=", "+", "-", "@", "\t", "＝"))
    assert row["name"] == (f"'{text}" if is_formula else text)


def test_the_database_has_it_unchanged_as_text() -> None:
    rows = rows_with(*(replace(district(text), id=f"a{number}") for number, text in enumerate(HOSTILE)))
    with closing(opened(database_of(rows, {}))) as connection:
        stored = connection.execute("SELECT name, typeof(name), typeof(code) FROM districts ORDER BY length(id), id")
        assert stored.fetchall() == [(text, "text", "text") for text in HOSTILE]


def test_the_workbook_has_it_as_text_that_is_not_computed() -> None:
    rows = rows_with(*(replace(district(text), id=f"a{number}") for number, text in enumerate(HOSTILE)))
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(rows)))
    heads, *lines = book["区县"].iter_rows()
    column = [head.value for head in heads].index("名称")
    cells = [line[column] for line in lines]
    assert [cell.value for cell in cells] == list(HOSTILE)
    assert {cell.data_type for cell in cells} <= {"s", "f"}
    assert [line[1].value for line in lines] == ["310112"] * len(HOSTILE)


def test_the_workbook_has_signs_that_no_xml_holds_as_spreadsheets_write_them() -> None:
    with ZipFile(io.BytesIO(workbook_of(rows_with(district("a\x0b\r\ufffe\x00b"))))) as archive:
        shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    assert "a_x000B__x000D__xFFFE__x0000_b" in {element.text for element in shared.iter()}


def test_a_text_beyond_the_limit_of_spreadsheets_is_cut_there() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(rows_with(district("区" * 40_000)))))
    assert max(len(str(cell)) for cell in next(book["区县"].iter_rows(min_row=2, values_only=True))) == 32_767


def opened(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def test_the_same_rows_make_the_same_bytes() -> None:
    rows = rows_with(district("区县"))
    assert database_of(rows, {"a": "b"}) == database_of(rows, {"a": "b"})
    assert workbook_of(rows) == workbook_of(rows)


def test_the_database_refuses_a_row_that_names_one_that_is_not_there() -> None:
    rows = rows_with() | {"organisations": [OrganisationRecord("aa.plan-a", "区人社局", "hr", None, None, {})]}
    with pytest.raises(sqlite3.IntegrityError):
        database_of(rows, {})


def test_an_empty_cell_of_the_workbook_says_in_words_why() -> None:
    term = TermRecord(
        "themes", "a", 1, "甲", None, "乙", "丙", None, None, None, None, None, {"keywords": "not_stated"}
    )
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(rows_with() | {"vocabularies": [term]})))
    (_, line) = book["词表"].iter_rows(values_only=True)
    assert line[7:9] == ("state.not_stated", "state.not_applicable")
