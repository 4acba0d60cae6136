"""An old id that redirects is not also the id, or an old id, of something else in the same place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.findings.finding import Finding, finding
from builder.model.site import District, Plan, Programme, Site


def check(site: Site) -> Iterator[Finding]:
    yield from _check_unique(site.districts)
    for district in site.districts:
        yield from _check_unique(site.plans_of(district))
    for plan in site.plans:
        yield from _check_unique(plan.programmes)


def _check_unique(neighbours: Sequence[District | Plan | Programme]) -> Iterator[Finding]:
    holders = {neighbour.id: neighbour.origin.file for neighbour in neighbours}
    for neighbour in neighbours:
        for index, alias in enumerate(neighbour.aliases):
            if alias in holders:
                yield finding(neighbour.origin.at("aliases", index), "alias-taken", value=alias, file=holders[alias])
            holders.setdefault(alias, neighbour.origin.file)
