"""Statements and quantities as rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from builder import urls
from builder.compare.stated_quantities import StatedQuantity
from builder.compare.units import read_unit
from builder.data.records import BodyRole, Missing, QuantityRecord, StatementRecord
from builder.data.rows import plain_number, quantity_id, statement_id
from builder.evidence.claims.claim import cite_words
from builder.evidence.locks.marks import UNCHECKED
from builder.model.site import Plan, Programme
from builder.model.statements import Statement, claim_of, resolve_key
from builder.model.types import Absent
from builder.views.context import Context


def statement_rows(context: Context, plan: Plan, programme: Programme | None = None) -> Iterator[StatementRecord]:
    """The statements of a plan, or of one of its programmes."""
    for statement in _statements(context, plan, programme):
        yield statement_row(context, plan, statement)


def quantity_rows(context: Context, plan: Plan, programme: Programme | None = None) -> Iterator[QuantityRecord]:
    """The quantities of a plan, or of one of its programmes, each place that states one."""
    for statement in _statements(context, plan, programme):
        if statement.quantity:
            yield quantity_row(context, StatedQuantity(plan, statement))


def _statements(context: Context, plan: Plan, programme: Programme | None) -> tuple[Statement, ...]:
    coverage = context.coverage[plan.key]
    return coverage.by_programme[programme.id] if programme else coverage.statements


def statement_row(context: Context, plan: Plan, statement: Statement) -> StatementRecord:
    """A statement with its coding: what it writes, and what it has from what it is a part of."""
    coding, claim = statement.coding, claim_of(plan, statement)
    name, name_en = _name(statement)
    measure = statement.measure
    bodies = tuple(BodyRole(role, body) for role, body in coding.bodies or ())
    return StatementRecord(
        id=statement_id(plan, statement.key),
        plan=plan.key,
        programme=_programme_id(plan, statement),
        kind="quantity" if statement.quantity else "measure" if measure else "general",
        name=name,
        name_en=name_en,
        summary=measure.summary.zh if measure and measure.summary and not statement.quantity else None,
        measure=_measure_id(plan, statement) if statement.is_detail else None,
        themes=coding.themes or None,
        instruments=coding.instruments or None,
        target_groups=coding.target_groups or None,
        bodies=bodies or None,
        status=coding.status,
        force=coding.force,
        commitment=statement.level,
        commitment_written=coding.commitment,
        cite=cite_words(plan, statement.cite) or None,
        claim=claim,
        mark=context.marks.get(claim, UNCHECKED).state,
        aliases=_aliases(plan, statement),
        page=_page(plan, statement),
        missing=_missing(statement),
    )


def _name(statement: Statement) -> tuple[str, str | None]:
    if statement.quantity:
        return statement.quantity.label.zh, statement.quantity.label.en
    named = statement.measure or statement.programme
    assert named  # what is neither a quantity nor a measure is the general statement of a programme
    return named.name.zh, named.name.en


def _programme_id(plan: Plan, statement: Statement) -> str | None:
    return f"{plan.key}.{statement.programme.id}" if statement.programme else None


def _measure_id(plan: Plan, statement: Statement) -> str | None:
    assert statement.programme
    assert statement.measure
    return f"{plan.key}.{statement.programme.id}.{statement.measure.id}"


def _aliases(plan: Plan, statement: Statement) -> tuple[str, ...] | None:
    part = statement.quantity or statement.measure
    prefix = _programme_id(plan, statement) or plan.key
    return tuple(f"{prefix}.{old}" for old in part.aliases) or None if part else None


def _page(plan: Plan, statement: Statement) -> str:
    programme = statement.programme
    if statement.quantity:
        return urls.quantity_url(plan, programme, statement.quantity.id)
    assert programme
    if statement.measure:
        return urls.measure_url(plan, programme, statement.measure.id)
    return urls.programme_url(plan, programme)


def _missing(statement: Statement) -> dict[str, Missing]:
    """Why there is no coding of a kind: what an editor says of it, or that nobody has read the sentence for it.

    Bodies are written only where the sentence prints some: a statement that is coded without them has none.
    """
    coding = statement.coding
    bodies = () if coding.bodies is None and coding.themes is not None else coding.bodies
    kinds: tuple[tuple[str, object, str, Missing], ...] = (
        ("themes", coding.themes, "", "not_applicable"),
        ("instruments", coding.instruments, "instruments", "not_applicable"),
        ("target_groups", coding.target_groups, "", "not_stated"),
        ("bodies", bodies, "lead", "not_stated"),
        ("status", coding.status, "status", "not_stated"),
    )
    missing: dict[str, Missing] = {
        name: _written_state(statement, field) or ("not_classified" if value is None else empty)
        for name, value, field, empty in kinds
        if not value
    }
    if not statement.level:
        missing["commitment"] = _written_state(statement, "commitment") or "not_researched"
    if not coding.force:
        missing["force"] = "not_applicable" if statement.level else "not_researched"
    return missing


def _written_state(statement: Statement, field: str) -> Missing | None:
    """The state that an editor gives a field of the general statement."""
    value = None if statement.measure or statement.quantity else getattr(statement.programme, field, None)
    return value.state if isinstance(value, Absent) else None


def quantity_row(context: Context, stated: StatedQuantity) -> QuantityRecord:
    """A quantity: as printed, and what it comes to in its unit without 万 and 亿."""
    plan, quantity = stated.plan, stated.quantity
    absent = quantity.value if isinstance(quantity.value, Absent) else None
    least, most = _ends(stated)
    unit = read_unit(quantity.unit)
    return QuantityRecord(
        id=quantity_id(stated),
        plan=plan.key,
        programme=_programme_id(plan, stated.statement),
        label=quantity.label.zh,
        nature=quantity.nature,
        state=absent.state if absent else "value" if stated.bounds else "not_applicable",
        value=_number(quantity.value),
        min=_number(quantity.min),
        max=_number(quantity.max),
        qualifier=quantity.qualifier,
        unit=quantity.unit,
        per=quantity.per,
        by=str(quantity.by) if quantity.by else None,
        period=quantity.period,
        kind=quantity.kind,
        indicator=quantity.indicator,
        repeats=_reference(context, stated, quantity.repeats),
        within=_reference(context, stated, quantity.within),
        base_unit=unit.base or None,
        base_min=_number(least),
        base_max=_number(most),
        printed=quantity.printed,
        occurrence=quantity.occurrence,
        value_note=absent.note if absent else None,
        disputed=quantity.disputed.zh if quantity.disputed else None,
        note=quantity.note.zh if quantity.note else None,
        cite=cite_words(plan, stated.statement.cite) or None,
        mark=context.marks.get(claim_of(plan, stated.statement), UNCHECKED).state,
        page=_page(plan, stated.statement),
        missing={"value": absent.state} if absent else {},
    )


def _ends(stated: StatedQuantity) -> tuple[Decimal | None, Decimal | None]:
    """Least and most in the unit without its multiple; 1000人以上 has no most, and 不超过1万元 has no least."""
    least, most = stated.bounds or (None, None)
    return None if stated.form == "ceiling" else least, None if stated.form == "floor" else most


def _number(figure: object) -> int | float | None:
    return plain_number(figure) if isinstance(figure, Decimal) else None


def _reference(context: Context, stated: StatedQuantity, reference: str | None) -> str | None:
    """The id of the quantity that `repeats` or `within` names."""
    if reference is None:
        return None
    return statement_id(stated.plan, resolve_key(stated.programme, reference, context.coverage[stated.plan.key].by_key))
