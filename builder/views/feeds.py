"""What readers subscribe to: Atom feeds of what is new, calendars of what is due. Every date is the content's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from builder import urls
from builder.compare.deadlines import has_calendar, list_deadlines
from builder.compare.news import News, of_district, of_plans
from builder.compare.stated_quantities import StatedQuantity
from builder.model.editions import last_day
from builder.model.site import District, Plan
from builder.model.statements import claim_of
from builder.model.types import PartialDate
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.district_context import fact_words
from builder.views.figures import figure
from builder.views.lineage import edition_link
from builder.views.links import place_words, statement_level, term_label
from builder.views.pieces import Link

MOST_ENTRIES = 50
"""So many entries a feed has; all of them are on the page of changes."""
_LINE = 75
"""Octets in a line of a calendar (RFC 5545)."""


@value_class
class FeedEntry:
    """Something new: `id` never changes, `updated` is the start of its day."""

    id: str
    title: str
    updated: str
    href: str
    summary: str


@value_class
class FeedView:
    """`feed.xml`: an Atom feed."""

    id: str
    href: str
    """Of the page that shows the same."""
    lang: str
    title: str
    author: str
    updated: str
    entries: tuple[FeedEntry, ...]


@value_class
class CalendarView:
    """`deadlines.ics`: an iCalendar file, whose lines are folded and end as its readers want them."""

    text: Markup


def feed_view(context: Context, district: District | None = None, theme: str = "") -> FeedView:
    """What is new on the whole site, in a district or under a theme."""
    news = context.news
    if district:
        path, shown_at, name = urls.district_feed_url(district), urls.district_url(district), district.full_name
        news = of_district(news, context.site, district)
    elif theme:
        path, shown_at = urls.theme_feed_url(theme), urls.theme_url(theme)
        name = context.site.term("themes", theme).label.shown
        stating = (key for key, own in context.coverage.items() if own.find(theme).state == "value")
        news = of_plans(news, frozenset(stating))
    else:
        path, shown_at, name = urls.FEED, urls.CHANGES, ""
    page = context.page(path)
    site_name = page.config.name.shown
    title = page.t("feed.title_of", site=site_name, name=name) if name else page.t("feed.title", site=site_name)
    newest = news[0].day if news else _oldest_day(page)
    entries = tuple(_entry(page, each) for each in news[:MOST_ENTRIES])
    address = page.config.address_of(path)
    return FeedView(
        address, page.config.address_of(shown_at), page.config.locale, title, site_name, _time(newest), entries
    )


def _oldest_day(page: PageContext) -> PartialDate:
    """Of a site on which nothing is new: when its own pages were written."""
    return min((text.recorded for text in page.site.pages), key=lambda day: day.earliest, default=PartialDate(2000))


def _entry(page: PageContext, news: News) -> FeedEntry:
    shown_at = urls.plan_url(news.plan) if news.plan else urls.CHANGES
    shown_at = urls.district_url(news.district) if news.district else shown_at
    return FeedEntry(
        id=f"{page.config.address_of(urls.FEED)}#{news.kind}.{news.key}",
        title=news_title(page, news),
        updated=_time(news.day),
        href=page.config.address_of(shown_at),
        summary=news_summary(page, news),
    )


def news_title(page: PageContext, news: News) -> str:
    """What is new, in a line."""
    if news.change:
        return page.t("feed.corrected", what=str(news.change.what))
    if news.district:
        return page.t("feed.context", place=news.district.full_name)
    assert news.plan
    return page.t("feed.recorded", place=place_words(page, news.plan), title=edition_link(page, news.plan).text)


def news_summary(page: PageContext, news: News) -> str:
    """What a correction changed, what was recorded of a district, or what an edition did and how long it is."""
    if change := news.change:
        after = str(change.after) if change.after else page.t("changes.removed")
        return page.t("feed.correction", before=str(change.before), after=after, why=str(change.why))
    if news.facts:
        return page.t("suggest.join").join(fact_words(page, measure, entry) for measure, entry in news.facts)
    assert news.plan
    words = [
        page.t("feed.step", word=page.t(f"edition.does.{step.name}"), title=edition_link(page, step.earlier).text)
        for step in news.steps
    ]
    return page.t("suggest.join").join([*words, page.t("matrix.count", count=len(news.plan.programmes))])


def _time(day: PartialDate) -> str:
    return f"{day.earliest.isoformat()}T00:00:00Z"


def calendar_view(context: Context, district: District | None = None) -> CalendarView:
    """When what plans promise is due, for the whole site or a district."""
    page = context.page(urls.district_calendar_url(district) if district else urls.CALENDAR)
    plans = context.site.plans_of(district) if district else context.site.all_plans
    name = page.t("feed.calendar", name=district.full_name if district else page.config.name.shown)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Bilin//deadlines//{page.config.locale[:2].upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escape(name)}",
        *(each for plan in plans for stated in context.quantities[plan.key] for each in _events(page, plan, stated)),
        "END:VCALENDAR",
    ]
    folded = "".join(f"{part}\r\n" for each in lines for part in _fold(each))
    return CalendarView(Markup(folded))  # noqa: S704  (never within HTML)


def _events(page: PageContext, plan: Plan, stated: StatedQuantity) -> Iterator[str]:
    """An event on the last day that each stated date of a number can mean. Computed dates are not in a calendar."""
    for due in list_deadlines(page.site, stated):
        if due.date is None:
            continue
        day, claim = last_day(due.date), claim_of(plan, stated.statement)
        title = _due_title(page, plan, stated, day)
        address = page.config.address_of(urls.quantity_url(plan, stated.programme, stated.quantity.id))
        note = _due_note(page, plan, stated, str(due.date))
        yield from (
            "BEGIN:VEVENT",
            f"UID:{claim}.{due.date}@{urlsplit(page.config.base_url).hostname}",
            f"DTSTAMP:{plan.checked.earliest:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"SUMMARY:{_escape(title)}",
            f"DESCRIPTION:{_escape(note)}",
            f"URL:{address}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )


def _due_note(page: PageContext, plan: Plan, stated: StatedQuantity, day: str) -> str:
    """Where the date is stated, and how firmly: a calendar has no column that says 力争."""
    firmness = statement_level(page, stated.statement) or page.t("answer.no_level")
    return page.t("feed.due", title=plan.title, date=day, firmness=firmness, printed=stated.quantity.printed)


def _due_title(page: PageContext, plan: Plan, stated: StatedQuantity, day: date) -> str:
    """What is due, and whether its text holds no longer or its day is over."""
    words = f"{plan.district.name.shown} {stated.quantity.label} {figure(page, stated.quantity)}"
    today, standing = page.shared.today, page.shared.editions.standing(plan)
    if standing != "in_force":
        return page.t("feed.ended", standing=page.t(f"edition.standing.{standing}"), words=words)
    return page.t("feed.past", words=words) if today and day < today else words


def _escape(text: str) -> str:
    r"""A text value of a calendar.

    >>> _escape("a,b;c\\d")
    'a\\,b\\;c\\\\d'
    """
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _fold(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, no character cut in two; each but the first begins with a space."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LINE:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part


def subscriptions(page: PageContext, *, district: District | None = None, theme: str = "") -> tuple[Link, ...]:
    """What a reader of a page can subscribe to."""
    if theme:
        name = term_label(page, "themes", theme)
        return (Link(page.t("feed.subscribe", name=name), page.href(urls.theme_feed_url(theme))),)
    feed = urls.district_feed_url(district) if district else urls.FEED
    calendar = urls.district_calendar_url(district) if district else urls.CALENDAR
    name = district.full_name if district else page.t("feed.all")
    links = [Link(page.t("feed.subscribe", name=name), page.href(feed))]
    if has_calendar(page.site, district):
        links.append(Link(page.t("feed.dates", name=name), page.href(calendar)))
    return tuple(links)
