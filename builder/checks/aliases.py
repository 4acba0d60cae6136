"""An old id that redirects is not also the id, or an old id, of something else in the same place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.findings.finding import Finding, finding
from builder.model.site import District, Plan, Programme, Site


def check(site: Site) -> Iterator[Finding]:
    yield from _unique(site.districts)
    for district in site.districts:
        yield from _unique(site.plans_of(district))
    for plan in site.plans:
        yield from _unique(plan.programmes)


def _unique(neighbours: Sequence[District | Plan | Programme]) -> Iterator[Finding]:
    taken = {one.id: one.origin.file for one in neighbours}
    for one in neighbours:
        for index, alias in enumerate(one.aliases):
            if alias in taken:
                yield finding(one.origin.at("aliases", index), "alias-taken", value=alias, file=taken[alias])
            taken.setdefault(alias, one.origin.file)
