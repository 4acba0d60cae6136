"""Districts and plans by province and by city: how lists are split before they grow long."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.site import District, Plan, Site


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its districts and their plans, in the order of codes. `code` has two digits."""

    code: str
    name: str
    districts: tuple[District, ...]
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A city of a province; for municipalities and counties of no city, what shares four digits. They are `code`."""

    code: str
    name: str
    province: str
    districts: tuple[District, ...]
    plans: tuple[Plan, ...]


def list_provinces(site: Site) -> tuple[Province, ...]:
    """The provinces that have a district."""
    codes = dict.fromkeys(district.code[:2] for district in site.districts)
    return tuple(_province(site, code) for code in codes)


def _province(site: Site, code: str) -> Province:
    districts = tuple(district for district in site.districts if district.code.startswith(code))
    plans = tuple(plan for plan in site.plans if plan.district.code.startswith(code))
    return Province(code, districts[0].province, districts, plans)


def list_cities(of: Province) -> tuple[City, ...]:
    """The cities of a province that have a district."""
    return tuple(_city(of, code) for code in dict.fromkeys(district.code[:4] for district in of.districts))


def split_province(site: Site, of: Province) -> tuple[City, ...]:
    """The cities that a province is split into: none when it fits one table, or has only one."""
    found = () if fits_one_table(site, of) else list_cities(of)
    return found if len(found) > 1 else ()


def _city(of: Province, code: str) -> City:
    districts = tuple(district for district in of.districts if district.code.startswith(code))
    plans = tuple(plan for plan in of.plans if plan.district.code.startswith(code))
    return City(code, districts[0].city, of.name, districts, plans)


def fits_one_table(site: Site, part: Province | None = None) -> bool:
    """Whether all plans, or those of a part, go into one table, by the limit of `site.yaml`."""
    whole = part or site
    return max(len(whole.plans), len(whole.districts)) <= site.config.limits.table_plans
