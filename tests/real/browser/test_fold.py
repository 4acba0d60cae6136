"""Whatever way a name is written, the three boxes in which readers look for places find the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.comparing import INDEX, LIWAN, MINHANG, SHIZHONG
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

LIWAN_CODE, MINHANG_CODE, SHIZHONG_CODE = "440103", "310112", "370103"
FOLDS = """async () => {
    while (window.bilin.fold('灣') !== '湾') await new Promise(requestAnimationFrame)
}"""
"""Waits in the page: Playwright's own waiting evaluates a string, which the pages' policy forbids."""
SHOWN_CODES = """list => [...list.querySelectorAll('[data-filter-code]')]
    .filter(row => row.getClientRects().length).map(row => row.dataset.filterCode)"""
WRITTEN = [
    ("荔湾", LIWAN_CODE, LIWAN, "荔湾区"),
    ("荔灣", LIWAN_CODE, LIWAN, "荔湾区"),
    ("荔灣區", LIWAN_CODE, LIWAN, "荔湾区"),
    ("閔行", MINHANG_CODE, MINHANG, "闵行区"),
    ("濟南", SHIZHONG_CODE, SHIZHONG, ""),
    ("荔\u3000湾", LIWAN_CODE, LIWAN, "荔湾区"),
]


@pytest.fixture(scope="module", params=["http", "file"])
def root(request: pytest.FixtureRequest, published: Path, origin: str) -> str:
    """The address of the site, from a server and from a folder."""
    return origin if request.param == "http" else f"{published.as_uri()}/"


def test_the_filter_box_the_search_box_and_the_finder_of_plans_find_the_same(visit: Open, root: str) -> None:
    page = visit().page
    for text, code, plan, name in WRITTEN:
        page.goto(f"{root}index.html")
        page.get_by_role("searchbox").fill(text)
        expect(page.locator("[data-filter-list]").first.locator("[data-filter-name]:visible")).to_have_count(1)
        assert page.locator("[data-filter-list]").first.evaluate(SHOWN_CODES) == [code], text
        if name:
            page.locator("#q").fill(text)
            expect(page.get_by_role("option").first).to_contain_text(name)
        page.goto(f"{root}{INDEX}")
        page.locator("#compare-find").fill(text)
        expect(page.locator("[data-pick]")).to_have_count(1)
        expect(page.locator("[data-pick]")).to_have_attribute("data-pick", plan)


def test_full_width_codes_are_found_in_lists_and_by_the_finder(visit: Open, origin: str) -> None:
    page = visit(f"{origin}index.html?q=４４０１０３").page
    assert page.locator("[data-filter-list]").first.evaluate(SHOWN_CODES) == [LIWAN_CODE]
    page.goto(f"{origin}{INDEX}")
    page.locator("#compare-find").fill("４４０１０３")
    expect(page.locator("[data-pick]")).to_have_attribute("data-pick", LIWAN)


def test_a_list_does_not_fetch_the_table_until_a_reader_looks_for_something(visit: Open, origin: str) -> None:
    opened = visit(f"{origin}index.html")
    assert not _index_files(opened.requests)
    opened.page.get_by_role("searchbox").focus()
    opened.page.evaluate(FOLDS)
    assert _index_files(opened.requests) == [f"{origin}search/start.js"]


def test_an_index_that_cannot_be_had_leaves_a_list_that_filters(visit: Open, origin: str) -> None:
    page: Page = visit(origin).page
    page.route("**/search/start.js", lambda route: route.abort())
    page.goto(f"{origin}index.html?q=荔湾")
    assert page.locator("[data-filter-list]").first.evaluate(SHOWN_CODES) == [LIWAN_CODE]


def _index_files(requests: list[str]) -> list[str]:
    return [request for request in requests if "/search/" in request]
