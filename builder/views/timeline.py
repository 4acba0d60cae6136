"""When plans were issued, what time they cover, and what is due when: drawn, and the same in tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder import urls
from builder.compare.provinces import Province, fits_one_table, list_provinces
from builder.model.site import Plan
from builder.model.types import Absent, PartialDate
from builder.views.cells import absent_cell, date_link, note_of_reading, stated_cell
from builder.views.charts.timeline import MAX_ROWS, Timeline, TimelineSpan, draw_timeline, year_range
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import page_frame, plans_provenance
from builder.views.home import period_cell
from builder.views.indicators import unread
from builder.views.links import plan_label
from builder.views.numbers import NumberRow, number_row
from builder.views.parts import Cell, Frame, Link, PlanLabel


@dataclass(frozen=True, slots=True)
class Drawing:
    """A part of the timeline, and where it lies as a picture of its own."""

    timeline: Timeline
    download: Link


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A plan's dates."""

    plan: str
    """Its key."""
    label: PlanLabel
    issued: Cell
    published: Cell
    period: Cell
    drawn: str
    """How the drawing shows its period."""
    deadlines: Cell


@dataclass(frozen=True, slots=True)
class Deadline:
    """A number that is due."""

    by: Link
    number: NumberRow


@dataclass(frozen=True, slots=True)
class TimelineView:
    """`timeline.html` and its pages by province."""

    frame: Frame
    reading: str
    drawings: tuple[Drawing, ...]
    periods: tuple[PeriodRow, ...]
    deadlines: tuple[Deadline, ...]
    searched: str
    downloads: Downloads
    unread: tuple[Link, ...]
    provinces: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DrawingView:
    """A drawing as a file of its own."""

    timeline: Timeline


def timeline_view(context: Context, province: Province | None = None) -> TimelineView:
    """All plans, or those of a province; when there are too many, the way to the provinces."""
    page = context.page(urls.timeline_url(province.code if province else ""))
    site = context.site
    whole = province is not None or fits_one_table(site)
    plans = province.plans if province else site.plans
    shown = plans if whole else ()
    districts = (province.districts if province else site.districts) if whole else ()
    title = page.t("timeline.title")
    return TimelineView(
        frame=page_frame(
            page,
            title=page.t("timeline.of_province", province=province.name) if province else title,
            description=page.t("timeline.description"),
            breadcrumb=[Link(title, page.href(urls.TIMELINE)), Link(province.name)] if province else [Link(title)],
            provenance=plans_provenance(page, plans),
            plans=plans,
            current=urls.TIMELINE,
        ),
        reading=_reading(page, shown) if shown else "",
        drawings=_drawings(page, shown, province),
        periods=tuple(_period(page, plan) for plan in shown),
        deadlines=_deadlines(page, shown),
        searched=page.t("timeline.searched", looked=note_of_reading(page, plans)) if shown else "",
        downloads=downloads(page, plans),
        unread=unread(page, districts),
        provinces=() if whole else tuple(_province(page, province) for province in list_provinces(site)),
    )


def drawing_view(context: Context, number: int, province: Province | None = None) -> DrawingView:
    """The drawing with a number, counted from 1."""
    page = context.page(urls.timeline_url(province.code if province else ""))
    return DrawingView(_timeline(page, province.plans if province else context.site.plans, number))


def parts(plans: Sequence[Plan]) -> list[Sequence[Plan]]:
    """The plans of each drawing; none when no plan has a date at all."""
    if _years(plans) is None:
        return []
    return [plans[start : start + MAX_ROWS] for start in range(0, len(plans), MAX_ROWS)]


def _province(page: PageContext, province: Province) -> Link:
    text = page.t("timeline.province", province=province.name, count=len(province.plans))
    return Link(text, page.href(urls.timeline_url(province.code)))


def _drawings(page: PageContext, plans: Sequence[Plan], province: Province | None) -> tuple[Drawing, ...]:
    drawings = []
    for number in range(1, len(parts(plans)) + 1):
        drawing = _timeline(page, plans, number)
        file = page.href(urls.timeline_drawing_url(province.code if province else "", number))
        drawings.append(Drawing(drawing, Link(page.t("timeline.download", title=drawing.title), file)))
    return tuple(drawings)


def _timeline(page: PageContext, plans: Sequence[Plan], number: int) -> Timeline:
    """One of the drawings of `plans`: all of them have the same axis."""
    years, groups = _years(plans), parts(plans)
    assert years is not None
    return draw_timeline(
        f"timeline-{number}",
        [_span(page, plan) for plan in groups[number - 1]],
        title=page.t("timeline.drawing", number=number, all=len(groups)),
        summary=_reading(page, groups[number - 1]),
        years=years,
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
    cell = period_cell(page, plan)
    words = cell.items[0].text if cell.items else page.t("timeline.no_period")
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


def _shape(plan: Plan) -> str:
    """How a plan's period is known: `stated`, `computed`, `open` or `none`."""
    dates = _dates(plan)
    if dates.start is None:
        return "none"
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


def _period(page: PageContext, plan: Plan) -> PeriodRow:
    published = [source.published for source in plan.sources]
    days = [day for day in published if isinstance(day, PartialDate)]
    deadlines = _dates(plan).deadlines
    return PeriodRow(
        plan=plan.key,
        label=plan_label(page, plan),
        issued=stated_cell(page, plan.issued, read=plan),
        published=stated_cell(page, days or published[0], read=plan),
        period=period_cell(page, plan),
        drawn=page.t(f"timeline.shape.{_shape(plan)}"),
        deadlines=Cell("value", tuple(date_link(page, day) for day in deadlines))
        if deadlines
        else absent_cell(page, "not_stated", note=note_of_reading(page, [plan])),
    )


def _deadlines(page: PageContext, plans: Sequence[Plan]) -> tuple[Deadline, ...]:
    """All that is due, the earliest first, then in the order of plans."""
    due = [(entry.quantity.by, entry) for plan in plans for entry in page.shared.entries[plan.key] if entry.quantity.by]
    due.sort(key=lambda pair: pair[0].earliest)
    return tuple(Deadline(date_link(page, by), number_row(page, entry)) for by, entry in due)
