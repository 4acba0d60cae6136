"""The plan that another one implements is recorded, lies above it, and is of the level that is written."""

from __future__ import annotations

from collections.abc import Iterator

from builder.content.layout import PLAN
from builder.findings.finding import Finding, finding
from builder.model.divisions import (
    PLACE_LEVELS,
    division,
    is_fictitious,
    issues_at,
    lies_within,
    superior_division,
)
from builder.model.schema.plan import Superior
from builder.model.site import Plan, Site
from builder.model.superiors import Superiors
from builder.model.types import Absent
from builder.text.did_you_mean import nearest
from builder.text.normalise import fold


def check(site: Site) -> Iterator[Finding]:
    for plan in site.all_plans:
        if plan.implements and plan.district.is_read:
            yield from _check_superior(site, plan, plan.implements)
    yield from _find_circles(site)


def _check_superior(site: Site, plan: Plan, superior: Superior) -> Iterator[Finding]:
    """What is wrong with what a plan implements, the first thing only: the rest follows from it."""
    if PLACE_LEVELS.index(superior.level) < PLACE_LEVELS.index(plan.district.level):
        own = plan.district.full_name
        yield finding(plan.origin.at("implements", "level"), "superior-lower", value=superior.level, place_name=own)
    elif _is_same_number(superior.number, plan.document_number):
        yield finding(plan.origin.at("implements", "number"), "superior-self", value=superior.number)
    elif superior.plan:
        yield from _check_named(site, plan, superior, superior.plan)


def _check_named(site: Site, plan: Plan, superior: Superior, name: str) -> Iterator[Finding]:
    """The recorded plan that is named is another one, above this one, and the one that is described."""
    place, named = plan.origin.at("implements", "plan"), site.plan_by_any_key(name)
    if named is None:
        yield from _unknown_plan(site, name, plan)
    elif named is plan:
        yield finding(place, "superior-self", value=name)
    elif not _is_place(named):
        return  # its place has a mistake of its own
    elif named.district.level == "district":
        yield finding(place, "superior-district", value=name, place_name=named.district.full_name)
    elif not lies_within(plan.district.code, named.district.code):
        above, own = named.district.full_name, plan.district.full_name
        yield finding(place, "superior-elsewhere", value=name, place_name=above, own=own)
    else:
        yield from _check_description(plan, superior, named)


def _is_place(plan: Plan) -> bool:
    """Whether the place of a plan could be read, and has a code that there is."""
    if not plan.district.is_read:
        return False
    code = plan.district.code
    return bool(division(code) or superior_division(code)) or is_fictitious(code)


def _check_description(plan: Plan, superior: Superior, named: Plan) -> Iterator[Finding]:
    """The level and the number that are written are those of the recorded plan."""
    if superior.level not in issues_at(named.district.code):
        at, level = plan.origin.at("implements", "level"), named.district.level
        yield finding(at, "superior-level", value=superior.level, plan=named.key, level=level)
    numbers = (superior.number, named.document_number)
    if not _is_either_absent(*numbers) and not _is_same_number(*numbers):
        at = plan.origin.at("implements", "number")
        yield finding(at, "superior-number", value=superior.number, plan=named.key, number=named.document_number)


def _is_either_absent(number: str | Absent, recorded: str | Absent) -> bool:
    return isinstance(number, Absent) or isinstance(recorded, Absent)


def _is_same_number(number: str | Absent, recorded: str | Absent) -> bool:
    return not _is_either_absent(number, recorded) and fold(str(number)) == fold(str(recorded))


def _unknown_plan(site: Site, name: str, plan: Plan) -> Iterator[Finding]:
    district, _, plan_id = name.partition(".")
    if site.is_there(PLAN.path_of(district, plan_id)):
        return  # it has a mistake of its own
    place = plan.origin.at("implements", "plan")
    near = nearest(name, [each.key for each in site.superior_plans])
    yield finding(place, "superior-near" if near else "superior-unknown", value=name, near=near or "")


def _find_circles(site: Site) -> Iterator[Finding]:
    """Plans that in the end implement themselves, each circle once: at its first plan by name."""
    superiors = Superiors(site)
    circles = set[str]()
    for plan in sorted(site.superior_plans, key=lambda each: each.key):
        way = [plan]
        while (above := superiors.superior_of(way[-1])) and above not in way:
            way.append(above)
        if above is plan and plan.key not in circles:
            circles |= {each.key for each in way}
            circle = " → ".join(each.key for each in (*way, plan))
            yield finding(plan.origin.at("implements"), "superior-circle", value=way[1].key, circle=circle)
