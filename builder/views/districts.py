"""The list of districts, whole or a province at a time, and the profile of one district."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder import paths
from builder.compare.coverage import coverage
from builder.compare.provinces import Province, fits_one_table
from builder.files import Change
from builder.model import District, Plan
from builder.views.context import Context, PageContext
from builder.views.home import ProvinceRow, period_cell, province_rows
from builder.views.matrix import Matrix, matrix, searched
from builder.views.parts import Cell, Fact, Frame, Link, PlanLabel


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A plan of a district, or a district without one."""

    place: Link
    code: str
    plan: PlanLabel | None
    programmes: str
    checked: Cell


@dataclass(frozen=True, slots=True)
class CityTable:
    """The districts of one city; `anchor` is what breadcrumbs lead to."""

    name: str
    anchor: str
    rows: tuple[DistrictRow, ...]


@dataclass(frozen=True, slots=True)
class DistrictsView:
    """Either `cities`, or `provinces` when there are too many districts for one page."""

    frame: Frame
    cities: tuple[CityTable, ...]
    provinces: tuple[ProvinceRow, ...]
    matrix: Matrix | None


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """What a district has on one theme, over all of its plans."""

    theme: Link
    cell: Cell
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A plan on the page of its district."""

    label: PlanLabel
    facts: tuple[Fact, ...]
    themes: tuple[ThemeRow, ...]
    searched: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A correction, and the plan that it concerns."""

    date: Link
    plan: Link
    claim: str
    what: str
    before: str
    after: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class DistrictView:
    """`districts/<district>.html`."""

    frame: Frame
    facts: tuple[Fact, ...]
    plans: tuple[PlanSection, ...]
    gaps: Link
    pairs: tuple[Link, ...]
    changes: tuple[ChangeRow, ...]


def districts(context: Context) -> DistrictsView:
    """`districts/index.html`."""
    page = context.page(paths.DISTRICTS)
    site = context.site
    one_table = fits_one_table(site)
    return DistrictsView(
        frame=page.frame(
            title=page.t("districts.title"),
            description=page.t("districts.description", count=len(site.districts)),
            breadcrumb=[Link(page.t("nav.districts"))],
            provenance=page.provenance(site.plans),
            plans=site.plans,
            current=paths.DISTRICTS,
        ),
        cities=_cities(page, site.districts) if one_table else (),
        provinces=() if one_table else province_rows(page),
        matrix=None,
    )


def province(context: Context, one: Province) -> DistrictsView:
    """`districts/<two digits>.html`."""
    page = context.page(paths.province(one.code))
    return DistrictsView(
        frame=page.frame(
            title=page.t("province.title", name=one.name),
            description=page.t("province.description", name=one.name, count=len(one.districts)),
            breadcrumb=[Link(page.t("nav.districts"), page.href(paths.DISTRICTS)), Link(one.name)],
            provenance=page.provenance(one.plans),
            plans=one.plans,
            current=paths.DISTRICTS,
        ),
        cities=_cities(page, one.districts),
        provinces=(),
        matrix=matrix(page, one.districts, caption=page.t("matrix.caption_province", name=one.name)),
    )


def _cities(page: PageContext, all_districts: Sequence[District]) -> tuple[CityTable, ...]:
    codes = dict.fromkeys(one.code[:4] for one in all_districts)
    tables = []
    for code in codes:
        own = [one for one in all_districts if one.code.startswith(code)]
        name = "".join(dict.fromkeys((own[0].province, own[0].city)))
        tables.append(CityTable(name, f"c{code}", tuple(row for one in own for row in _rows(page, one))))
    return tuple(tables)


def _rows(page: PageContext, one: District) -> list[DistrictRow]:
    place = Link(one.full_name, page.href(paths.district(one)))
    rows = [
        DistrictRow(
            place,
            one.code,
            page.plan_label(plan),
            page.t("matrix.count", count=len(plan.programmes)),
            page.stated(plan.checked),
        )
        for plan in page.site.plans_of(one)
    ]
    return rows or [DistrictRow(place, one.code, None, "", page.absent("not_researched"))]


def district(context: Context, one: District) -> DistrictView:
    """A place and its plans."""
    page = context.page(paths.district(one))
    plans = context.site.plans_of(one)
    trail = page.trail(one)
    count = Link(page.t("district.count", plans=len(plans), programmes=sum(len(plan.programmes) for plan in plans)))
    names = page.t("district.full_name"), page.t("district.code"), page.t("district.recorded")
    values = (Link(one.full_name),), (Link(one.code),), (count,)
    return DistrictView(
        frame=page.frame(
            title=one.full_name,
            description=page.t("district.description", name=one.full_name, count=len(plans)),
            breadcrumb=[*trail[:-1], Link(one.name.zh)],
            provenance=page.provenance(plans),
            plans=plans,
            district=one,
            current=paths.DISTRICTS,
        ),
        facts=tuple(Fact(name, Cell("value", value)) for name, value in zip(names, values, strict=True)),
        plans=tuple(_section(page, plan) for plan in plans),
        gaps=Link(page.t("gaps.title", name=one.full_name), page.href(paths.gaps(one))),
        pairs=pair_links(page, plans),
        changes=change_rows(page, [one for one in context.site.changes if one.plan in {plan.key for plan in plans}]),
    )


def _section(page: PageContext, plan: Plan) -> PlanSection:
    return PlanSection(
        label=page.plan_label(plan, anchor=f"p-{plan.id}"),
        facts=(
            Fact(page.t("plan.issuer"), page.stated(plan.issuer, read=plan)),
            Fact(page.t("plan.issued"), page.stated(plan.issued, read=plan)),
            Fact(page.t("plan.period"), period_cell(page, plan)),
            Fact(page.t("plan.count"), page.value(page.t("matrix.count", count=len(plan.programmes)))),
        ),
        themes=theme_rows(page, plan),
        searched=searched(page, [plan]),
    )


def theme_rows(page: PageContext, plan: Plan) -> tuple[ThemeRow, ...]:
    """A plan's programmes under each theme; the note of a theme's link is its id, for anchors."""
    rows = []
    for theme in page.site.vocabularies["themes"].terms:
        covered = coverage(plan, theme)
        links = tuple(page.programme_link(plan, one) for one in covered.programmes)
        cell = Cell("value", links) if links else page.absent(covered.state)
        rows.append(ThemeRow(Link(page.label("themes", theme), page.href(paths.theme(theme)), note=theme), cell))
    return tuple(rows)


def pair_links(page: PageContext, plans: Sequence[Plan]) -> tuple[Link, ...]:
    """The pair pages in which one of `plans` stands, named by the other one."""
    links = {}
    for plan in plans:
        for left, right in page.shared.pairs_of.get(plan.key, ()):
            other = left if right is plan else right
            label = page.plan_label(other)
            text = page.t("pair.with", place=label.place, title=label.title, kind=label.kind, year=label.year)
            target = paths.pair(left, right)
            links[target] = Link(text, page.href(target), note=plan.short_title if len(plans) > 1 else "")
    return tuple(links.values())


def change_rows(page: PageContext, changes: Sequence[Change]) -> tuple[ChangeRow, ...]:
    """Corrections, newest first."""
    plans = {plan.key: plan for plan in page.site.plans}
    newest = sorted(changes, key=lambda change: change.date.earliest, reverse=True)
    return tuple(
        ChangeRow(
            date=page.date(change.date),
            plan=Link(plan.district.full_name + plan.short_title, page.href(paths.plan(plan))),
            claim=change.claim,
            what=str(change.what),
            before=str(change.before),
            after=str(change.after),
            why=str(change.why),
            by=str(change.by),
        )
        for change in newest
        for plan in [plans[change.plan]]
    )
