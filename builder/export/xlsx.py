"""A document as a workbook: a sheet a table, one of data with a row a cell, and one of everything that was cited."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from builder.export import csv
from builder.export.document import Document
from builder.export.grid import Grid, GridCell, Run
from builder.text.packed import repack

MOST_CHARACTERS = 32_767
"""In a cell, counted as UTF-16 does."""
MOST_OF_A_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
_NARROWEST, _WIDEST = 10, 48
_DATA_WIDTH = 18
_LINE_POINTS, _TALLEST = 14.5, 409.0
"""Of a line of 10 points, and what Excel shows of a row at most."""
_A4 = 9
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
_FORMATS = {
    "title": {**_FONT, "font_size": 14, "bold": True},
    "heading": {**_FONT, "bold": True, "text_wrap": True, "border": 1, "bg_color": "#E9F1F7"},
    "cell": {**_FONT, "text_wrap": True, "border": 1},
    "plain": _FONT,
    "line": _FONT,
    "number": {**_FONT, "align": "right"},
}


def write(document: Document) -> bytes:
    """An XLSX file. All but the last columns of its data is text, so that codes keep their digits and nothing runs."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False})
    book.set_properties(
        {
            "title": document.title,
            "author": document.author,
            "comments": document.address,
            "created": datetime.combine(document.created, time()),
        }
    )
    formats = {name: book.add_format(properties) for name, properties in _FORMATS.items()}
    for number, table in enumerate(document.tables, 1):
        _Sheet(document, book.add_worksheet(_name(number, table.caption)), formats).table(table)
    _Sheet(document, book.add_worksheet(document.t("export.data")), formats).data()
    _Sheet(document, book.add_worksheet(document.t("export.sources")), formats).sources()
    book.close()
    return repack(file.getvalue())


def _name(number: int, caption: str) -> str:
    """A name that a sheet may have. The number keeps names apart that are cut to the same beginning."""
    return _cut(f"{number} {_NOT_IN_NAMES.sub(' ', caption)}".strip(), MOST_OF_A_NAME)


def _cut(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


class _Sheet:
    """Writes text and nothing but text."""

    def __init__(self, document: Document, sheet: Any, formats: dict[str, Any]) -> None:
        self._document, self._sheet, self._formats = document, sheet, formats
        self._t = document.t
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)

    def table(self, table: Grid) -> None:
        """Title, table, and below it what has to be read with it."""
        self._put(0, 0, table.caption or self._document.title, "title")
        cells = [cell for row in table.rows for cell in row]
        for cell in cells:
            self._cell(cell, below=1)
        top = 1 + table.header
        beside = max((cell.columns for cell in cells if cell.cell.scope in ("row", "rowgroup")), default=0)
        self._sheet.freeze_panes(top, min(beside, 1))
        if table.header:
            self._sheet.repeat_rows(1, table.header)
        widths = _widths(table)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        for row, height in enumerate(_heights(table, widths), 1):
            self._sheet.set_row(row, height)
        self._about(1 + len(table.rows) + 1)

    def data(self) -> None:
        """One row a cell, to filter and to count with: what the CSV file has, and of numbers the ends as numbers."""
        ends = ("value", "min", "max")
        names = [self._t(f"export.csv.{name}") for name in csv.COLUMNS] + [self._t(f"export.number.{n}") for n in ends]
        for column, name in enumerate(names):
            self._put(0, column, name, "heading")
        row = 0
        for row, (cell, fields) in enumerate(csv.list_records(self._document), 1):
            for column, text in enumerate(fields):
                self._put(row, column, text, "line")
            amount = cell.cell.amount
            for column, end in enumerate(ends, len(fields)):
                if amount and (number := getattr(amount, end)) is not None:
                    self._sheet.write_number(row, column, number, self._formats["number"])
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, row, len(names) - 1)
        self._sheet.set_column(0, len(names) - 1, _DATA_WIDTH)

    def sources(self) -> None:
        """What is cited on the page, by its number in brackets."""
        columns = ("number", "words", "source", "url", "checked", "address")
        self._put(0, 0, self._t("export.sources"), "title")
        for column, name in enumerate(columns):
            self._put(1, column, self._t(f"export.source.{name}"), "heading")
        self._sheet.freeze_panes(2, 0)
        row = 2
        for entry in self._document.references.values():
            words = (str(entry.number), entry.words, entry.title, entry.url, str(entry.checked), entry.address)
            for column, word in enumerate(words):
                self._put(row, column, word, "cell")
            row += 1
        for column, width in enumerate((8, 60, 40, 40, 14, 40)):
            self._sheet.set_column(column, column, width)
        self._about(row + 1)

    def _about(self, row: int) -> None:
        for number, line in enumerate(self._document.about()):
            self._put(row + number, 0, line, "plain")

    def _cell(self, cell: GridCell, *, below: int) -> None:
        style = "heading" if cell.cell.scope else "cell"
        row, column = cell.row + below, cell.column
        if cell.rows > 1 or cell.columns > 1:
            last = (row + cell.rows - 1, column + cell.columns - 1)
            self._sheet.merge_range(row, column, *last, "", self._formats[style])
        self._put(row, column, self._words(cell), style)

    def _words(self, cell: GridCell) -> str:
        """The cell's lines; a cited paragraph is followed by its number on the sheet of sources."""
        return "\n".join("".join(run.text + self._number(run) for run in line) for line in cell.lines)

    def _number(self, run: Run) -> str:
        reference = self._document.references.get(run.citation) if run.citation else None
        return f"[{reference.number}]" if reference else ""

    def _put(self, row: int, column: int, text: str, style: str) -> None:
        if len(text.encode("utf-16-le")) > 2 * MOST_CHARACTERS:
            more = self._t("export.cut", address=self._document.address)
            text = _cut(text, MOST_CHARACTERS - len(more.encode("utf-16-le")) // 2) + more
        self._sheet.write_string(row, column, text, self._formats[style])


def _widths(table: Grid) -> Sequence[int]:
    """Of each column, in characters: as wide as its longest line, within bounds."""
    widths = [_NARROWEST] * table.width
    for cell in (cell for row in table.rows for cell in row if cell.columns == 1):
        longest = max((_width(line) for line in cell.text.split("\n")), default=0)
        widths[cell.column] = max(widths[cell.column], min(longest + 2, _WIDEST))
    return widths


def _heights(table: Grid, widths: Sequence[int]) -> list[float]:
    """Of each row, in points: as tall as its tallest cell. Not every program fits rows to wrapped lines by itself."""
    lines = [1] * len(table.rows)
    for cell in (cell for row in table.rows for cell in row if cell.rows == 1):
        room = sum(widths[cell.column : cell.column + cell.columns])
        tall = sum(max(1, -(-_whole_width(line) // room)) for line in cell.text.split("\n"))
        lines[cell.row] = max(lines[cell.row], tall)
    return [min(_TALLEST, count * _LINE_POINTS + 4) for count in lines]


def _whole_width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _width(text: str) -> int:
    """How many columns of a fixed-width font a text takes; as far as it matters here."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text[:_WIDEST])
