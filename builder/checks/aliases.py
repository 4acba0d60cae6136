"""An old id that redirects is not also the id, or an old id, of something else in the same place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.findings.finding import Finding, Place, finding
from builder.model.ids import Renamed
from builder.model.origin import Origin
from builder.model.site import Programme, Site

Path = tuple[str | int, ...]


Neighbour = tuple[Renamed, Origin, Path]
"""Something with its file, and its place there."""


def check(site: Site) -> Iterator[Finding]:
    for vocabulary in site.vocabularies.values():
        terms = enumerate(vocabulary.terms.values())
        yield from _check_unique([(term, vocabulary.origin, (index,)) for index, term in terms])
    yield from _check_unique([(page, page.origin, ()) for page in site.pages])
    yield from _check_unique([(district, district.origin, ()) for district in site.all_districts])
    for district in site.all_districts:
        yield from _check_unique([(plan, plan.origin, ()) for plan in site.plans_of(district)])


def check_within_plans(site: Site) -> Iterator[Finding]:
    """The same of what belongs to one plan, which is found in each by itself."""
    for plan in site.all_plans:
        programmes: list[Neighbour] = [(programme, programme.origin, ()) for programme in plan.programmes]
        # Claims name a quantity of the plan where they name a programme.
        own = [(part, plan.origin, ("quantities", index)) for index, part in enumerate(plan.quantities)]
        yield from _check_unique([*programmes, *own])
        for programme in plan.programmes:
            yield from _check_unique([*_list_parts(programme)])


def _list_parts(programme: Programme) -> Iterator[Neighbour]:
    for index, measure in enumerate(programme.measures):
        yield measure, programme.origin, ("measures", index)
    for index, quantity in enumerate(programme.quantities):
        yield quantity, programme.origin, ("quantities", index)


def _check_unique(neighbours: Sequence[Neighbour]) -> Iterator[Finding]:
    holders = {neighbour.id: origin.file for neighbour, origin, _ in neighbours}
    for neighbour, origin, path in neighbours:
        for index, alias in enumerate(neighbour.aliases):
            if alias in holders:
                place: Place = origin.at(*path, "aliases", index)
                yield finding(place, "alias-taken", value=alias, file=holders[alias])
            holders.setdefault(alias, origin.file)
