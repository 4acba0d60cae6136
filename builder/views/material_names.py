"""How the basket of materials names what rows, cells and quotations stand for.

A material is a programme (`plan.programme`), a measure or a number (`plan.programme.part`, `plan.part`), what a plan
has in a row of a comparison (`plan:row`), sentences of a programme (`plan.programme~paragraph`) or a whole paragraph
(`plan~paragraph`).
"""

from __future__ import annotations

from builder import urls
from builder.model.site import Plan, Programme
from builder.model.statements import Statement, claim_of

MOST = 60
"""So many materials fit an address of four thousand characters."""


OF_CLAIM = "="
"""In place of a name, on a page of very many rows: what the claim of its number is called."""


def material_of(plan: Plan, statement: Statement) -> str:
    """The name of a statement as a material; the general sentences of a programme are the programme."""
    if statement.programme and not statement.measure and not statement.quantity:
        return material_of_programme(plan, statement.programme)
    return claim_of(plan, statement)


def material_of_programme(plan: Plan, programme: Programme) -> str:
    """The name of a programme."""
    return f"{plan.key}.{programme.id}"


def material_of_side(plan: Plan, row: str) -> str:
    """The name of what a plan has in a row of comparisons; of other terms than themes these have no single aspects."""
    vocabulary, *term = row.split(".")
    return f"{plan.key}:{row}" if vocabulary == "themes" or len(term) < len(("term", "aspect")) else ""


def material_of_quote(plan: Plan, programme: Programme | None, source: str, number: int) -> str:
    """The name of the sentences of a paragraph that support a programme, or of the paragraph."""
    anchor = urls.paragraph_anchor(source, number)
    return f"{material_of_programme(plan, programme) if programme else plan.key}~{anchor}"
