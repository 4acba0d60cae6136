"""Tables of plans side by side, as facet pages and pair pages show them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from builder.compare.relation import Relation, failed_conditions, relate, standing
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.links import place_words, plan_label, short_names
from builder.views.material_names import material_of_side
from builder.views.sides import ComparedGroup, ComparedRow, Side, side_cell
from builder.views.table_marks import with_marks
from builder.views.tables import Cell, Group, Row, Table, heading, line, plan_heading


@value_class
class SideTable:
    """A table with plans as columns, and what they are compared by as rows."""

    table: Table
    brief: bool
    """Whether its programmes are cut down to what one compares."""
    unquoted: bool = False
    """Whether their sentences are left to their own pages."""


Columns = Sequence[tuple[Plan, Mapping[str, Side]]]
"""Plans, and what each has, by row id."""

FULL_PROGRAMMES = 46
"""As many as fit a page of 300 kB: in full, with numbers and sentences, one can take more than 6 kB."""
FULL_ITEMS = 110
"""As often as they stand there under terms: a page has 5,000 elements at most."""
QUOTED_ITEMS = 90
"""As often as programmes stand under terms on a page of 300 kB that has their sentences too."""


def cut_programmes(columns: Columns) -> Columns:
    """The columns of a page, their programmes cut down to what one compares if they are more than a page can hold."""
    shown = [(plan.key, item) for plan, sides in columns for side in sides.values() for item in side.programmes]
    if len({(key, item.id) for key, item in shown}) > FULL_PROGRAMMES or len(shown) > FULL_ITEMS:
        return [(plan, {row: _brief(side) for row, side in sides.items()}) for plan, sides in columns]
    if len(shown) > QUOTED_ITEMS:
        return [(plan, {row: _without_quotes(side) for row, side in sides.items()}) for plan, sides in columns]
    return columns


def _without_quotes(side: Side) -> Side:
    items = tuple(replace(item, quotes=(), unquoted=True) if item.quotes else item for item in side.programmes)
    return replace(side, programmes=items)


def _brief(side: Side) -> Side:
    programmes = tuple(replace(item, brief=True, again=False) for item in side.programmes)
    return replace(side, programmes=programmes, inline=True)


def is_brief(columns: Columns) -> bool:
    """Whether programmes are cut down in these columns."""
    return any(item.brief for _, sides in columns for side in sides.values() for item in side.programmes)


def side_table(
    page: PageContext,
    columns: Columns,
    groups: Iterable[ComparedGroup],
    *,
    name: str,
    caption: str,
    headed: bool = True,
    said: Collection[str] = (),
) -> SideTable:
    """A table of these rows. Sides are compared where there are exactly two of them.

    `said`: the conditions of which the page says once, for all rows, that they keep sides apart.
    """
    anchors = {plan.key: f"{name}-{plan.district.id}-{plan.id}" for plan, _ in columns}
    labels = [plan_heading(plan_label(page, plan), "col", anchor=anchors[plan.key]) for plan, _ in columns]
    table = Table(
        id=f"{name}-caption",
        caption=caption,
        kind="sides",
        anchor=name,
        columns=(heading(page.t("sides.row"), "col", name="aspect"), *labels),
        groups=tuple(
            Group(
                tuple(_row(page, row, columns, said) for row in group.rows),
                heading=_group_heading(group, len(columns) + 1) if headed else None,
                id=_anchor(name, group.id),
                former=tuple(_anchor(name, old) for old in group.former),
            )
            for group in groups
        ),
    )
    is_unquoted = any(item.unquoted for _, sides in columns for side in sides.values() for item in side.programmes)
    return SideTable(with_marks(page, table), is_brief(columns), is_unquoted)


def _anchor(table: str, group: str) -> str:
    return f"{table}-{group.replace('.', '-')}"


def _group_heading(group: ComparedGroup, columns: int) -> Cell:
    return heading(group.label, "rowgroup", name="group", columns=columns)


def _row(page: PageContext, row: ComparedRow, columns: Columns, said: Collection[str]) -> Row:
    sides = [sides[row.id] for _, sides in columns]
    relation: Relation | None = relate([(side.value.state, side.key) for side in sides]) if len(sides) == 2 else None
    names = short_names([plan for plan, _ in columns])
    words = relation_words(page, row, relation, sides, names, said)
    whole = relation_words(page, row, relation, sides, names) if said else words
    name = heading(row.label, "row", notes=[line(words, role="relation")] if words else ())
    name = replace(name, alone=f"{row.label.text} {whole}") if whole != words else name
    cells = (
        side_cell(page, side, place_words(page, plan), material_of_side(plan, row.id))
        for side, (plan, _) in zip(sides, columns, strict=True)
    )
    return Row((name, *cells), name=row.id, relation=relation or "")


def relation_words(
    page: PageContext,
    row: ComparedRow,
    relation: Relation | None,
    sides: Sequence[Side],
    names: Sequence[str],
    said: Collection[str] = (),
) -> str:
    """The relation in words, with a sign that does not depend on colour: who alone states it, what differs, or why
    sides cannot be compared. `names` are those of the columns. Where only our own words differ nothing is told.
    Reasons that are `said` above the table are not said again.
    """
    if relation in (None, "worded"):
        return ""
    standings = [standing(side.value.state, side.key) for side in sides]
    if relation == "different" and {*standings} == {"stating", "silent"}:
        stating = [name for name, each in zip(names, standings, strict=True) if each == "stating"]
        return page.t("sides.only", places="、".join(stating))
    if relation == "different" and row.differing:
        return page.t("sides.differ", aspects=page.t(f"sides.differs.{row.differing}"))
    word = page.t(f"sides.relation.{'stated' if row.presence and relation == 'same' else relation}")
    failed = failed_conditions([side.key for side in sides]) if relation in ("unlike", "unstated") else []
    own = [condition for condition in failed if condition not in said]
    if failed and not own:
        return page.t(f"sides.apart.{relation}")
    reasons = "、".join(page.t(f"sides.condition.{condition}") for condition in own)
    return page.t("sides.unlike_because", word=word, reasons=reasons) if reasons else word


def tell_repeats(sides: Sequence[Side]) -> list[Side]:
    """The sides of a column from top to bottom, each programme in full only where it comes first.

    Under another term it shows what its statements there say, without its summary.
    """
    seen: set[str] = set()
    result = []
    for side in sides:
        if not side.programmes:
            result.append(side)
            continue
        items = tuple(replace(item, again=item.part in seen, summarised=item.id in seen) for item in side.programmes)
        seen |= {name for item in items for name in (item.id, item.part)}
        result.append(replace(side, programmes=items))
    return result
