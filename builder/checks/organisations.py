"""Every body that a statement names is among the organisations of the plan, where it is given an agency type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from builder.checks.vocabulary import MANY
from builder.findings.finding import Finding, finding
from builder.model.base import Model
from builder.model.origin import Origin
from builder.model.schema.statement import ROLES
from builder.model.site import Plan, Site
from builder.text.did_you_mean import nearest

Path = tuple[str | int, ...]


def check(site: Site) -> Iterator[Finding]:
    for plan in site.all_plans:
        findings = [*_check_plan(plan)]
        uses = Counter(mistake.values["value"] for mistake in findings)
        seen = set()
        for mistake in findings:
            value = mistake.values["value"]
            if uses[value] < MANY:
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
    for index, name in enumerate(named if isinstance(named, list) else ()):
        if name not in plan.organisations:
            near = nearest(name, plan.organisations)
            rule = "organisation-near" if near else "organisation"
            yield finding(origin.at(*path, index), rule, value=name, near=near or "", file=plan.origin.file)
