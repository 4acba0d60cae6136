"""The search page in English: it lies beside that in Chinese and finds the same."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.fixtures import Open
from tests.support.browser.searching import ended, results, search

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Open, origin: str) -> Page:
    return visit(origin + "en/search.html?q=housing+subsidy").page


def test_results_lead_to_pages_in_english_where_there_are_such(page: Page, origin: str) -> None:
    assert re.match(r"\d+ results", ended(page))
    paths = [result.path for result in results(page, origin)]
    assert paths[0] == "en/themes/housing.html"
    assert "en/indicators/housing-support.html" in paths
    assert "instruments/housing-support.html" in paths
    for path in paths:
        assert page.request.get(origin + path).ok, path


def test_search_in_english_is_reached_from_pages_in_english_and_left_with_the_same_words(page: Page) -> None:
    page.locator("header a[hreflang='zh-CN'][href$='search.html']").click()
    expect(page).to_have_url(re.compile(r"/search\.html\?q=housing\+subsidy$"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.go_back()
    page.locator("header nav a").first.click()
    page.locator("#q").fill("loans")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search\.html\?q=loans$"))


def test_a_district_that_is_not_recorded_leads_to_near_ones_in_english(page: Page) -> None:
    page.locator("#q").fill("天河区")
    link = page.get_by_role("link", name="广东省广州市荔湾区", exact=True).first
    expect(link).to_have_attribute("href", "../en/districts/liwan.html")


def test_which_districts_do_not_say_something_is_shown_where_it_is_compared(page: Page, origin: str) -> None:
    gaps = "districts/qinhuai/gaps.html"
    for query in ("哪个区没有写安居", "which districts do not mention housing"):
        search(page, origin, query)
        first, second, *_ = results(page, origin)
        assert (first.path.removeprefix("en/"), second.path, second.anchor) == (
            "themes/housing.html",
            gaps,
            "missing-themes",
        )
    search(page, origin, "秦淮没有写什么")
    assert gaps in [result.path for result in results(page, origin)[:2]]
