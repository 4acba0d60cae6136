"""What stands side by side: the rows of a comparison, and what one plan has in each of them.

Facet pages, pair pages and the free comparison show the same sides, drawn by the same templates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder import markdown, paths
from builder.compare.coverage import FACETS, agencies, coverage, terms
from builder.fields import Absent
from builder.model import Plan, Programme
from builder.quantities import Quantity
from builder.views.context import PageContext
from builder.views.evidence import NoteView, QuoteView, programme_quotes, quantity_value, theme_note, when
from builder.views.home import period_cell
from builder.views.parts import Cell, Link

OVERVIEW = "overview"
"""The group of rows that says of each theme how much a plan has on it."""


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


@dataclass(frozen=True, slots=True)
class Side:
    """What one plan has in one row.

    `key` is what decides whether two sides are the same: normalised typed values, empty for free text. A side shows
    its note, and its programmes or else its cell.
    """

    cell: Cell
    key: str = ""
    note: NoteView | None = None
    programmes: tuple[ProgrammeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a comparison. `id` is permanent. `presence`: a side is a list of programmes, or silence."""

    id: str
    label: Link
    presence: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, under one heading."""

    id: str
    label: Link
    rows: tuple[Row, ...]


def groups(page: PageContext) -> tuple[Group, ...]:
    """All rows that any comparison can have."""
    themes = page.site.vocabularies["themes"].terms
    overview = tuple(Row(f"{OVERVIEW}.{theme}", page.term("themes", theme), presence=True) for theme in themes)
    by_facet = [
        Group(
            facet,
            Link(page.t(f"vocabulary.{facet}")),
            tuple(Row(f"{facet}.{term}", page.term(facet, term), presence=True) for term in _known(page, facet)),
        )
        for facet in FACETS[1:]
    ]
    return (
        fact_group(page),
        Group(OVERVIEW, Link(page.t("sides.overview")), overview),
        *(theme_group(page, theme) for theme in themes),
        *by_facet,
    )


def theme_group(page: PageContext, theme: str) -> Group:
    """The rows of one theme."""
    rows = (Row(f"themes.{theme}.{name}", Link(word)) for name, word in aspects(page, "themes"))
    return Group(f"themes.{theme}", page.term("themes", theme), tuple(rows))


def sides(page: PageContext, plan: Plan) -> dict[str, Side]:
    """What a plan has in every row, by the row's id."""
    found = fact_sides(page, plan)
    for theme in page.site.vocabularies["themes"].terms:
        found |= overview_side(page, plan, theme)
        found |= term_sides(page, plan, "themes", theme)
    for facet in FACETS[1:]:
        for term in _known(page, facet):
            found[f"{facet}.{term}"] = _presence(page, plan, facet, term)
    return found


def _known(page: PageContext, facet: str) -> list[str]:
    return list(page.site.vocabularies[facet].terms)


# Facts of the texts

FACTS = ("kind", "issuer", "issued", "published", "period", "extent", "count")


def fact_group(page: PageContext) -> Group:
    """The rows of facts about the texts."""
    rows = tuple(Row(f"facts.{name}", Link(page.t(f"sides.fact.{name}"))) for name in FACTS)
    return Group("facts", Link(page.t("sides.facts")), rows)


def fact_sides(page: PageContext, plan: Plan) -> dict[str, Side]:
    """Facts of the text itself, by row id."""
    period = "" if isinstance(plan.period, Absent) else plan.period.model_dump_json()
    cells = {
        "kind": (page.terms("plan-kinds", plan.kind), plan.kind),
        "issuer": (page.stated(plan.issuer, read=plan), ""),
        "issued": (page.stated(plan.issued, read=plan), str(plan.issued)),
        "published": (page.stated(plan.sources[0].published, read=plan), str(plan.sources[0].published)),
        "period": (period_cell(page, plan), period),
        "extent": (page.value(page.t(f"extent.{plan.extent}")), plan.extent),
        "count": (page.value(page.t("matrix.count", count=len(plan.programmes))), str(len(plan.programmes))),
    }
    return {f"facts.{name}": Side(*cells[name]) for name in FACTS}


# Terms of a facet


def aspects(page: PageContext, facet: str) -> list[tuple[str, str]]:
    """What is said of the programmes under a term, from the shortest to the whole."""
    names = ["summary", "commitments", *(other for other in reversed(FACETS) if other != facet), "programmes"]
    return [(name, page.t(f"sides.aspect.{name}")) for name in names]


def term_sides(page: PageContext, plan: Plan, facet: str, term: str) -> dict[str, Side]:
    """What a plan has under a term, by row id: `<facet>.<term>.<aspect>`."""
    covered = coverage(plan, term, facet)
    names = [name for name, _ in aspects(page, facet)]
    if covered.state != "value":
        silence = page.absent(covered.state)
        note = page.looked_in([plan]) if covered.state == "not_stated" else ""
        found = {name: Side(silence) for name in names} | {names[0]: Side(replace(silence, note=note))}
    else:
        found = {name: _aspect(page, plan, covered.programmes, name) for name in names}
        note_view = theme_note(page, plan, term) if facet == "themes" else None
        found["summary"] = replace(found["summary"], note=note_view)
    return {f"{facet}.{term}.{name}": found[name] for name in names}


def _aspect(page: PageContext, plan: Plan, programmes: Sequence[Programme], name: str) -> Side:
    match name:
        case "summary":
            return Side(Cell("value", tuple(_named(page, plan, one) for one in programmes)))
        case "programmes":
            return Side(Cell("value"), programmes=tuple(programme_item(page, plan, one) for one in programmes))
        case "commitments":
            return _firmness(page, programmes)
        case "agencies":
            return _leads(page, plan, programmes)
        case _:
            ids = dict.fromkeys(term for one in programmes for term in terms(plan, one, name))
            return Side(_terms(page, plan, name, list(ids)), ",".join(sorted(ids)))


def _named(page: PageContext, plan: Plan, one: Programme) -> Link:
    """A programme by its name and firmness."""
    firm = one.commitment
    word = page.t(f"state.{firm.state}") if isinstance(firm, Absent) else page.label("commitments", firm)
    return replace(page.programme_link(plan, one), note=word)


def _terms(page: PageContext, plan: Plan, facet: str, ids: list[str]) -> Cell:
    return page.terms(facet, ids) if ids else page.absent("not_stated", note=page.looked_in([plan]))


def _leads(page: PageContext, plan: Plan, programmes: Sequence[Programme]) -> Side:
    """The types of the bodies that lead, each with the bodies as printed."""
    bodies: dict[str, dict[str, None]] = {}
    for one in programmes:
        for name, agency in zip(
            [] if isinstance(one.lead, Absent) else one.lead, agencies(plan, one.lead), strict=True
        ):
            bodies.setdefault(agency, {})[name] = None
    if not bodies:
        return Side(page.absent("not_stated", note=page.looked_in([plan])))
    items = (replace(page.term("agencies", agency), note="、".join(names)) for agency, names in bodies.items())
    return Side(Cell("value", tuple(items)), ",".join(sorted(bodies)))


def _firmness(page: PageContext, programmes: Sequence[Programme]) -> Side:
    """How many programmes there are of each firmness; those without one are counted by their state."""
    words = [
        page.t(f"state.{one.commitment.state}")
        if isinstance(one.commitment, Absent)
        else page.label("commitments", one.commitment)
        for one in programmes
    ]
    counts = [(page.t("sides.firmness", word=word, count=n)) for word, n in Counter(words).items()]
    return Side(Cell("value", tuple(Link(one) for one in counts)), ",".join(sorted(counts)))


def _figure(page: PageContext, plan: Plan, one: Programme, quantity: Quantity) -> Figure:
    kind = page.t(f"quantity.kind.{quantity.kind}") if quantity.kind else ""
    period = "，".join(when(page, quantity))
    nature = page.label("natures", quantity.nature)
    repeated = page.t("quantity.repeats") if quantity.repeats else ""
    note = "，".join(word for word in (nature, kind, period, repeated) if word)
    href = page.href(f"{paths.programme(plan, one)}#q-{quantity.id}")
    claim = f"{plan.key}.{one.id}.{quantity.id}"
    value = quantity_value(page, plan, quantity, claim)
    return Figure(Link(str(quantity.label), href), value, note, quantity.unit or "", period)


def _presence(page: PageContext, plan: Plan, facet: str, term: str) -> Side:
    covered = coverage(plan, term, facet)
    if covered.state != "value":
        return Side(page.absent(covered.state))
    return Side(Cell("value", tuple(page.programme_link(plan, one) for one in covered.programmes)), "stated")


def overview_side(page: PageContext, plan: Plan, theme: str) -> dict[str, Side]:
    """How many programmes a plan has on a theme and how firm they are, leading to exactly those."""
    covered = coverage(plan, theme)
    if covered.state != "value":
        return {f"{OVERVIEW}.{theme}": Side(page.absent(covered.state))}
    count = page.t("matrix.count", count=len(covered.programmes))
    firmness = "，".join(item.text for item in _firmness(page, covered.programmes).cell.items)
    link = Link(count, page.href(f"{paths.plan(plan)}#t-{theme}"), note=firmness)
    return {f"{OVERVIEW}.{theme}": Side(Cell("value", (link,)), "stated")}


def programme_item(page: PageContext, plan: Plan, one: Programme) -> ProgrammeItem:
    """A programme as comparison cells show it."""
    return ProgrammeItem(
        id=one.id,
        name=page.programme_link(plan, one),
        claim=(claim := f"{plan.key}.{one.id}.summary"),
        verified=page.verified(claim),
        summary=markdown.plain_text(one.body),
        measures=tuple(measure.name.zh for measure in one.measures),
        figures=tuple(_figure(page, plan, one, quantity) for quantity in one.quantities),
        lead=page.organisations(plan, one.lead),
        status=page.terms("statuses", one.status),
        commitment=page.terms("commitments", one.commitment),
        cite=page.cite(plan, one.cite),
        quotes=programme_quotes(page, plan, one),
    )


def once(sides: Sequence[Side]) -> list[Side]:
    """The sides of a column from top to bottom, each programme in full only where it comes first."""
    seen: set[str] = set()
    result = []
    for side in sides:
        items = tuple(replace(one, again=one.id in seen) for one in side.programmes)
        seen |= {one.id for one in items}
        result.append(replace(side, programmes=items))
    return result
