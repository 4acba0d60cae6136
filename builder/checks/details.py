"""Measures and quantities of a plan have ids of their own and refer only to what exists."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, finding
from builder.model.schema.statement import Quantity
from builder.model.site import Origin, Plan, Programme, Site
from builder.text.did_you_mean import nearest

_LIKE = 0.7  # paths to quantities have much in common


def check(site: Site) -> Iterator[Finding]:
    for plan in site.plans:
        yield from _ids(plan)
        known = {quantity.id for quantity in plan.quantities}
        known |= {f"{one.id}/{quantity.id}" for one in plan.programmes for quantity in one.quantities}
        for index, quantity in enumerate(plan.quantities):
            yield from _references(quantity, plan.origin, index, "", known)
            if quantity.cite is None:
                place = plan.origin.at("quantities", index)
                yield finding(place, "missing-key", key="cite", title="出处")
        for one in plan.programmes:
            measures = [measure.id for measure in one.measures]
            for index, quantity in enumerate(one.quantities):
                yield from _references(quantity, one.origin, index, one.id, known)
                if quantity.measure and quantity.measure not in measures:
                    place = one.origin.at("quantities", index, "measure")
                    near = nearest(quantity.measure, measures)
                    yield finding(place, "measure-near" if near else "measure", value=quantity.measure, near=near or "")


def _ids(plan: Plan) -> Iterator[Finding]:
    """Within a programme, or among the plan's own quantities, each id names one thing; it is part of a claim's id."""
    holders: list[tuple[Plan | Programme, list[tuple[str, int, str]]]] = [
        (plan, [("quantities", index, one.id) for index, one in enumerate(plan.quantities)])
    ]
    for programme in plan.programmes:
        items = [("measures", index, one.id) for index, one in enumerate(programme.measures)]
        items += [("quantities", index, quantity.id) for index, quantity in enumerate(programme.quantities)]
        holders.append((programme, items))
    for holder, items in holders:
        seen = {one.id for one in plan.programmes} if isinstance(holder, Plan) else set()
        for key, index, name in items:
            if name in seen or name in _RESERVED:
                yield finding(holder.origin.at(key, index, "id"), "duplicate-id", value=name)
            seen.add(name)


_RESERVED = {"name", "number", "section", "lead", "partners", "summary", "coding"}
"""The last parts of the ids of a programme's own claims."""


def _references(quantity: Quantity, origin: Origin, index: int, programme: str, known: set[str]) -> Iterator[Finding]:
    own = f"{programme}/{quantity.id}" if programme else quantity.id
    for key in ("repeats", "within"):
        target = getattr(quantity, key)
        if target is None:
            continue
        full = {target, f"{programme}/{target}"} & known
        if not full or own in full:
            near = None if full else nearest(target, sorted(known - {own}), cutoff=_LIKE)
            rule = "quantity-near" if near else "quantity"
            yield finding(origin.at("quantities", index, key), rule, value=target, near=near or "")
