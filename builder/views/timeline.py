"""When plans were issued, what time they cover, and what is due when: drawn, and the same in tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from builder import urls
from builder.compare.deadlines import distinct_deadlines, list_deadlines
from builder.compare.list_parts import split_timeline
from builder.compare.region_parts import RegionPart
from builder.model.site import Plan
from builder.model.types import Absent, PartialDate
from builder.text.values import value_class
from builder.views.charts.axis import TimelineSpan
from builder.views.charts.narrow import NarrowTimeline, draw_narrow
from builder.views.charts.timeline import MAX_ROWS, Timeline, draw_timeline, year_range
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.explorer import list_frame, part_links, unread_links
from builder.views.links import plan_label
from builder.views.numbers import due_link
from builder.views.pieces import Frame, Link, Value
from builder.views.tables import Group, Row, Table, heading, plan_heading, text_cell, value_cell, with_labels
from builder.views.values import absent_value, date_link, note_of_reading, period_value, stated_value


@value_class
class Drawing:
    """A part of the timeline, and where it lies as a picture of its own."""

    timeline: Timeline
    narrow: NarrowTimeline
    """The same for a narrow screen."""
    download: Link


@value_class
class TimelineView:
    """`timeline.html` and its parts."""

    frame: Frame
    reading: str
    drawings: tuple[Drawing, ...]
    periods: Table | None
    deadlines: Link
    """The numbers that are due, the earliest first."""
    searched: str
    downloads: Downloads
    unread: tuple[Link, ...]
    parts: tuple[Link, ...]


@value_class
class DrawingView:
    """A drawing as a file of its own."""

    timeline: Timeline


def timeline_view(context: Context, part: RegionPart | None = None) -> TimelineView:
    """All plans, or those of a part of the country; where one page cannot hold them, the way to the parts."""
    page = context.page(urls.timeline_url(part.code if part else ""))
    regions = () if part else split_timeline(context.site)
    plans = part.plans if part else context.site.plans
    shown = () if regions else plans
    periods = _periods(page, shown)
    searched = page.t("timeline.searched", looked=note_of_reading(page, shown)) if shown else ""
    counts = [len(region.plans) for region in regions]
    return TimelineView(
        frame=list_frame(page, "timeline", urls.TIMELINE, plans, part),
        reading=_reading(page, shown) if shown else "",
        drawings=_drawings(page, shown, part),
        periods=periods,
        deadlines=Link(page.t("timeline.deadlines"), page.href(f"{urls.NUMBERS}?sort=due")),
        searched=searched,
        downloads=downloads(page, plans, [periods] if periods else [], searched),
        unread=() if regions else unread_links(page, part),
        parts=part_links(page, regions, urls.timeline_url("{code}"), "timeline.province", counts),
    )


def drawing_view(context: Context, number: int, part: RegionPart | None = None) -> DrawingView:
    """The drawing with a number, counted from 1."""
    page = context.page(urls.timeline_url(part.code if part else ""))
    drawing, _ = _draw(page, part.plans if part else context.site.plans, number)
    return DrawingView(drawing)


def first_drawing(page: PageContext, plans: Sequence[Plan]) -> tuple[Drawing, Table | None] | None:
    """The first drawing of these plans and its table, for a page that only opens the way to all of them."""
    drawings = _drawings(page, plans, None)
    periods = _periods(page, parts(plans)[0]) if drawings else None
    return (drawings[0], replace(periods, exported=False) if periods else None) if drawings else None


def parts(plans: Sequence[Plan]) -> list[Sequence[Plan]]:
    """The plans of each drawing; none when no plan has a date at all."""
    if not any(_years([plan]) for plan in plans):
        return []
    return [plans[start : start + MAX_ROWS] for start in range(0, len(plans), MAX_ROWS)]


def _drawings(page: PageContext, plans: Sequence[Plan], part: RegionPart | None) -> tuple[Drawing, ...]:
    drawings = []
    for number in range(1, len(parts(plans)) + 1):
        drawing, narrow = _draw(page, plans, number)
        file = page.href(urls.timeline_drawing_url(part.code if part else "", number))
        link = Link(page.t("timeline.download", title=drawing.title), file)
        drawings.append(Drawing(drawing, narrow, link))
    return tuple(drawings)


def _draw(page: PageContext, plans: Sequence[Plan], number: int) -> tuple[Timeline, NarrowTimeline]:
    """One of the drawings of `plans`, wide and narrow: all of them have the same years."""
    years, groups = _years(plans), parts(plans)
    assert years is not None
    spans = [_span(page, plan) for plan in groups[number - 1]]
    name, title = f"timeline-{number}", page.t("timeline.drawing", number=number, all=len(groups))
    summary = _reading(page, groups[number - 1])
    return (
        draw_timeline(name, spans, title=title, summary=summary, years=years),
        draw_narrow(f"{name}-narrow", spans, title=title, summary=summary, years=years),
    )


def _years(plans: Sequence[Plan]) -> tuple[int, int] | None:
    return year_range([_dates(plan) for plan in plans])


def _dates(plan: Plan) -> TimelineSpan:
    """What a plan says about time, without words."""
    period = None if isinstance(plan.period, Absent) else plan.period
    end, latest = (period.end if period else None), None
    if period and period.computed_end:
        end, latest = (PartialDate(year) for year in period.computed_end)
    published = [source.published for source in plan.sources if isinstance(source.published, PartialDate)]
    quantities = [*plan.quantities, *(quantity for programme in plan.programmes for quantity in programme.quantities)]
    due = {quantity.by for quantity in quantities if quantity.by}
    return TimelineSpan(
        name="",
        text="",
        words="",
        dates="",
        start=period.start if period else None,
        end=end,
        latest=latest,
        issued=plan.issued if isinstance(plan.issued, PartialDate) else None,
        published=min(published, key=lambda day: day.earliest) if published else None,
        deadlines=tuple(sorted(due, key=lambda day: (day.earliest, str(day)))),
    )


def _span(page: PageContext, plan: Plan) -> TimelineSpan:
    label = plan_label(page, plan)
    period = period_value(page, plan)
    words = period.items[0].text if period.items else _no_period(page, period)
    dates = _dates(plan)
    days = [("issued", dates.issued)] if dates.issued else [("published", dates.published)]
    marks = [page.t(f"timeline.mark.{name}", date=date_link(page, day).text) for name, day in days if day]
    due = "、".join(date_link(page, day).text for day in dates.deadlines)
    marks += [page.t("timeline.mark.due", date=due)] if due else []
    return replace(
        dates,
        name=label.place,
        text=page.t("timeline.text", title=label.title, kind=label.kind, year=label.year),
        words=words,
        dates="；".join(marks) or page.t("timeline.mark.none"),
    )


def _no_period(page: PageContext, period: Value) -> str:
    """Why no bar is drawn: only what was read for its period is silent of it."""
    return (
        page.t("timeline.no_period") if period.state == "not_stated" else f"{page.t('timeline.period')} {period.text}"
    )


def _shape(plan: Plan) -> str:
    """How a plan's period is known: `stated`, `computed`, `open`, `none`, or `unknown` where that is not recorded."""
    dates = _dates(plan)
    if isinstance(plan.period, Absent):
        return "none" if plan.period.state == "not_stated" else "unknown"
    if dates.end is None:
        return "open"
    return "computed" if dates.latest else "stated"


def _reading(page: PageContext, plans: Sequence[Plan]) -> str:
    """What the drawing shows, in a sentence."""
    counts = Counter(_shape(plan) for plan in plans)
    words = "，".join(page.t(f"timeline.reading_{shape}", count=n) for shape, n in counts.items())
    years = _years(plans)
    if years is None:
        return page.t("timeline.reading_undated", all=len(plans), parts=words)
    return page.t("timeline.reading", all=len(plans), parts=words, first=years[0], last=years[1])


def _periods(page: PageContext, plans: Sequence[Plan]) -> Table | None:
    """The dates of each plan, and how the drawing shows its period."""
    words = ("chart.plan", *(f"timeline.{name}" for name in ("issued", "published", "period", "drawn", "due")))
    table = Table(
        id="periods-caption",
        caption=page.t("timeline.periods_caption"),
        kind="plans",
        columns=tuple(heading(page.t(word), "col") for word in words),
        groups=(Group(tuple(_period_row(page, plan) for plan in plans)),),
    )
    return with_labels(table) if plans else None


def _period_row(page: PageContext, plan: Plan) -> Row:
    published = [source.published for source in plan.sources]
    days = [day for day in published if isinstance(day, PartialDate)]
    dues = (due for stated in page.shared.quantities[plan.key] for due in list_deadlines(page.site, stated))
    due = tuple(due_link(page, each) for each in distinct_deadlines(dues))
    none = absent_value(page, "not_researched")  # a number that is not recorded yet may have one
    if plan.extent == "complete":
        none = absent_value(page, "not_stated", note=note_of_reading(page, [plan]))
    cells = (
        plan_heading(plan_label(page, plan), "row"),
        value_cell(stated_value(page, plan.issued, read=plan)),
        value_cell(stated_value(page, days or published[0], read=plan)),
        value_cell(period_value(page, plan)),
        text_cell(page.t(f"timeline.shape.{_shape(plan)}")),
        value_cell(Value("value", due) if due else none),
    )
    return Row(cells, plan=plan.key)
