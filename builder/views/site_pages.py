"""Pages that editors write, and the small pages about the site itself."""

from __future__ import annotations

from collections.abc import Iterator

from builder import urls
from builder.compare.coverage import FACETS
from builder.compare.list_parts import changes_of_part, count_older_changes
from builder.compare.news import News
from builder.compare.provinces import list_provinces
from builder.model.schema.site import Change
from builder.model.site import TextPage
from builder.model.types import Absent
from builder.text.values import value_class
from builder.views.claims import report_link
from builder.views.context import Context, PageContext
from builder.views.corrections import ChangeRow, change_rows
from builder.views.feeds import MOST_ENTRIES, news_summary, news_title, subscriptions
from builder.views.frames import Heading, page_frame, site_frame, without_files
from builder.views.links import plan_name_link, term_link
from builder.views.mark_table import MarkTable, mark_table
from builder.views.pieces import Frame, Link, NavItem, Prose
from builder.views.prose import prose_block
from builder.views.provenance import site_provenance
from builder.views.values import date_link
from builder.views.versions import version


@value_class
class Reporting:
    """Where readers report a mistake, as far as the site says so, and where corrections are listed."""

    form: Link | None
    contact: str
    corrections: Link


@value_class
class TextView:
    """`about.html`, `method.html` and any other page of `content/pages`.

    `marks`: of all plans, with the method; `reporting`: with what the site is.
    """

    frame: Frame
    body: Prose
    marks: MarkTable | None
    reporting: Reporting | None


@value_class
class NewsRow:
    """What was recorded when: a text, with what it did to earlier ones, or what is known of a district beside them."""

    day: Link
    name: Link
    summary: str


@value_class
class ChangesView:
    """`changes.html`, and the older corrections where they are many."""

    frame: Frame
    subscriptions: tuple[Link, ...]
    news: tuple[NewsRow, ...]
    """What was recorded last."""
    rows: tuple[ChangeRow, ...]
    older: tuple[Link, ...]
    """The parts of older corrections, the newest first."""
    part: int
    """Which of them the page is; 0: the page that leads to them."""


@value_class
class TermList:
    """The pages of a vocabulary's terms."""

    anchor: str
    title: str
    links: tuple[Link, ...]


@value_class
class SitemapView:
    """`sitemap.html`: the way to everything, by province."""

    frame: Frame
    pages: tuple[NavItem | Link, ...]
    lists: tuple[TermList, ...]
    provinces: tuple[tuple[Link, tuple[Link, ...]], ...]


@value_class
class NotFoundView:
    """`404.html`. A server shows it at any depth, so its links start at the root of the site's address."""

    frame: Frame
    links: tuple[NavItem, ...]


@value_class
class RemovedView:
    """The page at the address of something that was removed: when and why."""

    frame: Frame
    rows: tuple[ChangeRow, ...]
    more: Link


@value_class
class RedirectView:
    """The page at an old address."""

    frame: Frame
    target: Link


def text_view(context: Context, text_page: TextPage) -> TextView:
    """An editor's page."""
    page, counts_marks = context.page(urls.text_page_url(text_page.id)), text_page.id == "method"
    return TextView(
        frame=page_frame(
            page,
            Heading.below_home(text_page.title.shown, text_page.description.shown),
            provenance=site_provenance(page, text_page, version="" if counts_marks else version([text_page.origin])),
            current=page.path,
        ),
        body=prose_block(page, text_page.body, f"pages/{text_page.id}.md", under=1),
        marks=mark_table(page) if counts_marks else None,
        reporting=_reporting(page) if text_page.id == "about" else None,
    )


def _reporting(page: PageContext) -> Reporting | None:
    """How to report a mistake; nothing where the site has no address for it."""
    report, contact = page.config.report, page.config.contact
    if isinstance(report, Absent) and isinstance(contact, Absent):
        return None
    return Reporting(
        form=None if isinstance(report, Absent) else Link(page.t("footer.report_form"), report_link(page)),
        contact="" if isinstance(contact, Absent) else contact,
        corrections=Link(page.t("changes.title"), page.href(urls.CHANGES)),
    )


def changes_view(context: Context, part: int = 0) -> ChangesView:
    """Every correction of something that was published; where they are many the newest, or those of a part."""
    page = context.page(urls.changes_url(part))
    title, own = page.t("changes.title"), page.t("changes.part", number=part) if part else ""
    return ChangesView(
        frame=site_frame(
            page,
            Heading(
                title=own or title,
                description=page.t("changes.description"),
                breadcrumb=[Link(title, page.href(urls.CHANGES)), Link(own)] if part else [Link(title)],
            ),
        ),
        subscriptions=() if part else subscriptions(page),
        news=() if part else _newest(page),
        rows=change_rows(page, changes_of_part(context.site, part)),
        older=() if part else tuple(_older_links(page)),
        part=part,
    )


def _newest(page: PageContext) -> tuple[NewsRow, ...]:
    return tuple(_news(page, news) for news in page.shared.news if news.kind != "corrected")[:MOST_ENTRIES]


def _older_links(page: PageContext) -> Iterator[Link]:
    for number in range(count_older_changes(page.site), 0, -1):
        days = [date_link(page, change.date).text for change in changes_of_part(page.site, number)]
        words = page.t("changes.older_part", first=days[-1], last=days[0], count=len(days))
        yield Link(words, page.href(urls.changes_url(number)))


def _news(page: PageContext, news: News) -> NewsRow:
    if news.district:
        name = Link(news_title(page, news), page.href(urls.district_url(news.district)))
    else:
        assert news.plan
        name = plan_name_link(page, news.plan)
    return NewsRow(date_link(page, news.day), name, news_summary(page, news))


def sitemap_view(context: Context) -> SitemapView:
    """Every part of the site."""
    page, site = context.page(urls.SITEMAP_PAGE), context.site
    frame = site_frame(page, Heading.below_home(page.t("nav.sitemap"), page.t("sitemap.description")))
    small = len(site.districts) <= site.config.limits.table_plans
    return SitemapView(
        frame=frame,
        pages=(*frame.around.nav, Link(page.t("search.title"), frame.around.search), *frame.around.links),
        lists=tuple(_terms(page, name) for name in (*FACETS, "indicators")),
        provinces=tuple(
            (
                Link(province.name, page.href(urls.province_url(province.code))),
                tuple(Link(d.full_name, page.href(urls.district_url(d))) for d in province.districts) if small else (),
            )
            for province in list_provinces(site)
        ),
    )


def _terms(page: PageContext, vocabulary: str) -> TermList:
    terms = tuple(term_link(page, vocabulary, term_id) for term_id in page.site.vocabularies[vocabulary].terms)
    return TermList(vocabulary, page.t(f"vocabulary.{vocabulary}"), terms)


def not_found_view(context: Context) -> NotFoundView:
    """What a reader sees at an address that does not exist."""
    page = context.page(urls.PAGE_404)
    frame = site_frame(page, Heading.below_home(page.t("not_found.title"), page.t("not_found.description")))
    return NotFoundView(frame=frame, links=frame.around.nav)


def removed_view(context: Context, path: str, change: Change) -> RemovedView:
    """A page at the address of what was removed."""
    page = context.page(path)
    title = page.t("removed.title", title=str(change.before))
    return RemovedView(
        frame=without_files(
            page_frame(
                page,
                Heading(
                    title=title,
                    description=title,
                    breadcrumb=[Link(page.t("changes.title"), page.href(urls.CHANGES)), Link(str(change.before))],
                    within=[path],
                ),
                provenance=site_provenance(page, None),
            )
        ),
        rows=change_rows(page, [change]),
        more=Link(page.t("removed.more"), page.href(urls.CHANGES)),
    )


def redirect_view(context: Context, old: str, new: str, title: str) -> RedirectView:
    """A page at `old` that leads to `new`."""
    page = context.page(old)
    return RedirectView(
        frame=without_files(
            page_frame(
                page,
                Heading(
                    title=page.t("redirect.title", title=title),
                    description=page.t("redirect.title", title=title),
                    breadcrumb=[Link(title, page.href(new))],
                    within=[old],
                ),
                provenance=site_provenance(page, None),
            ),
            page.shared.public_url(new.partition("?")[0]),
        ),
        target=Link(title, page.href(new)),
    )
