"""The data files of the free comparison: all rows, a plan's column and quotes, and the list of plans to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder import urls
from builder.compare.coverage import FACETS
from builder.compare.plan_list import CHARACTER_CLASSES, ListedPlan
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.all_rows import groups, sides
from builder.views.claims import has_archive
from builder.views.comparable import SuggestionItem, suggestion_items
from builder.views.context import Context, PageContext
from builder.views.downloads import PlanReference, plan_reference
from builder.views.evidence import QuoteView, programme_quotes, spans_words
from builder.views.links import plan_label
from builder.views.pieces import Amount, Fact, PlanLabel
from builder.views.programme_items import programme_lines
from builder.views.side_numbers import CONDITIONS
from builder.views.sides import DIFFERING, ComparedGroup, Side, note_line, term_sides
from builder.views.tables import Cell, Line, bare_lines, plan_heading
from builder.views.values import printed_value, stated_value, words_value

MOST_PLANS = 4
"""How many plans stand side by side: more than four columns cannot be read on one screen or sheet."""


@value_class
class RowsView:
    """`compare/rows.js`. `buckets`: how many plans the parts of their list hold; none when it is all in one."""

    most: int
    groups: tuple[ComparedGroup, ...]
    classes: int
    buckets: dict[str, int]
    conditions: tuple[str, ...]
    """What can keep sides apart, by name."""
    differing: tuple[str, ...]
    """The aspects of a theme whose difference has a word of its own."""
    former: dict[str, str]
    """How the ids of rows begin now, by how they began before a term was renamed."""


@value_class
class ColumnSide:
    """What stands in a row: places in the list of lines, since most stand in many rows, or parts of programmes."""

    row: str
    state: str
    key: str
    lines: tuple[int, ...]
    parts: tuple[str, ...]
    note: Line | None
    cites: int
    """Which words of the column say where it stands in the text; -1 where it is not of the text alone."""


@value_class
class ColumnProgramme:
    """What a programme shows where it first stands in a column: its summary, and the sentences that support it."""

    id: str
    summary: tuple[Line, ...]
    evidence: tuple[Line, ...]


@value_class
class ColumnPart:
    """What the statements of a programme under a term say, around its summary."""

    name: str
    programme: str
    head: tuple[Line, ...]
    tail: tuple[Line, ...]


@value_class
class ColumnView:
    """`compare/plans/<plan>.js`: the sides of a plan by row, and where it all comes from."""

    key: str
    name: str
    """Of its district, without the place that it is in."""
    label: PlanLabel
    heading: Cell
    lines: tuple[Line, ...]
    amounts: Mapping[int, Amount]
    """What the lines that are numbers come to, by their place."""
    sides: tuple[ColumnSide, ...]
    cites: tuple[str, ...]
    """Paragraphs in words, each once."""
    reference: PlanReference
    source: tuple[Fact, ...]
    suggestions: tuple[SuggestionItem, ...]
    details: str
    quotes: str
    """Where its programmes are, and its quotes, if its source is at hand: both are fetched when they are asked for."""


@value_class
class DetailsView:
    """`compare/plans/<plan>.details.js`: its programmes once each, and the parts of them that stand in rows."""

    key: str
    programmes: tuple[ColumnProgramme, ...]
    parts: tuple[ColumnPart, ...]


@value_class
class QuotesView:
    """`compare/plans/<plan>.quotes.js`."""

    key: str
    quotes: tuple[tuple[str, tuple[QuoteView, ...]], ...]


@value_class
class BucketView:
    """`compare/find/<bucket>.js`: plans, the words that each can be found by, and the keys that it had before."""

    name: str
    plans: tuple[tuple[PlanLabel, tuple[str, ...], tuple[str, ...]], ...]


def rows_view(context: Context, buckets: dict[str, int]) -> RowsView:
    """Every row that plans can be compared by."""
    former = {
        f"{group}.{old}": f"{group}.{term.id}"
        for name in (*FACETS, "indicators")
        for term in context.site.vocabularies[name].terms.values()
        for old in term.aliases
        for group in (name, "overview")
    }
    return RowsView(MOST_PLANS, groups(_page(context)), CHARACTER_CLASSES, buckets, CONDITIONS, DIFFERING, former)


def _page(context: Context) -> PageContext:
    """Scripts are shown within the comparison's page: their links start there."""
    return context.page(urls.COMPARE)


def column_view(context: Context, plan: Plan) -> ColumnView:
    """What a plan has in every row."""
    page = _page(context)
    label = plan_label(page, plan)
    lines: dict[Line, int] = {}
    cites: dict[str, int] = {}
    own_sides = sides(page, plan)
    shown = tuple(_side(page, plan, row, side, lines, cites) for row, side in own_sides.items())
    return ColumnView(
        key=plan.key,
        name=plan.district.name.shown,
        label=label,
        heading=plan_heading(label, "col"),
        sides=shown,
        lines=tuple(lines),
        amounts={
            at: amount
            for side in shown
            if side.state == "value" and own_sides[side.row].amounts
            for at, amount in zip(side.lines, own_sides[side.row].amounts, strict=True)
        },
        cites=tuple(cites),
        reference=plan_reference(page, plan),
        source=tuple(_source(page, plan)),
        suggestions=suggestion_items(page, plan),
        details=page.href(urls.column_details_url(plan)),
        quotes=page.href(urls.column_quotes_url(plan)) if has_archive(page, plan) else "",
    )


def details_view(context: Context, plan: Plan) -> DetailsView:
    """What the programmes of a plan say in its rows: most readers open few of them, and it is most of a plan."""
    page = _page(context)
    by_theme = (term_sides(page, plan, "themes", theme) for theme in page.site.vocabularies["themes"].terms)
    items = {item.part: item for own in by_theme for side in own.values() for item in side.programmes}
    shown = {part: programme_lines(page, item, fetched=True) for part, item in items.items()}
    programmes = {items[part].id: of_item for part, of_item in shown.items()}
    return DetailsView(
        key=plan.key,
        programmes=tuple(ColumnProgramme(id_, each["summary"], each["evidence"]) for id_, each in programmes.items()),
        parts=tuple(ColumnPart(part, items[part].id, each["head"], each["tail"]) for part, each in shown.items()),
    )


def _side(
    page: PageContext, plan: Plan, row: str, side: Side, lines: dict[Line, int], cites: dict[str, int]
) -> ColumnSide:
    """A side; its lines and paragraphs are added to those of the column. How many lines tells if it is a list."""
    shown = bare_lines(side.value)
    return ColumnSide(
        row=row,
        state=side.value.state,
        key=side.key,
        lines=tuple(lines.setdefault(line, len(lines)) for line in shown),
        parts=tuple(item.part for item in side.programmes),
        note=note_line(side.note) if side.note else None,
        cites=cites.setdefault(spans_words(page, plan, side.cites), len(cites)) if side.cites else -1,
    )


def _source(page: PageContext, plan: Plan) -> Iterator[Fact]:
    """Where the text comes from and when it was last checked, for the foot of the table and for exports."""
    source = plan.sources[0]
    yield Fact(page.t("source.title"), words_value(plan.title))
    yield Fact(page.t("source.url"), printed_value(page, source.url, link=str))
    yield Fact(page.t("provenance.checked"), stated_value(page, plan.checked))


def column_quotes_view(context: Context, plan: Plan) -> QuotesView:
    """The sentences that support each programme of a plan."""
    page = _page(context)
    return QuotesView(
        plan.key, tuple((programme.id, programme_quotes(page, plan, programme)) for programme in plan.programmes)
    )


def bucket_view(context: Context, name: str, listed: tuple[ListedPlan, ...]) -> BucketView:
    """Plans that can be found by what begins as the bucket is named."""
    page = _page(context)
    return BucketView(name, tuple((plan_label(page, entry.plan), entry.words, entry.former) for entry in listed))
