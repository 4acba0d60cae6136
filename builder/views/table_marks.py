"""The marks of what typed tables claim, wherever in them it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from builder.evidence.locks import marks
from builder.text.values import derive
from builder.views.claims import count_marks, mark_of
from builder.views.context import PageContext
from builder.views.pieces import MarkLine, Value
from builder.views.tables import Cell, ReportMark, Row, Table

_Marks = Mapping[str, marks.Mark]
"""By the id of a claim, of a number once."""
_CLAIMING = (Value, ReportMark)
"""The pieces of a line that may claim something."""


def with_marks(page: PageContext, table: Table) -> Table:
    """A table that says once how many of its claims have which mark."""
    marked = _marks_of_table(page, table)
    return replace(table, marks=count_marks(page, marked.values()), claimed=marked)


def mark_line_of(page: PageContext, tables: Iterable[Table]) -> MarkLine | None:
    """How many claims of tables have which mark, each claim once; None for tables that claim nothing."""
    marked: dict[str, marks.Mark] = {}
    for table in tables:
        marked.update(_marks_of_table(page, table) if table.claimed is None else table.claimed)
    return count_marks(page, marked.values())


def _marks_of_table(page: PageContext, table: Table) -> _Marks:
    marked: dict[str, marks.Mark] = {}
    for group in table.groups:
        for row in group.rows:
            if row.derived is None:
                _add_marks_of_row(page, row, marked)
            else:
                marked.update(derive(row, "marks", partial(_marks_of_row, page, row)))
    return marked


def _marks_of_row(page: PageContext, row: Row) -> _Marks:
    marked: dict[str, marks.Mark] = {}
    _add_marks_of_row(page, row, marked)
    return marked


def _add_marks_of_row(page: PageContext, row: Row, marked: dict[str, marks.Mark]) -> None:
    for cell in row.cells:
        _add_marks(page, cell, marked)


def _add_marks(page: PageContext, cell: Cell, marked: dict[str, marks.Mark]) -> None:
    """Add those of a cell, of its lines and their pieces: most cells claim nothing, and a site has very many."""
    claims = [cell.claim]
    for block in cell.blocks:
        for line in block.lines:
            if line.claim:
                claims.append(line.claim)
            claims += [piece.claim for piece in line.pieces if isinstance(piece, _CLAIMING) and piece.claim]
    for claim in claims:
        if claim:
            marked[claim] = mark_of(page, claim)
