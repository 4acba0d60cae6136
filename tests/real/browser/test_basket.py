"""The basket: plans are put in on any page, stay in it, and without storage the button still leads somewhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.real.browser.test_controls import FULL_STORAGE, NO_STORAGE
from tests.support.browser.comparing import ALL, HUANGPU, LIWAN, columns, settled
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

PLACES = {"home": "index.html", "list": "districts/index.html", "district": "districts/liwan.html"}
KEY = "bilin-basket /compare/index.html"
"""The address of the comparison tells the baskets of several sites of one host apart."""


def put_in(page: Page, place: str) -> None:
    page.get_by_role("button", name=re.compile(f"^加入对比 .*{place}")).first.click()


@pytest.mark.parametrize("path", PLACES.values(), ids=PLACES)
def test_a_plan_is_put_in_and_taken_out_where_it_is_named(visit: Open, origin: str, path: str) -> None:
    opened = visit(origin + path)
    put_in(opened.page, "荔湾区")
    assert opened.page.locator(".basket").inner_text() == "对比篮（1）"
    opened.page.get_by_role("button", name=re.compile("^移出对比 .*荔湾区")).first.click()
    assert opened.page.locator(".basket").is_hidden()
    assert opened.problems == []


def test_plans_collected_on_the_way_are_compared(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    opened = visit(origin + kinds["programme"])
    opened.page.get_by_role("button", name=re.compile("^加入对比")).click()
    opened.go(origin + "districts/huangpu.html")
    put_in(opened.page, "黄浦区")
    first = ".".join(kinds["programme"].split("/")[1:3])
    opened.page.locator(".basket").click()
    settled(opened).wait_for_selector("#compared")
    assert columns(opened.page) == [first, HUANGPU]


def test_a_full_basket_takes_no_fifth_plan_and_says_why(visit: Open, origin: str) -> None:
    page = visit(origin, script=f"localStorage.setItem('{KEY}', '{','.join(ALL[:4])}');").page
    put_in(page, "济南市市中区")
    assert page.locator(".basket__status").inner_text() == "对比篮最多放 4 份，请先移出一份。"
    assert page.locator(".basket").inner_text() == "对比篮（4）"


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE], ids=["none", "full"])
def test_without_storage_the_button_opens_the_comparison(visit: Open, origin: str, script: str) -> None:
    opened = visit(origin, script=script)
    put_in(opened.page, "荔湾区")
    opened.page.wait_for_url("**/compare/index.html?plans=*")
    settled(opened).wait_for_selector("#compared")
    assert columns(opened.page) == [LIWAN]
    assert opened.problems == []


@pytest.mark.parametrize("stored", ["<img src=x onerror=alert(1)>", "a,b,c,d,e,f", "__proto__", ",,,", "no.such"])
def test_what_is_not_ours_in_the_storage_does_no_harm(visit: Open, origin: str, stored: str) -> None:
    opened = visit(origin, script=f"localStorage.setItem('{KEY}', '{stored}');")
    assert opened.problems == []
    opened.go(origin + "compare/index.html")
    settled(opened)
    assert opened.page.locator("main img").count() == 0
    assert opened.problems == []
