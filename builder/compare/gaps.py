"""What the plans of other districts state and those of one district do not, and the reverse.

Counted once for the whole site, term by term; no district is compared with each of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from builder.compare.coverage import CODED_FACETS, Coverage, PlanCoverage, TermCoverage, programmes_of
from builder.compare.provinces import fits_one_table
from builder.model.site import District, Plan, Programme, Site
from builder.model.types import PartialDate
from builder.text.values import value_class

MAX_PROGRAMMES, MAX_PROGRAMMES_PER_PLAN = 16, 2
"""So many programmes are named for a term, and so many of one plan;"""
MAX_PROGRAMMES_IF_LARGE, MAX_PROGRAMMES_PER_PLAN_IF_LARGE = 4, 2
"""fewer where a site has too many plans for one table."""

Term = tuple[str, str]
"""The name of a vocabulary and the id of a term."""
_SILENT = TermCoverage("not_stated")
_LEAST_CERTAIN = {("not_researched", False): 0, ("not_researched", True): 1, ("not_classified", False): 2}
"""What one text that is not read, not searched, or has words that nobody has classified, makes of all."""
Basis = Literal["complete", "partial", "unsearched", "no_plan", "alone"]


@value_class
class StatingPlan:
    """A plan that states a term, and the first of the `count` programmes in which it does; none: in its own goals."""

    plan: Plan
    programmes: tuple[Programme, ...]
    count: int


@value_class
class StatedTerm:
    """A term that some plans state. `plans` and `programmes` count all of them; `nearest` names the plans close by.

    `elsewhere`: of a term that only one district states, what can be said of all the others.
    """

    vocabulary: str
    term: str
    plans: int
    programmes: int
    nearest: tuple[StatingPlan, ...]
    elsewhere: TermCoverage = _SILENT


@value_class
class Gaps:
    """What sets a district apart. Only if `basis` is `complete` does `missing` mean that its texts do not state it.

    `partial`: not all of its texts are recorded as a whole; `unsearched`: not all of them were searched; `no_plan`: it
    has none; `alone`: no other district has any.
    `missing` is ordered by how many plans state the term; `own` holds what no other district's plans state;
    `undecided`: what others state, while nobody has judged yet whether words of its own texts mean it.
    `others`: how many plans other districts have, with how many `sources`, checked when at the `oldest`; `unread`: how
    many of them are not recorded as a whole, or were not searched.
    """

    basis: Basis
    missing: tuple[StatedTerm, ...]
    own: tuple[StatedTerm, ...]
    undecided: tuple[Term, ...]
    others: int
    unread: int
    sources: int
    oldest: PartialDate | None


def find_gaps(site: Site, coverage: Coverage) -> dict[str, Gaps]:
    """Finds the gaps of every district, by its id."""
    terms = [(facet, term) for facet in CODED_FACETS for term in site.vocabularies[facet].terms]
    index = _TermIndex(site, terms, coverage)
    return {district.id: index.gaps_of(district) for district in site.districts}


class _TermIndex:
    """Who states what, by term and place."""

    def __init__(self, site: Site, terms: Sequence[Term], coverage: Coverage) -> None:
        self._site = site
        self._coverage = coverage
        self._terms = terms
        if fits_one_table(site):
            self._most, self._most_per_plan = MAX_PROGRAMMES, MAX_PROGRAMMES_PER_PLAN
        else:
            self._most, self._most_per_plan = MAX_PROGRAMMES_IF_LARGE, MAX_PROGRAMMES_PER_PLAN_IF_LARGE
        self._order = {term: number for number, term in enumerate(terms)}
        self._plans: dict[tuple[Term, str], list[StatingPlan]] = {}
        """By term and place: the digits of a city or a province, or none for the whole country."""
        self._programmes = dict.fromkeys(terms, 0)
        self._districts: dict[Term, set[str]] = {}
        """By term: the districts that have it."""
        self._unread = self._count_unread(site.plans)
        self._sources = _count_sources(site.plans)
        self._oldest = sorted((plan.checked.earliest, plan.key, plan) for plan in site.plans)
        for plan in site.plans:
            self._add(plan)

    def _add(self, plan: Plan) -> None:
        code = plan.district.code
        coverage = self._coverage[plan.key]
        by_term = programmes_by_term(coverage)
        # What a plan states in its own goals only, it states all the same.
        for term in (term for term in coverage.by_term if term[0] in CODED_FACETS):
            programmes = by_term.get(term, ())
            self._programmes[term] += len(programmes)
            stating = StatingPlan(plan, tuple(programmes[: self._most_per_plan]), len(programmes))
            for place in ("", code[:2], code[:4]):
                self._plans.setdefault((term, place), []).append(stating)
            self._districts.setdefault(term, set()).add(plan.district.id)

    def gaps_of(self, district: District) -> Gaps:
        plans = self._site.plans_of(district)
        others = len(self._site.plans) - len(plans)
        basis = self._find_basis(plans, others)
        missing, own, undecided = self._divide_terms(district)
        dates = (plan.checked for _, _, plan in self._oldest if plan.district.id != district.id)
        return Gaps(
            basis=basis,
            missing=self._order_by_plans(missing) if basis == "complete" else (),
            own=tuple(own) if others else (),
            undecided=tuple(undecided) if basis == "complete" else (),
            others=others,
            unread=self._unread - self._count_unread(plans),
            sources=self._sources - _count_sources(plans),
            oldest=next(dates, None),
        )

    def _divide_terms(self, district: District) -> tuple[list[StatedTerm], list[StatedTerm], list[Term]]:
        """Divides terms that some plan states: those that a district lacks, that no other has, that are undecided."""
        missing, own, undecided = [], [], []
        for term in self._terms:
            holders = self._districts.get(term, set())
            if district.id not in holders and self._is_silent(district, term):
                missing.append(self._state(term, district.code))
            elif holders == {district.id}:
                stated = self._state(term, district.code)
                own.append(replace(stated, elsewhere=self._state_elsewhere(district, term)))
            elif holders and district.id not in holders:
                undecided.append(term)
        return [stated for stated in missing if stated.plans], [stated for stated in own if stated.plans], undecided

    def _is_silent(self, district: District, term: Term) -> bool:
        """Whether all texts of a district are silent; words that nobody has classified are no silence."""
        facet, term_id = term
        plans = self._site.plans_of(district)
        return all(self._coverage[plan.key].find(term_id, facet).state == "not_stated" for plan in plans)

    def _state_elsewhere(self, district: District, term: Term) -> TermCoverage:
        """What can be said of the plans of all other districts, none of which has the term."""
        facet, term_id = term
        others = (plan for plan in self._site.plans if plan.district.id != district.id)
        covered = (self._coverage[plan.key].find(term_id, facet) for plan in others)
        return min(covered, key=_order_of_certainty, default=_SILENT)

    def _find_basis(self, plans: Sequence[Plan], others: int) -> Basis:
        if not plans:
            return "no_plan"
        if any(plan.extent != "complete" for plan in plans):
            return "partial"
        if self._count_unread(plans):
            return "unsearched"
        return "complete" if others else "alone"

    def _count_unread(self, plans: Iterable[Plan]) -> int:
        return sum(plan.extent != "complete" or not self._coverage[plan.key].is_searched for plan in plans)

    def _order_by_plans(self, terms: Iterable[StatedTerm]) -> tuple[StatedTerm, ...]:
        return tuple(sorted(terms, key=lambda stated: (-stated.plans, self._order[stated.vocabulary, stated.term])))

    def _state(self, term: Term, code: str) -> StatedTerm:
        count = len(self._plans.get((term, ""), ()))
        return StatedTerm(*term, count, self._programmes[term], self._find_nearest(term, code))

    def _find_nearest(self, term: Term, code: str) -> tuple[StatingPlan, ...]:
        """Finds plans of the same city first, then of the same province, then the rest; up to so many programmes."""
        nearest: dict[str, StatingPlan] = {}
        named = 0
        for place in (code[:4], code[:2], ""):
            # Each plan names a programme at least, and what an inner circle gave comes back in the outer ones: twice as
            # many as may be named are enough to look at, however many plans the country has.
            for stating in self._plans.get((term, place), [])[: 2 * self._most]:
                if stating.plan.key not in nearest and named < self._most:
                    nearest[stating.plan.key] = stating
                    named += max(1, len(stating.programmes))
        return tuple(nearest.values())


def programmes_by_term(coverage: PlanCoverage) -> dict[Term, tuple[Programme, ...]]:
    """Groups the programmes of a plan by the terms that their statements have."""
    return {
        term: programmes
        for term, statements in coverage.by_term.items()
        if term[0] in CODED_FACETS and (programmes := programmes_of(statements))
    }


def _order_of_certainty(covered: TermCoverage) -> int:
    return _LEAST_CERTAIN.get((covered.state, covered.lacks_search), len(_LEAST_CERTAIN))


def _count_sources(plans: Iterable[Plan]) -> int:
    return sum(len(plan.sources) for plan in plans)
