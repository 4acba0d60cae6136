"""The list of indicators, and one indicator across plans: what can be compared in one table, the rest apart."""

from __future__ import annotations

from collections.abc import Sequence

from builder import urls
from builder.compare.indicators import IndicatorComparison, compare_indicator
from builder.compare.list_parts import split_indicator
from builder.compare.region_parts import RegionPart
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.as_of import AsOfPlace, as_of_place
from builder.views.context import Context, PageContext
from builder.views.count_switch import Switch, count_plans, counting_page, past_title
from builder.views.downloads import Downloads, downloads
from builder.views.explorer import unread_links
from builder.views.frames import Heading, page_frame
from builder.views.indicator_tables import (
    NumberTable,
    comparable_table,
    lone_table,
    part_groups,
    silent_table,
    unstated_table,
)
from builder.views.indicator_words import comparable_words, reading_words, scope_words
from builder.views.pieces import Frame, Link
from builder.views.provenance import plans_provenance
from builder.views.tables import Table
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
class IndicatorView:
    """`indicators/<indicator>.html` and its parts: either tables, or the `parts` that hold them."""

    frame: Frame
    name: str
    definition: str
    example: str
    reading: str
    only: str
    """What is said of numbers that stand alone: of a part, that nothing in its districts stands beside them."""
    scope: str
    """How far it was compared: in a part, its own districts; on the page of all parts, the whole site."""
    whole: Link | None
    """From a part, the page that counts all districts."""
    caution: str
    tables: tuple[NumberTable, ...]
    lone: Table | None
    """Numbers of which no other counts the same, each with what it counts."""
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
            Heading.below_home(page.t("indicator.title"), page.t("indicator.description")),
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
    shared, alone = part_groups(compared.groups)
    tables = tuple(comparable_table(page, shared, number) for number in range(len(shared)))
    lone = lone_table(page, alone, shared[0] if shared else None) if alone else None
    unstated = unstated_table(page, compared.unstated) if compared.unstated else None
    silent = silent_table(page, term, compared.silent) if compared.silent else None
    exported = [table for table in (*(numbers.table for numbers in tables), lone, unstated, silent) if table]
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
        lone=lone,
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
        Heading(
            title=page.t("indicator.of_province", indicator=name, province=part.name)
            if part
            else page.t("indicator.of_all", indicator=name),
            description=page.t("indicator.one_description", indicator=name),
            breadcrumb=[Link(page.t("indicator.title"), page.href(urls.INDICATORS)), *trail],
            within=past_title(page, with_past=with_past),
        ),
        provenance=plans_provenance(
            page,
            plans,
            version=page.shared.versions.of_term("indicators", term.id, part.plans if part else page.site.plans),
        ),
        current=urls.INDICATORS,
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
