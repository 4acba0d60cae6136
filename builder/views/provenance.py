"""Where what a page says comes from: which texts, when they were published, recorded and last checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder import urls
from builder.model.site import Plan, TextPage
from builder.model.types import Absent, PartialDate
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.pieces import Fact, Link, Value
from builder.views.values import absent_value, date_link, is_due, words_value


@value_class
class Provenance:
    """What a page rests on."""

    plans: Sequence[Plan]
    """Those whose checks date the page, and whose drafts it names."""
    facts: tuple[Fact, ...]
    """Source, published, recorded, checked: in this order."""
    version: str
    """Of the data: that of `plans`, or of the part of them that the page shows."""


def plans_provenance(page: PageContext, plans: Sequence[Plan], *, version: str = "") -> Provenance:
    """Where a page comes from: the text, or how many texts from when to when."""
    if len(plans) == 1:
        origin = Value("value", (Link(plans[0].title, page.href(urls.plan_url(plans[0]) + "#sources")),))
    else:
        origin = Value("value", (Link(page.t("provenance.texts", count=len(plans)), page.href(urls.DISTRICTS)),))
    key = ("dates", *(plan.key for plan in plans))
    facts = (Fact(page.t("provenance.source"), origin), *page.keep(key, lambda _: _dates_of(page, plans)))
    return Provenance(plans, facts, version or page.shared.versions.of_plans(plans))


def _dates_of(page: PageContext, plans: Sequence[Plan]) -> tuple[Fact, ...]:
    """When the texts of plans were published, and when they were recorded and checked."""
    return (
        Fact(page.t("provenance.published"), _published_value(page, plans)),
        Fact(page.t("provenance.recorded"), _range_value(page, [plan.recorded for plan in plans])),
        Fact(page.t("provenance.checked"), _checked_value(page, [plan.checked for plan in plans])),
    )


def _published_value(page: PageContext, plans: Sequence[Plan]) -> Value:
    """When the first and the last text was published, and of how many nobody can tell: the latest may be among them."""
    dates = [source.published for plan in plans for source in plan.sources]
    undated = sum(isinstance(day, Absent) for day in dates)
    return _range_value(page, dates, page.t("provenance.undated", count=undated) if undated else "")


def _checked_value(page: PageContext, dates: Sequence[PartialDate]) -> Value:
    """When things were last checked, and whether the oldest of them is due again."""
    return _range_value(page, dates, page.t("provenance.due") if any(is_due(page, day) for day in dates) else "")


def site_provenance(page: PageContext, text: TextPage | None, *, version: str = "") -> Provenance:
    """Of a page that we wrote ourselves: when `text`, or else all such texts, were written and checked."""
    texts = [text] if text else page.site.pages
    recorded = _range_value(page, [text.recorded for text in texts])
    facts = (
        Fact(page.t("provenance.source"), words_value(page.t("provenance.own"))),
        Fact(page.t("provenance.published"), recorded),
        Fact(page.t("provenance.recorded"), recorded),
        Fact(page.t("provenance.checked"), _range_value(page, [text.checked for text in texts])),
    )
    return Provenance(page.site.plans, facts, version or page.shared.versions.of_plans(page.site.plans))


def _range_value(page: PageContext, dates: Sequence[PartialDate | Absent], note: str = "") -> Value:
    days = sorted((day for day in dates if isinstance(day, PartialDate)), key=lambda day: (day.earliest, str(day)))
    if not days:
        is_silent = dates and all(isinstance(day, Absent) and day.state == "not_stated" for day in dates)
        return absent_value(page, "not_stated" if is_silent else "not_researched")
    ends = [days[0]] if days[0] == days[-1] else [days[0], days[-1]]
    *first, last = (date_link(page, day) for day in ends)
    return Value("value", (*first, replace(last, note=note)))
