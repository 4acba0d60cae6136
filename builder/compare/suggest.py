"""Which other plans are worth comparing with a plan, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from builder.compare.contexts import likenesses
from builder.compare.levels import read_level
from builder.compare.nearby_plans import NearbyPlans
from builder.compare.similar import coded_terms
from builder.model.site import Plan, Site
from builder.model.types import Absent
from builder.text.values import value_class

MAX_SUGGESTIONS = 6
"""So many plans are suggested."""
MAX_PLANS_SEARCHED = 60
"""So many plans are looked at when a site has too many to look at them all."""
MIN_SIZE = 2 / 3
"""From this share on of the programmes of the longer one two texts are alike in size."""
WEIGHTS = {
    "district": 3.0,
    "city": 3.0,
    "province": 1.5,
    "level": 2.0,
    "place_kind": 2.0,
    "kind": 3.0,
    "period": 2.0,
    "year": 1.5,
}
MINOR_WEIGHTS = {"size": 0.5, "population": 1.0, "gdp": 1.0}
SHARED_WEIGHTS = {"themes": 0.1, "instruments": 0.1}
"""How much each reason weighs; shared themes and instruments weigh by their number.

Only those of `WEIGHTS` are worth a comparison by themselves: a reader does not believe a number alone.
"""


@value_class
class Reason:
    """Why a plan is worth comparing with: `kind` is a key of the weights above; `terms` are shared, rarest first."""

    kind: str
    terms: tuple[str, ...] = ()

    @property
    def weight(self) -> float:
        """How much it weighs."""
        if self.terms:
            return SHARED_WEIGHTS[self.kind] * len(self.terms)
        return (WEIGHTS | MINOR_WEIGHTS)[self.kind]


@value_class
class PlanSuggestion:
    """A plan to compare with, and why; the weightiest reason first."""

    plan: Plan
    reasons: tuple[Reason, ...]


@value_class
class _Profile:
    """What of a plan is compared: the years that it covers, if the text states them, and its terms."""

    plan: Plan
    years: tuple[int, int] | None
    themes: frozenset[str]
    instruments: frozenset[str]


class PlanSuggestions:
    """Suggests plans for each plan. `current`: the site with the plans worth suggesting, where not all are."""

    def __init__(self, site: Site, current: Site | None = None) -> None:
        self._nearby = NearbyPlans(current or site)
        self._profiles = {plan.key: site.once(plan, "profile", partial(_profile_plan, plan)) for plan in site.plans}
        terms = (profile.themes | profile.instruments for profile in self._profiles.values())
        self._spread = Counter(chain.from_iterable(terms))

    def find(self, key: str) -> tuple[PlanSuggestion, ...]:
        """Suggests up to `MAX_SUGGESTIONS` plans for the plan of this key, the best first."""
        own = self._profiles[key]
        nearby = self._nearby.find(own.plan, most=MAX_PLANS_SEARCHED)
        return _select_best(own, [self._profiles[neighbour.key] for neighbour in nearby], self._spread)


def total_weight(reasons: Sequence[Reason]) -> float:
    """How much reasons weigh together.

    >>> total_weight([Reason("kind"), Reason("themes", ("housing", "funding"))])
    3.2
    """
    return sum(reason.weight for reason in reasons)


def _select_best(
    own: _Profile, candidates: Sequence[_Profile], spread: Mapping[str, int]
) -> tuple[PlanSuggestion, ...]:
    suggestions = [PlanSuggestion(candidate.plan, _list_reasons(own, candidate, spread)) for candidate in candidates]
    worthy = [each for each in suggestions if any(reason.kind in WEIGHTS for reason in each.reasons)]
    # Ties go by key, so that the same content always gives the same bytes.
    worthy.sort(key=lambda suggestion: (-total_weight(suggestion.reasons), suggestion.plan.key))
    return tuple(worthy[:MAX_SUGGESTIONS])


def _list_reasons(own: _Profile, candidate: _Profile, spread: Mapping[str, int]) -> tuple[Reason, ...]:
    shared = {"themes": own.themes & candidate.themes, "instruments": own.instruments & candidate.instruments}
    reasons = [Reason(kind) for kind in _likenesses(own, candidate)]
    rarest = {kind: tuple(sorted(terms, key=lambda term: (spread[term], term))) for kind, terms in shared.items()}
    reasons += [Reason(kind, terms) for kind, terms in rarest.items() if terms]
    return tuple(sorted(reasons, key=lambda reason: -reason.weight))


def _likenesses(own: _Profile, candidate: _Profile) -> Iterator[str]:
    """Yields what two plans have in common besides their contents: of place and of time, only what says most."""
    here, there = own.plan.district, candidate.plan.district
    if here.id == there.id:
        yield "district"
    elif here.code[:4] == there.code[:4]:
        yield "city"
    elif here.code[:2] == there.code[:2]:
        yield "province"
    if here.code[:4] != there.code[:4] and read_level(here.code) == read_level(there.code):
        yield "level"
    yield from likenesses(here, there)
    if own.plan.kind == candidate.plan.kind:
        yield "kind"
    if own.years and candidate.years and _overlap(own.years, candidate.years):
        yield "period"
    elif own.plan.year and candidate.plan.year and abs(own.plan.year - candidate.plan.year) <= 1:
        yield "year"
    sizes = sorted(len(each.plan.programmes) for each in (own, candidate))
    if sizes[0] and sizes[0] >= MIN_SIZE * sizes[1]:
        yield "size"


def _overlap(own: tuple[int, int], candidate: tuple[int, int]) -> bool:
    """Whether two periods have a year in common.

    >>> _overlap((2012, 2014), (2014, 2016)), _overlap((2012, 2014), (2015, 2016))
    (True, False)
    """
    return own[0] <= candidate[1] and candidate[0] <= own[1]


def _profile_plan(plan: Plan) -> _Profile:
    terms = {term for programme in plan.programmes for term in coded_terms(programme)}
    themes, instruments = (frozenset(term for name, term in terms if name == facet) for facet in SHARED_WEIGHTS)
    return _Profile(plan, _covered_years(plan), themes, instruments)


def _covered_years(plan: Plan) -> tuple[int, int] | None:
    """The first and last year of the stated period; the last possible one where only a number of years is stated."""
    if isinstance(plan.period, Absent):
        return None
    end = plan.period.end.year if plan.period.end else (plan.period.computed_end or (None, None))[1]
    return plan.period.start.year, end or plan.period.start.year
