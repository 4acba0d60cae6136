"""What many names follow from together: where that has not changed, what each stands for need not be added up.

Whatever else they follow from counts as a whole for every page (`Inputs.base`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from builder.evidence.remembered import sums_of
from builder.render.plain import add_up, file_of, sum_of_content
from builder.views.context import Context

_PLAN, _SIMILAR = "plan", "similar"
_OF_FILES = frozenset(("programme", "measure"))
_OF_PLANS = frozenset(("plan", "coverage", "evidence"))
_OF_CLAIMS = frozenset(("claims", "marks"))
_SEPARATOR = "\t"


class Grounds:
    """The plans of a site, each with its evidence, and the plans among which is looked for what is similar to one."""

    def __init__(self, contexts: Mapping[str, Context]) -> None:
        self._contexts = contexts
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
        return self._sum_of_similar(*names) if kind == _SIMILAR else self._sum_of_plan(*names)

    def _sum_of_plan(self, key: str) -> str:
        evidence = self._ledger.get(key)
        texts = [*evidence.texts.values()] if evidence else []
        return sum_of_content((bool(evidence), sums_of(self._site, self._plans[key], texts)))

    def _sum_of_similar(self, locale: str, key: str) -> str:
        plans = [key, *self._contexts[locale].comparable.list_searched(key)]
        return add_up([self._rules(locale), *plans, *(self.sum(f"{_PLAN}{_SEPARATOR}{plan}") for plan in plans)])

    def _add_up_rules(self, locale: str) -> str:
        return sum_of_content(self._contexts[locale].comparable.rules)
