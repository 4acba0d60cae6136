"""What is in a basket and no longer on the site goes by itself; nothing on the way keeps a reader from it."""

from __future__ import annotations

import re

import pytest

from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

PLANS = "bilin-basket /compare/index.html"
MATERIALS = "bilin-materials /compare/materials.html"
FOUR_GONE = "no.a,no.b,no.c,no.d"


def test_plans_that_are_gone_leave_the_basket_where_they_are_to_be_compared(visit: Open, minimal_origin: str) -> None:
    opened = visit(minimal_origin)
    page = opened.page
    page.evaluate("([key, plans]) => localStorage.setItem(key, plans)", [PLANS, FOUR_GONE])
    page.reload()
    page.get_by_role("button", name=re.compile("^加入对比")).first.click()
    assert page.locator(".basket__status").inner_text() == "对比篮最多放 4 份，请先移出一份。"
    page.locator(".basket").click()
    page.locator("[data-messages] li").nth(3).wait_for()
    assert page.locator(".basket").is_hidden()
    page.goto(minimal_origin)
    page.get_by_role("button", name=re.compile("^加入对比")).first.click()
    assert page.evaluate("bilin.basket()") == ["aa.plan-a"]
    assert opened.problems == []


def test_a_basket_can_be_emptied_on_any_page(visit: Open, minimal_origin: str, minimal_kinds: dict[str, str]) -> None:
    opened = visit(minimal_origin)
    for kind in ("home", "plan", "search"):
        opened.page.evaluate("([key, plans]) => localStorage.setItem(key, plans)", [PLANS, FOUR_GONE])
        opened.go(minimal_origin + minimal_kinds[kind])
        opened.page.locator(".basket__clear").click()
        assert opened.page.evaluate("bilin.basket()") == [], kind


def test_materials_that_are_gone_leave_ones_own_basket_and_are_named(visit: Open, minimal_origin: str) -> None:
    page = visit(minimal_origin).page
    names = "aa.plan-a.housing,aa.plan-a.gone,no.plan.x"
    page.evaluate("([key, names]) => localStorage.setItem(key, names)", [MATERIALS, names])
    page.goto(f"{minimal_origin}compare/materials.html")
    page.locator("[data-full] tbody tr").wait_for()
    assert "aa.plan-a.gone、no.plan.x" in page.locator("[data-status]").inner_text()
    assert page.evaluate("bilin.materials.read()") == ["aa.plan-a.housing"]
