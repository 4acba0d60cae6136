"""Editions of a policy over a site: what is in force, and which programmes continue which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Literal

from builder.model.editions import Step, find_continued, last_day, list_steps, start_of
from builder.model.site import Plan, Programme, Site
from builder.model.types import Absent, PartialDate
from builder.text.reads import apart, note

_Successors = dict[tuple[str, str], list[tuple[Plan, Programme]]]
Standing = Literal["in_force", "superseded", "repealed", "ended"]


class Editions:
    """The editions of all plans of a site. What names a plan that is not there says nothing."""

    def __init__(self, site: Site, today: date | None = None) -> None:
        self._site = site
        self._today = today
        self._to_earlier: dict[str, list[Step]] = {}
        self._to_later: dict[str, list[Step]] = {}
        for step in list_steps(site):
            self._to_earlier.setdefault(step.later.key, []).append(step)
            self._to_later.setdefault(step.earlier.key, []).append(step)
        self._successors: _Successors | None = None

    def to_earlier(self, plan: Plan) -> Sequence[Step]:
        """What a plan does to earlier ones."""
        return self._to_earlier.get(plan.key, ())

    def to_later(self, plan: Plan) -> Sequence[Step]:
        """What later plans do to it."""
        return self._to_later.get(plan.key, ())

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step of the site."""
        return tuple(step for steps in self._to_earlier.values() for step in steps)

    def ending(self, plan: Plan) -> Step | None:
        """The step that ended a plan; None while none has. A plan that is not yet in force ends nothing."""
        return next((step for step in self.to_later(plan) if step.ends and not self._is_to_come(step.later)), None)

    def current(self, plan: Plan) -> Plan | None:
        """What is in force in the place of a plan: itself, or what in the end replaced it; None if that ended too."""
        seen = set[str]()
        while (step := self.ending(plan)) and plan.key not in seen:
            seen.add(plan.key)
            plan = step.later
        return plan if self.is_in_force(plan) else None

    def standing(self, plan: Plan) -> Standing:
        """Whether a plan is in force, or why it is not."""
        if step := self.ending(plan):
            return "superseded" if step.name == "supersedes" else "repealed"
        end = plan.in_force.end if plan.in_force else None
        return "ended" if end and last_day(end) < (self._today or plan.checked.earliest) else "in_force"

    def is_in_force(self, plan: Plan) -> bool:
        """Whether nothing is known that ended it."""
        return self.standing(plan) == "in_force"

    def in_force(self, plans: Sequence[Plan]) -> tuple[Plan, ...]:
        """Those that are in force."""
        return self._current if plans is self._site.plans else tuple(filter(self.is_in_force, plans))

    @cached_property
    def _current(self) -> tuple[Plan, ...]:
        """Those of the whole site: every page that counts asks for them."""
        return tuple(filter(self.is_in_force, self._site.plans))

    def lineage(self, plan: Plan) -> tuple[Plan, ...]:
        """All plans that steps connect with it, itself among them, the earliest first; alone where there is none."""
        reached, waiting = {plan.key: plan}, [plan]
        while waiting:
            current = waiting.pop()
            steps = (*self.to_earlier(current), *self.to_later(current))
            for neighbour in (end for step in steps for end in (step.earlier, step.later)):
                if neighbour.key not in reached:
                    reached[neighbour.key] = neighbour
                    waiting.append(neighbour)
        return tuple(sorted(reached.values(), key=_order_in_time))

    def programmes_before(self, plan: Plan, programme: Programme) -> tuple[tuple[Plan, Programme], ...]:
        """The programmes of earlier editions that a programme continues."""
        named = (find_continued(self._site, plan, name) for name in programme.continues)
        return tuple(places[0] for places in named if places)

    def programmes_after(self, plan: Plan, programme: Programme) -> tuple[tuple[Plan, Programme], ...]:
        """The programmes of later editions that continue a programme."""
        # Any programme of the site may continue it. Noted by its result: what every page read would grow with the site.
        note("successors", plan.key, programme.id)
        return self.successors(plan.key, programme.id)

    def successors(self, plan: str, programme: str) -> tuple[tuple[Plan, Programme], ...]:
        """The same by the key of the plan and the id of the programme; whoever asks notes it himself."""
        if self._successors is None:
            self._successors = apart(self._list_successors)
        return tuple(self._successors.get((plan, programme), ()))

    def _list_successors(self) -> _Successors:
        successors: _Successors = {}
        for plan in self._site.all_plans:
            for programme in plan.programmes:
                for earlier, part in self.programmes_before(plan, programme):
                    successors.setdefault((earlier.key, part.id), []).append((plan, programme))
        return successors

    def _is_to_come(self, plan: Plan) -> bool:
        start = start_of(plan)
        return bool(start and self._today and start.earliest > self._today)


def end_of(editions: Editions, plan: Plan) -> PartialDate | None:
    """Until when a plan was in force: as we know, else from when what ended it was in force."""
    if plan.in_force and plan.in_force.end:
        return plan.in_force.end
    step = editions.ending(plan)
    return start_of(step.later) if step else None


def only_in_force(site: Site, editions: Editions) -> Site:
    """The site with the plans that are in force; of its districts none is left out."""
    plans = editions.in_force(site.plans)
    return site if len(plans) == len(site.plans) else replace(site, plans=plans)


def _order_in_time(plan: Plan) -> tuple[date, str]:
    published = next((source.published for source in plan.sources if not isinstance(source.published, Absent)), None)
    day = start_of(plan) or published or plan.recorded
    return day.earliest, plan.key
