"""The tables as one Excel workbook: a sheet a table, and a codebook that says what columns and codes mean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from typing import IO, Any
from zipfile import ZipFile

from builder import urls
from builder.data.block import JOINT
from builder.data.output import Output
from builder.data.schemas import STATES, columns
from builder.data.sheets import Cells, SheetWriter, Tail
from builder.data.tables import TABLES, DataTable
from builder.text.strings import Strings

SHEETS = ("districts", "plans", "programmes", "statements", "quantities", "silences", "vocabularies")
"""The tables that people read in a spreadsheet; there are too many claims of evidence for one."""
_AT_ONCE = 1_000
"""Rows that are held at a time."""


def write_workbook(
    file: IO[bytes],
    t: Strings,
    notes: Iterable[Sequence[str]],
    output: Output,
    before: tuple[ZipFile, Tail] | None = None,
) -> Tail:
    """Write the workbook into a file, of the tables as they have been written to an output.

    `notes`: its first sheet. An empty cell says in the interface's words why it is empty. `before`: one that was made
    of the same tables, whose sheets are taken over if its notes allow that; the same of this is given back.
    """
    shown = [table for table in TABLES if table.name in SHEETS]
    titles = [t("data.sheet.about"), t("data.sheet.codebook"), *(table.title for table in shown)]
    with closing(SheetWriter(file, titles)) as sheets:
        for rows in (notes, _codebook(t)):
            sheets.start()
            sheets.add(rows)
        sheets.settle()
        if before is None or not sheets.take(*before):
            states = {name: t(f"state.{name}") for name in STATES}
            for table in shown:
                _write_sheet(sheets, table, states, output)
        sheets.end()
        return sheets.tail


def _write_sheet(sheets: SheetWriter, table: DataTable, states: Mapping[str, str], output: Output) -> None:
    sheets.start()
    sheets.add([[column.title for column in columns(table)]])
    with output.staging.open(urls.bulk_url(f"{table.name}.jsonl")) as lines:
        while some := list(islice(lines, _AT_ONCE)):
            sheets.add(_cells(row, states) for row in json.loads(b"[%s]" % b",".join(some)))


def _cells(row: dict[str, Any], states: Mapping[str, str]) -> Cells:
    """The cells of a row of JSON."""
    missing = row.pop("missing")
    return [
        (JOINT.join(map(_words, value)) if value.__class__ is list else value)
        if value is not None
        else states[missing.get(name, "not_applicable")]
        for name, value in row.items()
    ]


def _words(part: str | Mapping[str, str]) -> str:
    return part if isinstance(part, str) else f"{part['role']}:{part['name']}"


def _codebook(t: Strings) -> Iterator[Sequence[str]]:
    """Every column of every sheet, what it holds, and whether it can be empty."""
    yield [t(f"data.column.{name}") for name in ("table", "name", "title", "note", "type")]
    for table in TABLES:
        if table.name in SHEETS:
            for column in columns(table):
                yield table.title, column.name, column.title, column.note, t(f"data.type.{column.type}")
