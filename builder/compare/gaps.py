"""What the plans of other districts state and those of one district do not, and the reverse.

Counted once for the whole site, term by term; no district is held against every other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.compare.coverage import CODED_FACETS
from builder.compare.provinces import fits_one_table
from builder.compare.similar import coded_terms
from builder.model.site import District, Plan, Programme, Site
from builder.model.types import PartialDate

MAX_PROGRAMMES, MAX_PROGRAMMES_PER_PLAN = 16, 4
"""So many programmes are named for a term, and so many of one plan;"""
MAX_PROGRAMMES_IF_LARGE, MAX_PROGRAMMES_PER_PLAN_IF_LARGE = 4, 2
"""fewer where a site has too many plans for one table."""

Term = tuple[str, str]
"""The name of a vocabulary and the id of a term."""
Basis = Literal["complete", "partial", "no_plan", "alone"]


@dataclass(frozen=True, slots=True)
class StatingPlan:
    """A plan that states a term, and the first of the `count` programmes in which it does."""

    plan: Plan
    programmes: tuple[Programme, ...]
    count: int


@dataclass(frozen=True, slots=True)
class StatedTerm:
    """A term that some plans state. `plans` and `programmes` count all of them; `nearest` names the plans close by."""

    vocabulary: str
    term: str
    plans: int
    programmes: int
    nearest: tuple[StatingPlan, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What sets a district apart. Only if `basis` is `complete` does `missing` mean that its texts do not state it.

    `partial`: not all of its texts are recorded as a whole; `no_plan`: it has none; `alone`: no other district has one.
    `missing` is ordered by how many plans state the term; `own` holds what no other district's plans state.
    `others`: how many plans other districts have, with how many `sources`, checked when at the `oldest`; `unread`: how
    many of them are not recorded as a whole.
    """

    basis: Basis
    missing: tuple[StatedTerm, ...]
    own: tuple[StatedTerm, ...]
    others: int
    unread: int
    sources: int
    oldest: PartialDate | None


def find_gaps(site: Site) -> dict[str, Gaps]:
    """Of every district, by its id."""
    terms = [(name, term) for name in CODED_FACETS for term in site.vocabularies[name].terms]
    index = _Index(site, terms)
    return {district.id: index.gaps_of(district) for district in site.districts}


class _Index:
    """Who states what, by term and place."""

    def __init__(self, site: Site, terms: Sequence[Term]) -> None:
        self._site = site
        self._terms = terms
        self._most, self._of_each = (
            (MAX_PROGRAMMES, MAX_PROGRAMMES_PER_PLAN)
            if fits_one_table(site)
            else (MAX_PROGRAMMES_IF_LARGE, MAX_PROGRAMMES_PER_PLAN_IF_LARGE)
        )
        self._order = {term: number for number, term in enumerate(terms)}
        self._plans: dict[tuple[Term, str], list[StatingPlan]] = {}
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
        held = programmes_by_term(plan)
        for term, programmes in held.items():
            self._programmes[term] += len(programmes)
            holding = StatingPlan(plan, tuple(programmes[: self._of_each]), len(programmes))
            for place in ("", code[:2], code[:4]):
                self._plans.setdefault((term, place), []).append(holding)
        measured = {("themes", theme) for one in plan.programmes for part in one.measures for theme in part.themes}
        for term in measured.union(held):
            self._districts.setdefault(term, set()).add(plan.district.id)

    def gaps_of(self, district: District) -> Gaps:
        plans = self._site.plans_of(district)
        others = len(self._site.plans) - len(plans)
        unread = self._unread - sum(plan.extent != "complete" for plan in plans)
        basis = _basis(plans, others)
        missing, own = [], []
        for term in self._terms:
            holders = self._districts.get(term, set())
            if district.id not in holders:
                missing.append(self._stated(term, district.code))
            elif len(holders) == 1:
                own.append(self._stated(term, district.code))
        return Gaps(
            basis=basis,
            missing=self._most_stated(one for one in missing if one.plans) if basis == "complete" else (),
            own=tuple(one for one in own if one.plans) if others else (),
            others=others,
            unread=unread,
            sources=self._sources - sum(len(plan.sources) for plan in plans),
            oldest=next((one.checked for _, _, one in self._oldest if one.district.id != district.id), None),
        )

    def _most_stated(self, found: Iterable[StatedTerm]) -> tuple[StatedTerm, ...]:
        return tuple(sorted(found, key=lambda one: (-one.plans, self._order[one.vocabulary, one.term])))

    def _stated(self, term: Term, code: str) -> StatedTerm:
        return StatedTerm(
            *term, len(self._plans.get((term, ""), ())), self._programmes[term], self._nearest(term, code)
        )

    def _nearest(self, term: Term, code: str) -> tuple[StatingPlan, ...]:
        """Those of the same city first, then of the same province, then the rest; up to so many programmes in all."""
        found: dict[str, StatingPlan] = {}
        named = 0
        for place in (code[:4], code[:2], ""):
            # Each names a programme at least, and what an inner circle gave comes back in the outer ones.
            for one in self._plans.get((term, place), [])[: 2 * self._most]:
                if one.plan.key not in found and named < self._most:
                    found[one.plan.key] = one
                    named += len(one.programmes)
        return tuple(found.values())


def programmes_by_term(plan: Plan) -> dict[Term, list[Programme]]:
    """The terms that a plan states, each with the programmes in which it does."""
    held: dict[Term, list[Programme]] = {}
    for one in plan.programmes:
        for term in coded_terms(one):
            held.setdefault(term, []).append(one)
    return held


def _basis(plans: Sequence[Plan], others: int) -> Basis:
    if not plans:
        return "no_plan"
    if any(plan.extent != "complete" for plan in plans):
        return "partial"
    return "complete" if others else "alone"
