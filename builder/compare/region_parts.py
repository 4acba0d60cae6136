"""How the plans of a side-by-side page are split before it grows long: whole provinces, whole cities, then numbers.

Neighbours in the order of codes share a page while they fit, so that no page shows a single plan: there would be
nothing beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from builder.model.site import District, Plan, Site

NAMED = 3
"""Of more provinces or cities than this, a page names the first and the last."""


@dataclass(frozen=True, slots=True)
class RegionPart:
    """The plans of one page. `code` names it among the pages of the same subject: `44`, `11-15`, `4401-4403`, `4401-2`.

    A range runs from the first to the last province or city that the page holds.
    """

    code: str
    name: str
    districts: tuple[District, ...]
    plans: tuple[Plan, ...]


def split_by_region(site: Site) -> tuple[RegionPart, ...]:
    """Splits the plans into pages; into none while all of them fit on one page, by `limits.side_plans`.

    A page holds at most so many plans, but for a district that has more, and for a plan that would stand alone and
    joins the page before it.
    """
    limit = site.config.limits.side_plans
    if len(site.plans) <= limit:
        return ()
    parts = [part for code in _list_codes(site.districts, 2) for part in _split_province(site, code, limit)]
    pages = _fill_pages(parts, limit)
    return tuple(_join_parts(page) for page in pages) if len(pages) > 1 else ()


def _split_province(site: Site, code: str, limit: int) -> Iterator[RegionPart]:
    """A province, or its cities where it does not fit on a page."""
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
    """Groups districts evenly by how many plans a page holds. No district is torn apart, however many plans it has."""
    count = len(_list_plans(site, districts))
    even = ceil(count / ceil(count / limit))
    groups: list[list[District]] = [[]]
    for district in districts:
        if groups[-1] and len(_list_plans(site, [*groups[-1], district])) > even:
            groups.append([])
        groups[-1].append(district)
    return groups


def _fill_pages(parts: Iterable[RegionPart], limit: int) -> list[list[RegionPart]]:
    """Groups neighbouring parts of a kind, provinces or cities of one province, while a page holds their plans."""
    pages: list[list[RegionPart]] = []
    for part in parts:
        if pages and _are_alike(pages[-1][-1], part) and _count_plans([*pages[-1], part]) <= limit:
            pages[-1].append(part)
        else:
            pages.append([part])
    return _join_lone_plans(pages)


def _join_lone_plans(pages: Iterable[list[RegionPart]]) -> list[list[RegionPart]]:
    """Lets a page of a single plan join its neighbour."""
    joined: list[list[RegionPart]] = []
    for page in pages:
        lone = joined and min(_count_plans(joined[-1]), _count_plans(page)) <= 1
        if lone and _are_alike(joined[-1][-1], page[0]):
            joined[-1].extend(page)
        else:
            joined.append(page)
    return joined


def _are_alike(left: RegionPart, right: RegionPart) -> bool:
    """Whether two parts are provinces, or whole cities of the same province: only those have a name together."""
    both = left.code, right.code
    return all(len(code) == 2 for code in both) or (
        all(len(code) == 4 for code in both) and left.code[:2] == right.code[:2]
    )


def _join_parts(parts: Sequence[RegionPart]) -> RegionPart:
    first, last = parts[0], parts[-1]
    if first is last:
        return first
    province = first.districts[0].province if len(first.code) == 4 else ""
    names = [part.name.removeprefix(province) for part in parts]
    name = "、".join(names) if len(names) <= NAMED else f"{names[0]}至{names[-1]}"
    districts = tuple(district for part in parts for district in part.districts)
    plans = tuple(plan for part in parts for plan in part.plans)
    return RegionPart(f"{first.code}-{last.code}", f"{province}{name}", districts, plans)


def _count_plans(parts: Iterable[RegionPart]) -> int:
    return sum(len(part.plans) for part in parts)


def _list_plans(site: Site, districts: Sequence[District]) -> tuple[Plan, ...]:
    return tuple(plan for district in districts for plan in site.plans_of(district))


def _list_codes(districts: Sequence[District], digits: int) -> list[str]:
    return list(dict.fromkeys(district.code[:digits] for district in districts))
