"""Measures and quantities of a plan have ids of their own, and ranges in order, and refer only to what exists."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.unread import has_unread
from builder.findings.finding import Finding, finding
from builder.model.origin import Origin
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Programme, Site
from builder.text.did_you_mean import nearest

_MIN_LIKENESS = 0.7  # paths to quantities have much in common
# The last parts of the ids of a programme's own claims.
_RESERVED = {"name", "number", "section", "lead", "partners", "summary", "coding", "force", "bodies", "general"}


def check(site: Site) -> Iterator[Finding]:
    for plan in site.all_plans:
        yield from _check_ids(plan)
        paths = {quantity.id for quantity in plan.quantities}
        paths |= {f"{programme.id}/{quantity.id}" for programme in plan.programmes for quantity in programme.quantities}
        for index, quantity in enumerate(plan.quantities):
            yield from _check_references(site, plan, plan, index, paths)
            yield from _check_range(quantity, plan.origin, index)
            if quantity.cite is None:
                place = plan.origin.at("quantities", index)
                yield finding(place, "missing-key", key="cite", title="出处")
        for programme in plan.programmes:
            for index, quantity in enumerate(programme.quantities):
                yield from _check_references(site, plan, programme, index, paths)
                yield from _check_range(quantity, programme.origin, index)
            yield from _check_measures(programme)


def _check_range(quantity: Quantity, origin: Origin, index: int) -> Iterator[Finding]:
    """A range goes from less to more. The sources cannot tell: they are asked only for the numbers, in any order."""
    low, high = quantity.min, quantity.max
    if low is not None and high is not None and low > high:
        yield finding(origin.at("quantities", index, "min"), "quantity-reversed", min=low, max=high)


def _check_measures(programme: Programme) -> Iterator[Finding]:
    """The measure that a quantity belongs to is one of its programme."""
    measures = [measure.id for measure in programme.measures]
    for index, quantity in enumerate(programme.quantities):
        if quantity.measure and quantity.measure not in measures:
            place = programme.origin.at("quantities", index, "measure")
            near = nearest(quantity.measure, measures)
            yield finding(place, "measure-near" if near else "measure", value=quantity.measure, near=near or "")


def _check_ids(plan: Plan) -> Iterator[Finding]:
    """Within a programme, or among the plan's own quantities, each id names one thing; it is part of a claim's id."""
    holders: list[tuple[Plan | Programme, list[tuple[str, int, str]]]] = [
        (plan, [("quantities", index, quantity.id) for index, quantity in enumerate(plan.quantities)])
    ]
    for programme in plan.programmes:
        items = [("measures", index, measure.id) for index, measure in enumerate(programme.measures)]
        items += [("quantities", index, quantity.id) for index, quantity in enumerate(programme.quantities)]
        holders.append((programme, items))
    for holder, items in holders:
        seen = {programme.id for programme in plan.programmes} if isinstance(holder, Plan) else set()
        for key, index, name in items:
            if name in seen or name in _RESERVED:
                yield finding(holder.origin.at(key, index, "id"), "duplicate-id", value=name)
            seen.add(name)


def _check_references(
    site: Site, plan: Plan, holder: Plan | Programme, index: int, paths: set[str]
) -> Iterator[Finding]:
    """What a quantity repeats, or is part of, is another quantity of the plan."""
    quantity, programme = holder.quantities[index], "" if isinstance(holder, Plan) else holder.id
    own = f"{programme}/{quantity.id}" if programme else quantity.id
    for key in ("repeats", "within"):
        target = getattr(quantity, key)
        if target is None:
            continue
        full = {target, f"{programme}/{target}"} & paths
        if not full and _is_unread(site, plan, target):
            continue
        if not full or own in full:
            near = None if full else nearest(target, sorted(paths - {own}), cutoff=_MIN_LIKENESS)
            rule = "quantity-near" if near else "quantity"
            yield finding(holder.origin.at("quantities", index, key), rule, value=target, near=near or "")


def _is_unread(site: Site, plan: Plan, path: str) -> bool:
    """Whether a quantity may be one of a programme that has a mistake of its own: then nothing here is to be mended."""
    programme, slash, _ = path.partition("/")
    return bool(slash) and plan.programme(programme) is None and has_unread(site, plan)
