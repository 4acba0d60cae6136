"""Rows by columns are written as CSV, as JSON and for the database as they would be one by one."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass

from builder.data.block import RowBlock
from builder.data.records import BodyRole


@dataclass(frozen=True)
class Row:
    """A row as those of tables are."""

    id: str
    count: int | float | None
    bodies: tuple[BodyRole | str, ...] | None
    missing: dict[str, str]


ROWS = [
    Row("港口-1", 3, (BodyRole("lead", "港务局"), "海关"), {}),
    Row("港口-2", None, None, {"count": "not_stated"}),
    Row("港口-3", 4.5, (), {"count": "disputed", "bodies": "not_classified"}),
    Row("=港口", None, None, {"bodies": "not_stated", "count": "not_classified"}),
]


def test_a_cell_without_a_value_says_why_and_a_value_stays_whatever_is_said_of_it() -> None:
    assert RowBlock(Row, ROWS).csv().decode().split("\r\n") == [
        "港口-1,3,lead:港务局；海关",
        "港口-2,not_stated,not_applicable",
        "港口-3,4.5,",
        "'=港口,not_classified,not_stated",
        "",
    ]


def test_json_has_characters_as_they_are_and_a_line_for_each_row() -> None:
    lines = RowBlock(Row, ROWS).jsonl().decode().splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": row.id, "count": row.count, "bodies": _plain(row), "missing": row.missing} for row in ROWS
    ]
    assert lines[1] == '{"id":"港口-2","count":null,"bodies":null,"missing":{"count":"not_stated"}}'


def _plain(row: Row) -> list[object] | None:
    if row.bodies is None:
        return None
    return [body if isinstance(body, str) else {"role": body.role, "name": body.name} for body in row.bodies]


def test_a_database_gets_lists_as_json_and_nothing_where_there_is_none() -> None:
    stored = [*RowBlock(Row, ROWS).stored()]
    assert [row[:2] for row in stored] == [astuple(row)[:2] for row in ROWS]
    assert [row[2] for row in stored] == ['[{"role":"lead","name":"港务局"},"海关"]', None, "[]", None]
    assert [json.loads(str(row[3])) for row in stored] == [row.missing for row in ROWS]


def test_of_no_rows_there_is_nothing() -> None:
    block = RowBlock(Row, [])
    assert (block.csv(), block.jsonl(), [*block.stored()]) == (b"", b"", [])
