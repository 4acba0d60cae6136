"""The free comparison of the two plans made for it, in a browser: every row and cell, as the sources bear them out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.integration.test_statements_files import EAST, WEST, list_expected_rows
from tests.pages.test_statements_sides import RELATIONS
from tests.support.browser.comparing import opened_rows, query, read, settled
from tests.support.browser.fixtures import Open
from tests.support.exports import squeezed
from tests.support.statements import BLOCKS, without_summary

pytestmark = pytest.mark.browser

PRINTED = {
    "力争。第5段": "力争。1（第5段）",
    "出处：第5段": "出处：1（第5段）",
    "出处：第6段": "出处：2（第6段）",
    "出处：第7段": "出处：3（第7段）",
}
"""Where the first text numbers its programmes: its lock says so, which the pages that other tests make do not have."""
AGAIN = "（已列于上文）"
_NAMES = {squeezed(block): squeezed(block.partition(" ")[0]) for block in BLOCKS.values()}
_SHORT = {squeezed(block): squeezed(without_summary(block)) for block in BLOCKS.values()}
MORE_RELATIONS = {
    "overview.recruit": "different",
    "overview.family": "different",
    "overview.culture": "unknown",
    "overview.health": "neither",
    "themes.reward.numbers": "unlike",
    "themes.platform.numbers": "nothing",
    "themes.culture.numbers": "unknown",
    "instruments.service": "different",
    "instruments.prize": "same",
    "instruments.event": "unknown",
    "target-groups.experts": "same",
    "target-groups.youth": "different",
    "agencies.party": "different",
    "agencies.hr": "same",
    "agencies.publicity": "unknown",
    "agencies.street": "unknown",
    "agencies.health": "neither",
    "indicators.trainees": "unknown",
    "indicators.patients": "neither",
}
"""Those that the page of the pair does not have."""


def test_every_cell_of_the_free_comparison(visit: Open, statements_site: Path) -> None:
    columns = [list_expected_rows(0), list_expected_rows(1)]
    groups = dict.fromkeys(_group_of(row) for row in columns[0])
    shown = opened_rows({"id": row} for row in columns[0])
    opened = visit(f"{statements_site.as_uri()}/{query((EAST, WEST), ','.join(groups), shown)}")
    page = settled(opened)
    page.wait_for_selector("#compared")
    rows = read(page)
    for place, (column, printed) in enumerate(zip(columns, (PRINTED, {}), strict=True)):
        expected = {row: _at_place(words, printed) for row, words in _with_repetitions(rows, column).items()}
        assert {row["id"]: _shown(row["cells"][place]) for row in rows} == expected
    relations = {row["id"]: row["relation"] for row in rows}
    assert {row: relations[row] for row in RELATIONS | MORE_RELATIONS} == RELATIONS | MORE_RELATIONS
    assert opened.problems == []


def _group_of(row: str) -> str:
    """A theme is a group of its own."""
    return row.rpartition(".")[0]


def _at_place(words: str, printed: dict[str, str]) -> str:
    for paragraph, place in printed.items():
        words = words.replace(paragraph, place)
    return words


def _shown(cell: dict[str, Any]) -> str:
    words: str = cell["text"] + "".join(programme["text"] for programme in cell["programmes"])
    return words


def _with_repetitions(rows: list[dict[str, Any]], column: dict[str, str]) -> dict[str, str]:
    """What a column is expected to show: each programme in full only where it comes first."""
    seen: set[str] = set()
    shown = {}
    for row in (row["id"] for row in rows):
        words = column[row]
        name = _NAMES.get(words, "")
        shown[row] = f"{name}{AGAIN}" if words in seen else _SHORT[words] if name in seen else words
        seen |= {words, name} if name else set()
    assert set(shown) == set(column)
    return shown
