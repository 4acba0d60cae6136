"""Whose time a number has that names none: the period of its text, unless that is for what comes and the number is not.

A plan for 2021 to 2025 that counts the workshops there are does not say that they come in these five years. The period
of a report is that of what it reports.
"""

from __future__ import annotations

from typing import Literal

from builder.compare.periods import Length
from builder.compare.stated_quantities import EXTENT, StatedQuantity
from builder.model.site import Plan, Site
from builder.model.statements import Statement
from builder.model.types import Absent

TimeState = Literal["value", "not_stated", "not_researched", "disputed"]


def is_past(site: Site, statement: Statement) -> bool:
    """Whether a text reports a statement, or says that it is done or applied for."""
    is_reported = statement.level is not None and statement.level == site.reported_level
    return is_reported or is_over(site, statement)


def is_over(site: Site, statement: Statement) -> bool:
    """Whether the status of a statement is one that promises nothing."""
    status = statement.coding.status
    return status is not None and not site.term("statuses", status).promises


def has_plan_period(site: Site, plan: Plan, statement: Statement) -> bool:
    """Whether the period of its text is the time of a number that names none."""
    assert statement.quantity
    if site.term("plan-kinds", plan.kind).reports:
        return True
    nature = statement.quantity.nature
    return (nature == EXTENT or site.term("natures", nature).promises) and not is_past(site, statement)


def state_of_time(site: Site, plan: Plan, statement: Statement) -> TimeState:
    """Whether a number that names no time has that of its text, or why it has none: its text may not have been read."""
    if not has_plan_period(site, plan, statement):
        return "not_stated"
    if not isinstance(plan.period, Absent):
        return "value"
    state = plan.period.state
    return state if state in ("not_researched", "disputed") else "not_stated"


def time_length(site: Site, stated: StatedQuantity) -> Length | None:
    """How long the time is that a number is of; None where the text does not say."""
    places = (stated, *stated.repetitions)
    has_own = any(place.quantity.period or place.quantity.by for place in places)
    return stated.length if has_own or has_plan_period(site, stated.plan, stated.statement) else None
