"""The documents of cities, provinces and the state that plans implement: those recorded, and who implements each."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.divisions import PLACE_LEVELS, issues_at, lies_within
from builder.model.schema.plan import Superior
from builder.model.site import Plan, Site
from builder.model.types import Absent
from builder.text.normalise import fold
from builder.text.values import value_class


@value_class
class NamedDocument:
    """A document that plans say they implement, in the words of the first of them; `plan` where it is recorded."""

    superior: Superior | None
    """None of a recorded plan that nobody names."""
    plan: Plan | None
    implementing: tuple[Plan, ...]

    @property
    def height(self) -> int:
        """How high it was issued: 1 by a city, 2 by a province, 3 by the state."""
        level = self.plan.district.level if self.plan else self.superior.level if self.superior else "city"
        return PLACE_LEVELS.index(level)


class Superiors:
    """Every document above the plans of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._recorded: dict[tuple[str, str], list[Plan]] = {}
        for plan in site.superior_plans:
            for key in _keys_of(plan):
                self._recorded.setdefault(key, []).append(plan)
        self._plans: dict[str, list[Plan]] = {}
        self._named: dict[tuple[str, str], list[Plan]] = {}
        for plan in site.all_plans:
            if plan.implements:
                recorded = self.superior_of(plan)
                if recorded:
                    self._plans.setdefault(recorded.key, []).append(plan)
                else:
                    self._named.setdefault(plan.implements.key, []).append(plan)

    def superior_of(self, plan: Plan) -> Plan | None:
        """The recorded plan that a plan implements: the one that it names, else the only one that it can mean.

        That is a plan of a place above it with the same number or, where the text states none, the same title.
        """
        superior = plan.implements
        if superior is None:
            return None
        if superior.plan:
            named = self._site.plan_by_any_key(superior.plan)
            return named if named is not plan else None
        candidates = [
            each for each in self._recorded.get(superior.key, ()) if each is not plan and _is_above(each, plan)
        ]
        return candidates[0] if len(candidates) == 1 else None

    def implementing(self, plan: Plan) -> tuple[Plan, ...]:
        """The plans that implement a recorded one."""
        return tuple(self._plans.get(plan.key, ()))

    def beside(self, plan: Plan) -> tuple[Plan, ...]:
        """The other plans that implement what a plan implements."""
        if plan.implements is None:
            return ()
        recorded = self.superior_of(plan)
        plans: Iterable[Plan] = self.implementing(recorded) if recorded else self._named[plan.implements.key]
        return tuple(each for each in plans if each is not plan)

    def documents(self) -> tuple[NamedDocument, ...]:
        """All of them, the highest first, then in the order in which plans name them."""
        recorded = [
            NamedDocument(next((each.implements for each in own), None), plan, own)
            for plan in self._site.superior_plans
            for own in [self.implementing(plan)]
        ]
        others = [NamedDocument(plans[0].implements, None, tuple(plans)) for plans in self._named.values()]
        return tuple(sorted((*recorded, *others), key=lambda document: -document.height))


def _keys_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """How texts can name a plan: by its number or its title, at each level that its place is called."""
    titles = (plan.title, plan.short_title)
    words = [fold(title) for title in titles] + (
        [] if isinstance(plan.document_number, Absent) else [fold(plan.document_number)]
    )
    return tuple((level, each) for level in issues_at(plan.district.code) for each in dict.fromkeys(words))


def _is_above(superior: Plan, plan: Plan) -> bool:
    """Whether a plan is of a place above that of another; of a place that could not be read nobody knows."""
    return plan.district.is_read and lies_within(plan.district.code, superior.district.code)
