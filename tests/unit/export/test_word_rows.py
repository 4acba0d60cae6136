"""Rows of a table of Word's: a cell in every column, and whole on a page unless they are taller than half of one."""

from __future__ import annotations

import io
from xml.etree import ElementTree
from zipfile import ZipFile

from builder.views.tables import Block, Cell, heading, line
from tests.unit.export.conftest import Export
from tests.unit.export.test_tables import row_of, table_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def rows_of(files: dict[str, bytes]) -> list[ElementTree.Element]:
    """The rows of all tables."""
    with ZipFile(io.BytesIO(files["docx"])) as package:
        return list(ElementTree.fromstring(package.read("word/document.xml")).iter(f"{W}tr"))


def columns_of(row: ElementTree.Element) -> int:
    """How many columns the cells of a row take."""
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc"))
    return sum(1 if span is None else int(span.get(f"{W}val", "")) for span in spans)


def test_a_row_with_fewer_cells_than_others_has_one_in_every_column(export_of: Export) -> None:
    table = table_of(row_of(heading("甲", "row"), "一", "二"), row_of(heading("乙", "row")), columns=("项", "数", "注"))
    assert [columns_of(row) for row in rows_of(export_of(table))] == [3, 3, 3]


def test_a_row_that_may_fill_a_page_goes_on_on_the_next(export_of: Export) -> None:
    tall = Cell((Block(tuple(line(f"第{number}行") for number in range(80))),), "value")
    table = table_of(row_of("甲", "一"), row_of("乙", tall), columns=("项", "数"))
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows_of(export_of(table))]
    assert whole == [True, True, False]
