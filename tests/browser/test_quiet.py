"""Every kind of page, from a server and from a folder: nothing is said, blocked or fetched from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import DEEP, Open

pytestmark = pytest.mark.browser

WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective));
"""
ASSETS = 3
"""Style sheet, script and icon: all that a page may fetch beside itself.

The free comparison also fetches its rows, the search page its script and the index.
"""


def test_no_page_complains_or_asks_for_anything_outside_the_site(
    visit: Open, origin: str, kinds: dict[str, str]
) -> None:
    found = visit(script=WATCH)
    for kind in found.tour(origin, kinds):
        assert found.problems == [], kind
        assert found.page.evaluate("window.violations") == [], kind
        assert [one for one in found.requests if not one.startswith(origin)] == [], kind
        own = {one for one in found.requests if not one.startswith((f"{origin}search/", f"{origin}assets/search.js"))}
        assert len(own) <= 1 + ASSETS + (kind == "compare"), kind


def test_the_site_opened_from_a_folder_is_as_quiet(visit: Open, published: Path, kinds: dict[str, str]) -> None:
    inside = f"{published.as_uri()}/"
    found = visit(script=WATCH)
    for kind in found.tour(inside, {kind: path for kind, path in kinds.items() if kind != "not_found"}):
        assert found.problems == [], kind
        assert found.page.evaluate("window.violations") == [], kind
        assert [one for one in found.requests if not one.startswith(inside)] == [], kind


def test_an_unknown_address_at_any_depth_shows_the_404_page_with_its_style(visit: Open, origin: str) -> None:
    found = visit(origin + DEEP, script=WATCH)
    assert [one for one in found.problems if "404 (Not Found)" not in one] == []
    assert len(found.problems) == 1, "the page itself, none of its files"
    assert found.page.evaluate("window.violations") == []
    assert found.page.locator(".header").evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    found.page.get_by_role("navigation").get_by_role("link").first.click()
    assert found.page.url == origin + "index.html"


def test_a_reader_gets_from_the_home_page_to_a_source_from_a_folder(visit: Open, minimal_site: Path) -> None:
    found = visit(f"{minimal_site.as_uri()}/index.html")
    found.page.get_by_role("link", name="1 项").first.click()
    found.page.get_by_role("link", name="安居计划").first.click()
    found.page.get_by_role("link", name="第2段").first.click()
    assert found.page.url.endswith("districts/aa/plan-a/source.html#page-p2")
    assert found.problems == []


def test_nothing_covers_a_page_when_it_opens(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    floating = """[...document.querySelectorAll('body *')].filter(one => {
        const style = getComputedStyle(one);
        return style.position === 'fixed' || (one.tagName === 'DIALOG');
    }).length"""
    found = visit()
    for kind in found.tour(origin, kinds):
        assert found.page.evaluate(floating) == 0, kind


def test_chinese_characters_have_glyphs_of_their_own(visit: Open, minimal_origin: str) -> None:
    """A machine without a Chinese font draws the same box for all of them."""
    drawn = """words => [...words].map(word => {
        const canvas = document.createElement('canvas');
        const pen = canvas.getContext('2d');
        pen.font = `40px ${getComputedStyle(document.body).fontFamily}`;
        pen.fillText(word, 20, 60);
        return canvas.toDataURL();
    })"""
    words = "比邻区县政策荔湾黄浦闵行秦淮"
    assert len(set(visit(minimal_origin).page.evaluate(drawn, words))) == len(words)
