"""What holds all tables at once: a database, a workbook, and a ZIP with everything to read.

Each takes the tables one after the other, some rows at a time: all rows at once are larger than all of the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from builder.data.database import Database
from builder.data.readme import readme_bytes, readme_lines
from builder.data.tables import DataTable
from builder.data.workbook import Workbook
from builder.text.packed import ZipWriter
from builder.views.context import Context

DATABASE, WORKBOOK, PACKAGE = "data.sqlite", "data.xlsx", "data.zip"


class Bundles:
    """The three of them, to which all tables are added in their order, some rows at a time. They have to be closed."""

    def __init__(self, context: Context) -> None:
        self._lines = list(readme_lines(context))
        self._database, self._workbook = Database(), Workbook(context.t, self._lines)
        self._package = ZipWriter()
        self._package.add("README.txt", readme_bytes(context))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def start(self, table: DataTable) -> None:
        """Begin with a table."""
        self._workbook.start(table)

    def add(self, table: DataTable, rows: Sequence[Any]) -> None:
        """Add rows of the table that was begun with."""
        self._database.add(table, rows)
        self._workbook.add(table, rows)

    def add_file(self, name: str, data: bytes) -> None:
        """Add a file to the ZIP."""
        self._package.add(name, data)

    def end(self) -> Iterator[tuple[str, bytes]]:
        """The files by name, one at a time."""
        yield DATABASE, self._database.end(dict(self._lines))
        yield WORKBOOK, self._workbook.end()
        yield PACKAGE, self._package.end()
