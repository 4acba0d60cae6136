"""What a reader sees first of a comparison: differences in short words, on the first screen, and on few sheets."""

from __future__ import annotations

import pytest

from tests.real.browser.test_print import printed
from tests.support.browser.comparing import LIWAN, MINHANG, query, settled
from tests.support.browser.fixtures import SHIFTS, Open

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("rows", ["", "themes.funding"], ids=["overview", "funding"])
def test_a_comparison_begins_on_the_first_screen_and_nothing_moves(visit: Open, origin: str, rows: str) -> None:
    opened = visit(origin + query((LIWAN, MINHANG), rows), size=(1366, 768), script=SHIFTS)
    page = settled(opened)
    page.wait_for_selector("#compared")
    page.wait_for_load_state("networkidle")
    assert page.locator("#compared tr[data-row]").first.bounding_box()["y"] < 600  # type: ignore[index]
    assert page.evaluate("window.shifts") < 0.02
    assert page.locator("#matrix:visible, #pairs:visible, #compare-find:visible").count() == 0


def test_two_plans_are_printed_on_few_sheets_that_all_lie(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query((LIWAN, MINHANG))))
    page.wait_for_selector("#compared")
    sheets = printed(page)
    assert len(sheets) < 6
    assert "逐对的对比页" not in "".join(sheets)
