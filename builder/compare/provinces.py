"""Districts and plans by province and by city: how lists are split before they grow long."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TypeVar

from builder.model.site import District, Plan, Site
from builder.text.values import value_class

_Thing = TypeVar("_Thing")
CODE_OF_PLAN = attrgetter("district.code")
MOST_BYTES = 290_000
"""As much as leaves a page of a table some room below 300 kB."""
_PAGE, _ROW, _CELL = 33_000, 1_500, 225
"""Bytes of a page around its table, of a plan beside its cells (in the table, the list and the drawing of periods) and
of its cell under each theme: those of the home page and of a province, from five to sixty districts like the real ones.
"""


@value_class
class Province:
    """A province with its districts and their plans, in the order of codes. `code` has two digits."""

    code: str
    name: str
    districts: tuple[District, ...]
    plans: tuple[Plan, ...]


@value_class
class City:
    """A city of a province. `code` has four digits.

    Districts of a municipality and counties of no city form a city by the four digits that they share.
    """

    code: str
    name: str
    province: str
    districts: tuple[District, ...]
    plans: tuple[Plan, ...]


def list_provinces(site: Site) -> tuple[Province, ...]:
    """Lists the provinces that have a district."""
    districts, plans = group_by_code(site.districts, 2), group_by_code(site.plans, 2, CODE_OF_PLAN)
    return tuple(
        Province(code, own[0].province, tuple(own), tuple(plans.get(code, ()))) for code, own in districts.items()
    )


def list_cities(province: Province) -> tuple[City, ...]:
    """Lists the cities of a province that have a district."""
    districts, plans = group_by_code(province.districts, 4), group_by_code(province.plans, 4, CODE_OF_PLAN)
    return tuple(
        City(code, own[0].city, province.name, tuple(own), tuple(plans.get(code, ())))
        for code, own in districts.items()
    )


def split_province(site: Site, province: Province) -> tuple[City, ...]:
    """Splits a province into its cities; into none when it fits one table, or has only one."""
    cities = () if fits_one_page(site, province) else list_cities(province)
    return cities if len(cities) > 1 else ()


def fits_one_table(site: Site, province: Province | None = None) -> bool:
    """Whether all plans, or those of a province, go into one table, by the limit of `site.yaml`."""
    return _count_rows(province or site) <= site.config.limits.table_plans


def fits_one_page(site: Site, province: Province | None = None) -> bool:
    """Whether that table may have a cell for each theme, too: not where they are so many that a page is too heavy."""
    return fits_one_table(site, province) and table_bytes(site, _count_rows(province or site)) <= MOST_BYTES


def table_bytes(site: Site, rows: int) -> int:
    """About how many bytes the home page, or that of a province, has with a table of so many plans and all themes."""
    return _PAGE + rows * (_ROW + _CELL * len(site.vocabularies["themes"].terms))


def _count_rows(whole: Site | Province) -> int:
    return max(len(whole.plans), len(whole.districts))


def group_by_code(
    things: Iterable[_Thing], digits: int, code_of: Callable[[_Thing], str] = attrgetter("code")
) -> dict[str, list[_Thing]]:
    """Districts, or what has a code otherwise, by so many digits, in their order: two are a province, four a city."""
    groups: dict[str, list[_Thing]] = {}
    for thing in things:
        groups.setdefault(code_of(thing)[:digits], []).append(thing)
    return groups
