"""Statements and quantities made again from the rows of the open data, and held against those of the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Site
from builder.model.statements import Coding, Statement, list_statements
from builder.model.types import Absent, Span

Rows = list[dict[str, Any]]


def different_statements(site: Site, rows: Rows) -> list[str]:
    """Statements of the content whose rows say something else, or that have none; and rows too many."""
    by_id = {row["id"]: row for row in rows}
    expected = {f"{plan.key}.{each.key.replace('/', '.')}": (plan, each) for plan, each in _statements(site)}
    faults = sorted(by_id.keys() ^ expected.keys())
    for name, (plan, each) in expected.items():
        row = by_id.get(name)
        if row is None:
            continue
        if _coding(row) != _read(each.coding) or row["commitment"] != each.level or _spans(row) != _named(plan, each):
            faults.append(f"{name}: {row}")
    return faults


def _statements(site: Site) -> Iterator[tuple[Plan, Statement]]:
    return ((plan, each) for plan in site.plans for each in list_statements(site, plan))


def _read(coding: Coding) -> Coding:
    """What is coded and writes no bodies has none; only what nobody has coded leaves them open."""
    is_open = coding.bodies is None and coding.themes is None
    return coding if is_open else replace(coding, bodies=coding.bodies or ())


def _coding(row: dict[str, Any]) -> Coding:
    """None where nobody has coded it, an empty tuple where somebody says that there is none."""
    lists = {
        name: tuple(row[name]) if row[name] else None if row["missing"].get(name) == "not_classified" else ()
        for name in ("themes", "instruments", "target_groups")
    }
    bodies = tuple((body["role"], body["name"]) for body in row["bodies"] or ())
    is_open = row["missing"].get("bodies") == "not_classified"
    return Coding(
        **lists,
        bodies=None if is_open else bodies,
        status=row["status"],
        force=row["force"],
        commitment=row["commitment_written"],
    )


def _spans(row: dict[str, Any]) -> tuple[Span, ...]:
    return tuple(map(Span.parse, row["cite"] or ()))


def _named(plan: Plan, statement: Statement) -> tuple[Span, ...]:
    first = plan.sources[0].id
    return tuple(Span(span.source or first, span.first, span.last) for span in statement.cite)


def different_quantities(site: Site, rows: Rows) -> list[str]:
    """Quantities of the content whose rows say something else, or that have none; and rows too many."""
    by_id = {row["id"]: row for row in rows}
    expected = {
        f"{plan.key}.{each.key.replace('/', '.')}": each.quantity for plan, each in _statements(site) if each.quantity
    }
    faults = sorted(by_id.keys() ^ expected.keys())
    return faults + [
        f"{name}: {row}"
        for name, quantity in expected.items()
        if (row := by_id.get(name)) and _facts_of_row(row) != _facts(quantity)
    ]


_SAME = ("nature", "qualifier", "unit", "per", "period", "kind", "indicator", "printed", "occurrence")


def _facts(quantity: Quantity) -> dict[str, object]:
    value = quantity.value
    return {name: getattr(quantity, name) for name in _SAME} | {
        "label": str(quantity.label),
        "value": (value.state, value.note) if isinstance(value, Absent) else value,
        "ends": (quantity.min, quantity.max),
        "by": quantity.by and str(quantity.by),
        "disputed": quantity.disputed and str(quantity.disputed),
        "note": quantity.note and str(quantity.note),
        "repeats": bool(quantity.repeats),
        "within": bool(quantity.within),
    }


def _facts_of_row(row: dict[str, Any]) -> dict[str, object]:
    state = row["missing"].get("value")
    numbers = {name: None if row[name] is None else Decimal(str(row[name])) for name in ("value", "min", "max")}
    return {name: row[name] for name in _SAME} | {
        "label": row["label"],
        "value": (state, row["value_note"]) if state else numbers["value"],
        "ends": (numbers["min"], numbers["max"]),
        "by": row["by"],
        "disputed": row["disputed"],
        "note": row["note"],
        "repeats": row["repeats"] is not None,
        "within": row["within"] is not None,
    }
