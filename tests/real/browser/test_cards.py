"""Cards on a phone: short values share a line, none touches or tears another, and long pages stay short."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from builder import urls
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

PHONES = [(390, 844), (320, 640)]
PLAN = "districts/liwan/opinions-2013"
CARDED = [
    urls.NUMBERS,
    urls.PROGRAMMES,
    f"{PLAN}.html",
    f"{PLAN}/talent-fund.html",
    urls.AGENCIES,
    "indicators/skilled-talent.html",
]
CELLS = ".cards td, .list td, .programmes td[data-label], .answer td"
ROWS = """selector => { const rows = new Map();
    document.querySelectorAll(selector).forEach(cell => {
        if (cell.checkVisibility() && cell.offsetHeight) {
            rows.set(cell.parentElement, (rows.get(cell.parentElement) || []).concat(cell));
        }
    });
    return [...rows.values()].map(cells => cells.map(cell => {
        const { left, right, top } = cell.getBoundingClientRect();
        return [left, right, Math.round(top)];
    })); }"""
"""Of each row the left, the right and the top of its cells."""
HEIGHT = "document.documentElement.scrollHeight"
NEAREST = 4
MOST_OF_A_SOURCE, MOST_OF_A_PAIR = 19_000, 17_500


@pytest.mark.parametrize("path", CARDED)
@pytest.mark.parametrize("size", PHONES, ids=["phone", "small"])
def test_short_values_stand_beside_each_other_with_room_between(
    visit: Open, origin: str, path: str, size: tuple[int, int]
) -> None:
    page = visit(origin + path, size=size).page
    rows: list[list[list[float]]] = page.evaluate(ROWS, CELLS)
    pairs = [pair for cells in rows for pair in pairwise(cells)]
    beside = [(first, second) for first, second in pairs if first[2] == second[2]]
    assert beside
    assert [pair for pair in beside if pair[1][0] - pair[0][1] < NEAREST] == []
    assert max(cell[1] for cells in rows for cell in cells) <= size[0]


def test_in_large_type_each_value_has_its_line(visit: Open, origin: str) -> None:
    page = visit(origin + urls.NUMBERS, size=PHONES[0]).page
    page.evaluate("document.documentElement.classList.add('font-elder')")
    rows = page.evaluate(ROWS, CELLS)
    assert [cells for cells in rows if len({cell[2] for cell in cells}) < len(cells)] == []


def test_a_source_and_a_comparison_are_no_longer_than_what_they_say(visit: Open, origin: str, published: Path) -> None:
    """A source of 9,000 characters was 22,000 pixels, 12,400 of them its text; a comparison of two plans 18,800."""
    opened = visit(f"{origin}{PLAN}/source.html", size=PHONES[0])
    assert opened.page.evaluate(HEIGHT) < MOST_OF_A_SOURCE
    for pair in sorted(published.glob("compare/*-vs-*.html")):
        opened.go(f"{origin}compare/{pair.name}")
        assert opened.page.evaluate(HEIGHT) < MOST_OF_A_PAIR, pair.name


def test_repairs_of_a_source_open_at_a_press_and_for_who_is_led_to_them(visit: Open, origin: str) -> None:
    page = visit(f"{origin}{PLAN}/source.html", size=PHONES[0]).page
    part = page.locator("details:has(.repairs)")
    assert not part.evaluate("part => part.open")
    part.locator("summary").click()
    assert page.locator(".repairs td").first.is_visible()
    wide = visit(f"{origin}{PLAN}/source.html", size=(1366, 768)).page
    assert wide.locator(".repairs td").first.is_visible()
