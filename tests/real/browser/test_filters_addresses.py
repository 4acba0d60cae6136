"""Filters: what an address brings back, and what it may not do."""

from __future__ import annotations

import pytest

from tests.real.browser.test_filters import (
    ALL,
    HOSTILE,
    open_facets,
    order_of,
    shown,
    status,
    tags,
)
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser
HUANGPU, QINHUAI, JINAN, ZAOZHUANG = "310101", "320104", "370103", "370402"


def test_an_address_brings_the_same_view_back(visit: Open, home: str) -> None:
    page = visit(home).page
    open_facets(page)
    page.get_by_role("group", name="省份").get_by_label("山东省").check()
    page.get_by_role("group", name="年份").get_by_label("2022年").check()
    page.get_by_role("searchbox", name="名称或代码").fill("济南 水手")
    order_of(page).select_option("年份，旧的在前")
    view = shown(page), tags(page), status(page)
    assert view[0] == [JINAN]
    assert "province=37&year=2022&" in page.url
    second = visit(page.url).page
    assert (shown(second), tags(second), status(second)) == view
    assert order_of(second).input_value() == "year"
    assert second.url == page.url
    second.reload()
    assert (shown(second), tags(second), status(second)) == view


def test_going_to_a_programme_and_back_keeps_the_view(visit: Open, home: str) -> None:
    page = visit(f"{home}?province=32").page
    page.get_by_role("searchbox", name="名称或代码").fill("秦淮")
    page.locator(".matrix tbody tr:not([hidden]) td a").first.click()
    page.wait_for_load_state()
    assert "#t-housing" in page.url
    page.go_back()
    assert (shown(page), tags(page)) == ([QINHUAI], ["省份：江苏省", "名称或代码：秦淮"])
    page.go_forward()
    assert "#t-housing" in page.url


def test_choosing_adds_no_step_to_the_way_back(visit: Open, page_of: str) -> None:
    page = visit(page_of).page
    steps = page.evaluate("history.length")
    page.get_by_role("searchbox", name="名称或代码").fill("秦淮")
    order_of(page).select_option("名称")
    assert page.evaluate("history.length") == steps


def test_what_the_address_says_to_others_stays(visit: Open, page_of: str) -> None:
    page = visit(f"{page_of}?plans=a.b&province=31&diff=1#matrix").page
    page.get_by_role("button", name="清除筛选").click()
    assert page.url == f"{page_of}?plans=a.b&diff=1#matrix"


INJECTED = "main img, main svg:not([class]), main b, main script, [onerror], [onload]"
"""Icons have a class."""


def test_a_hostile_address_does_nothing(visit: Open, home: str) -> None:
    seen = visit()
    page = seen.page
    for query in HOSTILE:
        seen.go(f"{home}?{query}")
        assert seen.problems == [], query
        assert page.locator(INJECTED).count() == 0, query
        assert set(shown(page)) <= set(ALL), query
        page.get_by_role("searchbox", name="名称或代码").fill("")
        assert page.locator(".filters__status[role=status]").inner_text(), query
        assert seen.problems == [], query


def test_an_unknown_choice_is_left_out_and_said_to_be(visit: Open, page_of: str) -> None:
    page = visit(f"{page_of}?province=99&kind=opinions&sort=height").page
    assert shown(page) == [QINHUAI, JINAN]
    assert status(page).endswith("网址里有 2 个条件本页没有，已经忽略。")


def test_without_a_history_to_write_to_the_form_still_acts(visit: Open, page_of: str) -> None:
    seen = visit(page_of, script="history.replaceState = () => { throw new DOMException('denied', 'SecurityError'); };")
    seen.page.get_by_role("searchbox", name="名称或代码").fill("秦淮")
    assert shown(seen.page) == [QINHUAI]
    assert seen.problems == []
