"""What readers will see changed between two states of the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Programme, Site
from builder.model.types import Absent

ChangeKind = Literal["added", "removed", "changed"]
_PLAN_FIELDS = ("title", "kind", "issuer", "document_number", "issued", "effective", "validity", "extent")
_PROGRAMME_FIELDS = ("name", "themes", "instruments", "target_groups", "lead", "partners", "status", "commitment")


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that was added, removed or changed: what it is, its name, and its words before and after."""

    kind: ChangeKind
    what: str
    name: str
    before: str = ""
    after: str = ""


def find_changes(before: Site, after: Site) -> Iterator[Change]:
    """Yields every change, in the order of the site after it; of each kind of thing, what is gone comes last."""
    yield from _compare_names(
        "district",
        {district.id: district.full_name for district in before.districts},
        {district.id: district.full_name for district in after.districts},
    )
    old_plans = {plan.key: plan for plan in before.plans}
    yield from _compare_names(
        "plan",
        {key: _plan_name(plan) for key, plan in old_plans.items()},
        {plan.key: _plan_name(plan) for plan in after.plans},
    )
    for plan in after.plans:
        if plan.key in old_plans:
            yield from _compare_plans(old_plans[plan.key], plan)


def _compare_names(what: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    """Yields what was added and what was removed, by the permanent keys of both mappings."""
    yield from (Change("added", what, name) for key, name in after.items() if key not in before)
    yield from (Change("removed", what, name) for key, name in before.items() if key not in after)


def _compare_plans(before: Plan, after: Plan) -> Iterator[Change]:
    name = _plan_name(after)
    yield from _compare_fields(name, _plan_fields(before), _plan_fields(after))
    yield from _compare_quantities(name, before.quantities, after.quantities)
    old_programmes = {programme.id: programme for programme in before.programmes}
    yield from _compare_names(
        "programme",
        {key: f"{name} {programme.name.zh}" for key, programme in old_programmes.items()},
        {programme.id: f"{name} {programme.name.zh}" for programme in after.programmes},
    )
    for programme in after.programmes:
        if programme.id in old_programmes:
            yield from _compare_programmes(f"{name} {programme.name.zh}", old_programmes[programme.id], programme)


def _compare_programmes(name: str, before: Programme, after: Programme) -> Iterator[Change]:
    yield from _compare_fields(name, _programme_fields(before), _programme_fields(after))
    yield from _compare_quantities(name, before.quantities, after.quantities)


def _compare_fields(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for field, words in after.items():
        if words != before[field]:
            yield Change("changed", field, name, before[field], words)


def _compare_quantities(name: str, before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[Change]:
    old_quantities = {quantity.id: quantity for quantity in before}
    yield from _compare_names(
        "quantity",
        {key: f"{name} {quantity.label}：{quantity_words(quantity)}" for key, quantity in old_quantities.items()},
        {quantity.id: f"{name} {quantity.label}：{quantity_words(quantity)}" for quantity in after},
    )
    for quantity in after:
        if quantity.id in old_quantities:
            old, new = quantity_words(old_quantities[quantity.id]), quantity_words(quantity)
            if old != new:
                yield Change("changed", "quantity", f"{name} {quantity.label}", old, new)


def _plan_name(plan: Plan) -> str:
    return f"{plan.district.full_name}《{plan.short_title}》"


def _plan_fields(plan: Plan) -> dict[str, str]:
    words = {field: _field_words(getattr(plan, field)) for field in _PLAN_FIELDS}
    return words | {"summary": " ".join(plan.summary.split())}


def _programme_fields(programme: Programme) -> dict[str, str]:
    words = {field: _field_words(getattr(programme, field)) for field in _PROGRAMME_FIELDS}
    words["measures"] = "、".join(measure.name.zh for measure in programme.measures)
    return words | {"summary": " ".join(programme.body.split())}


def _field_words(value: object) -> str:
    """The words of a field's value, or the state of an absent value.

    >>> _field_words(["住房", "资金"]), _field_words(2013), _field_words(Absent(state="not_stated"))
    ('住房、资金', '2013', 'not_stated')
    """
    if isinstance(value, Absent):
        return value.state
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def quantity_words(quantity: Quantity) -> str:
    """A number with all that belongs to it, in the order of the fields.

    >>> flats = {"id": "flats", "label": "公寓", "nature": "target", "printed": "约3万套", "value": "3", "unit": "万套"}
    >>> quantity_words(Quantity.model_validate(flats | {"qualifier": "约", "per": "每年"}))
    '每年 约 3 万套'
    """
    number = quantity.value.state if isinstance(quantity.value, Absent) else quantity.value
    amount = (quantity.per, quantity.qualifier, quantity.min, number, quantity.max, quantity.unit)
    parts = (*amount, quantity.period, quantity.by, quantity.commitment)
    return " ".join(str(part) for part in parts if part is not None)
