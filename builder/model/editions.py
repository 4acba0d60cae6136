"""Editions of a policy: which plan replaces, amends or repeals which earlier one, and from when it is in force."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Literal

from builder.model.site import Plan, Programme, Site
from builder.model.types import PartialDate
from builder.text.values import value_class

RelationName = Literal["supersedes", "amends", "repeals"]
RELATIONS: tuple[RelationName, ...] = ("supersedes", "amends", "repeals")
"""What a plan can do to an earlier one, as the fields of `plan.yaml`."""


@value_class
class Step:
    """What a later plan does to an earlier one."""

    name: RelationName
    earlier: Plan
    later: Plan

    @property
    def ends(self) -> bool:
        """Whether the earlier plan holds no longer."""
        return self.name != "amends"


def list_steps(site: Site) -> Iterator[Step]:
    """Every step between two plans of the site, in the order of the later ones."""
    for plan in site.all_plans:
        for name in RELATIONS:
            for written in getattr(plan, name):
                earlier = site.plan_named(written, beside=plan)
                if earlier and earlier is not plan:
                    yield Step(name, earlier, plan)


def find_continued(site: Site, plan: Plan, name: str) -> list[tuple[Plan, Programme]]:
    """The programmes of earlier editions that `name` can mean: of any, or of the one that it names."""
    plan_name, _, programme_id = name.rpartition("/")
    written = (each for relation in RELATIONS for each in getattr(plan, relation))
    plans = {earlier.key: earlier for each in written if (earlier := site.plan_named(each, beside=plan))}
    named = site.plan_named(plan_name, beside=plan) if plan_name else None
    plans_named = (each for each in plans.values() if each is not plan and (not plan_name or each is named))
    parts = ((earlier, earlier.programme(programme_id)) for earlier in plans_named)
    return [(earlier, part) for earlier, part in parts if part]


def start_of(plan: Plan) -> PartialDate | None:
    """From when a plan is in force: as it says, as we know from elsewhere, else from when it was issued."""
    days = (plan.effective, plan.in_force.start if plan.in_force else None, plan.issued)
    return next((day for day in days if isinstance(day, PartialDate)), None)


def last_day(day: PartialDate) -> date:
    """The last day that a date can mean.

    >>> last_day(PartialDate(2024, 2)), last_day(PartialDate(2024))
    (datetime.date(2024, 2, 29), datetime.date(2024, 12, 31))
    """
    month = day.month or 12
    return date(day.year, month, day.day or monthrange(day.year, month)[1])


def has_past(site: Site) -> bool:
    """Whether any plan holds no longer, or will not one day: whatever today is."""
    return any(step.ends for step in list_steps(site)) or any(
        plan.in_force and plan.in_force.end for plan in site.all_plans
    )
