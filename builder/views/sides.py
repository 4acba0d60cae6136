"""What stands side by side: the rows of a comparison, and what one plan has in each of them.

Facet pages, pair pages and the free comparison show the same sides, as cells of the same table model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.coverage import FACETS, TermCoverage, count_levels, terms_of
from builder.compare.relation import NOTHING, UNCODED, UNCOMPARED, conditions_key, free_text_key, name_key
from builder.model.site import Plan
from builder.model.statements import Statement
from builder.model.types import Absent, Span
from builder.text.values import Derived, derive, derived_field, shared, value_class
from builder.views.context import PageContext
from builder.views.links import programme_link, term_link
from builder.views.notes import NoteView, theme_note
from builder.views.pieces import Amount, Link, Value
from builder.views.programme_items import ProgrammeItem, programme_block, programme_item, programme_words
from builder.views.side_numbers import amounts_of, numbers_value
from builder.views.statements import coverage_value, firmness_words, join_counts
from builder.views.tables import Block, Cell, Line, line, value_lines
from builder.views.values import absent_value, period_value, stated_value, terms_value, words_value
from builder.views.weights import weight_of

DIFFERING = ("commitments", "numbers", "agencies", "target-groups", "instruments")
"""The aspects of a theme whose difference is told by a word of its own: 力度不同, 数额不同."""


@value_class
class Side:
    """What one plan has in one row.

    `key` is what decides whether two sides are the same (`compare/relation.py`): what the text says, never how much of
    it there is. A side shows its note, and its programmes or else its value.
    """

    value: Value
    key: str = ""
    note: NoteView | None = None
    programmes: tuple[ProgrammeItem, ...] = ()
    inline: bool = False
    """On a page with very many programmes: its value on one line."""
    cites: tuple[Span, ...] = ()
    """The paragraphs of the statements that it sums up."""
    amounts: tuple[Amount, ...] = ()
    """Of a side of numbers: what each of its items comes to."""
    derived: Derived = derived_field()


@value_class
class ComparedRow:
    """A row of a comparison. `id` is permanent. `presence`: a side is a list of programmes, or silence."""

    id: str
    label: Link
    presence: bool = False

    @property
    def differing(self) -> str:
        """What it is that differs where its sides do, by the name of its word; empty where no word says it shorter."""
        name = "numbers" if self.id.startswith("indicators.") else self.id.rpartition(".")[2]
        return name if name in DIFFERING else ""


@value_class
class ComparedGroup:
    """Rows that belong together, under one heading."""

    id: str
    label: Link
    rows: tuple[ComparedRow, ...]
    former: tuple[str, ...] = ()
    """The ids that it had before."""


def indicator_group(page: PageContext, ids: Sequence[str]) -> tuple[ComparedGroup, ...]:
    """The rows of these indicators; no group where there is none."""
    rows = tuple(ComparedRow(f"indicators.{name}", term_link(page, "indicators", name)) for name in ids)
    return (ComparedGroup("indicators", Link(page.t("sides.indicators")), rows),) if rows else ()


def theme_group(page: PageContext, theme: str) -> ComparedGroup:
    """The rows of one theme."""
    rows = (ComparedRow(f"themes.{theme}.{name}", Link(word)) for name, word in aspects(page, "themes"))
    former = tuple(f"themes.{old}" for old in page.site.term("themes", theme).aliases)
    return ComparedGroup(f"themes.{theme}", term_link(page, "themes", theme), tuple(rows), former)


# Facts of the texts

FACTS = ("kind", "issuer", "issued", "published", "period", "extent", "count")


def fact_group(page: PageContext) -> ComparedGroup:
    """The rows of facts about the texts."""
    rows = tuple(ComparedRow(f"facts.{name}", Link(page.t(f"sides.fact.{name}"))) for name in FACTS)
    return ComparedGroup("facts", Link(page.t("sides.facts")), rows)


def fact_sides(page: PageContext, plan: Plan) -> dict[str, Side]:
    """Facts of the text itself, by row id."""
    period = "" if isinstance(plan.period, Absent) else plan.period.model_dump_json(include={"start", "end", "years"})
    issuers = [] if isinstance(plan.issuer, Absent) else plan.issuer
    cells = {
        "kind": (terms_value(page, "plan-kinds", plan.kind), plan.kind),
        "issuer": (stated_value(page, plan.issuer, read=plan), name_key(issuers)),
        "issued": (stated_value(page, plan.issued, read=plan), str(plan.issued)),
        "published": (stated_value(page, plan.sources[0].published, read=plan), str(plan.sources[0].published)),
        "period": (period_value(page, plan), period),
        "extent": (words_value(page.t(f"extent.{plan.extent}")), plan.extent),
        "count": (words_value(page.t("matrix.count", count=len(plan.programmes))), UNCOMPARED),
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


def term_sides(page: PageContext, plan: Plan, facet: str, term: str, *, details: bool = True) -> dict[str, Side]:
    """What a plan has under a term, by row id: `<facet>.<term>.<aspect>`; with or without whole programmes."""
    if not details:  # on the page of the term alone
        return _term_sides(page.common, plan, facet, term, details=False)
    key = ("sides", plan.key, facet, term)
    return page.keep(key, lambda anywhere: _share_rows(_term_sides(anywhere, plan, facet, term, details=True)))


def _share_rows(sides: dict[str, Side]) -> dict[str, Side]:
    for side in sides.values():
        shared(side)
    return sides


def _term_sides(page: PageContext, plan: Plan, facet: str, term: str, *, details: bool) -> dict[str, Side]:
    covered = page.shared.coverage[plan.key].find(term, facet)
    names = [name for name, _ in aspects(page, facet) if details or name != "programmes"]
    if covered.state != "value":
        silence = coverage_value(page, plan, covered)
        noted = coverage_value(page, plan, covered, noted=True)
        sides = {name: Side(silence) for name in names} | {names[0]: Side(noted)}
    else:
        cites = covered.cites
        note = theme_note(page, plan, term) if facet == "themes" else None
        sides = {name: _aspect(page, plan, covered, name, cites) for name in names if name != "summary"}
        sides["summary"] = _summary(page, plan, covered, note, cites)
    return {f"{facet}.{term}.{name}": sides[name] for name in names}


def _summary(
    page: PageContext, plan: Plan, covered: TermCoverage, note: NoteView | None, cites: tuple[Span, ...]
) -> Side:
    """What stands under a term by its names, and what an editor says of it."""
    key = free_text_key([note.text if note else "", *_summary_words(covered)])
    return Side(Value("value", tuple(summary_links(page, plan, covered))), key, note, cites=cites)


def _aspect(page: PageContext, plan: Plan, covered: TermCoverage, name: str, cites: tuple[Span, ...]) -> Side:
    """What the statements under a term have; nothing that other statements of the same programmes have."""
    statements = covered.statements
    if not statements:
        # A body that issues or approves the plan, and that no statement names.
        return Side(words_value(page.t("statements.no_part")), NOTHING, cites=cites)
    match name:
        case "programmes":
            return _programmes(page, plan, covered)
        case "commitments":
            return Side(*_firmness(page, plan, statements), cites=cites)
        case "agencies":
            return Side(*_bodies(page, plan, statements), cites=cites)
        case _:
            ids = terms_of(plan, statements, name)
            return Side(_terms(page, name, ids), ",".join(sorted(ids)) or UNCODED, cites=cites)


def summary_links(page: PageContext, plan: Plan, covered: TermCoverage) -> Iterator[Link]:
    """The programmes by name, each with the firmness of its statements under the term; then what is of the plan."""
    for programme in covered.programmes:
        firmness = firmness_words(page, covered.statements_of(programme))
        yield programme_link(page, plan, programme, note=join_counts(page, firmness))
    for role in covered.plan_roles:
        yield Link(page.t(f"role.{role}"), page.href(urls.plan_url(plan)), note=plan.short_title)
    for statement in covered.goals:
        if statement.quantity:
            href = page.href(urls.quantity_url(plan, None, statement.quantity.id))
            yield Link(str(statement.quantity.label), href, note=join_counts(page, firmness_words(page, [statement])))


def _summary_words(covered: TermCoverage) -> Iterator[str]:
    """What a summary says, without how many statements there are of each firmness."""
    for programme in covered.programmes:
        levels = {statement.level or "" for statement in covered.statements_of(programme)}
        yield f"{programme.name} {','.join(sorted(levels))}"
    yield from covered.plan_roles
    for statement in covered.goals:
        if statement.quantity:
            yield f"{statement.quantity.label} {statement.level}"


def _programmes(page: PageContext, plan: Plan, covered: TermCoverage) -> Side:
    items = tuple(
        programme_item(page, plan, programme, covered.statements_of(programme)) for programme in covered.programmes
    )
    value = Value("value", () if items else (Link(page.t("statements.of_plan")),))
    goals = (str(goal.quantity.label) for goal in covered.goals if goal.quantity)
    key = free_text_key([*(words for item in items for words in programme_words(item)), *goals])
    return Side(value, key, programmes=items, cites=covered.cites)


def _terms(page: PageContext, facet: str, ids: list[str]) -> Value:
    """The terms, or that nothing is coded: of a facet within another, silence is not looked for in the text."""
    return terms_value(page, facet, ids) if ids else words_value(page.t("statements.uncoded"))


def _bodies(page: PageContext, plan: Plan, statements: Sequence[Statement]) -> tuple[Value, str]:
    """The types of the bodies that act in the statements, each with the bodies as printed and their roles.

    What is compared is who does what: a body that leads is not one that is mentioned.
    """
    bodies: dict[str, dict[str, None]] = {}
    acts: set[str] = set()
    # Most bodies do the same in many statements.
    for role, name in dict.fromkeys(act for statement in statements for act in statement.coding.bodies or ()):
        word = page.t("role.of", name=name, role=page.t(f"role.{role}"))
        agency = plan.organisations[name].agency
        bodies.setdefault(agency, {})[word] = None
        acts.add(f"{agency} {role}")
    if not bodies and plan.extent != "complete":
        return absent_value(page, "not_researched"), ""  # another programme of the term, not recorded yet, may name one
    if not bodies:
        return words_value(page.t("statements.no_body")), NOTHING
    links = ((term_link(page, "agencies", agency), names) for agency, names in bodies.items())
    items = (Link(link.text, link.href, note="、".join(names)) for link, names in links)
    return Value("value", tuple(items)), ",".join(sorted(acts))


def _firmness(page: PageContext, plan: Plan, statements: Sequence[Statement]) -> tuple[Value, str]:
    """How many statements there are of each firmness.

    What is compared is which levels there are, never how many statements; and only between texts of equal weight.
    """
    counts = count_levels(statements, page.site.vocabularies["commitments"].terms)
    if not counts:
        return absent_value(page, "not_researched"), ""
    key = conditions_key([weight_of(page, plan)], ",".join(sorted(counts)))
    return Value("value", tuple([Link(words) for words in firmness_words(page, statements)])), key


def indicator_side(page: PageContext, plan: Plan, indicator: str) -> Side:
    """The numbers of a plan under an indicator."""
    quantities = page.shared.quantities_by_indicator[plan.key].get(indicator, ())
    cites = tuple(dict.fromkeys(span for stated in quantities for span in stated.statement.cite))
    return Side(*numbers_value(page, plan, indicator), cites=cites, amounts=amounts_of(page, quantities))


def side_cell(page: PageContext, side: Side, label: str, material: str) -> Cell:
    """A side as the cell of a table, with the `label` of its plan and its name in the basket of materials."""
    if side.derived is None:
        return _side_cell(page, side, label, material)
    return derive(side, ("cell", material), lambda: shared(_side_cell(page, side, label, material)))


def _side_cell(page: PageContext, side: Side, label: str, material: str) -> Cell:
    blocks = [Block((note_line(side.note),))] if side.note else []
    blocks += [programme_block(page, item) for item in side.programmes] or [
        Block((line(side.value),) if side.inline else value_lines(side.value))
    ]
    return Cell(tuple(blocks), side.value.state, label=label, cites=side.cites, material=material)


def note_line(note: NoteView) -> Line:
    """What a plan does about a theme, and where it says so."""
    words = Value("value", (Link(note.text),), claim=note.claim, mark=note.mark)
    return line(words, " ", replace(note.cite, role="note"), role="theme_note")
