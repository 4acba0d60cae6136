"""A table as a grid of text: where each cell stands, and the lines that a reader sees in it.

This is what all files to take away are written from; what only a page can show (marks, evidence, bars) is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Generic, NamedTuple, TypeVar

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
_Content = TypeVar("_Content")


@value_class
class CellWords:
    """What a reader sees in a cell: its lines, its words, one line a line, and what it cites, each paragraph once."""

    lines: tuple[Runs, ...]
    text: str
    citations: tuple[Citation, ...]


@value_class
class Placed(Generic[_Content]):
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


GridCell = Placed[CellWords]
PlacedRow = tuple[Placed[_Content], ...]


@value_class
class Grid:
    """A table. The first `header` rows are its head; `width` is the number of columns."""

    caption: str
    header: int
    width: int
    rows: tuple[PlacedRow[CellWords], ...]


def grid_of(table: Table, t: Strings) -> Grid:
    """A table with each of its cells at its place."""

    def words(cell: Cell) -> CellWords:
        return _words_of(cell, t) if cell.derived is None else derive(cell, "words", partial(_words_of, cell, t))

    rows = place_cells(table, words)
    return Grid(plain_text(table.caption), 1, width_of(rows), rows)


def width_of(rows: Iterable[PlacedRow[_Content]]) -> int:
    """How many columns rows have."""
    return max((cell.column + cell.columns for row in rows for cell in row), default=0)


def place_cells(table: Table, words_of: Callable[[Cell], _Content]) -> tuple[PlacedRow[_Content], ...]:
    """The rows of a table, the first of which is its head, with what `words_of` each cell are."""
    rows = _place_group([Row(table.columns)], 0, words_of)
    for group in table.groups:
        heading = [Row((group.heading,))] if group.heading else []
        rows += _place_group([*heading, *group.rows], len(rows), words_of)
    return tuple(rows)


def _place_group(rows: Sequence[Row], first: int, words_of: Callable[[Cell], _Content]) -> list[PlacedRow[_Content]]:
    """The rows of a group. A cell of several rows keeps its columns in the rows below, and ends with the group."""
    occupied: set[tuple[int, int]] = set()
    placed = []
    for offset, row in enumerate(rows):
        cells: list[Placed[_Content]] = []
        column = 0
        for cell in row.cells:
            while occupied and (offset, column) in occupied:
                column += 1
            down = 1 if cell.rows == 1 else min(cell.rows, len(rows) - offset)
            if down > 1:
                occupied.update((offset + y, column + x) for y in range(1, down) for x in range(cell.columns))
            cells.append(Placed(cell, words_of(cell), first + offset, column, down))
            column += cell.columns
        placed.append(tuple(cells))
    return placed


def _words_of(cell: Cell, t: Strings) -> CellWords:
    lines = lines_of(cell, t)
    text = "\n".join([line[0].text if len(line) == 1 else text_of(line) for line in lines])
    citations = [run.citation for line in lines for run in line if run.citation is not None]
    return CellWords(lines, text, tuple(dict.fromkeys(citations) if len(citations) > 1 else citations))


def lines_of(cell: Cell, t: Strings) -> tuple[Runs, ...]:
    """The lines of a cell that have words."""
    lines = [_runs(line, t) for block in cell.blocks for line in block.lines]
    return tuple([runs for runs in lines if runs])


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
    line = _RunsOfLine(t, strong=False)
    line.add_value(value, join)
    return text_of(line.end())


@lru_cache(maxsize=_WORDS)
def _folded(text: str) -> str:
    return _NOT_XML.sub("\ufffd", _SPACE.sub(" ", text))


def _runs(line: Line, t: Strings) -> Runs:
    first = _words_alone(line.pieces)
    if first is not None:
        text = plain_text(first.text)
        citation = first if isinstance(first, Citation) else None
        return (Run(text, citation, first.role == "place" or line.role == "name"),) if text else ()
    runs = _RunsOfLine(t, strong=line.role == "name")
    for piece in line.pieces:
        if isinstance(piece, Link):
            runs.add_link(piece)
        elif isinstance(piece, Value):
            runs.add_value(piece, "、")
    return runs.end()


def _words_alone(pieces: Sequence[Piece]) -> Link | None:
    """The words that are all of a line, or of its value, as most lines have it."""
    if len(pieces) != 1:
        return None
    first = pieces[0]
    if isinstance(first, Value) and first.state == "value" and len(first.items) == 1:
        first = first.items[0]
    return first if isinstance(first, Link) and not first.note else None


class _RunsOfLine:
    """The words of a line, without white space at its ends or twice in a row."""

    def __init__(self, t: Strings, *, strong: bool) -> None:
        self._t, self._strong = t, strong
        self._runs: list[Run] = []
        self._is_spaced = True

    def _add(self, text: str, citation: Citation | None = None, *, strong: bool = False, aside: bool = False) -> None:
        text = _folded(text)
        if citation:
            text = text.strip(" ")
        if self._is_spaced:
            text = text.removeprefix(" ")
        if text:
            self._runs.append(Run(text, citation, strong or self._strong, aside))
            self._is_spaced = text.endswith(" ")

    def add_link(self, link: Link, before: str = "") -> None:
        """Add words that may lead somewhere, `before` them others, and their note."""
        citation = link if isinstance(link, Citation) else None
        self._add(before + link.text if before else link.text, citation, strong=link.role == "place")
        if link.note:
            self._add_note(link.note)

    def add_value(self, value: Value, join: str) -> None:
        """Add the parts of a value. Words that lead nowhere are one run with the signs between them."""
        words = ""
        for number, item in enumerate(value.items):
            words += join if number else ""
            if item.href or item.time:
                if words:
                    self._add(words)
                self.add_link(item)
                words = ""
            elif item.note:
                self.add_link(item, words)
                words = ""
            else:
                words += item.text
        if words:
            self._add(words)
        if value.state != "value":
            self._add(value.text)
            if value.note:
                self._add_note(value.note, aside=True)

    def _add_note(self, note: str, *, aside: bool = False) -> None:
        self._add(f"{self._t('note.open')}{note}{self._t('note.close')}", aside=aside)

    def end(self) -> Runs:
        """All of the line."""
        if self._runs and self._is_spaced:
            last = self._runs.pop()
            self._runs += [last._replace(text=last.text[:-1])] if last.text != " " else []
        return tuple(self._runs)
