"""The claims of a typed table, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from builder.text.values import derive
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
                yield from derive(cell, "claims", partial(_list_claims, cell))


def _list_claims(cell: Cell) -> list[str]:
    claims = [cell.claim]
    for block in cell.blocks:
        for line in block.lines:
            claims.append(line.claim)
            claims += [piece.claim for piece in line.pieces if isinstance(piece, Value | Mark)]
    return claims
