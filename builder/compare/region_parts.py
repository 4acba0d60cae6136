"""How the plans of a side-by-side page are split before it grows long: by province, city, and then by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model.site import District, Plan, Site


@dataclass(frozen=True, slots=True)
class RegionPart:
    """The plans of one page. `code` names it among the pages of the same subject: `44`, `4401`, `4401-2`."""

    code: str
    name: str
    districts: tuple[District, ...]
    plans: tuple[Plan, ...]


def split_by_region(site: Site) -> tuple[RegionPart, ...]:
    """Splits the plans into pages; into none while all of them fit on one page, by `limits.side_plans`."""
    limit = site.config.limits.side_plans
    if len(site.plans) <= limit:
        return ()
    return tuple(part for code in _list_codes(site.districts, 2) for part in _split_province(site, code, limit))


def _split_province(site: Site, code: str, limit: int) -> Iterator[RegionPart]:
    districts = [district for district in site.districts if district.code.startswith(code)]
    plans = _list_plans(site, districts)
    if len(plans) <= limit:
        yield RegionPart(code, districts[0].province, tuple(districts), plans)
        return
    for city in _list_codes(districts, 4):
        yield from _split_city(
            site, city, [district for district in districts if district.code.startswith(city)], limit
        )


def _split_city(site: Site, code: str, districts: Sequence[District], limit: int) -> Iterator[RegionPart]:
    """Splits a city by number. A municipality and its province have one name, which is written once."""
    first = districts[0]
    name = "".join(dict.fromkeys((first.province, first.city)))
    groups = _group_districts(site, districts, limit)
    for number, group in enumerate(groups, 1):
        suffix, words = ("", "") if len(groups) == 1 else (f"-{number}", f"（{number}/{len(groups)}）")
        yield RegionPart(f"{code}{suffix}", f"{name}{words}", tuple(group), _list_plans(site, group))


def _group_districts(site: Site, districts: Sequence[District], limit: int) -> list[list[District]]:
    """Groups districts by how many plans a page holds. No district is torn apart, however many plans it has."""
    groups: list[list[District]] = [[]]
    for district in districts:
        if groups[-1] and len(_list_plans(site, [*groups[-1], district])) > limit:
            groups.append([])
        groups[-1].append(district)
    return groups


def _list_plans(site: Site, districts: Sequence[District]) -> tuple[Plan, ...]:
    return tuple(plan for district in districts for plan in site.plans_of(district))


def _list_codes(districts: Sequence[District], digits: int) -> list[str]:
    return list(dict.fromkeys(district.code[:digits] for district in districts))
