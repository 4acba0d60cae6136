"""A programme as comparison cells show it: the same in facet pages, pair pages and the free comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import chain

from builder import urls
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Programme
from builder.model.statements import Statement
from builder.text import markdown
from builder.text.values import value_class
from builder.views.claims import claim_state
from builder.views.context import PageContext
from builder.views.evidence import QuoteView, programme_quotes, quantity_value, when
from builder.views.links import programme_link, statement_level, term_label
from builder.views.pieces import Link, Value
from builder.views.statements import bodies_value, firmness_value, notes_among, statements_of, status_value
from builder.views.tables import Block, Evidence, Line, line
from builder.views.values import citation_value


@value_class
class Figure:
    """A number of a programme, and what keeps it from being misread: of what kind, of what time, how firm."""

    label: Link
    value: Value
    note: str


@value_class
class ProgrammeItem:
    """A programme under a term: its name and summary, the sentences that support it, and what its statements on the
    term say, which is what one compares.

    `again`: just this already stands higher in the column, so that its name is enough. `summarised`: its summary does,
    under another term. `unquoted`: so many stand on the page that its sentences are left to its page; `brief`: its
    summary and numbers too.
    """

    id: str
    part: str
    """Names the programme and which of its statements are shown."""
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
    partly: frozenset[str] = frozenset()
    """Those that lead only in some of the statements shown."""
    again: bool = False
    summarised: bool = False
    unquoted: bool = False
    brief: bool = False


def programme_item(
    page: PageContext, plan: Plan, programme: Programme, statements: Sequence[Statement]
) -> ProgrammeItem:
    """A programme as comparison cells show it; of its statements only these, so that nothing spills over."""
    has_general = any(statement.key.endswith("/general") for statement in statements)
    cite = programme.cite if has_general else dict.fromkeys(span for each in statements for span in each.cite)
    return ProgrammeItem(
        id=programme.id,
        part=_name_part(programme, statements),
        name=programme_link(page, plan, programme),
        claim=(claim := f"{plan.key}.{programme.id}.summary"),
        mark=claim_state(page, claim),
        summary=markdown.plain_text(programme.body),
        measures=tuple(each.measure.name.shown for each in statements if each.measure and not each.quantity),
        figures=tuple(_figure(page, plan, programme, each, each.quantity) for each in statements if each.quantity),
        lead=bodies_value(page, plan, programme, "lead", statements=statements),
        status=status_value(page, programme, statements),
        commitment=firmness_value(page, statements),
        cite=citation_value(page, plan, cite),
        quotes=programme_quotes(page, plan, programme),
        partly=frozenset(notes_among(page, statements_of(page, plan, programme), statements, "lead")),
    )


def _name_part(programme: Programme, statements: Sequence[Statement]) -> str:
    names = " ".join(statement.key for statement in statements)
    return f"{programme.id}~{blake2b(names.encode(), digest_size=4).hexdigest()}"


def _figure(page: PageContext, plan: Plan, programme: Programme, statement: Statement, quantity: Quantity) -> Figure:
    """A number with its own firmness, which may be another than that of the statements around it."""
    kind = page.t(f"quantity.kind.{quantity.kind}") if quantity.kind else ""
    period = "，".join(when(page, quantity))
    nature = term_label(page, "natures", quantity.nature)
    repeated = page.t("quantity.repeats") if quantity.repeats else ""
    firmness = statement_level(page, statement)
    note = "，".join(word for word in (nature, firmness, kind, period, repeated) if word)
    href = page.href(urls.quantity_url(plan, programme, quantity.id))
    value = quantity_value(page, plan, statement)
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


def programme_block(page: PageContext, item: ProgrammeItem) -> Block:
    """A programme as lines."""
    if item.again:
        again = Value("value", (Link(page.t("sides.again")),), role="note")
        return Block((line(item.name, " ", again, role="name"),), "programme")
    if item.brief:
        return Block((_brief_line(page, item),), "brief")
    shown = programme_lines(page, item)
    names = ("head", "tail") if item.summarised else ("head", "summary", "tail", "evidence")
    return Block(tuple(chain.from_iterable(shown[name] for name in names)), "programme")


def programme_lines(page: PageContext, item: ProgrammeItem, *, fetched: bool = False) -> dict[str, tuple[Line, ...]]:
    """The lines of a programme: `head` and `tail` are of the statements shown, `summary` and `evidence` of it all.

    `fetched`: its sentences come from a file of their own when a reader asks for them.
    """
    facts = (("lead", item.lead), ("commitment", item.commitment), ("status", item.status), ("cite", item.cite))
    head = [line(item.name, role="name")]
    head += [line(f"{page.t(f'programme.{word}')}：", value, role="fact") for word, value in facts]
    summary = Line((Link(item.summary),), "summary", item.claim, item.mark)
    tail = [_figure_line(figure) for figure in item.figures]
    if item.measures:
        tail.insert(0, line(f"{page.t('programme.measures')}：{'、'.join(item.measures)}", role="measures"))
    fetch = item.id if fetched else ""
    evidence = Evidence(() if fetched else item.quotes, name=item.name.text, fetch=fetch)
    return {
        "head": tuple(head),
        "summary": (summary,),
        "tail": tuple(tail),
        "evidence": (line(evidence),) if item.quotes else (),
    }


def _brief_line(page: PageContext, item: ProgrammeItem) -> Line:
    """Its name and what one compares, then where it stands, which paper leaves out; the rest is on its page."""
    leads = (link.text + (page.t("who.all_partly") if link.text in item.partly else "") for link in item.lead.items)
    lead = f"{page.t('programme.lead')}：{'、'.join(leads) or item.lead.text}"
    words = "；".join((_words(item.commitment), lead))
    # Of several places what stands between them is left out with them; one needs no element for it.
    cite = replace(item.cite, role="note") if len(item.cite.items) > 1 else item.cite
    return line(item.name, f"{page.t('note.open')}{words}{page.t('note.close')}", cite)


def _words(value: Value) -> str:
    return "、".join(item.text for item in value.items) or value.text


def _figure_line(figure: Figure) -> Line:
    note = (Link("", note=figure.note),) if figure.note else ()
    return line(figure.label, "：", figure.value, *note, role="figure")
