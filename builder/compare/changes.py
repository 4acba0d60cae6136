"""What readers will see changed between two states of the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from builder.compare.attestations import AttestationStep, Reviewing, attestation_step, attestation_words
from builder.compare.contexts import describe_context
from builder.model.schema.plan import InForce
from builder.model.schema.statement import ROLES, Measure, Quantity
from builder.model.site import District, Plan, Programme, Site
from builder.model.types import Absent
from builder.text.values import value_class

ChangeKind = Literal["added", "removed", "changed", AttestationStep]
_PLAN_FIELDS = (
    "title",
    "kind",
    "issuer",
    "document_number",
    "issued",
    "effective",
    "validity",
    "approved_by",
    "extent",
    "in_force",
    "supersedes",
    "amends",
    "repeals",
)
_CODED_FIELDS = ("themes", "instruments", "target_groups", *ROLES, "status", "force", "commitment")
_PROGRAMME_FIELDS = ("name", *_CODED_FIELDS, "whole", "continues")
_MEASURE_FIELDS = ("name", "summary", *_CODED_FIELDS)
_QUANTITY_FIELDS = tuple(field for field in _CODED_FIELDS if field not in ("force", "commitment"))
"""Those that are not among the words of the quantity."""


@value_class
class ContentChange:
    """A thing that was added, removed or changed: what it is, its name, and its words before and after."""

    kind: ChangeKind
    what: str
    name: str
    before: str = ""
    after: str = ""


def find_changes(
    before: Site, after: Site, *, since: date | None = None, today: date | None = None
) -> Iterator[ContentChange]:
    """Yields every change, in the order of the site after it; of each kind of thing, what is gone comes last.

    `since` and `today` are the days of the two states: a confirmation can lapse between them without a word changed.
    """
    then, now = (Reviewing(day, site.config.limits.review_days) for day, site in ((since, before), (today, after)))
    yield from _compare_names(
        "district",
        {district.id: district.full_name for district in before.all_districts},
        {district.id: district.full_name for district in after.all_districts},
    )
    old_districts = {district.id: district for district in before.all_districts}
    for district in after.all_districts:
        if district.id in old_districts:
            yield from _compare_contexts(old_districts[district.id], district)
    old_plans = {plan.key: plan for plan in before.all_plans}
    yield from _compare_names(
        "plan",
        {key: _plan_name(plan) for key, plan in old_plans.items()},
        {plan.key: _plan_name(plan) for plan in after.all_plans},
    )
    for plan in after.all_plans:
        if plan.key in old_plans:
            yield from _compare_plans(old_plans[plan.key], plan)
            yield from _compare_attestations(old_plans[plan.key], plan, then, now)


def _compare_names(what: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[ContentChange]:
    """Yields what was added and what was removed, by the permanent keys of both mappings."""
    yield from (ContentChange("added", what, name) for key, name in after.items() if key not in before)
    yield from (ContentChange("removed", what, name) for key, name in before.items() if key not in after)


def _compare_contexts(before: District, after: District) -> Iterator[ContentChange]:
    """What is known of a district beside its plans: numbers of a year, its kind, or why something is not known."""
    old, new = describe_context(before), describe_context(after)
    for (measure, year), words in new.items():
        name = f"{after.full_name}{year or ''}"
        what = f"context_{measure}"
        if (measure, year) in old:
            yield from _compare_fields(name, {what: old[measure, year]}, {what: words})
        elif year:
            yield ContentChange("added", what, f"{name} {words}")
    for (measure, year), words in old.items():
        if year and (measure, year) not in new:
            yield ContentChange("removed", f"context_{measure}", f"{after.full_name}{year} {words}")


def _compare_plans(before: Plan, after: Plan) -> Iterator[ContentChange]:
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
        if old := old_programmes.get(programme.id):
            own_name = f"{name} {programme.name.zh}"
            yield from compare_programmes(own_name, old, programme)
            yield from _compare_quantities(own_name, old.quantities, programme.quantities)


def _compare_attestations(before: Plan, after: Plan, then: Reviewing, now: Reviewing) -> Iterator[ContentChange]:
    if step := attestation_step(before.confirmed, after.confirmed, then, now):
        words = (attestation_words(plan.confirmed) for plan in (before, after))
        yield ContentChange(step, "confirmed", _plan_name(after), *words)


def compare_programmes(name: str, before: Programme, after: Programme) -> Iterator[ContentChange]:
    """Yields what differs between two programmes, or states of one, and between their measures; not their numbers."""
    yield from _compare_fields(name, _programme_fields(before), _programme_fields(after))
    yield from _compare_measures(name, before.measures, after.measures)


def _compare_fields(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[ContentChange]:
    for field, words in after.items():
        if words != before[field]:
            yield ContentChange("changed", field, name, before[field], words)


def _compare_measures(name: str, before: Sequence[Measure], after: Sequence[Measure]) -> Iterator[ContentChange]:
    old_measures = {measure.id: measure for measure in before}
    yield from _compare_names(
        "measure",
        {key: f"{name} {measure.name.zh}" for key, measure in old_measures.items()},
        {measure.id: f"{name} {measure.name.zh}" for measure in after},
    )
    for measure in after:
        if old := old_measures.get(measure.id):
            words = (_words_by_field(state, _MEASURE_FIELDS) for state in (old, measure))
            yield from _compare_fields(f"{name} {measure.name.zh}", *words)


def _compare_quantities(name: str, before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[ContentChange]:
    old_quantities = {quantity.id: quantity for quantity in before}
    yield from _compare_names(
        "quantity",
        {key: f"{name} {quantity.label}：{quantity_words(quantity)}" for key, quantity in old_quantities.items()},
        {quantity.id: f"{name} {quantity.label}：{quantity_words(quantity)}" for quantity in after},
    )
    for quantity in after:
        if old := old_quantities.get(quantity.id):
            states = (
                {"quantity": quantity_words(state)} | _words_by_field(state, _QUANTITY_FIELDS)
                for state in (old, quantity)
            )
            yield from _compare_fields(f"{name} {quantity.label}", *states)


def _plan_name(plan: Plan) -> str:
    return f"{plan.district.full_name}《{plan.short_title}》"


def _plan_fields(plan: Plan) -> dict[str, str]:
    return _words_by_field(plan, _PLAN_FIELDS) | {"summary": " ".join(plan.summary.split())}


def _programme_fields(programme: Programme) -> dict[str, str]:
    return _words_by_field(programme, _PROGRAMME_FIELDS) | {"summary": " ".join(programme.body.split())}


def _words_by_field(record: Plan | Programme | Measure | Quantity, fields: Iterable[str]) -> dict[str, str]:
    return {field: _field_words(getattr(record, field)) for field in fields}


def _field_words(value: object) -> str:
    """The words of a field's value, or the state of an absent value.

    >>> _field_words(["住房", "资金"]), _field_words(2013), _field_words(Absent(state="not_stated"))
    ('住房、资金', '2013', 'not_stated')
    >>> _field_words(None), _field_words([])  # nothing written, which may be inherited; and none
    ('', '[]')
    """
    if value is None:
        return ""
    if isinstance(value, Absent):
        return value.state
    if isinstance(value, InForce):
        return f"{value.start or ''}—{value.end or ''}"
    if value == []:
        return "[]"
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def quantity_words(quantity: Quantity) -> str:
    """A number with all that belongs to it, in the order of the fields.

    >>> flats = {"id": "flats", "label": "公寓", "nature": "target", "printed": "约3万套", "value": "3", "unit": "万套"}
    >>> quantity_words(Quantity.model_validate(flats | {"qualifier": "约", "per": "每年"}))
    '每年 约 3 万套'
    """
    number = quantity.value.state if isinstance(quantity.value, Absent) else quantity.value
    amount = (quantity.per, quantity.qualifier, quantity.min, number, quantity.max, quantity.unit)
    parts = (*amount, quantity.period, quantity.by, quantity.force, quantity.commitment)
    return " ".join(str(part) for part in parts if part is not None)
