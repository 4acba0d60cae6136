"""How the plans of a page are split before it grows heavy: whole provinces, whole cities, then numbers.

Neighbours in the order of codes share a page while they fit, across provinces too. Side by side no page shows a single
plan where another can stand beside it. Lists are split by how many rows each plan brings to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil

from builder.compare.provinces import group_by_code
from builder.model.derived import Latest
from builder.model.site import District, Plan, Site
from builder.text.values import value_class

Fill = Callable[[Sequence[Plan]], int]
"""How far plans fill a page together: what each takes may depend on how many they are."""

FULL = 1_000
"""How far plans fill a page of which no more than the whole may be taken."""
NAMED = 3
"""Of more provinces or cities than this, a page names the first and the last."""


@value_class
class RegionPart:
    """The plans of one page. `code` names it among the pages of the same subject: `44`, `11-15`, `4401-4403`, `4401-2`.

    A range runs from the first to the last province that the page holds, or city where it has not all of a province.
    """

    code: str
    name: str
    districts: tuple[District, ...]
    plans: tuple[Plan, ...]

    @property
    def outline(self) -> PartOutline:
        """The part by the names of what it holds."""
        return self.code, self.name, [each.code for each in self.districts], [each.key for each in self.plans]


PartOutline = tuple[str, str, Sequence[str], Sequence[str]]
"""Code and name of a part, the codes of its districts, and the keys of its plans."""


def region_part(site: Site, outline: PartOutline) -> RegionPart:
    """The part of a site, or of the same in another language, that is named so."""
    code, name, codes, keys = outline
    districts, plans = map(site.districts_by_code.__getitem__, codes), map(site.plans_by_key.__getitem__, keys)
    return RegionPart(code, name, tuple(districts), tuple(plans))


def split_by_region(site: Site, fill: Fill = lambda _: 0) -> tuple[RegionPart, ...]:
    """Splits the plans into pages side by side; into none while all of them fit on one page.

    A page is filled at most up to `FULL` and holds at most `limits.side_plans` plans, but for a district that has more,
    and for a plan that would stand alone: it joins a page that it does not overfill, or one of its neighbours joins it.
    """
    most = site.config.limits.side_plans

    def fill_by_both(plans: Sequence[Plan]) -> int:
        return max(fill(plans), ceil(FULL * len(plans) / most))

    pages = _split_pages(site, fill_by_both, FULL)
    return _join_pages(_pair_lone_plans(pages, fill_by_both, fill))


def split_by_weight(
    site: Site, subject: str, weights: Sequence[int], limit: int, *, of_part: int | None = None
) -> tuple[RegionPart, ...]:
    """Splits the plans into pages that weigh at most `of_part`; into none while all of them weigh at most `limit`.

    A district that weighs more stands alone: no district is torn apart. `weights`: how much of a page each plan takes,
    in their order. `of_part`: `limit`, if it is not given. `subject`: what is split so, on this site and in its other
    language.
    """
    if sum(weights) <= limit:
        return ()

    def split() -> tuple[RegionPart, ...]:
        weight_of = dict(zip((plan.key for plan in site.plans), weights, strict=True))
        return _join_pages(
            _split_pages(site, lambda plans: sum(weight_of[plan.key] for plan in plans), of_part or limit)
        )

    return split_once(site, site.latest, (subject,), (weights, limit, of_part), split)


def split_once(
    site: Site,
    latest: Latest,
    subject: tuple[str, ...],
    basis: object,
    split: Callable[[], tuple[RegionPart, ...]],
) -> tuple[RegionPart, ...]:
    """Splits a subject by a basis, and by where the plans lie: as it was the last time, if both are as they were."""
    where = basis, site.places_of_plans
    outlines = latest.of(("parts", *subject), where, lambda: [part.outline for part in split()])
    return tuple(region_part(site, outline) for outline in outlines)


def _split_pages(site: Site, fill: Fill, limit: int) -> list[list[RegionPart]]:
    if fill(site.plans) <= limit:
        return []
    provinces = group_by_code(site.districts, 2)
    parts = (part for code, own in provinces.items() for part in _split_province(site, code, own, fill, limit))
    return _fill_pages(parts, fill, limit)


def _join_pages(pages: Sequence[Sequence[RegionPart]]) -> tuple[RegionPart, ...]:
    return tuple(_join_parts(page) for page in pages) if len(pages) > 1 else ()


def _split_province(
    site: Site, code: str, districts: Sequence[District], fill: Fill, limit: int
) -> Iterator[RegionPart]:
    """A province, or its cities where it does not fit on a page."""
    plans = _list_plans(site, districts)
    if fill(plans) <= limit:
        yield RegionPart(code, districts[0].province, tuple(districts), plans)
        return
    for city, members in group_by_code(districts, 4).items():
        yield from _split_city(site, city, members, fill, limit)


def _split_city(site: Site, code: str, districts: Sequence[District], fill: Fill, limit: int) -> Iterator[RegionPart]:
    """Splits a city by number. A municipality and its province have one name, which is written once."""
    first = districts[0]
    name = "".join(dict.fromkeys((first.province, first.city)))
    groups = _group_districts(site, districts, fill, limit)
    for number, group in enumerate(groups, 1):
        suffix, words = ("", "") if len(groups) == 1 else (f"-{number}", f"（{number}/{len(groups)}）")
        yield RegionPart(f"{code}{suffix}", f"{name}{words}", tuple(group), _list_plans(site, group))


def _group_districts(site: Site, districts: Sequence[District], fill: Fill, limit: int) -> list[list[District]]:
    """Groups districts evenly by what a page holds. No district is torn apart, however many plans it has."""
    whole = fill(_list_plans(site, districts))
    even = ceil(whole / ceil(max(whole, 1) / limit))
    groups: list[list[District]] = [[]]
    for district in districts:
        if groups[-1] and fill(_list_plans(site, [*groups[-1], district])) > even:
            groups.append([])
        groups[-1].append(district)
    return groups


def _fill_pages(parts: Iterable[RegionPart], fill: Fill, limit: int) -> list[list[RegionPart]]:
    """Groups neighbouring provinces and cities while a page holds their plans."""
    pages: list[list[RegionPart]] = []
    for part in parts:
        if pages and _are_whole(pages[-1][-1], part) and fill(_plans_of([*pages[-1], part])) <= limit:
            pages[-1].append(part)
        else:
            pages.append([part])
    return pages


def _pair_lone_plans(pages: Iterable[list[RegionPart]], fill: Fill, fill_by_weight: Fill) -> list[list[RegionPart]]:
    """Gives the plan of a page of one a neighbour: the page before or after it, or the nearest part of that.

    So that it stays with the one before, that page may have a plan more than the others, if that is not too heavy.
    """
    paired: list[list[RegionPart]] = []
    for page in pages:
        before = paired[-1] if paired else []
        is_lone = before and min(len(_plans_of(before)), len(_plans_of(page))) <= 1
        if not is_lone or not _are_whole(before[-1], page[0]):
            paired.append(page)
        elif fill_by_weight(_plans_of([*before, *page])) <= FULL:
            before.extend(page)
        else:
            paired[-1:] = _share_parts(before, page, fill)
    return paired


def _share_parts(left: list[RegionPart], right: list[RegionPart], fill: Fill) -> list[list[RegionPart]]:
    """Two pages, one of them of a single plan, cut elsewhere so that neither is; as they are where nothing helps."""
    parts = [*left, *right]
    for cut in sorted(range(1, len(parts)), key=lambda cut: abs(cut - len(left))):
        pages = [parts[:cut], parts[cut:]]
        if all(len(_plans_of(page)) > 1 and fill(_plans_of(page)) <= FULL for page in pages):
            return pages
    return [left, right]


def _are_whole(*parts: RegionPart) -> bool:
    """Whether all are whole provinces or cities: only those have a name together."""
    return not any("-" in part.code for part in parts)


def _join_parts(parts: Sequence[RegionPart]) -> RegionPart:
    first, last = parts[0], parts[-1]
    if first is last:
        return first
    codes = [first.code, last.code]
    if any(len(part.code) == 4 for part in parts):
        codes = [first.districts[0].code[:4], last.districts[-1].code[:4]]
    provinces = {district.province for part in parts for district in part.districts}
    province = first.districts[0].province if len(provinces) == 1 else ""
    names = [part.name.removeprefix(province) for part in parts]
    name = "、".join(names) if len(names) <= NAMED else f"{names[0]}至{names[-1]}"
    districts = tuple(district for part in parts for district in part.districts)
    return RegionPart("-".join(codes), f"{province}{name}", districts, _plans_of(parts))


def _plans_of(parts: Iterable[RegionPart]) -> tuple[Plan, ...]:
    return tuple(plan for part in parts for plan in part.plans)


def _list_plans(site: Site, districts: Sequence[District]) -> tuple[Plan, ...]:
    return tuple(plan for district in districts for plan in site.plans_of(district))
