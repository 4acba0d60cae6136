"""Tables of plans side by side, as facet pages and pair pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.compare.relation import Relation, relate
from builder.model.site import Plan
from builder.views.context import PageContext
from builder.views.links import plan_label
from builder.views.parts import Link, PlanLabel
from builder.views.sides import Group, Row, Side


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: how its sides relate, in words too, where they are compared."""

    id: str
    label: Link
    relation: str
    words: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class TableGroup:
    """Rows under one heading; without one, the table is about a single thing."""

    id: str
    heading: Link | None
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class SideTable:
    """Plans as columns, what they are compared by as rows."""

    id: str
    caption: str
    labels: tuple[PlanLabel, ...]
    brief: bool
    """Whether its programmes are cut down to what one compares."""
    groups: tuple[TableGroup, ...]


Columns = Sequence[tuple[Plan, Mapping[str, Side]]]
"""Plans, and what each has, by row id."""

FULL_PROGRAMMES = 46
"""As many as fit a page of 300 kB: in full, with numbers and sentences, one can take more than 6 kB."""


def readable(columns: Columns) -> Columns:
    """The columns of a page, their programmes cut down to what one compares if they are more than a page can hold."""
    shown = [(plan.key, item) for plan, sides in columns for side in sides.values() for item in side.programmes]
    if len({(key, item.id) for key, item in shown}) <= FULL_PROGRAMMES:
        return columns
    return [(plan, {row: _brief(side) for row, side in sides.items()}) for plan, sides in columns]


def _brief(side: Side) -> Side:
    return replace(side, programmes=tuple(replace(item, brief=True, again=False) for item in side.programmes))


def is_brief(columns: Columns) -> bool:
    """Whether programmes are cut down in these columns."""
    return any(item.brief for _, sides in columns for side in sides.values() for item in side.programmes)


def side_table(
    page: PageContext, columns: Columns, groups: Iterable[Group], *, name: str, caption: str, headed: bool = True
) -> SideTable:
    """A table of these rows. Sides are compared where there are exactly two of them."""
    return SideTable(
        id=name,
        caption=caption,
        labels=tuple(plan_label(page, plan, anchor=f"{name}-{plan.district.id}-{plan.id}") for plan, _ in columns),
        brief=is_brief(columns),
        groups=tuple(
            TableGroup(
                f"{name}-{group.id.replace('.', '-')}",
                group.label if headed else None,
                tuple(_row(page, row, [sides[row.id] for _, sides in columns]) for row in group.rows),
            )
            for group in groups
        ),
    )


def _row(page: PageContext, row: Row, sides: Sequence[Side]) -> TableRow:
    relation: Relation | None = relate([(side.cell.state, side.key) for side in sides]) if len(sides) == 2 else None
    return TableRow(row.id, row.label, relation or "", relation_words(page, row, relation), tuple(sides))


def relation_words(page: PageContext, row: Row, relation: Relation | None) -> str:
    """The relation in words, with a sign that does not depend on colour."""
    if relation is None:
        return ""
    return page.t("sides.relation.stated" if row.presence and relation == "same" else f"sides.relation.{relation}")
