"""Results that several pages need and that take time, each worked out when it is first asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, TypeVar

from builder import urls
from builder.compare.coverage import Coverage, PlanCoverage, list_terms
from builder.compare.gaps import Gaps, find_gaps
from builder.compare.peer_groups import KindCount, Standings
from builder.compare.stated_quantities import StatedQuantity, collect_quantities
from builder.compare.suggest import PlanSuggestion, PlanSuggestions
from builder.evidence.claims.claim import KeptClaim
from builder.evidence.ledger.ledger import Ledger
from builder.evidence.ledger.plan_evidence import Compared
from builder.evidence.locks.marks import Mark, weakest
from builder.model.site import Plan, Site
from builder.processes.once import once
from builder.text.reads import Later

_Value = TypeVar("_Value")
_NOTHING: Mapping[str, Compared] = {}
_PLANS_KEPT = 8
"""The pages of a plan are made one after the other."""


def data_of_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Each page that is about one thing, and the JSON file of that thing."""
    for district in site.all_districts:
        own = urls.data_url("districts", district.id)
        yield urls.district_url(district), own
        if district.level == "district":
            yield urls.gaps_url(district), own
    for plan in site.all_plans:
        yield from site.once(plan, "data of pages", partial(_data_of_plan, plan))
    for vocabulary in urls.DATA_VOCABULARIES:
        for term in site.vocabularies[vocabulary].terms:
            yield urls.facet_url(vocabulary, term), urls.data_url(vocabulary, term)


def _data_of_plan(plan: Plan) -> list[tuple[str, str]]:
    own = urls.data_url("plans", plan.key)
    of_programmes = (
        (urls.programme_url(plan, each), urls.data_url("programmes", f"{plan.key}.{each.id}"))
        for each in plan.programmes
    )
    return [*((page, own) for page in (urls.plan_url(plan), urls.source_url(plan), urls.who_url(plan))), *of_programmes]


def gaps_of_site(site: Site, coverage: Coverage) -> Mapping[str, Gaps]:
    """Gaps by the id of a district, made when one is asked for."""
    gaps = once(partial(find_gaps, site, coverage))
    return Later((district.id for district in site.districts), lambda district: gaps()[district])


def suggestions_of_site(site: Site, current: Site) -> Mapping[str, tuple[PlanSuggestion, ...]]:
    """Suggestions by the key of a plan, each made when it is asked for."""
    suggestions = once(partial(PlanSuggestions, site, current))
    return Later((plan.key for plan in site.plans), lambda plan: suggestions().find(plan))


def term_name(vocabulary: str, term: str) -> str:
    """The permanent name of a term among those of all facets."""
    return f"{vocabulary}.{term}"


def terms_by_name(site: Site) -> dict[str, tuple[str, str]]:
    """The terms of all facets, each with its vocabulary, by their permanent names."""
    return {term_name(*term): term for term in list_terms(site)}


def kinds_of_places(site: Site, standings: Standings) -> Mapping[str, tuple[KindCount, ...]]:
    """By the name of a term: how many districts of each kind state something, counted when it is asked for.

    Every page of the term says so, however few places it shows.
    """
    terms = terms_by_name(site)
    return Later(terms, lambda name: standings.count_kinds(*terms[name]))


def quantities_of_plan(site: Site, coverage: PlanCoverage) -> tuple[StatedQuantity, ...]:
    """The quantities of a plan, each promise once."""
    return site.once(coverage.plan, "quantities", partial(collect_quantities, coverage), coverage)


class _OfPlans(Mapping[str, _Value]):
    """Something of what was compared, by names that begin with the key of a plan.

    It is looked up in the evidence of that plan: all of it once more under whole names would take more room.
    """

    def __init__(self, ledger: Ledger) -> None:
        # Whoever looks something up here notes that, and not that it was read of the evidence.
        self._plans = {key: evidence.compared for key, evidence in ledger.items()}

    def __getitem__(self, name: str) -> _Value:
        """What has this name. Raise `KeyError`."""
        value: _Value | None = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def __len__(self) -> int:
        """How many names there are."""
        return sum(1 for _ in self)


class Marks(_OfPlans[Mark]):
    """The mark of each claim, by its id."""

    def get(self, name: str, default: Any = None) -> Any:
        """The mark of a claim, or `default`."""
        key, own = _split(name)
        compared = self._plans.get(key, _NOTHING).get(own)
        return compared.mark if compared else default

    def __iter__(self) -> Iterator[str]:
        """The ids of all claims."""
        return (f"{key}.{name}" for key, own in self._plans.items() for name in own)


class _OfProgrammes(_OfPlans[_Value]):
    """Something of each programme, by plan and programme; of the plans that were asked for last it is at hand."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self._of_plan = lru_cache(maxsize=_PLANS_KEPT)(self._find_of_plan)

    def get(self, name: str, default: Any = None) -> Any:
        """What a programme has, or `default`."""
        key, programme = _split(name)
        return self._of_plan(key).get(programme, default)

    @abstractmethod
    def _find_of_plan(self, key: str) -> dict[str, _Value]:
        """What the programmes of a plan have."""

    def __iter__(self) -> Iterator[str]:
        """The programmes that have something, each with its plan."""
        return (f"{key}.{programme}" for key in self._plans for programme in self._of_plan(key))


class ClaimsOfProgrammes(_OfProgrammes[tuple[KeptClaim, ...]]):
    """The claims that say more of a programme than its name."""

    def _find_of_plan(self, key: str) -> dict[str, tuple[KeptClaim, ...]]:
        claims: dict[str, list[KeptClaim]] = {}
        for name, own in self._plans.get(key, _NOTHING).items():
            programme, dot, _ = name.partition(".")
            if dot:
                claims.setdefault(programme, []).append(KeptClaim(f"{key}.{name}", own.spans, own.aspect))
        return {programme: tuple(each) for programme, each in claims.items()}


class WeakestCodings(_OfProgrammes[Mark]):
    """The weakest mark of the claims that say how the statements of a programme are coded."""

    def _find_of_plan(self, key: str) -> dict[str, Mark]:
        marks: dict[str, list[Mark]] = {}
        for name, own in self._plans.get(key, _NOTHING).items():
            programme, _, aspect = name.partition(".")
            if aspect.rpartition(".")[2] == "coding":
                marks.setdefault(programme, []).append(own.mark)
        return {programme: weakest(own) for programme, own in marks.items()}


def _split(name: str) -> tuple[str, str]:
    """A name as the key of the plan and what follows.

    >>> _split("liwan.opinions-2013.fund.coding"), _split("liwan")
    (('liwan.opinions-2013', 'fund.coding'), ('liwan.', ''))
    """
    district, _, rest = name.partition(".")
    plan, _, own = rest.partition(".")
    return f"{district}.{plan}", own
