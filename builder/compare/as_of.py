"""What differed on an earlier day: the statements that were kept with a release, held against those of now.

Between two releases nothing is kept: a day means the last release on or before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from builder.model.ids import ids_of
from builder.model.kept import KeptPlan, KeptStatement
from builder.model.register import figure_of
from builder.model.schema.statement import Measure, Quantity
from builder.model.site import Plan, Site
from builder.model.statements import Statement, list_statements
from builder.text.values import value_class


@value_class
class Difference:
    """A statement that was otherwise; None where it was not there then, or is not there now."""

    key: str
    before: KeptStatement | None
    after: KeptStatement | None


def kept_days(site: Site) -> list[date]:
    """The days of which something is kept, the latest first."""
    return sorted({file.day for file in site.kept}, reverse=True)


def plans_on(site: Site, day: date) -> dict[str, KeptPlan]:
    """What was published on a day, by the present keys of plans and statements; of plans that are gone by the old."""
    plans: dict[str, KeptPlan | None] = {}
    for file in sorted(site.kept, key=lambda file: (file.day, file.district)):
        if file.day <= day:
            plans |= file.plans
    return dict(_follow_renames(site, key, kept) for key, kept in plans.items() if kept is not None)


def _follow_renames(site: Site, key: str, kept: KeptPlan) -> tuple[str, KeptPlan]:
    plan = site.plan_by_any_key(key)
    if plan is None:
        return key, kept
    names = _former_names(plan)
    return plan.key, {names.get(statement, statement): value for statement, value in kept.items()}


def _former_names(plan: Plan) -> dict[str, str]:
    """The keys that statements had before they, or their programme, were renamed."""
    names = {old: quantity.id for quantity in plan.quantities for old in quantity.aliases}
    for programme in plan.programmes:
        for name in ids_of(programme):
            names[f"{name}/general"] = f"{programme.id}/general"
            parts: tuple[Measure | Quantity, ...] = (*programme.measures, *programme.quantities)
            for part in parts:
                names |= {f"{name}/{old}": f"{programme.id}/{part.id}" for old in ids_of(part)}
    return names


def plans_now(site: Site) -> dict[str, KeptPlan]:
    """What is published now, in the same form."""
    return {plan.key: keep_plan(site, plan) for plan in site.all_plans}


def keep_plan(site: Site, plan: Plan) -> KeptPlan:
    """The statements of a plan, as they are kept."""
    return {statement.key: _keep(statement) for statement in list_statements(site, plan)}


def _keep(statement: Statement) -> KeptStatement:
    part = statement.quantity or statement.measure
    named = statement.quantity.label if statement.quantity else statement.measure and statement.measure.name
    name = named if part else statement.programme and statement.programme.name
    return KeptStatement(
        name=getattr(name, "zh", None) or str(name),
        figure=figure_of(statement.quantity) if statement.quantity else "",
        level=statement.level or "",
        indicator=(statement.quantity.indicator if statement.quantity else None) or "",
        terms=tuple(sorted(f"{facet}.{term}" for facet, term in statement.terms)),
        bodies=tuple(f"{role} {body}" for role, body in statement.coding.bodies or ()),
    )


def list_differences(before: KeptPlan, after: KeptPlan) -> Iterator[Difference]:
    """Yields what is otherwise, in the order of now; then what is gone."""
    for key in dict.fromkeys((*after, *before)):
        if before.get(key) != after.get(key):
            yield Difference(key, before.get(key), after.get(key))


def unkept_plans(site: Site) -> dict[str, dict[str, KeptPlan | None]]:
    """By district, the plans that differ from what was kept last; None of those that are gone."""
    before, now = plans_on(site, date.max), plans_now(site)
    different: dict[str, KeptPlan | None] = {key: plan for key, plan in now.items() if before.get(key) != plan}
    different |= dict.fromkeys(before.keys() - now.keys())
    keys = groupby(sorted(different), key=lambda key: key.partition(".")[0])
    return {district: {key: different[key] for key in own} for district, own in keys}
