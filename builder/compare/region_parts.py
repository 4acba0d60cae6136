"""How the plans of a page are split before it grows heavy: whole provinces, whole cities, then numbers.

Neighbours in the order of codes share a page while they fit. Side by side no page shows a single plan: there would be
nothing beside it. Lists are split by how many rows each plan brings to them, since that is what a page weighs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from builder.model.site import District, Plan, Site

Weigh = Callable[[Plan], int]
"""How much of a page a plan takes."""

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
    pages = _split_pages(site, lambda _: 1, site.config.limits.side_plans)
    return _join_pages(_join_lone_plans(pages))


def split_by_weight(site: Site, weigh: Weigh, limit: int) -> tuple[RegionPart, ...]:
    """Splits the plans into pages that weigh at most `limit`; into none while all of them fit on one page.

    A district that weighs more stands alone: no district is torn apart.
    """
    return _join_pages(_split_pages(site, weigh, limit))


def _split_pages(site: Site, weigh: Weigh, limit: int) -> list[list[RegionPart]]:
    if _weigh_all(site.plans, weigh) <= limit:
        return []
    codes = _list_codes(site.districts, 2)
    return _fill_pages([part for code in codes for part in _split_province(site, code, weigh, limit)], weigh, limit)


def _join_pages(pages: Sequence[Sequence[RegionPart]]) -> tuple[RegionPart, ...]:
    return tuple(_join_parts(page) for page in pages) if len(pages) > 1 else ()


def _split_province(site: Site, code: str, weigh: Weigh, limit: int) -> Iterator[RegionPart]:
    """A province, or its cities where it does not fit on a page."""
    districts = [district for district in site.districts if district.code.startswith(code)]
    plans = _list_plans(site, districts)
    if _weigh_all(plans, weigh) <= limit:
        yield RegionPart(code, districts[0].province, tuple(districts), plans)
        return
    for city in _list_codes(districts, 4):
        members = [district for district in districts if district.code.startswith(city)]
        yield from _split_city(site, city, members, weigh, limit)


def _split_city(site: Site, code: str, districts: Sequence[District], weigh: Weigh, limit: int) -> Iterator[RegionPart]:
    """Splits a city by number. A municipality and its province have one name, which is written once."""
    first = districts[0]
    name = "".join(dict.fromkeys((first.province, first.city)))
    groups = _group_districts(site, districts, weigh, limit)
    for number, group in enumerate(groups, 1):
        suffix, words = ("", "") if len(groups) == 1 else (f"-{number}", f"（{number}/{len(groups)}）")
        yield RegionPart(f"{code}{suffix}", f"{name}{words}", tuple(group), _list_plans(site, group))


def _group_districts(site: Site, districts: Sequence[District], weigh: Weigh, limit: int) -> list[list[District]]:
    """Groups districts evenly by what a page holds. No district is torn apart, however many plans it has."""
    weight = _weigh_all(_list_plans(site, districts), weigh)
    even = ceil(weight / ceil(max(weight, 1) / limit))
    groups: list[list[District]] = [[]]
    for district in districts:
        if groups[-1] and _weigh_all(_list_plans(site, [*groups[-1], district]), weigh) > even:
            groups.append([])
        groups[-1].append(district)
    return groups


def _fill_pages(parts: Iterable[RegionPart], weigh: Weigh, limit: int) -> list[list[RegionPart]]:
    """Groups neighbouring parts of a kind, provinces or cities of one province, while a page holds their plans."""
    pages: list[list[RegionPart]] = []
    for part in parts:
        if pages and _are_alike(pages[-1][-1], part) and _weigh_parts([*pages[-1], part], weigh) <= limit:
            pages[-1].append(part)
        else:
            pages.append([part])
    return pages


def _join_lone_plans(pages: Iterable[list[RegionPart]]) -> list[list[RegionPart]]:
    """Lets a page of a single plan join its neighbour."""
    joined: list[list[RegionPart]] = []
    for page in pages:
        lone = joined and min(_weigh_parts(each, lambda _: 1) for each in (joined[-1], page)) <= 1
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


def _weigh_parts(parts: Iterable[RegionPart], weigh: Weigh) -> int:
    return sum(_weigh_all(part.plans, weigh) for part in parts)


def _weigh_all(plans: Iterable[Plan], weigh: Weigh) -> int:
    return sum(weigh(plan) for plan in plans)


def _list_plans(site: Site, districts: Sequence[District]) -> tuple[Plan, ...]:
    return tuple(plan for district in districts for plan in site.plans_of(district))


def _list_codes(districts: Sequence[District], digits: int) -> list[str]:
    return list(dict.fromkeys(district.code[:digits] for district in districts))
