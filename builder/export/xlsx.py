"""A document as a workbook: a sheet a table, and a sheet of everything that was cited."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

from builder.export.document import Document
from builder.export.grid import Grid, GridCell, Run, lines_of
from builder.export.width import text_columns
from builder.text.packed import repack
from builder.text.strings import Strings

MOST_CHARACTERS = 32_767
"""In a cell, counted as UTF-16 does."""
MOST_OF_A_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
_NARROWEST, _WIDEST = 10, 48
"""Of columns, in characters."""
_A4 = 9
"""What Excel calls this paper."""
_LINE, _HIGHEST = 15, 409
"""Points of a line of text, and of the highest row that Excel has."""
OF_AMOUNT = ("value", "min", "max", "qualifier", "unit", "per", "firmness", "state")
"""The columns beside a table of numbers; their words are those of the CSV file."""
OF_SOURCE = ("number", "words", "source", "url", "checked", "address")
"""The columns of the sheet of sources."""
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
_FORMATS = {
    "title": {**_FONT, "font_size": 14, "bold": True},
    "heading": {**_FONT, "bold": True, "text_wrap": True, "border": 1, "bg_color": "#E9F1F7"},
    "cell": {**_FONT, "text_wrap": True, "border": 1},
    "number": {**_FONT, "border": 1, "num_format": "#,##0.######"},
    "plain": _FONT,
}


def amount_word(t: Strings, name: str) -> str:
    """The head of a column of `OF_AMOUNT`."""
    return t("export.number" if name == "value" else f"export.csv.{name}")


def write(document: Document) -> bytes:
    """An XLSX file. What pages show is text, so that nothing is computed and codes keep their digits.

    The numbers of a table of numbers stand beside it once more, as numbers that a spreadsheet can sort and add up.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # here, since most commands write no workbook

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
    _Sheet(document, book.add_worksheet(document.t("export.sources")), formats).sources()
    book.close()
    return repack(file.getvalue())


def _name(number: int, caption: str) -> str:
    """A name that a sheet may have. The number keeps names apart that are cut to the same beginning."""
    return _cut(f"{number} {_NOT_IN_NAMES.sub(' ', caption)}".strip(), MOST_OF_A_NAME)


def _cut(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


class _Sheet:
    """Writes text, and numbers beside the rows that are of one."""

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
        widths = [*_widths(table), *self._amounts(table, below=1)]
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        for row in table.rows:
            if row:
                self._sheet.set_row(row[0].row + 1, _height(row, widths))
        if table.header and len(table.rows) > table.header:
            self._sheet.autofilter(table.header, 0, len(table.rows), len(widths) - 1)
        self._about(1 + len(table.rows) + 1)

    def _amounts(self, table: Grid, *, below: int) -> list[int]:
        """Write the numbers of a table of numbers into columns of their own; give the widths of these, in characters.

        A table in which a row has several numbers has no such columns.
        """
        of_rows = [(row[0].row, cell) for row in table.rows for cell in row if cell.cell.amount]
        if len({row for row, _ in of_rows}) < len(of_rows) or not of_rows:
            return []
        for offset, name in enumerate(OF_AMOUNT):
            self._put(table.header - 1 + below, table.width + offset, amount_word(self._t, name), "heading")
        for row, cell in of_rows:
            for offset, value in enumerate(self._amount(cell)):
                place = (row + below, table.width + offset)
                if isinstance(value, Decimal):
                    self._sheet.write_number(*place, value, self._formats["number"])
                elif value:
                    self._put(*place, value, "cell")
                else:
                    self._sheet.write_blank(*place, None, self._formats["cell"])
        return [_NARROWEST + 2] * len(OF_AMOUNT)

    def _amount(self, cell: GridCell) -> Iterator[Decimal | str]:
        """By the names of `OF_AMOUNT`; a number that is none says why, and an end that a number has not is empty."""
        amount, state = cell.cell.amount, cell.cell.state
        assert amount
        for number in (amount.value, amount.min, amount.max):
            yield "" if number is None else number
        yield from (amount.qualifier, amount.unit, amount.per, amount.firmness)
        yield self._t(f"state.{state or 'value'}")

    def sources(self) -> None:
        """What is cited on the page, by its number in brackets."""
        self._put(0, 0, self._t("export.sources"), "title")
        for column, name in enumerate(OF_SOURCE):
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
        lines = lines_of(cell.cell, self._t)
        return "\n".join("".join(run.text + self._number(run) for run in line) for line in lines)

    def _number(self, run: Run) -> str:
        reference = self._document.references.get(run.citation) if run.citation else None
        return f"[{reference.number}]" if reference else ""

    def _put(self, row: int, column: int, text: str, style: str) -> None:
        if 2 * len(text) > MOST_CHARACTERS and len(text.encode("utf-16-le")) > 2 * MOST_CHARACTERS:
            more = self._t("export.cut", address=self._document.address)
            text = _cut(text, MOST_CHARACTERS - len(more.encode("utf-16-le")) // 2) + more
        self._sheet.write_string(row, column, text, self._formats[style])


def _height(row: Sequence[GridCell], widths: Sequence[int]) -> float:
    """As high as the cell with the most lines, wrapped: not every program finds that out when it opens a file."""
    lines = (
        sum(max(1, ceil((text_columns(line) + 1) / widths[cell.column])) for line in cell.words.text.split("\n"))
        for cell in row
        if cell.columns == cell.rows == 1
    )
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _widths(table: Grid) -> Sequence[int]:
    """Of each column, in characters: as wide as its longest line, within bounds."""
    widths = [_NARROWEST] * table.width
    for cell in (cell for row in table.rows for cell in row if cell.columns == 1):
        longest = max((_width(line) for line in cell.words.text.split("\n")), default=0)
        widths[cell.column] = max(widths[cell.column], min(longest + 2, _WIDEST))
    return widths


def _width(text: str) -> int:
    """How many columns it takes, as far as it matters for the width of a column."""
    return text_columns(text[:_WIDEST])
