"""The lists of districts: all of them, those of a province, and those of a city of a large province."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.provinces import City, Province, fits_one_table, group_by_code, list_cities, list_provinces
from builder.model.site import District, Plan
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads
from builder.views.frames import Heading, page_frame
from builder.views.keys import FilterKey, place_keys
from builder.views.links import place_words, plan_label
from builder.views.matrix import Matrix, matrix, matrix_downloads
from builder.views.pieces import Frame, Link
from builder.views.provenance import plans_provenance
from builder.views.tables import Group, Row, Table, heading, number_cell, text_cell, value_cell, with_labels
from builder.views.values import absent_value, stated_value

_DISTRICT_COLUMNS = ("place", "code", "plan", "kind", "year", "programmes", "checked")


@value_class
class AreaList:
    """Provinces or cities, in a list too long for one table of districts."""

    title: str
    table: Table


@value_class
class CityList:
    """The districts of one city; `anchor` is what breadcrumbs lead to."""

    name: str
    anchor: str
    table: Table


@value_class
class DistrictsView:
    """Either `cities`, or `areas` when there are too many districts for one page."""

    frame: Frame
    cities: tuple[CityList, ...]
    areas: AreaList | None
    superiors: Link | None
    """The way to the documents that plans implement, where there are any."""
    matrix: Matrix | None
    downloads: Downloads


def districts_view(context: Context) -> DistrictsView:
    """`districts/index.html`."""
    page = context.page(urls.DISTRICTS)
    site = context.site
    is_whole = fits_one_table(site)
    return DistrictsView(
        frame=page_frame(
            page,
            Heading(
                title=page.t("districts.title"),
                description=page.t("districts.description", count=len(site.districts)),
                breadcrumb=[Link(page.t("nav.districts"))],
            ),
            provenance=plans_provenance(page, site.plans),
            current=urls.DISTRICTS,
        ),
        cities=_city_lists(page, site.districts) if is_whole else (),
        areas=None if is_whole else province_list(page),
        superiors=Link(page.t("superior.list"), page.href(urls.SUPERIORS)) if context.superiors.documents() else None,
        matrix=None,
        downloads=matrix_downloads(page, None, ()),
    )


def province_view(context: Context, province: Province) -> DistrictsView:
    """`districts/<two digits>.html`: its districts, or the way to its cities."""
    page = context.page(urls.province_url(province.code))
    split = province.code in context.by_city
    return _part(page, province, above=[], areas=_city_list(page, province) if split else None)


def city_view(context: Context, city: City) -> DistrictsView:
    """`districts/<four digits>.html`, of a province that is too large for one page."""
    page = context.page(urls.city_url(city.code))
    return _part(page, city, above=[Link(city.province, page.href(urls.province_url(city.code)))], areas=None)


def _part(page: PageContext, area: Province | City, *, above: list[Link], areas: AreaList | None) -> DistrictsView:
    name = _name(page, area)
    shown = None if areas else matrix(page, area.districts, caption=page.t("matrix.caption_part", name=name))
    return DistrictsView(
        frame=page_frame(
            page,
            Heading(
                title=page.t("province.title", name=name),
                description=page.t("province.description", name=name, count=len(area.districts)),
                breadcrumb=[Link(page.t("nav.districts"), page.href(urls.DISTRICTS)), *above, Link(name)],
            ),
            provenance=plans_provenance(page, area.plans),
            current=urls.DISTRICTS,
        ),
        cities=() if areas else _city_lists(page, area.districts),
        areas=areas,
        superiors=None,
        matrix=shown,
        downloads=matrix_downloads(page, shown, area.plans),
    )


def _name(page: PageContext, area: Province | City) -> str:
    """Parts of a municipality, and counties of no city, go by the name of the whole: the code tells them apart."""
    whole = isinstance(area, Province) or area.name != area.province
    return area.name if whole else page.t("areas.part", name=area.name, code=area.code)


def province_list(page: PageContext) -> AreaList:
    """All provinces that have a district."""
    rows = (_area_row(page, province, urls.province_url(province.code)) for province in list_provinces(page.site))
    table = _area_table(page, rows, caption=page.t("province.caption"), heads=page.t("province.name"))
    return AreaList(page.t("home.provinces"), table)


def _city_list(page: PageContext, province: Province) -> AreaList:
    rows = (_area_row(page, city, urls.city_url(city.code)) for city in list_cities(province))
    caption = page.t("areas.caption", name=province.name)
    return AreaList(page.t("areas.cities"), _area_table(page, rows, caption=caption, heads=page.t("areas.city")))


def _area_table(page: PageContext, rows: Iterable[Row], *, caption: str, heads: str) -> Table:
    """Provinces or cities, as `heads` says, and what has been recorded of each."""
    counts = ("districts", "plans", "programmes")
    return Table(
        id="areas-caption",
        caption=caption,
        columns=(
            heading(heads, "col"),
            *(heading(page.t(f"province.{name}"), "col", name="number") for name in counts),
        ),
        groups=(Group(tuple(rows)),),
        filtered="areas",
        exported=False,
    )


def _area_row(page: PageContext, area: Province | City, target: str) -> Row:
    programmes = sum(len(plan.programmes) for plan in area.plans)
    name = _name(page, area)
    counts = (len(area.districts), len(area.plans), programmes)
    cells = (heading(Link(name, page.href(target)), "row"), *(number_cell(str(count)) for count in counts))
    return Row(cells, keys=(FilterKey("name", name), FilterKey("code", area.code)))


def _city_lists(page: PageContext, districts: Sequence[District]) -> tuple[CityList, ...]:
    return tuple(
        CityList(
            name := "".join(dict.fromkeys((own[0].province, own[0].city))),
            anchor := f"c{code}",
            _district_table(page, own, name=name, anchor=anchor),
        )
        for code, own in group_by_code(districts, 4).items()
    )


def _district_table(page: PageContext, districts: Sequence[District], *, name: str, anchor: str) -> Table:
    heads = {key: "number" if key == "programmes" else "" for key in _DISTRICT_COLUMNS}
    rows = (
        _district_row(page, district, plan) for district in districts for plan in page.site.plans_of(district) or [None]
    )
    table = Table(
        id=f"{anchor}-caption",
        caption=page.t("districts.caption", name=name),
        kind="plans",
        columns=tuple(heading(page.t(f"districts.{key}"), "col", name=style) for key, style in heads.items()),
        groups=(Group(tuple(rows)),),
        exported=False,
    )
    return with_labels(table)


def _district_row(page: PageContext, district: District, plan: Plan | None) -> Row:
    """A plan of a district, or a district without one."""
    keys = place_keys(page, district, plan)
    name = place_words(page, plan) if plan else district.full_name
    place = heading(Link(name, page.href(urls.district_url(district))), "row")
    cells = (place, text_cell(district.code))
    if plan is None:
        none = value_cell(absent_value(page, "not_researched"), columns=len(_DISTRICT_COLUMNS) - len(cells))
        return Row((*cells, none), keys=keys)
    label = plan_label(page, plan)
    title = replace(text_cell(Link(label.title, label.href)), plan=plan.key, basket=f"{label.place} {label.title}")
    count = number_cell(page.t("matrix.count", count=len(plan.programmes)))
    checked = value_cell(stated_value(page, plan.checked))
    return Row((*cells, title, text_cell(label.kind), text_cell(label.year), count, checked), keys=keys)
