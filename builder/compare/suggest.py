"""Which other plans are worth comparing with a plan, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.compare.near import Near
from builder.compare.similar import coded_terms
from builder.model.site import Plan, Site
from builder.model.types import Absent

MAX_SUGGESTIONS = 6
"""So many plans are suggested."""
MAX_PLANS_SEARCHED = 60
"""So many plans are looked at when a site has too many to look at them all."""
WEIGHTS = {"district": 3.0, "city": 3.0, "province": 1.5, "kind": 3.0, "period": 2.0, "year": 1.5}
SHARED_WEIGHTS = {"themes": 0.1, "instruments": 0.1}
"""How much each reason weighs; shared themes and instruments weigh by their number."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a plan is worth comparing with. `kind`: a key of `WEIGHTS` or `SHARED`; `count`: how many are shared."""

    kind: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class PlanSuggestion:
    """A plan to compare with, and why; the weightiest reason first."""

    plan: Plan
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What of a plan is compared: the years that it covers, if the text states them, and its terms."""

    plan: Plan
    years: tuple[int, int] | None
    themes: frozenset[str]
    instruments: frozenset[str]


def suggest_plans(site: Site) -> dict[str, tuple[PlanSuggestion, ...]]:
    """Up to `MOST` plans for every plan, by its key, the best first."""
    near = Near(site)
    profiles = {plan.key: _profile(plan) for plan in site.plans}
    return {
        plan.key: _best(profiles[plan.key], [profiles[one.key] for one in near.others(plan, most=MAX_PLANS_SEARCHED)])
        for plan in site.plans
    }


def total_weight(reasons: tuple[Reason, ...]) -> float:
    """How much reasons weigh together."""
    return sum(_weight(one) for one in reasons)


def _best(own: _Profile, others: list[_Profile]) -> tuple[PlanSuggestion, ...]:
    found = [PlanSuggestion(other.plan, _reasons(own, other)) for other in others]
    worthy = [one for one in found if one.reasons]
    return tuple(sorted(worthy, key=lambda one: (-total_weight(one.reasons), one.plan.key))[:MAX_SUGGESTIONS])


def _reasons(own: _Profile, other: _Profile) -> tuple[Reason, ...]:
    found = [Reason(kind) for kind in _alike(own, other)]
    shared = {"themes": own.themes & other.themes, "instruments": own.instruments & other.instruments}
    found += [Reason(kind, len(terms)) for kind, terms in shared.items() if terms]
    return tuple(sorted(found, key=lambda one: -_weight(one)))


def _alike(own: _Profile, other: _Profile) -> Iterator[str]:
    """What the two have in common besides their contents: of place and of time, only what says most."""
    here, there = own.plan.district, other.plan.district
    if here.id == there.id:
        yield "district"
    elif here.code[:4] == there.code[:4]:
        yield "city"
    elif here.code[:2] == there.code[:2]:
        yield "province"
    if own.plan.kind == other.plan.kind:
        yield "kind"
    if own.years and other.years and own.years[0] <= other.years[1] and other.years[0] <= own.years[1]:
        yield "period"
    elif own.plan.year and other.plan.year and abs(own.plan.year - other.plan.year) <= 1:
        yield "year"


def _weight(one: Reason) -> float:
    return SHARED_WEIGHTS[one.kind] * one.count if one.count else WEIGHTS[one.kind]


def _profile(plan: Plan) -> _Profile:
    terms = {term for one in plan.programmes for term in coded_terms(one)}
    themes, instruments = (frozenset(term for name, term in terms if name == wanted) for wanted in SHARED_WEIGHTS)
    return _Profile(plan, _years(plan), themes, instruments)


def _years(plan: Plan) -> tuple[int, int] | None:
    """The first and last year of the stated period; the last possible one where only a number of years is stated."""
    if isinstance(plan.period, Absent):
        return None
    end = plan.period.end.year if plan.period.end else (plan.period.computed_end or (None, None))[1]
    return plan.period.start.year, end or plan.period.start.year
