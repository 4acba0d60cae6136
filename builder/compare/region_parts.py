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
    """The pages that the plans are split into; none while all of them fit on one page, by `limits.side_plans`."""
    limit = site.config.limits.side_plans
    if len(site.plans) <= limit:
        return ()
    return tuple(part for code in _codes(site.districts, 2) for part in _province(site, code, limit))


def _province(site: Site, code: str, limit: int) -> Iterator[RegionPart]:
    districts = [one for one in site.districts if one.code.startswith(code)]
    plans = [plan for one in districts for plan in site.plans_of(one)]
    if len(plans) <= limit:
        yield RegionPart(code, districts[0].province, tuple(districts), tuple(plans))
        return
    for city in _codes(districts, 4):
        yield from _city(site, city, [one for one in districts if one.code.startswith(city)], limit)


def _city(site: Site, code: str, districts: Sequence[District], limit: int) -> Iterator[RegionPart]:
    """The parts of a city: districts are not torn apart, so one with more plans than the limit stays whole."""
    first = districts[0]
    name = "".join(dict.fromkeys((first.province, first.city)))
    parts: list[list[District]] = [[]]
    for one in districts:
        if parts[-1] and _count(site, parts[-1]) + len(site.plans_of(one)) > limit:
            parts.append([])
        parts[-1].append(one)
    for number, part in enumerate(parts, 1):
        plans = tuple(plan for one in part for plan in site.plans_of(one))
        suffix, words = ("", "") if len(parts) == 1 else (f"-{number}", f"（{number}/{len(parts)}）")
        yield RegionPart(f"{code}{suffix}", f"{name}{words}", tuple(part), plans)


def _count(site: Site, districts: Sequence[District]) -> int:
    return sum(len(site.plans_of(one)) for one in districts)


def _codes(districts: Sequence[District], digits: int) -> list[str]:
    return list(dict.fromkeys(one.code[:digits] for one in districts))
