"""What holds all tables at once: a database, a workbook, and a ZIP with everything to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import PurePath
from zipfile import ZipFile

from builder import urls
from builder.data.database import Database
from builder.data.output import Output
from builder.data.readme import readme_bytes, readme_lines
from builder.data.sheets import Tail
from builder.data.table_parts import EarlierParts, Parts
from builder.data.workbook import SHEETS, write_workbook
from builder.text.packed import ZipWriter
from builder.views.context import Context

DATABASE, WORKBOOK, PACKAGE = "data.sqlite", "data.xlsx", "data.zip"
PACKAGES = (DATABASE, WORKBOOK, PACKAGE)
_AT_ONCE = 1024 * 1024
"""Bytes of a file that are held at a time."""


@contextmanager
def open_database(output: Output, like: PurePath | None) -> Iterator[Database]:
    """A database to be filled, or a copy of what it was like before."""
    path = urls.bulk_url(DATABASE)
    with output.staging.scratch(path, like) as place, closing(Database(place, is_new=like is None)) as database:
        yield database


def write_bundles(context: Context, output: Output, database: Database, parts: Parts, names: Iterable[str]) -> None:
    """Write the database, which has all rows, and what is made of the tables as they have been written.

    `names`: the files that are packed. What is packed already, and has not changed, is taken over as it is.
    """
    lines = list(readme_lines(context))
    with output.draft(DATABASE) as draft:
        database.end(draft, dict(lines))
    with output.draft(WORKBOOK) as draft, _package_before(output, parts.earlier, WORKBOOK) as book:
        tables = [f"{name}.jsonl" for name in SHEETS]
        is_same = all(parts.earlier.has(name, output.written) for name in tables)
        before = (book, Tail(*parts.earlier.tail)) if book and is_same else None
        parts.tail = write_workbook(draft.file, context.t, lines, output, before)
    _write_package(context, output, parts.earlier, names)


@contextmanager
def _package_before(output: Output, parts: EarlierParts, name: str) -> Iterator[ZipFile | None]:
    """A package as it is published, with what the tables are made of now or were then; maybe none."""
    place = parts.published(name)
    if place is None:
        yield None
        return
    with output.staging.open(place) as file, ZipFile(file) as package:
        yield package


def _write_package(context: Context, output: Output, parts: EarlierParts, names: Iterable[str]) -> None:
    """Pack files that have been written, by their names, with what has to be read with them."""
    with (
        output.draft(PACKAGE) as draft,
        closing(ZipWriter(draft.file)) as package,
        _package_before(output, parts, PACKAGE) as before,
    ):
        package.add("README.txt", readme_bytes(context))
        for name in names:
            if before and parts.has(name, output.written):
                package.take(before, name)
                continue
            with output.staging.open(urls.bulk_url(name)) as file, package.open(name) as part:
                while some := file.read(_AT_ONCE):
                    part.write(some)
