"""What many names follow from together: where that has not changed, what each stands for need not be added up.

Whatever else they follow from counts as a whole for every page (`Inputs.base`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from builder.evidence.ledger.remembered import sums_of
from builder.render.content_sums import file_of, sum_of_content
from builder.text.sums import add_up
from builder.views.context import Context
from builder.views.versions import KIND as VERSION
from builder.views.versions import OF_TERM

_PLAN, _SIMILAR = "plan", "similar"
_OF_FILES = frozenset(("programme", "measure"))
_OF_PLANS = frozenset(("plan", "coverage", "evidence"))
_OF_CLAIMS = frozenset(("claims", "marks"))
_OF_ALL = frozenset(("gaps", "past gaps", "suggestions", "kinds"))
COVERED = "covered"
"""What all plans cover, and what is known of all districts."""
_SEPARATOR = "\t"


class Grounds:
    """The plans of a site, each with its evidence, and the plans among which is looked for what is similar to one.

    `sum_of`: what another name comes to, for the ground that follows from such.
    """

    def __init__(self, contexts: Mapping[str, Context], sum_of: Callable[[str], str]) -> None:
        self._contexts, self._sum_of = contexts, sum_of
        context = next(iter(contexts.values()))
        self._site, self._ledger = context.site, context.ledger
        self._plans = {plan.key: plan for plan in self._site.all_plans}
        self._compared = frozenset(plan.key for plan in self._site.plans)
        self._plans_of_files = {
            file_of(programme): plan.key for plan in self._plans.values() for programme in plan.programmes
        }
        self.sum = cache(self._add_up)
        self._rules = cache(self._add_up_rules)

    def of(self, name: str) -> str:
        """The name of what a name follows from; empty for what follows from more, or from nothing that is there."""
        kind, *rest = name.split(_SEPARATOR)
        if kind in _OF_ALL:
            return COVERED
        if kind == VERSION:
            return name if rest[0] == OF_TERM and self._plans.keys() >= {*rest[3:]} else ""
        if kind == _SIMILAR:
            locale, plan = rest[:2]
            is_there = locale in self._contexts and plan in self._compared
            return _SEPARATOR.join((kind, locale, plan)) if is_there else ""
        plan = ""
        if kind in _OF_FILES:
            plan = self._plans_of_files.get(rest[0], "")
        elif kind in _OF_PLANS:
            plan = rest[0]
        elif kind in _OF_CLAIMS:
            plan = ".".join(rest[0].split(".")[:2])
        return f"{_PLAN}{_SEPARATOR}{plan}" if plan in self._plans else ""

    def _add_up(self, ground: str) -> str:
        kind, *names = ground.split(_SEPARATOR)
        if kind == COVERED:
            return self._sum_of_covered()
        if kind == VERSION:
            return add_up(self.sum(f"{_PLAN}{_SEPARATOR}{plan}") for plan in names[3:])
        return self._sum_of_similar(*names) if kind == _SIMILAR else self._sum_of_plan(*names)

    def _sum_of_covered(self) -> str:
        """Of districts and plans, the rest that gaps and suggestions follow from stands in their own files."""
        covered = (self._sum_of(_SEPARATOR.join(("coverage", key))) for key in self._plans)
        return add_up([*covered, *(district.context_origin.digest for district in self._site.all_districts)])

    def _sum_of_plan(self, key: str) -> str:
        evidence = self._ledger.get(key)
        texts = [*evidence.texts.values()] if evidence else []
        return sum_of_content((bool(evidence), sums_of(self._site, self._plans[key], texts)))

    def _sum_of_similar(self, locale: str, key: str) -> str:
        plans = [key, *self._contexts[locale].comparable.list_searched(key)]
        return add_up([self._rules(locale), *plans, *(self.sum(f"{_PLAN}{_SEPARATOR}{plan}") for plan in plans)])

    def _add_up_rules(self, locale: str) -> str:
        return sum_of_content(self._contexts[locale].comparable.rules)
