"""The tables as one Excel workbook: a sheet a table, and a codebook that says what columns and codes mean."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from builder.data.encoding import cells_of
from builder.data.schemas import STATES, columns
from builder.data.tables import TABLES
from builder.text.packed import repack
from builder.text.strings import Strings

SHEETS = ("districts", "plans", "programmes", "statements", "quantities", "silences", "vocabularies")
"""The tables that people read in a spreadsheet; there are too many claims of evidence for one."""
_MOST_CHARACTERS = 32_767
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
_FORMATS = {
    "head": {**_FONT, "bold": True, "bg_color": "#E9F1F7"},
    "cell": {**_FONT, "num_format": "@"},
    "number": _FONT,
}
_WIDTH = 16
_EPOCH = datetime(1980, 1, 1)


def workbook_bytes(t: Strings, rows: Mapping[str, Sequence[Any]], notes: Iterable[Sequence[str]]) -> bytes:
    """The workbook of these rows, by the names of their tables. `notes`: the lines of its first sheet.

    Words are text, whatever they begin with and however many digits they have; numbers are numbers. An empty cell says
    in the interface's words why it is empty.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # here, since most commands write no workbook

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False})
    book.set_properties({"created": _EPOCH})
    formats = {name: book.add_format(properties) for name, properties in _FORMATS.items()}
    states = {name: t(f"state.{name}") for name in STATES}
    _fill(book.add_worksheet(t("data.sheet.about")), notes, formats)
    _fill(book.add_worksheet(t("data.sheet.codebook")), _codebook(t), formats)
    for table in TABLES:
        if table.name in SHEETS:
            cells = (list(cells_of(row, states)) for row in rows[table.name])
            heads = [column.title for column in columns(table)]
            _fill(book.add_worksheet(table.title), [heads, *cells], formats)
    book.close()
    return repack(file.getvalue())


def _codebook(t: Strings) -> Iterator[Sequence[str]]:
    """Every column of every sheet, what it holds, and whether it can be empty."""
    yield [t(f"data.column.{name}") for name in ("table", "name", "title", "note", "type")]
    for table in TABLES:
        if table.name in SHEETS:
            for column in columns(table):
                yield table.title, column.name, column.title, column.note, t(f"data.type.{column.type}")


def _fill(sheet: Any, rows: Iterable[Sequence[str | int | float]], formats: Mapping[str, Any]) -> None:
    """Rows from the first on, which heads the sheet."""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                look = formats["cell" if number else "head"]
                sheet.write_string(number, column, cell[:_MOST_CHARACTERS], look)
            else:
                sheet.write_number(number, column, cell, formats["number"])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 30, _WIDTH)
