"""What a reader sees first of a comparison: differences in short words, on the first screen, and on few sheets."""

from __future__ import annotations

import re

import pytest

from tests.real.browser.test_print import printed
from tests.support.browser.comparing import LIWAN, MINHANG, QINHUAI, query, read, settled
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

EQUAL = ("same", "neither")
SHIFTS = """window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) { window.shifts += entry.value; }
})).observe({type: 'layout-shift', buffered: true});"""


@pytest.mark.parametrize("rows", ["", "themes.funding"], ids=["overview", "funding"])
def test_a_comparison_begins_on_the_first_screen_and_nothing_moves(visit: Open, origin: str, rows: str) -> None:
    opened = visit(origin + query((LIWAN, MINHANG), rows), size=(1366, 768), script=SHIFTS)
    page = settled(opened)
    page.wait_for_selector("#compared")
    page.wait_for_load_state("networkidle")
    assert page.locator("#compared tr[data-row]").first.bounding_box()["y"] < 600  # type: ignore[index]
    assert page.evaluate("window.shifts") < 0.02
    assert page.locator("#matrix:visible, #pairs:visible, #compare-find:visible").count() == 0


def test_an_overview_says_in_short_words_what_differs_and_its_tab_counts_it(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query((LIWAN, QINHUAI))))
    page.wait_for_selector("#compared")
    overview = {row["id"]: row for row in read(page) if row["id"].startswith("overview.")}
    assert overview["overview.housing"]["words"] == "◆ 只有荔湾区写到"
    assert re.fullmatch(r"◆ (力度用词|数额|机构或角色|对象|工具|、)+不同", overview["overview.funding"]["words"])
    differing = sum(row["relation"] in ("different", "worded") for row in overview.values())
    assert page.get_by_role("link", name=f"总览，{differing} 项不同").get_attribute("aria-current") == "true"
    order = [row["relation"] in EQUAL for row in overview.values()]
    assert order == sorted(order)


def test_a_tab_shows_its_topic_and_has_an_address(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query((LIWAN, QINHUAI))))
    page.get_by_role("link", name=re.compile("^资金")).click()
    assert "rows=themes.funding" in page.url
    assert {row["id"].rpartition(".")[0] for row in read(page)} == {"themes.funding"}
    numbers = next(row for row in read(page) if row["id"] == "themes.funding.numbers")
    assert "5亿元（资金规模，累计，5—10年内，力争）" in numbers["cells"][0]["text"]
    page.get_by_role("button", name="展开").click()
    page.wait_for_selector("#compared .programme")
    assert "open=themes.funding.programmes" in page.url


def test_two_plans_are_printed_on_few_sheets_that_all_lie(visit: Open, origin: str) -> None:
    page = settled(visit(origin + query((LIWAN, MINHANG))))
    page.wait_for_selector("#compared")
    sheets = printed(page)
    assert len(sheets) < 6
    assert "逐对的对比页" not in "".join(sheets)
