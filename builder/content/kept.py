"""`editions/on-<day>/<district>.json`: what the statements of plans said on the day of a release, a plan a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from builder.findings.finding import Finding, Place, finding
from builder.model.kept import KeptFile, KeptPlan, KeptStatement

_DAY = "on-"


def day_id(day: date) -> str:
    """The name of the folder of a day.

    >>> day_id(date(2026, 11, 27))
    'on-2026-11-27'
    """
    return f"{_DAY}{day.isoformat()}"


def read_kept(text: str, file: str, *, day: str, district: str) -> tuple[KeptFile | None, list[Finding]]:
    """The file, or that it is none: its folder names no day, or something else has written it."""
    try:
        plans = {str(key): _plan(written) for key, written in json.loads(text).items()}
        return KeptFile(date.fromisoformat(day.removeprefix(_DAY)), district, plans), []
    except (ValueError, TypeError, AttributeError):
        return None, [finding(Place(file), "kept-file")]


def _plan(written: Any) -> KeptPlan | None:
    return None if written is None else {str(key): _statement(*values) for key, values in written.items()}


def _statement(name: str, figure: str = "", level: str = "", indicator: str = "", *lists: list[str]) -> KeptStatement:
    terms, bodies = (*(tuple(map(str, values)) for values in lists), (), ())[:2]
    return KeptStatement(str(name), str(figure), str(level), str(indicator), terms, bodies)


def kept_text(plans: Mapping[str, KeptPlan | None]) -> str:
    """The text of a file. What is empty at the end of a statement is left out.

    >>> kept_text({"aa.plan": {"fund": KeptStatement("资金", "3 万元")}, "aa.old": None})
    '{"aa.old":null,\\n"aa.plan":{"fund":["资金","3 万元"]}}\\n'
    """
    lines = (f"{_json(key)}:{_json(_plain_values(plans[key]))}" for key in sorted(plans))
    return "{" + ",\n".join(lines) + "}\n"


def _plain_values(plan: KeptPlan | None) -> dict[str, list[Any]] | None:
    return None if plan is None else {key: _values(plan[key]) for key in sorted(plan)}


def _values(statement: KeptStatement) -> list[Any]:
    values: list[Any] = [statement.name, statement.figure, statement.level, statement.indicator]
    values += [list(statement.terms), list(statement.bodies)]
    while len(values) > 1 and not values[-1]:
        values.pop()
    return values


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
