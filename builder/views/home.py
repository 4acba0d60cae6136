"""The home page: what this is, and which plan says something on which theme."""

from __future__ import annotations

from dataclasses import dataclass

from builder import urls
from builder.compare.provinces import fits_one_table
from builder.model.schema.plan import Period
from builder.model.site import Plan
from builder.model.types import Absent
from builder.views.areas import AreaTable, province_table
from builder.views.cells import date_link, stated_cell
from builder.views.claims import claimed_cell
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import own_provenance, page_frame, plans_provenance
from builder.views.keys import Key, place_keys
from builder.views.links import plan_label
from builder.views.matrix import Matrix, matrix
from builder.views.parts import Cell, Frame, Link, PlanLabel, Prose
from builder.views.prose import prose_block


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things and where they are listed."""

    number: int
    label: Link


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan in the list on the home page."""

    label: PlanLabel
    issuer: Cell
    period: Cell
    programmes: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """Either `matrix` and `plans`, or `areas` when there are too many plans for one table."""

    frame: Frame
    tagline: str
    intro: Prose | None
    counts: tuple[Count, ...]
    matrix: Matrix | None
    plans: tuple[PlanCard, ...]
    areas: AreaTable | None
    downloads: Downloads


def home_view(context: Context) -> HomeView:
    """`index.html`."""
    page = context.page(urls.HOME)
    site = context.site
    written = next((text for text in site.pages if text.id == "index"), None)
    one_table = fits_one_table(site)
    return HomeView(
        frame=page_frame(
            page,
            title=written.title.zh if written else site.config.name.zh,
            description=written.description.zh if written else site.config.tagline.zh,
            breadcrumb=[],
            provenance=plans_provenance(page, site.plans) if site.plans else own_provenance(page, written),
            plans=site.plans,
            current=urls.HOME,
        ),
        tagline=site.config.tagline.zh,
        intro=prose_block(page, written.body, "pages/index.md", under=1) if written else None,
        counts=_counts(page),
        matrix=matrix(page, site.districts, caption=page.t("matrix.caption")) if one_table and site.districts else None,
        plans=tuple(_card(page, plan) for plan in site.plans) if one_table else (),
        areas=None if one_table else province_table(page),
        downloads=downloads(page, site.plans if one_table else ()),
    )


def _counts(page: PageContext) -> tuple[Count, ...]:
    site = page.site
    programmes = sum(len(plan.programmes) for plan in site.plans)
    return (
        Count(len(site.districts), Link(page.t("home.districts"), page.href(urls.DISTRICTS))),
        Count(len(site.plans), Link(page.t("home.plans"), page.href(urls.DISTRICTS))),
        Count(programmes, Link(page.t("home.programmes"), page.href(urls.THEMES))),
        Count(len(site.vocabularies["themes"].terms), Link(page.t("home.themes"), page.href(urls.THEMES))),
    )


def _card(page: PageContext, plan: Plan) -> PlanCard:
    return PlanCard(
        label=plan_label(page, plan),
        issuer=stated_cell(page, plan.issuer, read=plan),
        period=period_cell(page, plan),
        programmes=page.t("matrix.count", count=len(plan.programmes)),
        keys=place_keys(page, plan.district, plan),
    )


def period_cell(page: PageContext, plan: Plan, *, claim: str = "") -> Cell:
    """The period of a plan: as stated, and when only a number of years is, the computed end marked as computed."""
    if isinstance(plan.period, Absent):
        return stated_cell(page, plan.period, read=plan, claim=claim)
    return claimed_cell(page, Cell("value", (_period(page, plan.period),)), claim)


def _period(page: PageContext, period: Period) -> Link:
    start, note = date_link(page, period.start).text, str(period.note or "")
    if period.end:
        return Link(page.t("period.range", start=start, end=date_link(page, period.end).text), note=note)
    if period.years and period.computed_end:
        first, last = period.computed_end
        computed = page.t("period.computed", first=first, last=last)
        years = page.t("period.years", start=start, min=period.years.min, max=period.years.max, computed=computed)
        return Link(years, note=note)
    return Link(page.t("period.open", start=start), note=note)
