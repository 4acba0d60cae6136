"""What readers will see changed between two states of the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Programme, Site
from builder.model.types import Absent

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that was added, removed or changed: what it is, which one, and its words before and after."""

    kind: Kind
    what: str
    name: str
    before: str = ""
    after: str = ""


def find_changes(before: Site, after: Site) -> Iterator[Change]:
    """All differences, in the order of the site after the change; what is gone comes last."""
    old = {one.id: one.full_name for one in before.districts}
    new = {one.id: one.full_name for one in after.districts}
    yield from _whole("district", old, new)
    plans = {plan.key: plan for plan in before.plans}
    yield from _whole(
        "plan", {key: _title(plan) for key, plan in plans.items()}, {plan.key: _title(plan) for plan in after.plans}
    )
    for plan in after.plans:
        if plan.key in plans:
            yield from _in_plan(plans[plan.key], plan)


def _whole(what: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    yield from (Change("added", what, name) for key, name in after.items() if key not in before)
    yield from (Change("removed", what, name) for key, name in before.items() if key not in after)


def _title(plan: Plan) -> str:
    return f"{plan.district.full_name}《{plan.short_title}》"


def _in_plan(before: Plan, after: Plan) -> Iterator[Change]:
    title = _title(after)
    yield from _fields(title, _plan_words(before), _plan_words(after))
    yield from _quantities(title, before.quantities, after.quantities)
    old = {one.id: one for one in before.programmes}
    yield from _whole(
        "programme",
        {key: f"{title} {one.name.zh}" for key, one in old.items()},
        {one.id: f"{title} {one.name.zh}" for one in after.programmes},
    )
    for one in after.programmes:
        if one.id in old:
            name = f"{title} {one.name.zh}"
            yield from _fields(name, _programme_words(old[one.id]), _programme_words(one))
            yield from _quantities(name, old[one.id].quantities, one.quantities)


def _fields(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for field, words in after.items():
        if words != before[field]:
            yield Change("changed", field, name, before[field], words)


def _plan_words(plan: Plan) -> dict[str, str]:
    fields = ("title", "kind", "issuer", "document_number", "issued", "effective", "validity", "extent")
    words = {field: _words(getattr(plan, field)) for field in fields}
    return words | {"summary": " ".join(plan.summary.split())}


def _programme_words(one: Programme) -> dict[str, str]:
    fields = ("name", "themes", "instruments", "target_groups", "lead", "partners", "status", "commitment")
    words = {field: _words(getattr(one, field)) for field in fields}
    words["measures"] = "、".join(measure.name.zh for measure in one.measures)
    return words | {"summary": " ".join(one.body.split())}


def _words(value: object) -> str:
    if isinstance(value, Absent):
        return value.state
    return "、".join(str(one) for one in value) if isinstance(value, list | tuple) else str(value)


def _quantities(name: str, before: list[Quantity], after: list[Quantity]) -> Iterator[Change]:
    old = {one.id: one for one in before}
    yield from _whole(
        "quantity",
        {key: f"{name} {one.label}：{quantity_words(one)}" for key, one in old.items()},
        {one.id: f"{name} {one.label}：{quantity_words(one)}" for one in after},
    )
    for one in after:
        if one.id in old and quantity_words(one) != quantity_words(old[one.id]):
            yield Change("changed", "quantity", f"{name} {one.label}", quantity_words(old[one.id]), quantity_words(one))


def quantity_words(one: Quantity) -> str:
    """A number with all that belongs to it, in the order of the fields."""
    number = one.value.state if isinstance(one.value, Absent) else one.value
    parts = (one.per, one.qualifier, one.min, number, one.max, one.unit, one.period, one.by, one.commitment)
    return " ".join(str(part) for part in parts if part is not None)
