"""The tables of an indicator: numbers that count the same on one scale, those that stand alone, names and silences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.compare.indicators import ComparableGroup, differing_aspects
from builder.compare.stated_quantities import StatedQuantity
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.indicator_words import aspects_apart, caption_terms, common_words, lone_terms, reason_words
from builder.views.links import plan_label
from builder.views.numbers import NumberCells, number_cells, number_columns, with_thousands
from builder.views.statements import coverage_value
from builder.views.table_marks import with_marks
from builder.views.tables import Group, Row, Table, cell_of, heading, line, plan_heading, value_cell, with_labels


@value_class
class NumberTable:
    """Quantities that can be compared, on one scale. `reasons`: why they stand apart from the first table."""

    table: Table
    order: str
    scale: str
    """What a full bar is; empty where there is nothing to compare and hence no bar."""
    periods: str
    """A warning that the numbers are of different times, though as long; empty where they are not."""
    reasons: tuple[str, ...]


def silent_table(page: PageContext, term: Indicator, plans: Sequence[Plan]) -> Table:
    """Plans that state nothing, or nothing yet, or words of which nobody has said whether they mean it."""
    coverage = page.shared.coverage
    values = (
        (plan, coverage_value(page, plan, coverage[plan.key].find(term.id, "indicators"), noted=True)) for plan in plans
    )
    rows = ((plan_heading(plan_label(page, plan), "row"), value_cell(value)) for plan, value in values)
    return Table(
        id="table-silent",
        caption=page.t("indicator.silent_caption", indicator=term.label.shown),
        columns=(heading(page.t("chart.plan"), "col"), heading(page.t("indicator.silent_state"), "col")),
        groups=(Group(tuple(Row(cells) for cells in rows)),),
    )


def unstated_table(page: PageContext, quantities: Sequence[StatedQuantity]) -> Table:
    """What is named without an amount."""
    rows = [number_cells(page, stated) for stated in quantities]
    return _numbers_table(page, rows, name="unstated", caption=page.t("indicator.unstated_caption"))


def _numbers_table(
    page: PageContext,
    rows: Sequence[NumberCells],
    *,
    name: str,
    caption: str,
    columns: tuple[str, str, str] = ("amount", "when", "nature"),
) -> Table:
    """`columns`: of the amount, of its time, and of what it is."""
    table = Table(
        id=f"table-{name}",
        caption=caption,
        kind="numbers",
        columns=number_columns(page, "plan", "name", *columns, "commitment", "status", "cite"),
        groups=(Group(tuple(_number_row(row) for row in rows)),),
    )
    return with_marks(page, with_labels(table))


def _number_row(number: NumberCells) -> Row:
    first = (number.place, number.name, number.amount, number.when, number.nature)
    cells = (*first, number.commitment, number.status, number.cite)
    return Row(cells, id=number.claim, plan=number.plan, material=number.material)


def part_groups(groups: Sequence[ComparableGroup]) -> tuple[list[ComparableGroup], list[ComparableGroup]]:
    """The groups of several numbers, and those of one, each with what keeps it from the first of several."""
    shared = [group for group in groups if len(group.quantities) > 1]
    if not shared:
        return [], list(groups)
    apart = [replace(group, apart=differing_aspects(group.key, shared[0].key)) for group in groups]
    lone = [group for group in apart if len(group.quantities) == 1]
    return [group for group in apart if len(group.quantities) > 1], lone


def _reasons(page: PageContext, group: ComparableGroup, first: ComparableGroup) -> tuple[str, ...]:
    """Why a group stands apart from the first."""
    own, terms = common_words(page, group), common_words(page, first)
    return tuple(reason_words(page, name, own, terms) for name in aspects_apart(group, first))


def comparable_table(page: PageContext, groups: Sequence[ComparableGroup], number: int) -> NumberTable:
    """One of the groups of several numbers, by its place among them, and why it stands apart from the first."""
    group = groups[number]
    rows = tuple(number_cells(page, stated, top=group.top) for stated in group.quantities)
    unlike = len({row.period for row in rows}) > 1
    words = "；".join(caption_terms(page, group))
    caption = page.t("indicator.caption", number=number + 1, terms=words)
    return NumberTable(
        table=_numbers_table(page, rows, name=str(number + 1), caption=caption),
        order=page.t("indicator.by_value" if group.by_value else "indicator.by_plan"),
        scale=page.t("indicator.scale", top=with_thousands(group.top), unit=group.key.unit),
        periods=page.t("indicator.periods") if unlike else "",
        reasons=_reasons(page, group, groups[0]),
    )


def lone_table(page: PageContext, groups: Sequence[ComparableGroup], first: ComparableGroup | None) -> Table:
    """Numbers that stand beside no other in one table: each says what it counts, and why it is not in the first."""
    rows = []
    for group in groups:
        lines = [line("；".join(lone_terms(page, group)))]
        if first:
            reasons = "；".join(_reasons(page, group, first))
            lines.append(line(page.t("indicator.not_beside", reasons=reasons), role="note"))
        rows.append(replace(number_cells(page, group.quantities[0]), nature=cell_of(lines)))
    return _numbers_table(
        page, rows, name="lone", caption=page.t("indicator.lone_caption"), columns=("lone", "when", "terms")
    )
