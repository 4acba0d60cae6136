"""The keyboard alone: the way past the navigation, every link in turn, and always a visible focus."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.browser.fixtures import NARROW, Open

pytestmark = pytest.mark.browser

PAST = '.skip[href="#main"]'
FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
NUMBER_ALL = f"""() => {{
    const all = [...document.querySelectorAll('{FOCUSABLE}')].filter(
        // What a search can be kept to shows while the box has the focus.
        one => one.getClientRects().length || one.closest('.searchbox__scope'));
    all.forEach((one, index) => {{ one.dataset.number = index; }});
    return all.length;
}}"""
FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) { return null; }
    const style = getComputedStyle(one);
    const box = [...one.getClientRects()].find(rect => rect.width && rect.height);
    const across = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const down = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const above = document.elementFromPoint(across, down);
    return {
        number: Number(one.dataset.number),
        html: one.outerHTML.slice(0, 120),
        outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        seen: Boolean(above) && one.contains(above),
    };
}"""


def test_the_first_tab_reaches_the_way_past_the_navigation(
    visit: Open, minimal_origin: str, minimal_kinds: dict[str, str]
) -> None:
    opened = visit()
    for kind in opened.tour(minimal_origin, minimal_kinds):
        page = opened.page
        assert not _in_window(page, PAST), kind
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "跳到主要内容", kind
        assert _in_window(page, PAST), kind
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main", kind
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null"), kind


def _in_window(page: Page, selector: str) -> bool:
    inside: bool = page.locator(selector).evaluate("one => one.getBoundingClientRect().left >= 0")
    return inside


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1280, 900), NARROW], ids=["wide", "narrow"])
def test_tab_visits_everything_once_in_the_order_of_the_page_and_shows_where_it_is(
    visit: Open, minimal_origin: str, minimal_kinds: dict[str, str], size: tuple[int, int]
) -> None:
    opened = visit(size=size, reduced_motion="reduce")
    for kind in opened.tour(minimal_origin, minimal_kinds):
        opened.unfold()
        if opened.page.locator(".peers__box").count():
            # The box of the group lists the districts as soon as their file is there.
            opened.page.locator(".peers__add").first.wait_for()
        number = opened.page.evaluate(NUMBER_ALL)
        visited = _walk(opened.page, "Tab", number)
        assert [address["number"] for address in visited] == list(range(number)), kind
        assert _badly_shown(visited) == [], kind


@pytest.mark.parametrize("template", ["home", "pair", "facet"])
def test_no_sticky_heading_covers_what_has_the_focus(
    visit: Open, origin: str, kinds: dict[str, str], template: str
) -> None:
    """Forwards and, which is harder, backwards through the longest tables."""
    page = visit(origin + kinds[template], reduced_motion="reduce").page
    number = min(page.evaluate(NUMBER_ALL), 80)
    assert _badly_shown(_walk(page, "Tab", number)) == []
    page.locator("footer a").last.focus()
    assert _badly_shown(_walk(page, "Shift+Tab", number)) == []


def _walk(page: Page, key: str, steps: int) -> list[dict[str, Any]]:
    visited = []
    for _ in range(steps):
        page.keyboard.press(key)
        while page.evaluate("document.activeElement.matches('.material:not([data-number])')"):
            page.keyboard.press(key)  # it comes to what takes the focus, and was not there when all was numbered
        visited.append(page.evaluate(FOCUSED) or {"number": -1, "html": "body", "outline": 0, "seen": False})
    return visited


def _badly_shown(visited: list[dict[str, Any]]) -> list[str]:
    """What took the focus without an outline of two pixels, or covered by something."""
    return [address["html"] for address in visited if address["outline"] < 2 or not address["seen"]]


def test_buttons_act_by_keyboard(visit: Open, minimal_origin: str) -> None:
    page = visit(minimal_origin).page
    page.get_by_role("button", name="大", exact=True).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "18px"


def test_everything_to_press_is_large_enough(visit: Open, minimal_origin: str, minimal_kinds: dict[str, str]) -> None:
    small = """[...document.querySelectorAll('button, .nav__link, .matrix td a, .steps a')].filter(one => {
        const box = one.getBoundingClientRect();
        return one.getClientRects().length && (box.width < 24 || box.height < 24);
    }).map(one => one.outerHTML)"""
    opened = visit(size=NARROW)
    for kind in opened.tour(minimal_origin, minimal_kinds):
        assert opened.page.evaluate(small) == [], kind


def test_links_in_rows_have_room_for_a_finger(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    """Those in a sentence need none."""
    rows = ".breadcrumb a, .label__place, .label__title, .marks__meaning, .footer__links a, .answer__chips a"
    low = """links => links.filter(link => link.getClientRects().length)
        .filter(link => link.offsetHeight < (link.closest('.footer__links, .answer__chips') ? 40 : 24))
        .map(link => link.outerHTML.slice(0, 100))"""
    opened = visit(size=NARROW, has_touch=True, is_mobile=True)
    for kind in opened.tour(origin, kinds):
        assert opened.page.locator(rows).evaluate_all(low) == [], kind
