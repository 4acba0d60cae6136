"""Data whose end is damaged or missing is told where that end should be, and not at its start, which is right."""

from __future__ import annotations

import pytest

from builder.content.layout import find_kind
from builder.content.read import read

FILE = "districts/aa/plan-a/programmes/housing.md"
DATA = "---\nname: 安住计划\nmeasures:\n  - id: homes\n    name: 住房\n"


def rules(text: str) -> list[tuple[str, int, int]]:
    place = find_kind(FILE)
    assert place is not None
    _, problems = read(text.encode(), FILE, *place)
    return [(problem.rule, problem.place.line, problem.place.column) for problem in problems]


@pytest.mark.parametrize("end", ["---", "--- "])
def test_three_hyphens_end_the_data(end: str) -> None:
    assert rules(f"{DATA}{end}\n提供住房。\n") == []


@pytest.mark.parametrize(
    ("end", "column"),
    [("----", 1), ("———", 1), ("--", 1), ("－－－", 1), ("===", 1), (" ---", 2), ("---提供住房。", 1)],
)
def test_a_damaged_end_is_told_at_its_line(end: str, column: int) -> None:
    assert rules(f"{DATA}{end}\n提供住房。\n") == [("front-matter-end", 6, column)]


@pytest.mark.parametrize(
    ("body", "line"),
    [("提供住房。\n", 6), ("\n提供住房。\n\n注意：住房。\n", 7), ("提供住房。\n- 一\n- 二\n", 6), ("", 5)],
)
def test_an_end_that_is_missing_is_told_where_the_text_starts(body: str, line: int) -> None:
    assert rules(DATA + body) == [("front-matter-open", line, 1)]


@pytest.mark.parametrize(
    "text", ["提供住房。\n", "----\nname: 安住计划\n---\n提供住房。\n", "name: 安住计划\n---\n提供。\n"]
)
def test_a_start_that_is_missing_is_told_at_the_first_line(text: str) -> None:
    assert rules(text) == [("front-matter", 1, 1)]
