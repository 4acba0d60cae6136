"""The home page: what this is, and which plan says something on which theme."""

from __future__ import annotations

from dataclasses import dataclass

from builder import urls
from builder.compare.provinces import fits_one_table
from builder.model.site import Plan
from builder.views.areas import AreaList, province_list
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads
from builder.views.frames import own_provenance, page_frame, plans_provenance
from builder.views.keys import place_keys
from builder.views.links import plan_label
from builder.views.matrix import Matrix, matrix, matrix_downloads
from builder.views.parts import Frame, Link, Prose
from builder.views.prose import prose_block
from builder.views.tables import Group, Row, Table, heading, number_cell, plan_heading, value_cell
from builder.views.values import period_value, stated_value


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things and where they are listed."""

    number: int
    label: Link


@dataclass(frozen=True, slots=True)
class HomeView:
    """Either `matrix` and `plans`, or `areas` when there are too many plans for one table."""

    frame: Frame
    tagline: str
    intro: Prose | None
    counts: tuple[Count, ...]
    matrix: Matrix | None
    plans: Table | None
    areas: AreaList | None
    downloads: Downloads


def home_view(context: Context) -> HomeView:
    """`index.html`."""
    page = context.page(urls.HOME)
    site = context.site
    written = next((text for text in site.pages if text.id == "index"), None)
    is_whole = fits_one_table(site)
    shown = matrix(page, site.districts, caption=page.t("matrix.caption")) if is_whole and site.districts else None
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
        matrix=shown,
        plans=_plans(page) if is_whole and site.plans else None,
        areas=None if is_whole else province_list(page),
        downloads=matrix_downloads(page, shown, site.plans),
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


def _plans(page: PageContext) -> Table:
    """All plans, with who issued them and for how long."""
    columns = [heading(page.t(word), "col") for word in ("matrix.plan", "plan.issuer", "plan.period")]
    return Table(
        id="plans-caption",
        caption=page.t("home.list"),
        kind="plans",
        columns=(*columns, heading(page.t("plan.count"), "col", name="number")),
        groups=(Group(tuple(_plan_row(page, plan) for plan in page.site.plans)),),
        exported=False,
    )


def _plan_row(page: PageContext, plan: Plan) -> Row:
    cells = (
        plan_heading(plan_label(page, plan), "row"),
        value_cell(stated_value(page, plan.issuer, read=plan), listed=True),
        value_cell(period_value(page, plan), listed=True),
        number_cell(page.t("matrix.count", count=len(plan.programmes))),
    )
    return Row(cells, keys=place_keys(page, plan.district, plan))
