"""A programme as comparison cells show it: the same in facet pages, pair pages and the free comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder import urls
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Programme
from builder.text import markdown
from builder.views.claims import claim_state
from builder.views.context import PageContext
from builder.views.evidence import QuoteView, programme_quotes, quantity_value, when
from builder.views.links import programme_link, term_label
from builder.views.parts import Link, Value
from builder.views.statements import bodies_value, firmness_value, statements_of, status_value
from builder.views.tables import Block, Evidence, Line, line
from builder.views.values import citation_value


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a programme, and what keeps it from being misread."""

    label: Link
    value: Value
    note: str


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """A programme in a column: its name, summary, the facts one compares, and the sentences that bear them out.

    `again`: it already stands in full higher in the column, so that its name is enough. `brief`: so many stand on the
    page that its summary, numbers and sentences are left to its own page.
    """

    id: str
    name: Link
    claim: str
    mark: str
    summary: str
    measures: tuple[str, ...]
    figures: tuple[Figure, ...]
    lead: Value
    status: Value
    commitment: Value
    cite: Value
    quotes: tuple[QuoteView, ...]
    again: bool = False
    brief: bool = False


def programme_item(page: PageContext, plan: Plan, programme: Programme) -> ProgrammeItem:
    """A programme as comparison cells show it."""
    statements = statements_of(page, plan, programme)
    return ProgrammeItem(
        id=programme.id,
        name=programme_link(page, plan, programme),
        claim=(claim := f"{plan.key}.{programme.id}.summary"),
        mark=claim_state(page, claim),
        summary=markdown.plain_text(programme.body),
        measures=tuple(measure.name.zh for measure in programme.measures),
        figures=tuple(_figure(page, plan, programme, quantity) for quantity in programme.quantities),
        lead=bodies_value(page, plan, programme, "lead"),
        status=status_value(page, programme, statements),
        commitment=firmness_value(page, statements),
        cite=citation_value(page, plan, programme.cite),
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
    return Figure(Link(str(quantity.label), href), value, note)


def programme_words(item: ProgrammeItem) -> Iterator[str]:
    """All that an item says of its programme, without where that stands."""
    yield item.name.text
    for value in (item.lead, item.commitment, item.status):
        yield _words(value)
    yield item.summary
    yield from item.measures
    for figure in item.figures:
        yield f"{figure.label.text} {_words(figure.value)} {figure.note}"


def programme_block(page: PageContext, item: ProgrammeItem, *, fetched: bool = False) -> Block:
    """A programme as lines. `fetched`: its sentences come from a file of their own when a reader asks for them."""
    if item.again:
        again = Value("value", (Link(page.t("sides.again")),), role="note")
        return Block((line(item.name, " ", again, role="name"),), "programme")
    if item.brief:
        return Block((_brief_line(page, item),), "brief")
    lines = [line(item.name, role="name")]
    for word, value in (
        ("lead", item.lead),
        ("commitment", item.commitment),
        ("status", item.status),
        ("cite", item.cite),
    ):
        lines.append(line(f"{page.t(f'programme.{word}')}：", value, role="fact"))
    lines.append(replace(line(item.summary, role="summary"), claim=item.claim, mark=item.mark))
    if item.measures:
        lines.append(line(f"{page.t('programme.measures')}：{'、'.join(item.measures)}", role="measures"))
    lines += [_figure_line(figure) for figure in item.figures]
    if item.quotes:
        fetch = item.id if fetched else ""
        lines.append(line(Evidence(() if fetched else item.quotes, name=item.name.text, fetch=fetch)))
    return Block(tuple(lines), "programme")


def _brief_line(page: PageContext, item: ProgrammeItem) -> Line:
    """Its name and what one compares; the rest is on its page."""
    words = "；".join((_words(item.commitment), f"{page.t('programme.lead')}：{_words(item.lead)}", ""))
    return line(item.name, f"{page.t('note.open')}{words}", item.cite, page.t("note.close"))


def _words(value: Value) -> str:
    return "、".join(item.text for item in value.items) or value.text


def _figure_line(figure: Figure) -> Line:
    note = (Link("", note=figure.note),) if figure.note else ()
    return line(figure.label, "：", figure.value, *note, role="figure")
