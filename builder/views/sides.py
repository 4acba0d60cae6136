"""What stands side by side: the rows of a comparison, and what one plan has in each of them.

Facet pages, pair pages and the free comparison show the same sides, as cells of the same table model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace

from builder import urls
from builder.compare.coverage import FACETS, TermCoverage, count_levels, terms_of
from builder.compare.indicators import comparison_key, select_by_indicator
from builder.compare.relation import VALUE_SEPARATOR
from builder.compare.stated_quantities import StatedQuantity
from builder.model.site import Plan
from builder.model.statements import Statement
from builder.model.types import Absent
from builder.views.context import PageContext
from builder.views.evidence import NoteView, figure, theme_note, when
from builder.views.items import ProgrammeItem, programme_block, programme_item
from builder.views.links import programme_link, term_label, term_link
from builder.views.parts import Link, Value
from builder.views.statements import coverage_value, firmness_words
from builder.views.tables import Block, Cell, Line, line, value_lines
from builder.views.values import absent_value, own_value, period_value, stated_value, terms_value

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
    covered = page.shared.coverage[plan.key].find(term, facet)
    names = [name for name, _ in aspects(page, facet)]
    if covered.state != "value":
        silence = coverage_value(page, plan, covered)
        noted = coverage_value(page, plan, covered, noted=True)
        empty_sides = {name: Side(silence) for name in names} | {names[0]: Side(noted)}
    else:
        empty_sides = {name: _aspect(page, plan, covered, name) for name in names}
        note_view = theme_note(page, plan, term) if facet == "themes" else None
        empty_sides["summary"] = replace(empty_sides["summary"], note=note_view)
    return {f"{facet}.{term}.{name}": empty_sides[name] for name in names}


def _aspect(page: PageContext, plan: Plan, covered: TermCoverage, name: str) -> Side:
    """What the statements under a term have; nothing that other statements of the same programmes have."""
    match name:
        case "summary":
            return Side(Value("value", tuple(_summary(page, plan, covered))))
        case "programmes":
            return _programmes(page, plan, covered)
        case "commitments":
            return _firmness(page, plan, covered.statements)
        case "agencies":
            return _bodies(page, plan, covered.statements)
        case _:
            ids = terms_of(plan, covered.statements, name)
            return Side(_terms(page, name, ids), ",".join(sorted(ids)))


def _summary(page: PageContext, plan: Plan, covered: TermCoverage) -> Iterator[Link]:
    """The programmes by name, each with the firmness of its statements under the term; then what is of the plan."""
    for programme in covered.programmes:
        own = [statement for statement in covered.statements if statement.programme is programme]
        yield replace(programme_link(page, plan, programme), note="，".join(firmness_words(page, own)))
    for role in covered.plan_roles:
        yield Link(page.t(f"role.{role}"), page.href(urls.plan_url(plan)), note=plan.short_title)
    for statement in covered.statements:
        if statement.programme is None and statement.quantity:
            href = page.href(urls.quantity_url(plan, None, statement.quantity.id))
            yield Link(str(statement.quantity.label), href, note="，".join(firmness_words(page, [statement])))


def _programmes(page: PageContext, plan: Plan, covered: TermCoverage) -> Side:
    items = tuple(programme_item(page, plan, programme) for programme in covered.programmes)
    return Side(Value("value", () if items else (Link(page.t("statements.of_plan")),)), programmes=items)


def _terms(page: PageContext, facet: str, ids: list[str]) -> Value:
    """The terms, or that nothing is coded: of a facet within another, silence is not looked for in the text."""
    return terms_value(page, facet, ids) if ids else own_value(page.t("statements.uncoded"))


def _bodies(page: PageContext, plan: Plan, statements: Sequence[Statement]) -> Side:
    """The types of the bodies that act in the statements, each with the bodies as printed and their roles."""
    bodies: dict[str, dict[str, None]] = {}
    for statement in statements:
        for role, name in statement.coding.bodies or ():
            word = page.t("role.of", name=name, role=page.t(f"role.{role}"))
            bodies.setdefault(plan.organisations[name].agency, {})[word] = None
    if not bodies:
        return Side(own_value(page.t("statements.no_body")))
    items = (replace(term_link(page, "agencies", agency), note="、".join(names)) for agency, names in bodies.items())
    return Side(Value("value", tuple(items)), ",".join(sorted(bodies)))


def _firmness(page: PageContext, plan: Plan, statements: Sequence[Statement]) -> Side:
    """How many statements there are of each firmness.

    What is compared is which levels there are, never how many statements; and only between like kinds of document.
    """
    counts = count_levels(statements, page.site.vocabularies["commitments"].terms)
    kind = page.site.term("plan-kinds", plan.kind).like or plan.kind
    key = f"{kind}{VALUE_SEPARATOR}{','.join(sorted(counts))}"
    return Side(Value("value", tuple(Link(words) for words in firmness_words(page, statements))), key)


def indicator_side(page: PageContext, plan: Plan, indicator: str) -> Side:
    """The numbers of a plan under an indicator; their key is what they can be compared by, then the values."""
    entries = select_by_indicator(page.shared.entries[plan.key], indicator)
    if not entries:
        return Side(absent_value(page, page.shared.coverage[plan.key].state_of_indicator(indicator)))
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
    covered = page.shared.coverage[plan.key].find(term, facet)
    if covered.state != "value":
        return Side(coverage_value(page, plan, covered))
    return Side(Value("value", tuple(_summary(page, plan, covered))), "stated")


def overview_side(page: PageContext, plan: Plan, theme: str) -> dict[str, Side]:
    """How many programmes a plan has on a theme and how firm they are, leading to exactly those."""
    covered = page.shared.coverage[plan.key].find(theme)
    if covered.state != "value":
        return {f"{OVERVIEW}.{theme}": Side(coverage_value(page, plan, covered))}
    count = page.t("matrix.count", count=len(covered.programmes))
    firmness = "，".join(firmness_words(page, covered.statements))
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
