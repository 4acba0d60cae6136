"""What stands side by side: the rows of a comparison, and what one plan has in each of them.

Facet pages, pair pages and the free comparison show the same sides, as cells of the same table model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace

from builder import urls
from builder.compare.coverage import FACETS, find_coverage, list_agency_types, list_terms
from builder.compare.indicators import comparison_key, select_by_indicator
from builder.compare.relation import VALUE_SEPARATOR
from builder.compare.stated_quantities import StatedQuantity
from builder.model.site import Plan, Programme
from builder.model.types import Absent
from builder.views.context import PageContext
from builder.views.evidence import NoteView, figure, theme_note, when
from builder.views.items import ProgrammeItem, programme_block, programme_item
from builder.views.links import programme_link, term_label, term_link
from builder.views.parts import Link, Value
from builder.views.tables import Block, Cell, Line, line, value_lines
from builder.views.values import absent_value, note_of_reading, own_value, period_value, stated_value, terms_value

OVERVIEW = "overview"
"""The group of rows that says of each theme how much a plan has on it."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one plan has in one row.

    `key` is what decides whether two sides are the same: normalised typed values, empty for free text. A side shows
    its note, and its programmes or else its value.
    """

    value: Value
    key: str = ""
    note: NoteView | None = None
    programmes: tuple[ProgrammeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of a comparison. `id` is permanent. `presence`: a side is a list of programmes, or silence."""

    id: str
    label: Link
    presence: bool = False


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """Rows that belong together, under one heading."""

    id: str
    label: Link
    rows: tuple[ComparedRow, ...]


def groups(page: PageContext) -> tuple[ComparedGroup, ...]:
    """All rows that any comparison can have."""
    themes = page.site.vocabularies["themes"].terms
    overview = _presence_rows(page, "themes", OVERVIEW)
    by_facet = [
        ComparedGroup(
            facet,
            Link(page.t(f"vocabulary.{facet}")),
            _presence_rows(page, facet, facet),
        )
        for facet in FACETS[1:]
    ]
    return (
        fact_group(page),
        ComparedGroup(OVERVIEW, Link(page.t("sides.overview")), overview),
        *(theme_group(page, theme) for theme in themes),
        *by_facet,
        *indicator_group(page, [indicator.id for indicator in page.site.indicators]),
    )


def _presence_rows(page: PageContext, facet: str, group: str) -> tuple[ComparedRow, ...]:
    """A row for each term of a facet, which says who has programmes under it."""
    terms = page.site.vocabularies[facet].terms
    return tuple(ComparedRow(f"{group}.{term}", term_link(page, facet, term), presence=True) for term in terms)


def indicator_group(page: PageContext, ids: Sequence[str]) -> tuple[ComparedGroup, ...]:
    """The rows of these indicators; no group where there is none."""
    rows = tuple(ComparedRow(f"indicators.{name}", term_link(page, "indicators", name)) for name in ids)
    return (ComparedGroup("indicators", Link(page.t("sides.indicators")), rows),) if rows else ()


def theme_group(page: PageContext, theme: str) -> ComparedGroup:
    """The rows of one theme."""
    rows = (ComparedRow(f"themes.{theme}.{name}", Link(word)) for name, word in aspects(page, "themes"))
    return ComparedGroup(f"themes.{theme}", term_link(page, "themes", theme), tuple(rows))


def sides(page: PageContext, plan: Plan) -> dict[str, Side]:
    """What a plan has in every row, by the row's id."""
    own_sides = fact_sides(page, plan)
    for theme in page.site.vocabularies["themes"].terms:
        own_sides |= overview_side(page, plan, theme)
        own_sides |= term_sides(page, plan, "themes", theme)
    for facet in FACETS[1:]:
        for term in _term_ids(page, facet):
            own_sides[f"{facet}.{term}"] = _presence(page, plan, facet, term)
    for indicator in page.site.indicators:
        own_sides[f"indicators.{indicator.id}"] = indicator_side(page, plan, indicator.id)
    return own_sides


def _term_ids(page: PageContext, facet: str) -> list[str]:
    return list(page.site.vocabularies[facet].terms)


# Facts of the texts

FACTS = ("kind", "issuer", "issued", "published", "period", "extent", "count")


def fact_group(page: PageContext) -> ComparedGroup:
    """The rows of facts about the texts."""
    rows = tuple(ComparedRow(f"facts.{name}", Link(page.t(f"sides.fact.{name}"))) for name in FACTS)
    return ComparedGroup("facts", Link(page.t("sides.facts")), rows)


def fact_sides(page: PageContext, plan: Plan) -> dict[str, Side]:
    """Facts of the text itself, by row id."""
    period = "" if isinstance(plan.period, Absent) else plan.period.model_dump_json()
    cells = {
        "kind": (terms_value(page, "plan-kinds", plan.kind), plan.kind),
        "issuer": (stated_value(page, plan.issuer, read=plan), ""),
        "issued": (stated_value(page, plan.issued, read=plan), str(plan.issued)),
        "published": (stated_value(page, plan.sources[0].published, read=plan), str(plan.sources[0].published)),
        "period": (period_value(page, plan), period),
        "extent": (own_value(page.t(f"extent.{plan.extent}")), plan.extent),
        "count": (own_value(page.t("matrix.count", count=len(plan.programmes))), str(len(plan.programmes))),
    }
    return {f"facts.{name}": Side(*cells[name]) for name in FACTS}


# Terms of a facet


def aspects(page: PageContext, facet: str) -> list[tuple[str, str]]:
    """What is said of the programmes under a term, from the shortest to the whole."""
    names = [
        "summary",
        "commitments",
        *(vocabulary for vocabulary in reversed(FACETS) if vocabulary != facet),
        "programmes",
    ]
    return [(name, page.t(f"sides.aspect.{name}")) for name in names]


def term_sides(page: PageContext, plan: Plan, facet: str, term: str) -> dict[str, Side]:
    """What a plan has under a term, by row id: `<facet>.<term>.<aspect>`."""
    covered = find_coverage(plan, term, facet)
    names = [name for name, _ in aspects(page, facet)]
    if covered.state != "value":
        silence = absent_value(page, covered.state)
        note = note_of_reading(page, [plan]) if covered.state == "not_stated" else ""
        empty_sides = {name: Side(silence) for name in names} | {names[0]: Side(replace(silence, note=note))}
    else:
        empty_sides = {name: _aspect(page, plan, covered.programmes, name) for name in names}
        note_view = theme_note(page, plan, term) if facet == "themes" else None
        empty_sides["summary"] = replace(empty_sides["summary"], note=note_view)
    return {f"{facet}.{term}.{name}": empty_sides[name] for name in names}


def _aspect(page: PageContext, plan: Plan, programmes: Sequence[Programme], name: str) -> Side:
    match name:
        case "summary":
            return Side(Value("value", tuple(_named(page, plan, programme) for programme in programmes)))
        case "programmes":
            return Side(
                Value("value"), programmes=tuple(programme_item(page, plan, programme) for programme in programmes)
            )
        case "commitments":
            return _firmness(page, programmes)
        case "agencies":
            return _leads(page, plan, programmes)
        case _:
            ids = dict.fromkeys(term for programme in programmes for term in list_terms(plan, programme, name))
            return Side(_terms(page, plan, name, list(ids)), ",".join(sorted(ids)))


def _named(page: PageContext, plan: Plan, programme: Programme) -> Link:
    """A programme by its name and firmness."""
    firm = programme.commitment
    word = page.t(f"state.{firm.state}") if isinstance(firm, Absent) else term_label(page, "commitments", firm)
    return replace(programme_link(page, plan, programme), note=word)


def _terms(page: PageContext, plan: Plan, facet: str, ids: list[str]) -> Value:
    return (
        terms_value(page, facet, ids) if ids else absent_value(page, "not_stated", note=note_of_reading(page, [plan]))
    )


def _leads(page: PageContext, plan: Plan, programmes: Sequence[Programme]) -> Side:
    """The types of the bodies that lead, each with the bodies as printed."""
    bodies: dict[str, dict[str, None]] = {}
    for programme in programmes:
        for name, agency in zip(
            [] if isinstance(programme.lead, Absent) else programme.lead,
            list_agency_types(plan, programme.lead),
            strict=True,
        ):
            bodies.setdefault(agency, {})[name] = None
    if not bodies:
        return Side(absent_value(page, "not_stated", note=note_of_reading(page, [plan])))
    items = (replace(term_link(page, "agencies", agency), note="、".join(names)) for agency, names in bodies.items())
    return Side(Value("value", tuple(items)), ",".join(sorted(bodies)))


def _firmness(page: PageContext, programmes: Sequence[Programme]) -> Side:
    """How many programmes there are of each firmness; those without one are counted by their state."""
    words = [
        page.t(f"state.{programme.commitment.state}")
        if isinstance(programme.commitment, Absent)
        else term_label(page, "commitments", programme.commitment)
        for programme in programmes
    ]
    counts = [(page.t("sides.firmness", word=word, count=n)) for word, n in Counter(words).items()]
    return Side(Value("value", tuple(Link(count) for count in counts)), ",".join(sorted(counts)))


def indicator_side(page: PageContext, plan: Plan, indicator: str) -> Side:
    """The numbers of a plan under an indicator; their key is what they can be compared by, then the values."""
    entries = select_by_indicator(page.shared.entries[plan.key], indicator)
    if not entries:
        read = plan.extent == "complete"
        return Side(absent_value(page, "not_stated" if read else "not_researched"))
    items = tuple(_number(page, entry) for entry in entries)
    if any(entry.quantity.disputed for entry in entries):
        return Side(Value("disputed", items, text=page.t("state.disputed")))
    measures = sorted({"|".join(map(str, astuple(comparison_key(page.site, entry)))) for entry in entries})
    values = sorted(f"{entry.bounds} {entry.quantity.qualifier or ''}" for entry in entries)
    return Side(Value("value", items), f"{';'.join(measures)}{VALUE_SEPARATOR}{';'.join(values)}")


def _number(page: PageContext, entry: StatedQuantity) -> Link:
    """A number with its label, and in brackets what keeps it from being misread."""
    quantity = entry.quantity
    amount = page.t("indicator.no_amount") if entry.form == "unstated" else figure(page, quantity)
    kind = page.t(f"quantity.kind.{quantity.kind}") if quantity.kind else ""
    words = (term_label(page, "natures", quantity.nature), kind, *when(page, quantity))
    text = page.t("sides.figure", label=quantity.label, figure=amount)
    href = page.href(urls.quantity_url(entry.plan, entry.programme, quantity.id))
    return Link(text, href, note="，".join(word for word in words if word))


def _presence(page: PageContext, plan: Plan, facet: str, term: str) -> Side:
    covered = find_coverage(plan, term, facet)
    if covered.state != "value":
        return Side(absent_value(page, covered.state))
    return Side(
        Value("value", tuple(programme_link(page, plan, programme) for programme in covered.programmes)), "stated"
    )


def overview_side(page: PageContext, plan: Plan, theme: str) -> dict[str, Side]:
    """How many programmes a plan has on a theme and how firm they are, leading to exactly those."""
    covered = find_coverage(plan, theme)
    if covered.state != "value":
        return {f"{OVERVIEW}.{theme}": Side(absent_value(page, covered.state))}
    count = page.t("matrix.count", count=len(covered.programmes))
    firmness = "，".join(item.text for item in _firmness(page, covered.programmes).value.items)
    link = Link(count, page.href(f"{urls.plan_url(plan)}#t-{theme}"), note=firmness)
    return {f"{OVERVIEW}.{theme}": Side(Value("value", (link,)), "stated")}


def side_cell(page: PageContext, side: Side) -> Cell:
    """A side as the cell of a table."""
    blocks = [Block((note_line(side.note),))] if side.note else []
    blocks += [programme_block(page, item) for item in side.programmes] or [Block(value_lines(side.value))]
    return Cell(tuple(blocks), side.value.state)


def note_line(note: NoteView) -> Line:
    """What a plan does about a theme, and where it says so."""
    words = Value("value", (Link(note.text),), claim=note.claim, verified=note.verified)
    return line(words, " ", replace(note.cite, role="note"), role="theme_note")


def once(sides: Sequence[Side]) -> list[Side]:
    """The sides of a column from top to bottom, each programme in full only where it comes first."""
    seen: set[str] = set()
    result = []
    for side in sides:
        items = tuple(replace(item, again=item.id in seen) for item in side.programmes)
        seen |= {item.id for item in items}
        result.append(replace(side, programmes=items))
    return result
