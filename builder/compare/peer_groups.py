"""Districts as they are counted in a group: what each says under a term, and how many of a kind say anything.

A group of fewer than `SMALLEST` is not counted: what two districts write tells nothing of a kind of place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from builder.compare.contexts import kind_of
from builder.compare.coverage import Coverage, TermCoverage
from builder.compare.editions import Editions
from builder.model.schema.context import PlaceKind
from builder.model.site import District, Plan, Site
from builder.text.values import value_class

SMALLEST = 3
Standing = Literal["stated", "silent", "unknown"]


@value_class
class KindCount:
    """How many districts of a kind state something, and of how many nobody can tell."""

    kind: PlaceKind
    all: int
    stated: int
    unknown: int


def standing_of(covered: Iterable[TermCoverage]) -> Standing:
    """What a district says under a term in its texts: silent only if each was read and searched for it."""
    states = {coverage.state for coverage in covered}
    if "value" in states:
        return "stated"
    return "silent" if states == {"not_stated"} else "unknown"


def counted_plans(site: Site, editions: Editions, district: District) -> Sequence[Plan]:
    """The plans by which a district is counted: those in force."""
    return editions.in_force(site.plans_of(district))


class Standings:
    """What each district of a site says under a term, and how many of each kind say anything."""

    def __init__(self, site: Site, editions: Editions, coverage: Coverage) -> None:
        self._site, self._editions, self._coverage = site, editions, coverage

    def find(self, district: District, vocabulary: str, term: str) -> Standing:
        """What a district says under a term."""
        plans = counted_plans(self._site, self._editions, district)
        return standing_of(self._coverage[plan.key].find(term, vocabulary) for plan in plans)

    def count_kinds(self, vocabulary: str, term: str) -> tuple[KindCount, ...]:
        """The count of each kind that is known of enough districts."""
        return tuple(count_kinds(self._large_kinds, lambda district: self.find(district, vocabulary, term)))

    @cached_property
    def _large_kinds(self) -> dict[PlaceKind, list[District]]:
        return large_kinds(self._site.districts)


def large_kinds(districts: Iterable[District]) -> dict[PlaceKind, list[District]]:
    """The districts by kind, where the kind is known of at least `SMALLEST`."""
    groups: dict[PlaceKind, list[District]] = {}
    for district in districts:
        if kind := kind_of(district):
            groups.setdefault(kind.value, []).append(district)
    return {kind: members for kind, members in groups.items() if len(members) >= SMALLEST}


def count_kinds(
    groups: dict[PlaceKind, list[District]], standing_of_district: Callable[[District], Standing]
) -> Iterator[KindCount]:
    """Yields the count of each kind."""
    for kind, members in groups.items():
        own = [*map(standing_of_district, members)]
        yield KindCount(kind, len(own), own.count("stated"), own.count("unknown"))
