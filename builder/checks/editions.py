"""Editions fit together: what a plan replaces exists, nothing replaces itself, and dates do not contradict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from builder.content.layout import PLAN, PROGRAMME
from builder.findings.finding import Finding, Place, finding
from builder.model.editions import RELATIONS, Step, find_continued, list_steps, start_of
from builder.model.ids import ids_of
from builder.model.origin import Spot
from builder.model.site import Plan, Programme, Site
from builder.model.types import PartialDate
from builder.text.did_you_mean import nearest


def check(site: Site) -> Iterator[Finding]:
    steps = list(list_steps(site))
    for plan in site.all_plans:
        yield from _check_names(site, plan)
        yield from _check_in_force(plan)
        for programme in plan.programmes:
            yield from _check_continues(site, plan, programme)
    circles = list(_find_circles(steps))
    yield from circles
    if not circles:  # in a circle each date contradicts another
        for step in steps:
            yield from _check_order(step)


def _place(step: Step) -> Place:
    """Where a step is written."""
    later = step.later
    names = (name for name in getattr(later, step.name) if name in _names_of(step.earlier, beside=later))
    written = next(names, "")
    return later.origin.at(step.name, getattr(later, step.name).index(written)) if written else later.origin.at()


def _names_of(plan: Plan, *, beside: Plan) -> set[str]:
    """Every name by which another plan can call a plan."""
    own = set(ids_of(plan)) if plan.district.id == beside.district.id else set()
    return {plan.key, *plan.former_keys, *own}


def _check_names(site: Site, plan: Plan) -> Iterator[Finding]:
    """What a plan replaces, amends or repeals is another plan, and it does one of these to it."""
    seen = set[str]()
    for relation in RELATIONS:
        for index, name in enumerate(getattr(plan, relation)):
            spot = plan.origin.spot(relation, index)
            earlier = site.plan_named(name, beside=plan)
            if earlier is None:
                yield from _unknown_plan(site, plan, name, spot)
            elif earlier is plan:
                yield finding(spot.place, "edition-self", value=name)
            elif earlier.key in seen:
                yield finding(spot.place, "edition-twice", value=name)
            seen |= {earlier.key} if earlier else set()


def _unknown_plan(site: Site, plan: Plan, name: str, spot: Spot) -> Iterator[Finding]:
    district, _, plan_id = name.rpartition(".")
    if site.is_there(PLAN.path_of(district or plan.district.id, plan_id)):
        return  # it has a mistake of its own
    neighbours = [each.id for each in site.plans_of(plan.district) if each is not plan]
    near = nearest(name, [*neighbours, *(each.key for each in site.all_plans if each is not plan)])
    yield finding(spot.place, "edition-near" if near else "edition", value=name, near=near or "")


def _check_in_force(plan: Plan) -> Iterator[Finding]:
    """When a plan begins is said once; it ends after that."""
    in_force = plan.in_force
    if in_force is None:
        return
    if in_force.start and isinstance(plan.effective, PartialDate):
        yield finding(plan.origin.at("in_force", "start"), "in-force-twice", value=plan.effective)
        return
    start = start_of(plan)
    if start and in_force.end and in_force.end.is_before(start):
        yield finding(plan.origin.at("in_force", "end"), "order", earlier="开始有效的日期", later="失效的日期")


def _check_order(step: Step) -> Iterator[Finding]:
    """A later edition is later, and what it ended does not hold on."""
    before, after = start_of(step.earlier), start_of(step.later)
    if before is None or after is None:
        return
    if after.is_before(before):
        yield finding(_place(step), "edition-order", value=step.earlier.short_title, before=before, after=after)
        return
    end = step.earlier.in_force.end if step.earlier.in_force else None
    if step.ends and end and after.is_before(end):
        place = step.earlier.origin.at("in_force", "end")
        yield finding(place, "edition-overlap", value=end, title=step.later.short_title, after=after)


def _find_circles(steps: list[Step]) -> Iterator[Finding]:
    """Plans that in the end replace themselves, each circle once: at the step of its first plan by name."""
    followers: dict[str, list[Step]] = {}
    for step in steps:
        followers.setdefault(step.later.key, []).append(step)
    named = set[str]()
    for key in sorted(followers):
        circle = [] if key in named else _walk_back(key, followers)
        if circle:
            named |= {step.later.key for step in circle}
            titles = " → ".join(step.later.key for step in (*circle, circle[0]))
            rule = "edition-mutual" if len(circle) == 2 else "edition-circle"
            yield finding(_place(circle[0]), rule, value=circle[0].earlier.key, circle=titles)


def _walk_back(start: str, followers: dict[str, list[Step]]) -> list[Step]:
    """The shortest way over steps from a plan back to itself."""
    ways: list[list[Step]] = [[step] for step in followers[start]]
    seen = {start}
    while ways:
        way = ways.pop(0)
        reached = way[-1].earlier.key
        if reached == start:
            return way
        if reached not in seen:
            seen.add(reached)
            ways += [[*way, step] for step in followers.get(reached, ())]
    return []


def _check_continues(site: Site, plan: Plan, programme: Programme) -> Iterator[Finding]:
    """What a programme continues is a programme of an earlier edition, and of one only."""
    if not programme.continues:  # as hardly any does
        return
    earlier = list(dict.fromkeys(chain.from_iterable(getattr(plan, relation) for relation in RELATIONS)))
    for index, name in enumerate(programme.continues):
        spot = programme.origin.spot("continues", index)
        plans = find_continued(site, plan, name)
        if not earlier:
            yield finding(spot.place, "continues-alone", value=name)
        elif not plans and not _is_unread(site, plan, name, earlier):
            ids = {part.id for each in earlier for part in _programmes(site, plan, each)}
            near = nearest(name, sorted(ids))
            yield finding(spot.place, "continues-near" if near else "continues", value=name, near=near or "")
        elif len(plans) > 1:
            named = "、".join(f"{each.id}/{name}" for each, _ in plans)
            yield finding(spot.place, "continues-many", value=name, named=named)


def _programmes(site: Site, plan: Plan, name: str) -> tuple[Programme, ...]:
    earlier = site.plan_named(name, beside=plan)
    return earlier.programmes if earlier else ()


def _is_unread(site: Site, plan: Plan, name: str, earlier: list[str]) -> bool:
    """Whether its file is there with a mistake of its own, or its plan is not there, of which is named elsewhere."""
    plan_name, _, programme_id = name.rpartition("/")
    for each in [plan_name] if plan_name else earlier:
        district, _, plan_id = each.rpartition(".")
        ids = district or plan.district.id, plan_id
        named = site.plan_named(each, beside=plan)
        if named is None and (not plan_name or site.is_there(PLAN.path_of(*ids))):
            return True
        if named and not named.programme(programme_id) and site.is_there(PROGRAMME.path_of(*ids, programme_id)):
            return True
    return False
