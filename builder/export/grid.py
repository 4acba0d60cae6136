"""A table as a grid of text: where each cell stands, and the lines that a reader sees in it.

This is what all files to take away are written from; what only a page can show (marks, evidence, bars) is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from builder.text.strings import Strings
from builder.text.values import derive, value_class
from builder.views.parts import Citation, Link, Value
from builder.views.tables import Cell, Line, Piece, Row, Table

_WORDS = 65_536
"""Words at hand of those that were folded: names and sentences stand in many tables."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Run(NamedTuple):
    """Words of a line that are alike. `strong`: they name what follows. `aside`: they say why there is no value."""

    text: str
    citation: Citation | None = None
    strong: bool = False
    aside: bool = False


Runs = tuple[Run, ...]


@value_class
class GridCell:
    """A cell, its lines, and its place counted from 0. It ends with its group of rows at the latest."""

    cell: Cell
    lines: tuple[Runs, ...]
    text: str
    """Its words, one line a line."""
    row: int
    column: int
    rows: int

    @property
    def columns(self) -> int:
        """How many columns it spans."""
        return self.cell.columns


@value_class
class Grid:
    """A table. The first `header` rows are its head; `width` is the number of columns."""

    caption: str
    header: int
    width: int
    rows: tuple[tuple[GridCell, ...], ...]


def grid_of(table: Table, t: Strings) -> Grid:
    """A table with each of its cells at its place."""
    rows = _place([Row(table.columns)], 0, t)
    for group in table.groups:
        heading = [Row((group.heading,))] if group.heading else []
        rows += _place([*heading, *group.rows], len(rows), t)
    width = max((cell.column + cell.columns for row in rows for cell in row), default=0)
    return Grid(plain_text(table.caption), 1, width, tuple(rows))


def _place(rows: Sequence[Row], first: int, t: Strings) -> list[tuple[GridCell, ...]]:
    """The rows of a group. A cell of several rows keeps its columns in the rows below, and ends with the group."""
    occupied: set[tuple[int, int]] = set()
    placed = []
    for offset, row in enumerate(rows):
        cells: list[GridCell] = []
        column = 0
        for cell in row.cells:
            while (offset, column) in occupied:
                column += 1
            down = min(cell.rows, len(rows) - offset)
            occupied.update((offset + y, column + x) for y in range(down) for x in range(cell.columns))
            lines, text = derive(cell, "words", partial(_words_of, cell, t))
            cells.append(GridCell(cell, lines, text, first + offset, column, down))
            column += cell.columns
        placed.append(tuple(cells))
    return placed


def _words_of(cell: Cell, t: Strings) -> tuple[tuple[Runs, ...], str]:
    lines = lines_of(cell, t)
    return lines, "\n".join([text_of(line) for line in lines])


def lines_of(cell: Cell, t: Strings) -> tuple[Runs, ...]:
    """The lines of a cell that have words."""
    lines = (_runs(line, t) for block in cell.blocks for line in block.lines)
    return tuple(runs for runs in lines if runs)


def text_of(runs: Iterable[Run]) -> str:
    """The words of a line."""
    return "".join([run.text for run in runs])


def plain_text(text: str) -> str:
    r"""Words with white space folded as browsers do, and a sign in place of what no XML format can hold.

    >>> plain_text(" 一\n 二\x01") == "一 二\ufffd"
    True
    """
    return _folded(text).strip(" ")


def value_text(value: Value, t: Strings, *, join: str) -> str:
    """A value in words, its parts joined by `join`."""
    return plain_text(text_of(_value_runs(value, t, join)))


@lru_cache(maxsize=_WORDS)
def _folded(text: str) -> str:
    return _NOT_XML.sub("\ufffd", _SPACE.sub(" ", text))


def _runs(line: Line, t: Strings) -> Runs:
    """The words of a line, without white space at its ends or twice in a row."""
    runs: list[Run] = []
    for run in (run for piece in line.pieces for run in _piece_runs(piece, t)):
        text = _folded(run.text).strip(" ") if run.citation else _folded(run.text)
        if not runs or runs[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if text:
            runs.append(Run(text, run.citation, run.strong or line.role == "name", run.aside))
    if runs and runs[-1].text.endswith(" "):
        last = runs.pop()
        runs += [last._replace(text=last.text[:-1])] if last.text != " " else []
    return tuple(runs)


def _piece_runs(piece: Piece, t: Strings) -> Iterator[Run]:
    if isinstance(piece, Link):
        yield from _link_runs(piece, t)
    elif isinstance(piece, Value):
        yield from _value_runs(piece, t, "、")


def _link_runs(link: Link, t: Strings) -> Iterator[Run]:
    yield Run(link.text, link if isinstance(link, Citation) else None, strong=link.role == "place")
    if link.note:
        yield _note_run(link.note, t)


def _value_runs(value: Value, t: Strings, join: str) -> Iterator[Run]:
    """The parts of a value. Words that lead nowhere are one run with the signs between them."""
    words = ""
    for number, item in enumerate(value.items):
        words += join if number else ""
        if not (item.href or item.time or item.note):
            words += item.text
            continue
        first, *rest = _link_runs(item, t)
        if item.href or item.time:
            yield from [Run(words)] if words else []
        else:
            first = first._replace(text=words + first.text)
        yield from (first, *rest)
        words = ""
    yield from [Run(words)] if words else []
    if value.state != "value":
        yield Run(value.text)
        yield from [_note_run(value.note, t)._replace(aside=True)] if value.note else []


def _note_run(note: str, t: Strings) -> Run:
    return Run(f"{t('note.open')}{note}{t('note.close')}")
