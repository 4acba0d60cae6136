"""The tables of a superior document and the plans that implement it: upper level, own level, and how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.coverage import TermCoverage
from builder.compare.indicators import comparison_key
from builder.compare.plan_time import time_length
from builder.compare.stated_quantities import StatedQuantity
from builder.compare.superior import NumberPair, SuperiorComparison, ThemePair
from builder.model.site import Plan
from builder.model.statements import Statement
from builder.views.conditions import length_words, population_words
from builder.views.context import PageContext
from builder.views.evidence import when
from builder.views.figures import figure
from builder.views.links import plan_name_link, programme_link, term_label, term_link
from builder.views.pieces import Link
from builder.views.statements import coverage_value, level_links
from builder.views.tables import Cell, Group, Line, Row, Table, cell_of, heading, line, text_cell, value_cell
from builder.views.values import citation_value

_GROUPS = {
    "both": ("same", "higher", "lower", "unlike", "several", "unmatched"),
    "missing": ("missing",),
    "extra": ("extra",),
}
_COLUMNS = 4


def numbers_table(page: PageContext, compared: SuperiorComparison) -> Table | None:
    """Numbers that both texts have first, then those that only the superior one has, then those of the plan alone."""
    groups = []
    for name, relations in _GROUPS.items():
        rows = [_number_row(page, compared, pair) for pair in compared.numbers if pair.relation in relations]
        if rows:
            words = page.t(f"superior.group.{name}", count=len(rows))
            groups.append(Group(tuple(rows), heading=heading(words, "rowgroup", columns=_COLUMNS)))
    return _table(page, compared, "numbers", groups) if groups else None


def _table(page: PageContext, compared: SuperiorComparison, name: str, groups: Iterable[Group]) -> Table:
    plans = (compared.superior, compared.plan)
    heads: tuple[Link | str, ...] = (page.t(f"superior.head.{name}"), *(plan_name_link(page, plan) for plan in plans))
    return Table(
        id=f"superior-{name}-caption",
        caption=page.t(f"superior.caption.{name}"),
        kind="superior",
        columns=tuple(heading(words, "col") for words in (*heads, page.t("superior.head.relation"))),
        groups=tuple(groups),
    )


def _row(page: PageContext, head: Cell, *cells: Cell) -> Row:
    """A row that says on a narrow screen whose each cell is."""
    labels = (page.t(f"superior.head.{name}") for name in ("upper", "own", "relation"))
    return Row((head, *(replace(cell, label=label) for cell, label in zip(cells, labels, strict=True))))


def _number_row(page: PageContext, compared: SuperiorComparison, pair: NumberPair) -> Row:
    first = (pair.superior or pair.own)[0]
    name = term_link(page, "indicators", pair.indicator) if pair.indicator else str(first.quantity.label)
    upper = _numbers_cell(page, compared.superior, pair, pair.superior)
    own = _numbers_cell(page, compared.plan, pair, pair.own)
    return _row(page, heading(name, "row"), upper, own, cell_of(_relation_lines(page, pair)))


def _numbers_cell(page: PageContext, plan: Plan, pair: NumberPair, numbers: Sequence[StatedQuantity]) -> Cell:
    """Numbers with their time, firmness and paragraphs; or what is known of why there is none."""
    if numbers:
        cell = cell_of(each for stated in numbers for each in _number_lines(page, plan, stated))
        return replace(cell, plan=plan.key)
    if pair.coverage and pair.coverage.state != "value":
        return value_cell(coverage_value(page, plan, pair.coverage, noted=True))
    return text_cell(page.t("superior.no_number"))


def _number_lines(page: PageContext, plan: Plan, stated: StatedQuantity) -> Iterator[Line]:
    yield line(figure(page, stated.quantity) or page.t("edition.unstated"), role="amount")
    names = [str(stated.quantity.label), *([stated.programme.name.shown] if stated.programme else [])]
    yield line("；".join((*dict.fromkeys(names), *when(page, stated.quantity))), role="small")
    cite = citation_value(page, plan, stated.statement.cite)
    levels = level_links(page, [stated.statement])
    yield line(*levels, " ", cite) if levels else line(cite)


def _relation_lines(page: PageContext, pair: NumberPair) -> Iterator[Line]:
    words = page.t(f"superior.relation.{pair.relation}")
    if pair.relation == "missing" and pair.coverage and pair.coverage.state != "not_stated":
        words = page.t("superior.relation.unknown")
    if pair.relation == "extra" and pair.coverage and pair.coverage.state != "not_stated":
        words = page.t("superior.relation.extra_unknown")
    due = page.t(f"superior.due.{pair.due}") if pair.due else ""
    is_apart = pair.due in ("later", "earlier")
    yield line(page.t("superior.relation.with_due", words=words, due=due) if is_apart else words, role="amount")
    if due and not is_apart:
        yield line(due, role="small")
    yield from (line(_reason(page, pair, name), role="small") for name in pair.reasons)
    if pair.relation in ("higher", "lower") and pair.is_total:
        yield line(page.t("superior.total"), role="small")


def _reason(page: PageContext, pair: NumberPair, name: str) -> str:
    """What keeps two numbers apart, with what each side has."""
    upper, own = (_aspect_words(page, each, name) for each in (pair.superior[0], pair.own[0]))
    return page.t(f"superior.reason.{name}", upper=upper, own=own)


def _aspect_words(page: PageContext, stated: StatedQuantity, name: str) -> str:
    key = comparison_key(page.site, stated)
    words = {
        "unit": key.unit or page.t("indicator.no_unit"),
        "nature": term_label(page, "natures", key.nature),
        "promised": page.t("indicator.promised" if key.promised else "indicator.not_promised"),
        "kind": page.t(f"quantity.kind.{key.kind}") if key.kind else page.t("indicator.no_kind"),
        "per": stated.quantity.per or page.t("indicator.no_per"),
        "form": page.t(f"chart.form.{key.form}"),
        "population": population_words(page, key.population),
        "period": length_words(page, time_length(page.site, stated)) if key.period else page.t("indicator.any_period"),
    }
    return words.get(name, "")


def themes_table(page: PageContext, compared: SuperiorComparison) -> Table | None:
    """What both texts have under each theme of the superior one."""
    rows = tuple(_theme_row(page, compared, pair) for pair in compared.themes)
    return _table(page, compared, "themes", [Group(rows)]) if rows else None


def _theme_row(page: PageContext, compared: SuperiorComparison, pair: ThemePair) -> Row:
    upper, own = (
        _theme_cell(page, plan, covered)
        for plan, covered in ((compared.superior, pair.superior), (compared.plan, pair.own))
    )
    state = pair.own.state
    words = page.t(
        f"superior.theme.{'both' if state == 'value' else 'missing' if state == 'not_stated' else 'unknown'}"
    )
    named = [line(page.t("superior.namesake", name=lower.name.shown), role="small") for _, lower in pair.namesakes]
    relation = cell_of([line(words, role="amount"), *named])
    return _row(page, heading(term_link(page, "themes", pair.theme), "row"), upper, own, relation)


def _theme_cell(page: PageContext, plan: Plan, covered: TermCoverage) -> Cell:
    """The programmes under a theme with how firm what they say of it is, or why there are none."""
    if covered.state != "value":
        return value_cell(coverage_value(page, plan, covered, noted=True))
    lines = [
        line(
            programme_link(page, plan, programme), " ", *_space_out(page, covered.statements_of(programme)), role="item"
        )
        for programme in covered.programmes
    ]
    if covered.goals:
        lines.append(line(page.t("statements.of_plan"), " ", *_space_out(page, covered.goals), role="item"))
    return replace(cell_of(lines), plan=plan.key)


def _space_out(page: PageContext, statements: Sequence[Statement]) -> Iterator[Link | str]:
    for link in level_links(page, statements):
        yield from (link, " ")


def implementing_table(page: PageContext, superior: Plan, plans: Sequence[tuple[Plan, str]]) -> Table:
    """The plans that implement a document, each with how its numbers stand and the way to the comparison."""
    rows = (
        Row(
            (
                heading(plan_name_link(page, plan), "row"),
                text_cell(Link(words, f"{page.href(urls.plan_url(plan))}#superior")),
            )
        )
        for plan, words in plans
    )
    return Table(
        id="implementing-caption",
        caption=page.t("superior.caption.implementing", title=superior.short_title),
        kind="superior",
        columns=tuple(heading(page.t(f"superior.head.{name}"), "col") for name in ("plan", "standing")),
        groups=(Group(tuple(rows)),),
    )
