"""The list of indicators, and one indicator across plans: what can be compared in one table, the rest apart."""

from __future__ import annotations

from collections.abc import Sequence

from builder import urls
from builder.compare.indicators import IndicatorComparison, compare_indicator
from builder.compare.list_parts import split_indicator
from builder.compare.region_parts import RegionPart
from builder.compare.stated_quantities import StatedQuantity
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.as_of import AsOfPlace, as_of_place
from builder.views.context import Context, PageContext
from builder.views.count_switch import Switch, count_plans, counting_page, past_title
from builder.views.downloads import Downloads, downloads
from builder.views.explorer import unread_links
from builder.views.frames import page_frame
from builder.views.indicator_words import (
    aspects_apart,
    caption_terms,
    comparable_words,
    reading_words,
    reason_words,
    scope_words,
    terms_of,
)
from builder.views.links import plan_label
from builder.views.numbers import NumberCells, number_cells, number_columns, with_thousands
from builder.views.parts import Frame, Link
from builder.views.provenance import plans_provenance
from builder.views.statements import coverage_value
from builder.views.table_marks import with_marks
from builder.views.tables import Group, Row, Table, heading, plan_heading, value_cell, with_labels
from builder.views.values import note_of_reading


@value_class
class IndicatorSummary:
    """An indicator in the list."""

    name: Link
    definition: str
    unit: str
    plans: str
    comparable: str


@value_class
class IndicatorsView:
    """`indicators/index.html`."""

    frame: Frame
    numbers: Link
    """All numbers, whether they can be compared or not."""
    indicators: tuple[IndicatorSummary, ...]


@value_class
class NumberTable:
    """Quantities that can be compared, on one scale. `reasons`: why they stand apart from the first table."""

    table: Table
    single: bool
    order: str
    scale: str
    """What a full bar is; empty where there is nothing to compare and hence no bar."""
    periods: str
    """A warning that the numbers are of different times, though as long; empty where they are not."""
    reasons: tuple[str, ...]


@value_class
class IndicatorView:
    """`indicators/<indicator>.html` and its parts: either tables, or the `parts` that hold them."""

    frame: Frame
    name: str
    definition: str
    example: str
    reading: str
    only: str
    """What is said of a number alone in its table: of a part, that nothing in its districts stands beside it."""
    scope: str
    """How far it was compared: in a part, its own districts; on the page of all parts, the whole site."""
    whole: Link | None
    """From a part, the page that counts all districts."""
    caution: str
    tables: tuple[NumberTable, ...]
    unstated: Table | None
    silent: Table | None
    searched: str
    switch: Switch | None
    as_of: AsOfPlace
    downloads: Downloads
    unread: tuple[Link, ...]
    parts: tuple[Link, ...]
    others: tuple[Link, ...]


def indicators_view(context: Context) -> IndicatorsView:
    """All indicators with their definitions."""
    page = context.page(urls.INDICATORS)
    return IndicatorsView(
        frame=page_frame(
            page,
            title=page.t("indicator.title"),
            description=page.t("indicator.description"),
            breadcrumb=[Link(page.t("indicator.title"))],
            provenance=plans_provenance(page, context.site.plans),
            current=urls.INDICATORS,
        ),
        numbers=Link(page.t("numbers.title"), page.href(urls.NUMBERS)),
        indicators=tuple(_summary(page, term) for term in context.site.indicators),
    )


def _summary(page: PageContext, term: Indicator) -> IndicatorSummary:
    plans = page.shared.editions.in_force(page.site.plans)
    compared = compare_indicator(page.site, term, plans, page.shared.quantities_by_indicator)
    return IndicatorSummary(
        name=_indicator_link(page, term),
        definition=term.definition.shown,
        unit=term.unit,
        plans=page.t("indicator.plans", all=len(plans), count=len(compared.plans)),
        comparable=comparable_words(page, compared),
    )


def indicator_view(
    context: Context, term: Indicator, part: RegionPart | None = None, *, with_past: bool = False
) -> IndicatorView:
    """An indicator across all plans or those of a part; where one page cannot hold them, the way to the parts.

    It counts what is in force, and `with_past` also what is not any longer.
    """
    address = urls.indicator_url(term.id, part.code if part else "")
    page = counting_page(context, address, with_past=with_past)
    parts = () if part else split_indicator(context.site, term.id)
    counted = count_plans(page, address, part.plans if part else context.site.plans, with_past=with_past)
    plans = counted.plans
    shown = () if parts else plans
    # Where the parts hold the tables, the page of all of them still says what all texts come to.
    overall = compare_indicator(context.site, term, plans, context.quantities_by_indicator)
    compared = compare_indicator(context.site, term, (), context.quantities_by_indicator) if parts else overall
    compared_parts = _compare_parts(page, term, parts, plans)
    tables = tuple(_table(page, compared, number) for number in range(len(compared.groups)))
    unstated = _unstated_table(page, compared.unstated) if compared.unstated else None
    silent = _silent_table(page, term, compared.silent) if compared.silent else None
    exported = [table for table in (*(numbers.table for numbers in tables), unstated, silent) if table]
    caution = page.t("indicator.who") if any(numbers.scale for numbers in tables) else ""
    searched = page.t("indicator.searched", looked=note_of_reading(page, shown)) if shown else ""
    return IndicatorView(
        frame=_frame(page, term, plans, part, with_past=with_past),
        name=term.label.shown,
        definition=term.definition.shown,
        example=term.example.shown,
        reading=reading_words(page, term, overall, of_part=part is not None) if plans else "",
        only=page.t("indicator.only_here" if part else "indicator.only"),
        scope=scope_words(page, overall, compared_parts, of_part=part is not None),
        whole=_indicator_link(page, term) if part else None,
        caution=caution,
        tables=tables,
        unstated=unstated,
        silent=silent,
        searched=searched,
        switch=None if parts else counted.switch,
        as_of=as_of_place(page, term.id),
        downloads=downloads(page, plans, exported, caution, searched),
        unread=() if parts else unread_links(page, part),
        parts=_part_links(page, term, overall, parts, compared_parts),
        others=tuple(_indicator_link(page, indicator) for indicator in context.site.indicators),
    )


def _frame(
    page: PageContext, term: Indicator, plans: Sequence[Plan], part: RegionPart | None, *, with_past: bool
) -> Frame:
    name = term.label.shown
    trail = [_indicator_link(page, term), Link(part.name)] if part else [Link(name)]
    return page_frame(
        page,
        title=page.t("indicator.of_province", indicator=name, province=part.name)
        if part
        else page.t("indicator.of_all", indicator=name),
        description=page.t("indicator.one_description", indicator=name),
        breadcrumb=[Link(page.t("indicator.title"), page.href(urls.INDICATORS)), *trail],
        provenance=plans_provenance(
            page,
            plans,
            version=page.shared.versions.of_term("indicators", term.id, part.plans if part else page.site.plans),
        ),
        current=urls.INDICATORS,
        within=past_title(page, with_past=with_past),
    )


def _indicator_link(page: PageContext, term: Indicator) -> Link:
    return Link(term.label.shown, page.href(urls.indicator_url(term.id)))


def _compare_parts(
    page: PageContext, term: Indicator, parts: Sequence[RegionPart], plans: Sequence[Plan]
) -> list[IndicatorComparison]:
    """What each part compares: as it counts them, so that they add up to what the page says of all `plans`."""
    counted = {plan.key for plan in plans}
    own = ([plan for plan in part.plans if plan.key in counted] for part in parts)
    return [compare_indicator(page.site, term, each, page.shared.quantities_by_indicator) for each in own]


def _part_links(
    page: PageContext,
    term: Indicator,
    overall: IndicatorComparison,
    parts: Sequence[RegionPart],
    compared: Sequence[IndicatorComparison],
) -> tuple[Link, ...]:
    """The way to each part, with how many numbers it has, and how many of them stand alone there and not elsewhere."""
    shared = {group.key for group in overall.groups if len(group.quantities) > 1}
    links = []
    for part, own in zip(parts, compared, strict=True):
        elsewhere = sum(len(group.quantities) == 1 and group.key in shared for group in own.groups)
        key = "indicator.part_elsewhere" if elsewhere else "chart.province"
        words = page.t(key, place=part.name, count=own.count, elsewhere=elsewhere)
        links.append(Link(words, page.href(urls.indicator_url(term.id, part.code))))
    return tuple(links)


def _silent_table(page: PageContext, term: Indicator, plans: Sequence[Plan]) -> Table:
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


def _unstated_table(page: PageContext, quantities: Sequence[StatedQuantity]) -> Table:
    rows = [number_cells(page, stated) for stated in quantities]
    return _numbers_table(page, rows, name="unstated", caption=page.t("indicator.unstated_caption"))


def _numbers_table(page: PageContext, rows: Sequence[NumberCells], *, name: str, caption: str) -> Table:
    table = Table(
        id=f"table-{name}",
        caption=caption,
        kind="numbers",
        columns=number_columns(page, "plan", "name", "amount", "when", "nature", "commitment", "status", "cite"),
        groups=(Group(tuple(_number_row(row) for row in rows)),),
    )
    return with_marks(page, with_labels(table))


def _number_row(number: NumberCells) -> Row:
    first = (number.place, number.name, number.amount, number.when, number.nature)
    cells = (*first, number.commitment, number.status, number.cite)
    return Row(cells, id=number.claim, plan=number.plan, material=number.material)


def _table(page: PageContext, comparison: IndicatorComparison, number: int) -> NumberTable:
    group, first = comparison.groups[number], comparison.groups[0]
    several = len(group.quantities) > 1
    terms = terms_of(page, group)
    top = group.top if several else None
    rows = tuple(number_cells(page, stated, top=top) for stated in group.quantities)
    unlike = len({row.period for row in rows}) > 1
    caption = page.t("indicator.caption", number=number + 1, terms="；".join(caption_terms(page, group, terms)))
    return NumberTable(
        table=_numbers_table(page, rows, name=str(number + 1), caption=caption),
        single=not several,
        order=page.t("indicator.by_value" if group.by_value else "indicator.by_plan") if several else "",
        scale=page.t("indicator.scale", top=with_thousands(top), unit=group.key.unit) if top is not None else "",
        periods=page.t("indicator.periods") if unlike else "",
        reasons=tuple(reason_words(page, name, terms, terms_of(page, first)) for name in aspects_apart(group, first)),
    )
