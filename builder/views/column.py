"""The data files of the free comparison: all rows, a plan's column and quotes, and the list of plans to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder import urls
from builder.compare.plan_list import CHARACTER_CLASSES, ListedPlan
from builder.model.site import Plan
from builder.model.types import Absent
from builder.views.cells import stated_cell, value_cell
from builder.views.claims import has_archive
from builder.views.comparable import SuggestionItem, suggestion_items
from builder.views.context import Context, PageContext
from builder.views.evidence import QuoteView, programme_quotes
from builder.views.items import ProgrammeItem, programme_item
from builder.views.links import plan_label
from builder.views.parts import Cell, Fact, Link, PlanLabel
from builder.views.sides import Group, Side, groups, sides

MOST_PLANS = 4
"""How many plans stand side by side: more than four columns cannot be read on one screen or sheet."""


@dataclass(frozen=True, slots=True)
class RowsView:
    """`compare/rows.js`. `buckets`: how many plans the parts of their list hold; none when it is all in one."""

    most: int
    groups: tuple[Group, ...]
    classes: int
    buckets: dict[str, int]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """`compare/plans/<plan>.js`: the sides of a plan by row, its programmes once each, and where it all comes from."""

    key: str
    label: PlanLabel
    programmes: tuple[ProgrammeItem, ...]
    pieces: tuple[Cell | Link, ...]
    sides: tuple[tuple[str, Side, tuple[int, ...]], ...]
    """By row id: a side and the `pieces` that it shows, since most of them stand in many rows."""
    source: tuple[Fact, ...]
    suggestions: tuple[SuggestionItem, ...]
    quotes: str
    """The address of the plan's quotes, if its source is at hand."""


@dataclass(frozen=True, slots=True)
class QuotesView:
    """`compare/plans/<plan>.quotes.js`."""

    key: str
    quotes: tuple[tuple[str, tuple[QuoteView, ...]], ...]


@dataclass(frozen=True, slots=True)
class BucketView:
    """`compare/find/<bucket>.js`: plans, and all that they can be found by."""

    name: str
    plans: tuple[tuple[PlanLabel, ListedPlan], ...]


def rows_view(context: Context, buckets: dict[str, int]) -> RowsView:
    """Every row that plans can be compared by."""
    return RowsView(MOST_PLANS, groups(_page(context)), CHARACTER_CLASSES, buckets)


def _page(context: Context) -> PageContext:
    """Scripts are shown within the comparison's page: their links start there."""
    return context.page(urls.COMPARE)


def column_view(context: Context, plan: Plan) -> ColumnView:
    """What a plan has in every row."""
    page = _page(context)
    own_sides = sides(page, plan)
    pieces: dict[Cell | Link, int] = {}
    shown = tuple((row, side, _pieces(side.cell, pieces)) for row, side in own_sides.items())
    return ColumnView(
        key=plan.key,
        label=plan_label(page, plan),
        programmes=tuple(programme_item(page, plan, programme) for programme in plan.programmes),
        pieces=tuple(pieces),
        sides=shown,
        source=tuple(_source(page, plan)),
        suggestions=suggestion_items(page, plan),
        quotes=page.href(urls.column_quotes_url(plan)) if has_archive(page, plan) else "",
    )


def _pieces(cell: Cell, pieces: dict[Cell | Link, int]) -> tuple[int, ...]:
    """The places of a cell's values in the list of pieces; an absent value is a piece of its own."""
    shown = cell.items if cell.state == "value" else (cell,)
    return tuple(pieces.setdefault(piece, len(pieces)) for piece in shown)


def _source(page: PageContext, plan: Plan) -> Iterator[Fact]:
    """Where the text comes from and when it was last checked, for the foot of the table and for exports."""
    source = plan.sources[0]
    yield Fact(page.t("source.title"), value_cell(plan.title))
    url = stated_cell(page, source.url, link=str)
    yield Fact(page.t("source.url"), stated_cell(page, source.url) if isinstance(source.url, Absent) else url)
    yield Fact(page.t("provenance.checked"), stated_cell(page, plan.checked))


def column_quotes_view(context: Context, plan: Plan) -> QuotesView:
    """The sentences that bear out each programme of a plan."""
    page = _page(context)
    return QuotesView(
        plan.key, tuple((programme.id, programme_quotes(page, plan, programme)) for programme in plan.programmes)
    )


def bucket_view(context: Context, name: str, listed: tuple[ListedPlan, ...]) -> BucketView:
    """Plans that can be found by what begins as the bucket is named."""
    page = _page(context)
    return BucketView(name, tuple((plan_label(page, entry.plan), entry) for entry in listed))
