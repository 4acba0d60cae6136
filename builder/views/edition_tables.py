"""What the tables of two editions have in common: the earlier to the left, the later to the right, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder.model.editions import Step
from builder.views.context import PageContext
from builder.views.lineage import edition_link
from builder.views.tables import Cell, Group, Line, Row, Table, cell_of, heading, line

GROUPS = ("kept", "added", "gone")
"""In both editions, only in the later one, only in the earlier one."""


def edition_table(page: PageContext, step: Step, name: str, groups: Iterable[Group], *, head: str = "") -> Table:
    """A table of two editions; with a `head`, what a row is about stands first."""
    first = [heading(page.t(f"edition.head.{head}"), "col")] if head else []
    editions = [heading(edition_link(page, plan), "col") for plan in (step.earlier, step.later)]
    return Table(
        id=f"{name}-caption",
        caption=page.t(f"edition.caption.{name}"),
        kind="editions",
        columns=(*first, *editions, heading(page.t("edition.head.change"), "col")),
        groups=tuple(groups),
    )


def change_cell(lines: Sequence[Line], otherwise: str) -> Cell:
    """What changed, a line each; or what is said where nothing did."""
    if len(lines) > 1:
        return cell_of(replace(each, role="item") for each in lines)
    return cell_of(lines or [line(otherwise)])


def group_of(before: object | None, after: object | None) -> str:
    """The group of `GROUPS` of what two editions have in the same place."""
    return "added" if before is None else "gone" if after is None else "kept"


def edition_groups(page: PageContext, name: str, rows: Sequence[tuple[str, Row]], *, columns: int) -> list[Group]:
    """Rows, each with its group, under the headings of `GROUPS`."""
    groups = []
    for kind in GROUPS:
        own = tuple(row for group, row in rows if group == kind)
        if own:
            words = page.t(f"edition.group.{name}.{kind}", count=len(own))
            groups.append(Group(own, heading=_group_heading(words, columns)))
    return groups


def _group_heading(words: str, columns: int) -> Cell:
    return heading(words, "rowgroup", columns=columns)
