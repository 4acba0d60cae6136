"""Dates stand in the order in which things can happen: published, retrieved, recorded, checked; start, end.

Each date is held against the last known one before it, so that one wrong date is one finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from builder.findings.finding import Finding, finding
from builder.model.origin import Spot
from builder.model.site import Plan, Site
from builder.model.types import Absent, PartialDate


def check(site: Site) -> Iterator[Finding]:
    for plan in site.all_plans:
        spot = plan.origin.spot
        for index, source in enumerate(plan.sources):
            yield from _check_order(
                source.published, source.retrieved, spot("sources", index, "retrieved"), "发布日期", "抓取日期"
            )
        yield from islice(_check_recorded(plan), 1)
        yield from _check_order(plan.recorded, plan.checked, spot("checked"), "收录日期", "最近核对")
        if plan.confirmed:
            yield from _check_order(plan.recorded, plan.confirmed.on, spot("confirmed", "on"), "收录日期", "确认日期")
        yield from _check_period(plan)
    for page in site.pages:
        yield from _check_order(page.recorded, page.checked, page.origin.spot("checked"), "收录日期", "最近核对")


def check_future(site: Site, today: date) -> Iterator[Finding]:
    """Days on which something was read, recorded or signed lie before tomorrow. Whoever checks says what today is."""
    for plan in site.all_plans:
        for index, source in enumerate(plan.sources):
            yield from _past(source.retrieved, today, plan.origin.spot("sources", index, "retrieved"))
            yield from _past(source.published, today, plan.origin.spot("sources", index, "published"))
        for name in ("issued", "recorded", "checked"):
            yield from _past(getattr(plan, name), today, plan.origin.spot(name))
        if plan.confirmed:
            yield from _past(plan.confirmed.on, today, plan.origin.spot("confirmed", "on"))
        for index, reading in enumerate(plan.readings):
            yield from _past(reading.on, today, plan.readings_origin.spot(index, "on"))
    for district in site.all_districts:
        for path, entry in district.context.dated() if district.context else ():
            yield from _past(PartialDate(entry.year), today, district.context_origin.spot(*path, "year"))
    for page in site.pages:
        yield from _past(page.checked, today, page.origin.spot("checked"))


def _past(day: PartialDate | Absent | None, today: date, spot: Spot) -> Iterator[Finding]:
    if isinstance(day, PartialDate) and day.earliest > today:
        yield finding(spot.place, "date-future", date=day)


def _check_recorded(plan: Plan) -> Iterator[Finding]:
    spot = plan.origin.spot("recorded")
    yield from _check_order(plan.issued, plan.recorded, spot, "成文日期", "收录日期")
    for source in plan.sources:
        retrieved = isinstance(source.retrieved, PartialDate)
        before, name = (source.retrieved, "抓取日期") if retrieved else (source.published, "发布日期")
        yield from _check_order(before, plan.recorded, spot, name, "收录日期")


def _check_period(plan: Plan) -> Iterator[Finding]:
    period = plan.period
    if isinstance(period, Absent):
        return
    at, spot = plan.origin.at, plan.origin.spot
    if period.end:
        yield from _check_order(period.start, period.end, spot("period", "end"), "实施期的起", "止")
    if period.years and period.years.min > period.years.max:
        yield finding(at("period", "years", "max"), "order", earlier="最少", later="最多")
    if period.end and period.years:
        yield finding(at("period", "years"), "period-twice")


def _check_order(
    earlier: PartialDate | Absent, later: PartialDate | Absent, spot: Spot, earlier_name: str, later_name: str
) -> Iterator[Finding]:
    if isinstance(earlier, Absent) or isinstance(later, Absent):
        return
    if later.is_before(earlier):
        yield finding(spot.place, "order", earlier=earlier_name, later=later_name)
