"""A programme as comparison cells show it: the same in facet pages, pair pages and the free comparison."""

from __future__ import annotations

from dataclasses import dataclass

from builder import urls
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Programme
from builder.text import markdown
from builder.views.cells import citation_cell, organisations_cell, terms_cell
from builder.views.claims import claim_mark
from builder.views.context import PageContext
from builder.views.evidence import QuoteView, programme_quotes, quantity_value, when
from builder.views.links import programme_link, term_label
from builder.views.parts import Cell, Link


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a programme, and what keeps it from being misread."""

    label: Link
    value: Cell
    note: str
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """A programme in a column: its name, summary, the facts one compares, and the sentences that bear them out.

    `again`: it already stands in full higher in the column, so that its name is enough. `brief`: so many stand on the
    page that its summary, numbers and sentences are left to its own page.
    """

    id: str
    name: Link
    claim: str
    verified: str
    summary: str
    measures: tuple[str, ...]
    figures: tuple[Figure, ...]
    lead: Cell
    status: Cell
    commitment: Cell
    cite: Cell
    quotes: tuple[QuoteView, ...]
    again: bool = False
    brief: bool = False


def programme_item(page: PageContext, plan: Plan, programme: Programme) -> ProgrammeItem:
    """A programme as comparison cells show it."""
    return ProgrammeItem(
        id=programme.id,
        name=programme_link(page, plan, programme),
        claim=(claim := f"{plan.key}.{programme.id}.summary"),
        verified=claim_mark(page, claim),
        summary=markdown.plain_text(programme.body),
        measures=tuple(measure.name.zh for measure in programme.measures),
        figures=tuple(_figure(page, plan, programme, quantity) for quantity in programme.quantities),
        lead=organisations_cell(page, plan, programme.lead),
        status=terms_cell(page, "statuses", programme.status),
        commitment=terms_cell(page, "commitments", programme.commitment),
        cite=citation_cell(page, plan, programme.cite),
        quotes=programme_quotes(page, plan, programme),
    )


def _figure(page: PageContext, plan: Plan, programme: Programme, quantity: Quantity) -> Figure:
    kind = page.t(f"quantity.kind.{quantity.kind}") if quantity.kind else ""
    period = "，".join(when(page, quantity))
    nature = term_label(page, "natures", quantity.nature)
    repeated = page.t("quantity.repeats") if quantity.repeats else ""
    note = "，".join(word for word in (nature, kind, period, repeated) if word)
    href = page.href(f"{urls.programme_url(plan, programme)}#q-{quantity.id}")
    claim = f"{plan.key}.{programme.id}.{quantity.id}"
    value = quantity_value(page, plan, quantity, claim)
    return Figure(Link(str(quantity.label), href), value, note, quantity.unit or "", period)
