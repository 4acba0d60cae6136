"""The claims of a typed table, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.views.claims import mark_line
from builder.views.context import PageContext
from builder.views.parts import Value
from builder.views.tables import Cell, Mark, Table


def with_marks(page: PageContext, table: Table) -> Table:
    """A table that says once how many of its claims have which mark."""
    return replace(table, marks=mark_line(page, claims_of_table(table)))


def claims_of_table(table: Table) -> Iterator[str]:
    """The ids of all claims of a table, those of a number each once."""
    for group in table.groups:
        for row in group.rows:
            for cell in row.cells:
                yield from _claims_of_cell(cell)


def _claims_of_cell(cell: Cell) -> Iterator[str]:
    yield cell.claim
    for block in cell.blocks:
        for line in block.lines:
            yield line.claim
            yield from (piece.claim for piece in line.pieces if isinstance(piece, Value | Mark))
