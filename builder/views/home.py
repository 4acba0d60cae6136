"""The home page: what this is, and which plan says something on which theme."""

from __future__ import annotations

from collections.abc import Sequence

from builder import urls
from builder.compare.nearest import CLASSES
from builder.compare.provinces import fits_one_page
from builder.model.site import Plan, TextPage
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.corrections import ChangeRow, change_rows
from builder.views.district_lists import AreaList, province_list
from builder.views.downloads import Downloads
from builder.views.facet_list import term_finding
from builder.views.frames import Heading, page_frame
from builder.views.links import plan_name_link, term_link
from builder.views.matrix import Matrix, matrix, matrix_downloads
from builder.views.pieces import Frame, Link, Prose
from builder.views.prose import prose_block
from builder.views.provenance import plans_provenance, site_provenance
from builder.views.tables import Table
from builder.views.timeline import Drawing, first_drawing
from builder.views.values import date_link

_MAX_PLACES = 12
"""So many districts are named on the home page; more are looked up."""
_MAX_NEWEST = 5


@value_class
class Tile:
    """A question, and its answer in a sentence."""

    name: Link
    finding: str


@value_class
class Newest:
    """A text that was recorded lately, or a correction, with its day."""

    day: Link
    what: Link


@value_class
class HomeView:
    """Either `matrix` and a timeline, or `areas` when there are too many plans for one table."""

    frame: Frame
    tagline: str
    words_note: str
    """What one may search for."""
    counts: tuple[Link, ...]
    questions: tuple[Tile, ...]
    places: tuple[Link, ...]
    """The recorded districts, as long as one can look them over."""
    part: str
    """The file of places, with a sign for its part."""
    classes: int
    all_places: Link
    matrix: Matrix | None
    downloads: Downloads
    areas: AreaList | None
    timeline: tuple[Drawing, Table | None] | None
    timeline_page: Link
    recorded: tuple[Newest, ...]
    corrected: tuple[Newest, ...]
    changes: Link
    intro: Prose | None


def home_view(context: Context) -> HomeView:
    """`index.html`."""
    page = context.page(urls.HOME)
    site = context.site
    written = next((text for text in site.pages if text.id == "index"), None)
    is_whole = fits_one_page(site)
    shown = matrix(page, site.districts, caption=page.t("matrix.caption")) if is_whole and site.districts else None
    listed = site.districts if len(site.districts) <= _MAX_PLACES else ()
    return HomeView(
        frame=_frame(page, written),
        tagline=site.config.tagline.shown,
        words_note=_words_note(page),
        counts=_counts(page),
        questions=tuple(_question(page, theme) for theme in site.vocabularies["themes"].terms) if site.plans else (),
        places=tuple(Link(district.full_name, page.href(urls.district_url(district))) for district in listed),
        part=page.href(urls.places_url("{part}")),
        classes=CLASSES,
        all_places=Link(page.t("home.all_places"), page.href(urls.DISTRICTS)),
        matrix=shown,
        downloads=matrix_downloads(page, shown, site.plans),
        areas=None if is_whole else province_list(page),
        timeline=first_drawing(page, site.plans) if is_whole else None,
        timeline_page=Link(page.t("home.timeline"), page.href(urls.TIMELINE)),
        recorded=tuple(_newest_of(page, plan) for plan in _newest(site.plans)),
        corrected=tuple(Newest(row.date, Link(row.what, row.plan.href)) for row in _corrections(page)),
        changes=Link(page.t("home.changes"), page.href(urls.CHANGES)),
        intro=prose_block(page, written.body, "pages/index.md", under=2) if written else None,
    )


def _frame(page: PageContext, written: TextPage | None) -> Frame:
    site = page.site
    return page_frame(
        page,
        Heading(
            title=written.title.shown if written else site.config.name.shown,
            description=written.description.shown if written else site.config.tagline.shown,
            breadcrumb=[],
        ),
        provenance=plans_provenance(page, site.plans) if site.plans else site_provenance(page, written),
        current=urls.HOME,
    )


def _words_note(page: PageContext) -> str:
    words = page.config.subject.words
    return page.t("home.door.words_note_example", words="、".join(words)) if words else page.t("home.door.words_note")


def _counts(page: PageContext) -> tuple[Link, ...]:
    site = page.site
    programmes = sum(len(plan.programmes) for plan in site.plans)
    return (
        Link(page.t("home.districts", count=len(site.districts)), page.href(urls.DISTRICTS)),
        Link(page.t("home.plans", count=len(site.plans)), page.href(urls.TIMELINE)),
        Link(page.t("home.programmes", count=programmes), page.href(urls.PROGRAMMES)),
        Link(page.t("home.themes", count=len(site.vocabularies["themes"].terms)), page.href(urls.THEMES)),
    )


def _question(page: PageContext, theme: str) -> Tile:
    return Tile(term_link(page, "themes", theme), term_finding(page, "themes", theme))


def _newest(plans: Sequence[Plan]) -> list[Plan]:
    """In the order of the list of changes (`News.order`)."""
    return sorted(plans, key=lambda plan: (plan.recorded.earliest, plan.key), reverse=True)[:_MAX_NEWEST]


def _newest_of(page: PageContext, plan: Plan) -> Newest:
    return Newest(date_link(page, plan.recorded), plan_name_link(page, plan))


def _corrections(page: PageContext) -> tuple[ChangeRow, ...]:
    return change_rows(page, page.site.changes)[:_MAX_NEWEST]
