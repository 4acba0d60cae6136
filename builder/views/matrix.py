"""The matrix of plans and themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder import urls
from builder.compare.coverage import count_commitments, find_coverage
from builder.model.site import District, Plan, Programme
from builder.views.cells import note_of_reading
from builder.views.context import PageContext
from builder.views.keys import Key, place_keys
from builder.views.links import plan_label, term_label
from builder.views.parts import Link, PlanLabel


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many programmes a plan has on a theme and, a line each, how firm they are; or why there are none.

    There are thousands of these on a page, so they hold no more than is shown.
    """

    state: str
    text: str
    href: str = ""
    firmness: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A plan and its cell for each theme; without a plan, the district alone."""

    label: PlanLabel | None
    place: Link
    code: str
    cells: tuple[MatrixCell, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A cell as it looks, and what it means."""

    cell: MatrixCell
    meaning: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """`note` says which texts were searched for what they do not state."""

    caption: str
    themes: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[LegendItem, ...]
    note: str


def matrix(page: PageContext, districts: Sequence[District], *, caption: str) -> Matrix:
    """The plans of `districts`, and districts without one, against all themes."""
    themes = list(page.site.vocabularies["themes"].terms)
    rows: list[MatrixRow] = []
    plans: list[Plan] = []
    for district in districts:
        own = page.site.plans_of(district)
        plans += own
        rows += [_row(page, district, plan, themes) for plan in own or [None]]
    return Matrix(
        caption=caption,
        themes=tuple(Link(term_label(page, "themes", theme), page.href(urls.theme_url(theme))) for theme in themes),
        rows=tuple(rows),
        legend=_legend(page, plans),
        note=searched(page, plans),
    )


def searched(page: PageContext, plans: Sequence[Plan]) -> str:
    """What 原文未提及 means in a table of these plans; nothing when there is none."""
    return page.t("matrix.searched", looked=note_of_reading(page, plans)) if plans else ""


def _row(page: PageContext, district: District, plan: Plan | None, themes: Sequence[str]) -> MatrixRow:
    return MatrixRow(
        label=plan_label(page, plan) if plan else None,
        place=Link(district.full_name, page.href(urls.district_url(district))),
        code=district.code,
        cells=tuple(_cell(page, plan, theme) for theme in themes),
        keys=place_keys(page, district, plan),
    )


def _cell(page: PageContext, plan: Plan | None, theme: str) -> MatrixCell:
    if plan is None:
        return _absent(page, "not_researched")
    covered = find_coverage(plan, theme)
    if covered.state != "value":
        return _absent(page, covered.state)
    return MatrixCell(
        state="value",
        text=page.t("matrix.count", count=len(covered.programmes)),
        href=page.href(f"{urls.plan_url(plan)}#t-{theme}"),
        firmness=_firmness(page, covered.programmes),
    )


def _absent(page: PageContext, state: str) -> MatrixCell:
    return MatrixCell(state, page.t(f"state.{state}"))


def _firmness(page: PageContext, programmes: Sequence[Programme]) -> str:
    """A line for each commitment; for programmes without one, for each state of its absence."""
    terms = page.site.vocabularies["commitments"].terms
    return "\n".join(
        page.t("matrix.firmness", word=terms[key].label.zh if key in terms else page.t(f"state.{key}"), count=count)
        for key, count in count_commitments(programmes, terms).items()
    )


def _legend(page: PageContext, plans: Sequence[Plan]) -> tuple[LegendItem, ...]:
    """The states that a cell can be in, the first one shown with programmes that there really are."""
    programmes = [programme for plan in plans for programme in plan.programmes][:2]
    count = page.t("matrix.count", count=len(programmes))
    value = [LegendItem(MatrixCell("value", count, "", _firmness(page, programmes)), page.t("matrix.means.value"))]
    absent = ("not_stated", "not_researched")
    return (
        *(value if programmes else []),
        *(LegendItem(_absent(page, state), page.t(f"matrix.means.{state}")) for state in absent),
    )
