"""Districts and plans by province: how lists are split before they grow long."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model import District, Plan, Site


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its districts and their plans, in the order of codes. `code` has two digits."""

    code: str
    name: str
    districts: tuple[District, ...]
    plans: tuple[Plan, ...]


def provinces(site: Site) -> tuple[Province, ...]:
    """The provinces that have a district."""
    codes = dict.fromkeys(district.code[:2] for district in site.districts)
    return tuple(_province(site, code) for code in codes)


def _province(site: Site, code: str) -> Province:
    districts = tuple(district for district in site.districts if district.code.startswith(code))
    plans = tuple(plan for plan in site.plans if plan.district.code.startswith(code))
    return Province(code, districts[0].province, districts, plans)


def fits_one_table(site: Site) -> bool:
    """Whether all plans go into one table, by the limit of `site.yaml`."""
    return max(len(site.plans), len(site.districts)) <= site.config.limits.table_plans
