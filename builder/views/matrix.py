"""The matrix of plans and themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder import paths
from builder.compare.coverage import coverage
from builder.model import District, Plan
from builder.views.context import PageContext
from builder.views.parts import Cell, Link, PlanLabel


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A plan and its cell for each theme; without a plan, the district alone."""

    label: PlanLabel | None
    place: Link
    code: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """`note` says which texts were searched for what they do not state."""

    caption: str
    themes: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    note: str


def matrix(page: PageContext, districts: Sequence[District], *, caption: str) -> Matrix:
    """The plans of `districts`, and districts without one, against all themes."""
    themes = list(page.site.vocabularies["themes"].terms)
    rows: list[MatrixRow] = []
    plans: list[Plan] = []
    for district in districts:
        own = page.site.plans_of(district)
        plans += own
        place = Link(district.full_name, page.href(paths.district(district)))
        rows += [MatrixRow(page.plan_label(plan), place, district.code, _cells(page, plan, themes)) for plan in own]
        if not own:
            empty = tuple(page.absent("not_researched") for _ in themes)
            rows.append(MatrixRow(None, place, district.code, empty))
    return Matrix(
        caption=caption,
        themes=tuple(Link(page.label("themes", theme), page.href(paths.theme(theme))) for theme in themes),
        rows=tuple(rows),
        note=searched(page, plans),
    )


def searched(page: PageContext, plans: Sequence[Plan]) -> str:
    """What 原文未提及 means in a table of these plans; nothing when there is none."""
    return page.t("matrix.searched", looked=page.looked_in(plans)) if plans else ""


def _cells(page: PageContext, plan: Plan, themes: Sequence[str]) -> tuple[Cell, ...]:
    cells = []
    for theme in themes:
        covered = coverage(plan, theme)
        if covered.state == "value":
            target = f"{paths.plan(plan)}#t-{theme}"
            count = page.t("matrix.count", count=len(covered.programmes))
            note = page.t("matrix.cell", place=plan.district.full_name, theme=page.label("themes", theme))
            cells.append(Cell("value", (Link(count, page.href(target), note=note),)))
        else:
            cells.append(page.absent(covered.state))
    return tuple(cells)
