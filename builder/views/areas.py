"""The lists of districts: all of them, those of a province, and those of a city of a large province."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder import urls
from builder.compare.provinces import City, Province, fits_one_table, list_cities, list_provinces
from builder.model.site import District, Plan
from builder.views.cells import absent_cell, stated_cell
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import page_frame, plans_provenance
from builder.views.keys import Key, place_keys
from builder.views.links import plan_label
from builder.views.matrix import Matrix, matrix
from builder.views.parts import Cell, Frame, Link, PlanLabel


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A province or city in a list too long for one table."""

    name: Link
    districts: int
    plans: int
    programmes: int
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class AreaTable:
    """Provinces or cities; `heading` says which."""

    title: str
    caption: str
    heading: str
    rows: tuple[AreaRow, ...]


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A plan of a district, or a district without one."""

    place: Link
    code: str
    plan: PlanLabel | None
    programmes: str
    checked: Cell
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class CityTable:
    """The districts of one city; `anchor` is what breadcrumbs lead to."""

    name: str
    anchor: str
    rows: tuple[DistrictRow, ...]


@dataclass(frozen=True, slots=True)
class DistrictsView:
    """Either `cities`, or `areas` when there are too many districts for one page."""

    frame: Frame
    cities: tuple[CityTable, ...]
    areas: AreaTable | None
    matrix: Matrix | None
    downloads: Downloads


def districts_view(context: Context) -> DistrictsView:
    """`districts/index.html`."""
    page = context.page(urls.DISTRICTS)
    site = context.site
    one_table = fits_one_table(site)
    return DistrictsView(
        frame=page_frame(
            page,
            title=page.t("districts.title"),
            description=page.t("districts.description", count=len(site.districts)),
            breadcrumb=[Link(page.t("nav.districts"))],
            provenance=plans_provenance(page, site.plans),
            plans=site.plans,
            current=urls.DISTRICTS,
        ),
        cities=_tables(page, site.districts) if one_table else (),
        areas=None if one_table else province_table(page),
        matrix=None,
        downloads=downloads(page, ()),
    )


def province_view(context: Context, province: Province) -> DistrictsView:
    """`districts/<two digits>.html`: its districts, or the way to its cities."""
    page = context.page(urls.province_url(province.code))
    split = province.code in context.by_city
    return _part(page, province, above=[], areas=_city_table(page, province) if split else None)


def city_view(context: Context, city: City) -> DistrictsView:
    """`districts/<four digits>.html`, of a province that is too large for one page."""
    page = context.page(urls.city_url(city.code))
    return _part(page, city, above=[Link(city.province, page.href(urls.province_url(city.code)))], areas=None)


def _part(page: PageContext, area: Province | City, *, above: list[Link], areas: AreaTable | None) -> DistrictsView:
    name = _name(page, area)
    return DistrictsView(
        frame=page_frame(
            page,
            title=page.t("province.title", name=name),
            description=page.t("province.description", name=name, count=len(area.districts)),
            breadcrumb=[Link(page.t("nav.districts"), page.href(urls.DISTRICTS)), *above, Link(name)],
            provenance=plans_provenance(page, area.plans),
            plans=area.plans,
            current=urls.DISTRICTS,
        ),
        cities=() if areas else _tables(page, area.districts),
        areas=areas,
        matrix=None if areas else matrix(page, area.districts, caption=page.t("matrix.caption_part", name=name)),
        downloads=downloads(page, () if areas else area.plans),
    )


def _name(page: PageContext, area: Province | City) -> str:
    """Parts of a municipality, and counties of no city, go by the name of the whole: the code tells them apart."""
    whole = isinstance(area, Province) or area.name != area.province
    return area.name if whole else page.t("areas.part", name=area.name, code=area.code)


def province_table(page: PageContext) -> AreaTable:
    """All provinces that have a district."""
    return AreaTable(
        title=page.t("home.provinces"),
        caption=page.t("province.caption"),
        heading=page.t("province.name"),
        rows=tuple(_area(page, province, urls.province_url(province.code)) for province in list_provinces(page.site)),
    )


def _city_table(page: PageContext, of: Province) -> AreaTable:
    return AreaTable(
        title=page.t("areas.cities"),
        caption=page.t("areas.caption", name=of.name),
        heading=page.t("areas.city"),
        rows=tuple(_area(page, city, urls.city_url(city.code)) for city in list_cities(of)),
    )


def _area(page: PageContext, area: Province | City, target: str) -> AreaRow:
    programmes = sum(len(plan.programmes) for plan in area.plans)
    name = _name(page, area)
    keys = Key("name", name), Key("code", area.code)
    return AreaRow(Link(name, page.href(target)), len(area.districts), len(area.plans), programmes, keys)


def _tables(page: PageContext, all_districts: Sequence[District]) -> tuple[CityTable, ...]:
    by_city: dict[str, list[District]] = {}
    for district in all_districts:
        by_city.setdefault(district.code[:4], []).append(district)
    return tuple(
        CityTable(
            name="".join(dict.fromkeys((own[0].province, own[0].city))),
            anchor=f"c{code}",
            rows=tuple(row for district in own for row in _rows(page, district)),
        )
        for code, own in by_city.items()
    )


def _rows(page: PageContext, district: District) -> list[DistrictRow]:
    plans: Sequence[Plan | None] = page.site.plans_of(district) or [None]
    return [_row(page, district, plan) for plan in plans]


def _row(page: PageContext, district: District, plan: Plan | None) -> DistrictRow:
    return DistrictRow(
        place=Link(district.full_name, page.href(urls.district_url(district))),
        code=district.code,
        plan=plan_label(page, plan) if plan else None,
        programmes=page.t("matrix.count", count=len(plan.programmes)) if plan else "",
        checked=stated_cell(page, plan.checked) if plan else absent_cell(page, "not_researched"),
        keys=place_keys(page, district, plan),
    )
