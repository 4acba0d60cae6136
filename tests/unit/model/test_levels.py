"""How firm a statement is follows from its printed verb, so that two editors agree."""

from __future__ import annotations

from typing import Any

import pytest

from builder.model.statements import Coding, level_of, list_statements
from tests.support.comparing import LEVELS, measure_of, plan_of, programme_of, quantity_of, site_of


def level(kind: str = "opinions", **coding: Any) -> str | None:
    plan = plan_of([]).model_copy(update={"kind": kind})
    return level_of(site_of([plan]), plan, Coding(**coding))


@pytest.mark.parametrize(
    ("name", "verb"), [(name, verb) for name, more in LEVELS.items() for verb in more.get("verbs", ())]
)
def test_every_verb_of_a_level_gives_it(name: str, verb: str) -> None:
    assert level(force=verb) == name


@pytest.mark.parametrize(
    ("force", "expected"),
    [
        ("探索实施", "explore"),
        ("积极探索", "explore"),
        ("研究设立", "explore"),
        ("拟", "explore"),
        ("拟设立", "explore"),
        ("拟定", "firm"),
        ("力争实施", "strive"),
        ("探求", "explore"),
        ("颁发", "firm"),
        (None, None),
    ],
)
def test_a_reservation_decides_but_not_where_it_is_part_of_a_longer_verb(force: str | None, expected: str) -> None:
    assert level(force=force) == expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("opinions", "completed", "reported"),
        ("news", "completed", "reported"),
        ("opinions", "existing", "strive"),
        ("news", "existing", "reported"),
        ("opinions", "planned", "strive"),
        ("news", "planned", "strive"),
        ("news", None, "strive"),
    ],
)
def test_what_a_text_reports_as_done_promises_nothing_whatever_its_verb(
    kind: str, status: str | None, expected: str
) -> None:
    assert level(kind, status=status, force="力争") == expected


def test_what_is_done_needs_no_verb() -> None:
    assert level(status="completed") == "reported"
    assert level(status="existing") is None


def test_an_exception_is_the_level_whatever_the_verb_and_the_status() -> None:
    assert level(force="力争", commitment="firm") == "firm"
    assert level(status="completed", commitment="explore") == "explore"


def test_each_statement_of_a_plan_has_a_level_of_its_own() -> None:
    measures = [measure_of(force="探索"), measure_of("free")]
    numbers = [quantity_of(measure="prize"), quantity_of("own", measure="prize", force="力争")]
    programme = programme_of(([], [], []), force="设立", commitment=None, measures=measures, quantities=numbers)
    plan = plan_of([programme]).model_copy(update={"quantities": [quantity_of("goal", force="争取")]})
    assert {each.key: each.level for each in list_statements(site_of([plan]), plan)} == {
        "goal": "strive",
        "one/general": "firm",
        "one/prize": "explore",
        "one/free": None,
        "one/amount": "explore",
        "one/own": "strive",
    }
