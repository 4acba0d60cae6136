"""What the plans of other districts state and those of one district do not, and the reverse.

Counted once for the whole site, term by term; no district is held against every other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.compare.provinces import fits_one_table
from builder.compare.similar import FACETS, terms_of
from builder.model.site import District, Plan, Programme, Site
from builder.model.types import PartialDate

LISTED, OF_EACH = 16, 4
"""So many programmes are named for a term, and so many of one plan;"""
HANDFUL, OF_EACH_FEW = 4, 2
"""fewer where a site has too many plans for one table."""

Term = tuple[str, str]
"""The name of a vocabulary and the id of a term."""
Known = Literal["complete", "partial", "no_plan", "alone"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A plan that states a term, and the first of the `count` programmes in which it does."""

    plan: Plan
    programmes: tuple[Programme, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A term that some plans state. `plans` and `programmes` count all of them; `holdings` name the nearest."""

    vocabulary: str
    term: str
    plans: int
    programmes: int
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What sets a district apart. Only if `known` is `complete` does `missing` mean that its texts do not state it.

    `partial`: not all of its texts are recorded as a whole; `no_plan`: it has none; `alone`: no other district has one.
    `missing` is ordered by how many plans state the term; `own` holds what no other district's plans state.
    `others`: how many plans other districts have, with how many `sources`, checked when at the `oldest`; `unread`: how
    many of them are not recorded as a whole.
    """

    known: Known
    missing: tuple[Stated, ...]
    own: tuple[Stated, ...]
    others: int
    unread: int
    sources: int
    oldest: PartialDate | None


def gaps(site: Site) -> dict[str, Gaps]:
    """Of every district, by its id."""
    terms = [(name, term) for name in FACETS for term in site.vocabularies[name].terms]
    index = _Index(site, terms)
    return {district.id: index.gaps(district) for district in site.districts}


class _Index:
    """Who states what, by term and place."""

    def __init__(self, site: Site, terms: Sequence[Term]) -> None:
        self._site = site
        self._terms = terms
        self._most, self._of_each = (LISTED, OF_EACH) if fits_one_table(site) else (HANDFUL, OF_EACH_FEW)
        self._order = {term: number for number, term in enumerate(terms)}
        self._plans: dict[tuple[Term, str], list[Holding]] = {}
        self._programmes = dict.fromkeys(terms, 0)
        self._districts: dict[Term, set[str]] = {}
        """By term: the districts that have it in any way, be it only in a measure within a programme."""
        self._unread = sum(plan.extent != "complete" for plan in site.plans)
        self._sources = sum(len(plan.sources) for plan in site.plans)
        self._oldest = sorted((plan.checked.earliest, plan.key, plan) for plan in site.plans)
        for plan in site.plans:
            self._add(plan)

    def _add(self, plan: Plan) -> None:
        code = plan.district.code
        held = holdings_of(plan)
        for term, programmes in held.items():
            self._programmes[term] += len(programmes)
            holding = Holding(plan, tuple(programmes[: self._of_each]), len(programmes))
            for place in ("", code[:2], code[:4]):
                self._plans.setdefault((term, place), []).append(holding)
        measured = {("themes", theme) for one in plan.programmes for part in one.measures for theme in part.themes}
        for term in measured.union(held):
            self._districts.setdefault(term, set()).add(plan.district.id)

    def gaps(self, district: District) -> Gaps:
        plans = self._site.plans_of(district)
        others = len(self._site.plans) - len(plans)
        unread = self._unread - sum(plan.extent != "complete" for plan in plans)
        known = _known(plans, others)
        missing, own = [], []
        for term in self._terms:
            holders = self._districts.get(term, set())
            if district.id not in holders:
                missing.append(self._stated(term, district.code))
            elif len(holders) == 1:
                own.append(self._stated(term, district.code))
        return Gaps(
            known=known,
            missing=self._most_stated(one for one in missing if one.plans) if known == "complete" else (),
            own=tuple(one for one in own if one.plans) if others else (),
            others=others,
            unread=unread,
            sources=self._sources - sum(len(plan.sources) for plan in plans),
            oldest=next((one.checked for _, _, one in self._oldest if one.district.id != district.id), None),
        )

    def _most_stated(self, found: Iterable[Stated]) -> tuple[Stated, ...]:
        return tuple(sorted(found, key=lambda one: (-one.plans, self._order[one.vocabulary, one.term])))

    def _stated(self, term: Term, code: str) -> Stated:
        return Stated(*term, len(self._plans.get((term, ""), ())), self._programmes[term], self._nearest(term, code))

    def _nearest(self, term: Term, code: str) -> tuple[Holding, ...]:
        """Those of the same city first, then of the same province, then the rest; up to so many programmes in all."""
        found: dict[str, Holding] = {}
        named = 0
        for place in (code[:4], code[:2], ""):
            # Each names a programme at least, and what an inner circle gave comes back in the outer ones.
            for one in self._plans.get((term, place), [])[: 2 * self._most]:
                if one.plan.key not in found and named < self._most:
                    found[one.plan.key] = one
                    named += len(one.programmes)
        return tuple(found.values())


def holdings_of(plan: Plan) -> dict[Term, list[Programme]]:
    """The terms that a plan states, each with the programmes in which it does."""
    held: dict[Term, list[Programme]] = {}
    for one in plan.programmes:
        for term in terms_of(one):
            held.setdefault(term, []).append(one)
    return held


def _known(plans: Sequence[Plan], others: int) -> Known:
    if not plans:
        return "no_plan"
    if any(plan.extent != "complete" for plan in plans):
        return "partial"
    return "complete" if others else "alone"
