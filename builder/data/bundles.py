"""What holds all tables at once: a database, a workbook, and a ZIP with everything to read.

The first two take the tables one after the other, some rows at a time, and write them to files of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

from builder import urls
from builder.data.block import Block
from builder.data.database import Database
from builder.data.output import Output
from builder.data.readme import readme_bytes, readme_lines
from builder.data.tables import DataTable
from builder.data.workbook import Workbook
from builder.text.packed import ZipWriter
from builder.views.context import Context

DATABASE, WORKBOOK, PACKAGE = "data.sqlite", "data.xlsx", "data.zip"
_AT_ONCE = 1024 * 1024
"""Bytes of a file that are held at a time."""


class Bundles:
    """Database and workbook, to which all tables are added in their order, some rows at a time."""

    def __init__(self, database: Database, workbook: Workbook) -> None:
        self._database, self._workbook = database, workbook

    def start(self, table: DataTable) -> None:
        """Begin with a table."""
        self._workbook.start(table)

    def add(self, table: DataTable, block: Block) -> None:
        """Add rows of the table that was begun with."""
        self._database.add(table, block)
        self._workbook.add(table, block)


@contextmanager
def open_bundles(context: Context, output: Output) -> Iterator[Bundles]:
    """Write database and workbook: they are whole at the end of the block."""
    lines = list(readme_lines(context))
    with (
        output.draft(WORKBOOK) as book,
        closing(Workbook(book.file, context.t, lines)) as workbook,
        output.staging.scratch(urls.bulk_url(DATABASE)) as place,
        closing(Database(place)) as database,
    ):
        yield Bundles(database, workbook)
        with output.draft(DATABASE) as draft:
            database.end(draft, dict(lines))
        workbook.end()


def write_package(context: Context, output: Output, names: Iterable[str]) -> None:
    """Pack files that have been written, by their names, with what has to be read with them."""
    with output.draft(PACKAGE) as draft, closing(ZipWriter(draft.file)) as package:
        package.add("README.txt", readme_bytes(context))
        for name in names:
            with output.staging.open(urls.bulk_url(name)) as file, package.open(name) as part:
                while some := file.read(_AT_ONCE):
                    part.write(some)
