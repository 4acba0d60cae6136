"""The marks of what typed tables claim, wherever in them it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from builder.evidence import marks
from builder.text.values import derive
from builder.views.claims import count_marks, mark_of
from builder.views.context import PageContext
from builder.views.parts import MarkLine, Value
from builder.views.tables import Cell, Mark, Row, Table

_Marks = Mapping[str, marks.Mark]
"""By the id of a claim, of a number once."""


def with_marks(page: PageContext, table: Table) -> Table:
    """A table that says once how many of its claims have which mark."""
    return replace(table, marks=mark_line_of(page, [table]))


def mark_line_of(page: PageContext, tables: Iterable[Table]) -> MarkLine | None:
    """How many claims of tables have which mark, each claim once; None for tables that claim nothing."""
    marked: dict[str, marks.Mark] = {}
    for table in tables:
        for group in table.groups:
            for row in group.rows:
                marked.update(derive(row, "marks", partial(_marks_of_row, page, row)))
    return count_marks(page, marked.values())


def _marks_of_row(page: PageContext, row: Row) -> _Marks:
    marked: dict[str, marks.Mark] = {}
    for cell in row.cells:
        marked.update(derive(cell, "marks", partial(_marks_of_cell, page, cell)))
    return marked


def _marks_of_cell(page: PageContext, cell: Cell) -> _Marks:
    return {claim: mark_of(page, claim) for claim in _list_claims(cell) if claim}


def _list_claims(cell: Cell) -> Iterator[str]:
    yield cell.claim
    for block in cell.blocks:
        for line in block.lines:
            yield line.claim
            for piece in line.pieces:
                if isinstance(piece, Value | Mark):
                    yield piece.claim
