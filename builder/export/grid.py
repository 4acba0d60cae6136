"""A table as a grid of text: where each cell stands, and the lines that a reader sees in it.

This is what all files to take away are written from; what only a page can show (marks, evidence, bars) is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from builder.text.strings import Strings
from builder.text.values import derive, value_class
from builder.views.pieces import Citation, Link, Value
from builder.views.tables import Cell, Group, Line, Row, Table

_SPACE = re.compile(r"[ \t\n\r\f]+")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Run(NamedTuple):
    """Words of a line that are alike. `strong`: they name what follows. `aside`: they say why there is no value."""

    text: str
    citation: Citation | None = None
    strong: bool = False
    aside: bool = False


Runs = tuple[Run, ...]
_Part = tuple[str, Citation | None, bool, bool]
"""What becomes a run once white space is folded: a plain tuple, since tables have hundreds of thousands of them."""
_Content = TypeVar("_Content")


@value_class
class CellWords:
    """What a reader sees in a cell: its words, one line a line, and what it cites, each paragraph once."""

    text: str
    citations: tuple[Citation, ...]


@value_class
class PlacedCell(Generic[_Content]):
    """A cell, what is said in its place, and that place, counted from 0. It ends with its group at the latest."""

    cell: Cell
    words: _Content
    row: int
    column: int
    rows: int

    @property
    def columns(self) -> int:
        """How many columns it spans."""
        return self.cell.columns


GridCell = PlacedCell[CellWords]
PlacedRow = tuple[PlacedCell[_Content], ...]


@value_class
class Grid:
    """A table. The first `header` rows are its head; `width` is the number of columns.

    `plans`: by row the key of the plan that it is of, if it is of one.
    """

    caption: str
    header: int
    width: int
    rows: tuple[PlacedRow[CellWords], ...]
    plans: tuple[str, ...]


def grid_of(table: Table, t: Strings) -> Grid:
    """A table with each of its cells at its place."""

    def words(cell: Cell) -> CellWords:
        return _words_of(cell, t) if cell.derived is None else derive(cell, "words", partial(_words_of, cell, t))

    rows = place_cells(table, words)
    plans = tuple(row.plan for row in _rows_of(table))
    return Grid(plain_text(table.caption), 1, width_of(rows), rows, plans)


def _rows_of(table: Table) -> Iterator[Row]:
    yield Row(table.columns)
    for group in table.groups:
        yield from _with_heading(group)


def width_of(rows: Iterable[PlacedRow[_Content]]) -> int:
    """How many columns rows have."""
    return max((cell.column + cell.columns for row in rows for cell in row), default=0)


def place_cells(table: Table, words_of: Callable[[Cell], _Content]) -> tuple[PlacedRow[_Content], ...]:
    """The rows of a table, the first of which is its head, with what `words_of` each cell are."""
    rows = _place_group([Row(table.columns)], 0, words_of)
    for group in table.groups:
        rows += _place_group(_with_heading(group), len(rows), words_of)
    return tuple(rows)


def _with_heading(group: Group) -> list[Row]:
    return [*([Row((group.heading,))] if group.heading else []), *group.rows]


def _place_group(rows: Sequence[Row], first: int, words_of: Callable[[Cell], _Content]) -> list[PlacedRow[_Content]]:
    """The rows of a group. A cell of several rows keeps its columns in the rows below, and ends with the group."""
    occupied: set[tuple[int, int]] = set()
    placed = []
    for offset, row in enumerate(rows):
        cells: list[PlacedCell[_Content]] = []
        column = 0
        for cell in row.cells:
            while occupied and (offset, column) in occupied:
                column += 1
            down = 1 if cell.rows == 1 else min(cell.rows, len(rows) - offset)
            if down > 1:
                occupied.update((offset + y, column + x) for y in range(1, down) for x in range(cell.columns))
            cells.append(PlacedCell(cell, words_of(cell), first + offset, column, down))
            column += cell.columns
        placed.append(tuple(cells))
    return placed


def _words_of(cell: Cell, t: Strings) -> CellWords:
    texts: list[str] = []
    citations: list[Citation] = []
    for block in cell.blocks:
        for line in block.lines:
            words = _words_alone(line)
            if words is None:
                parts = _parts_of(line, t)
                words = "".join([part[0] for part in parts])
                citations += [part[1] for part in parts if part[1] is not None]
            if text := plain_text(words):
                texts.append(text)
    return CellWords("\n".join(texts), tuple(dict.fromkeys(citations) if len(citations) > 1 else citations))


def _words_alone(line: Line) -> str | None:
    """The words of a line that is nothing but words, as most lines are."""
    pieces = line.pieces
    return pieces[0].text if len(pieces) == 1 and pieces[0].__class__ is Link and not pieces[0].note else None


def lines_of(cell: Cell, t: Strings) -> tuple[Runs, ...]:
    """The lines of a cell that have words."""
    lines = [_runs(_parts_of(line, t), strong=line.role == "name") for block in cell.blocks for line in block.lines]
    return tuple([runs for runs in lines if runs])


def text_of(runs: Iterable[Run]) -> str:
    """The words of a line."""
    return "".join([run.text for run in runs])


def plain_text(text: str) -> str:
    r"""Words with white space folded as browsers do, and a sign in place of what no XML format can hold.

    >>> plain_text(" 一\n 二\x01") == "一 二\ufffd"
    True
    """
    return _fold_spaces(text).strip(" ")


def value_text(value: Value, t: Strings, *, join: str) -> str:
    """A value in words, its parts joined by `join`."""
    parts: list[_Part] = []
    _add_value(parts, value, t, join)
    return plain_text("".join([part[0] for part in parts]))


def _fold_spaces(text: str) -> str:
    # Hardly any text has what is folded, and what is not printable is looked for many times faster than it is found.
    return text if text.isprintable() and "  " not in text else _NOT_XML.sub("\ufffd", _SPACE.sub(" ", text))


def _runs(parts: Iterable[_Part], *, strong: bool) -> Runs:
    """The words of a line, without white space at its ends or twice in a row."""
    runs: list[Run] = []
    is_spaced = True
    for words, citation, is_strong, is_aside in parts:
        text = _fold_spaces(words)
        if is_spaced:
            text = text.removeprefix(" ")
        if text:
            runs.append(Run(text, citation, strong or is_strong, is_aside))
            is_spaced = text.endswith(" ")
    if runs and is_spaced:
        last = runs.pop()
        runs += [last._replace(text=last.text[:-1])] if last.text != " " else []
    return tuple(runs)


def _parts_of(line: Line, t: Strings) -> list[_Part]:
    parts: list[_Part] = []
    for piece in line.pieces:
        if isinstance(piece, Link):
            _add_link(parts, piece, t)
        elif isinstance(piece, Value):
            _add_value(parts, piece, t, "、")
    return parts


def _add_link(parts: list[_Part], link: Link, t: Strings, before: str = "") -> None:
    """Add words that may lead somewhere, `before` them others, and their note."""
    text, citation = before + link.text, None
    if isinstance(link, Citation):
        text = plain_text(text)
        citation = link if text else None
    parts.append((text, citation, link.role == "place", False))
    if link.note:
        parts.append((_note(link.note, t), None, False, False))


def _add_value(parts: list[_Part], value: Value, t: Strings, join: str) -> None:
    """Add the parts of a value. Words that lead nowhere are one run with the signs between them."""
    if value.state == "value" and len(value.items) == 1:
        _add_link(parts, value.items[0], t)
        return
    words = ""
    for number, item in enumerate(value.items):
        words += join if number else ""
        if item.href or item.time:
            if words:
                parts.append((words, None, False, False))
            _add_link(parts, item, t)
            words = ""
        elif item.note:
            _add_link(parts, item, t, words)
            words = ""
        else:
            words += item.text
    if words:
        parts.append((words, None, False, False))
    if value.state != "value":
        parts.append((value.text, None, False, False))
        if value.note:
            parts.append((_note(value.note, t), None, False, True))


def _note(note: str, t: Strings) -> str:
    return f"{t('note.open')}{note}{t('note.close')}"
