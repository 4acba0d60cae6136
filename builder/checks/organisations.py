"""Every body that a statement names is among the organisations of the plan, where it is given an agency type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from builder.checks.vocabulary import MANY
from builder.findings.finding import Finding, finding
from builder.model.base import Model
from builder.model.origin import Origin
from builder.model.schema.statement import ROLES
from builder.model.site import Plan, Site
from builder.model.types import STATES
from builder.text.did_you_mean import nearest

Path = tuple[str | int, ...]

_JOINED, _STATE = "organisations-joined", "state-in-list"
_DIVIDERS = re.compile(r"[、，,;；\s]+")
_DIVIDERS_AND = re.compile(r"[、，,;；\s和]+")


def check(site: Site) -> Iterator[Finding]:
    for plan in site.all_plans:
        findings = [*_check_plan(plan)]
        uses = Counter(mistake.values["value"] for mistake in findings)
        seen = set()
        for mistake in findings:
            value = mistake.values["value"]
            if uses[value] < MANY or mistake.rule in (_JOINED, _STATE):
                yield mistake
            elif value not in seen:
                # So many bodies of one name were right until the name in the list of the plan was changed.
                seen.add(value)
                values = {**mistake.values, "count": str(uses[value])}
                yield Finding(mistake.place, "organisation-many", values)


def _check_plan(plan: Plan) -> Iterator[Finding]:
    yield from _check_names(plan, plan.approved_by, plan.origin, ("approved_by",))
    yield from _check_roles(plan, plan.quantities, plan.origin, "quantities")
    for programme in plan.programmes:
        for role in ROLES:
            yield from _check_names(plan, getattr(programme, role), programme.origin, (role,))
        yield from _check_roles(plan, programme.measures, programme.origin, "measures")
        yield from _check_roles(plan, programme.quantities, programme.origin, "quantities")


def _check_roles(plan: Plan, coded: Sequence[Model], origin: Origin, key: str) -> Iterator[Finding]:
    for index, part in enumerate(coded):
        for role in ROLES:
            yield from _check_names(plan, getattr(part, role), origin, (key, index, role))


def _check_names(plan: Plan, named: object, origin: Origin, path: Path) -> Iterator[Finding]:
    if not isinstance(named, list):
        return
    for index, name in enumerate(named):
        if name not in plan.organisations:
            place = origin.at(*path, index)
            if name in STATES:
                yield finding(place, _STATE, value=name)
                continue
            if parts := _split(plan, name):
                # The whole list: an item in brackets of its own would be a list in a list.
                written = ", ".join([*named[:index], *parts, *named[index + 1 :]])
                yield finding(place, _JOINED, value=name, count=len(parts), written=f"[{written}]")
                continue
            near = nearest(name, plan.organisations)
            rule = "organisation-near" if near else "organisation"
            yield finding(place, rule, value=name, near=near or "", file=plan.origin.file)


def _split(plan: Plan, name: str) -> list[str]:
    """The registered bodies that an item names at once: the likeliest single body would drop the others.

    `和` also stands within names (人力资源和社会保障局), so it divides only what is not divided otherwise.
    """
    for divider in (_DIVIDERS, _DIVIDERS_AND):
        parts = [part for part in divider.split(name) if part]
        if len(parts) > 1 and all(part in plan.organisations for part in parts):
            return parts
    return []
