"""Every kind of page, from a server and from a folder: nothing is said, blocked or fetched from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser.fixtures import DEEP, Open

pytestmark = pytest.mark.browser

WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective));
"""
ASSETS = 4
"""Style sheet, the early script, the script and the icon: all that a page may fetch beside itself.

The free comparison also fetches its script and its rows, the search page its script and the index.
"""


def test_no_page_complains_or_asks_for_anything_outside_the_site(
    visit: Open, origin: str, kinds: dict[str, str]
) -> None:
    opened = visit(script=WATCH)
    for kind in opened.tour(origin, kinds):
        assert opened.problems == [], kind
        assert opened.page.evaluate("window.violations") == [], kind
        assert [request for request in opened.requests if not request.startswith(origin)] == [], kind
        own = {
            request
            for request in opened.requests
            if not request.startswith((f"{origin}search/", f"{origin}assets/search.js"))
        }
        assert len(own) <= 1 + ASSETS + 2 * (kind in ("compare", "materials")), kind


def test_the_site_opened_from_a_folder_is_as_quiet(visit: Open, published: Path, kinds: dict[str, str]) -> None:
    inside = f"{published.as_uri()}/"
    opened = visit(script=WATCH)
    for kind in opened.tour(inside, {kind: path for kind, path in kinds.items() if kind != "not_found"}):
        assert opened.problems == [], kind
        assert opened.page.evaluate("window.violations") == [], kind
        assert [request for request in opened.requests if not request.startswith(inside)] == [], kind


def test_an_unknown_address_at_any_depth_shows_the_404_page_with_its_style(visit: Open, origin: str) -> None:
    opened = visit(origin + DEEP, script=WATCH)
    assert [problem for problem in opened.problems if "404 (Not Found)" not in problem] == []
    assert len(opened.problems) == 1, "the page itself, none of its files"
    assert opened.page.evaluate("window.violations") == []
    assert opened.page.locator(".header").evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid"
    opened.page.get_by_role("navigation").get_by_role("link").first.click()
    assert opened.page.url == origin + "index.html"


def test_a_reader_gets_from_the_home_page_to_a_source_from_a_folder(visit: Open, minimal_site: Path) -> None:
    opened = visit(f"{minimal_site.as_uri()}/index.html")
    opened.page.get_by_role("link", name="1 项").first.click()
    opened.page.get_by_role("link", name="安住计划").first.click()
    opened.page.get_by_role("link", name="第2段").first.click()
    assert opened.page.url.endswith("districts/aa/plan-a/source.html#page-p2")
    assert opened.problems == []


def test_nothing_covers_a_page_when_it_opens(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    floating = """[...document.querySelectorAll('body *')].filter(one => {
        const style = getComputedStyle(one);
        return style.position === 'fixed' || (one.tagName === 'DIALOG');
    }).length"""
    opened = visit()
    for kind in opened.tour(origin, kinds):
        assert opened.page.evaluate(floating) == 0, kind


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
