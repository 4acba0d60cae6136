"""The tables as one Excel workbook: a sheet a table, and a codebook that says what columns and codes mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from builder.data.block import Block
from builder.data.schemas import STATES, columns
from builder.data.sheets import SheetWriter
from builder.data.tables import TABLES, DataTable
from builder.text.strings import Strings

SHEETS = ("districts", "plans", "programmes", "statements", "quantities", "silences", "vocabularies")
"""The tables that people read in a spreadsheet; there are too many claims of evidence for one."""


class Workbook:
    """A workbook in a file, to which the tables are added in their order, some rows at a time. It has to be closed.

    `notes`: its first sheet. An empty cell says in the interface's words why it is empty.
    """

    def __init__(self, file: IO[bytes], t: Strings, notes: Iterable[Sequence[str]]) -> None:
        titles = [table.title for table in TABLES if table.name in SHEETS]
        self._states = {name: t(f"state.{name}") for name in STATES}
        self._sheets = SheetWriter(file, [t("data.sheet.about"), t("data.sheet.codebook"), *titles])
        for rows in (notes, _codebook(t)):
            self._sheets.start()
            self._sheets.add(rows)

    def start(self, table: DataTable) -> None:
        """Begin with a table, if it is one that people read in a spreadsheet."""
        if table.name in SHEETS:
            self._sheets.start()
            self._sheets.add([[column.title for column in columns(table)]])

    def add(self, table: DataTable, block: Block) -> None:
        """Add rows of the table that was begun with."""
        if table.name in SHEETS:
            self._sheets.add(block.cells(self._states))

    def end(self) -> None:
        """Write what ends it."""
        self._sheets.end()

    def close(self) -> None:
        """Close it, whole or not."""
        self._sheets.close()


def _codebook(t: Strings) -> Iterator[Sequence[str]]:
    """Every column of every sheet, what it holds, and whether it can be empty."""
    yield [t(f"data.column.{name}") for name in ("table", "name", "title", "note", "type")]
    for table in TABLES:
        if table.name in SHEETS:
            for column in columns(table):
                yield table.title, column.name, column.title, column.note, t(f"data.type.{column.type}")
