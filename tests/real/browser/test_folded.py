"""What a phone folds away of long pages, and that nobody loses it; and words that stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import urls
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

PHONE = (390, 844)
WHO = "districts/liwan/opinions-2013/who.html"
LONG = [urls.NUMBERS, urls.PROGRAMMES, urls.AGENCIES, urls.GLOSSARY, WHO]
SHOWN = "[...document.querySelectorAll('main tbody tr')].filter(row => row.checkVisibility() && row.offsetHeight > 0)"
HEIGHT = "document.documentElement.scrollHeight"
FIND = """part => {
    const cell = part.parentElement;
    part.dispatchEvent(new Event('beforematch', { bubbles: true }));
    return cell.querySelectorAll('[hidden], [data-rest]').length;
}"""
"""Finds what is folded, as the search of the browser does: what of its cell stays folded."""
BOXED = """[...document.querySelectorAll('.scroll')].filter(box => {
    const isCut = box.scrollHeight > box.clientHeight + 1;
    return isCut && ['auto', 'scroll'].includes(getComputedStyle(box).overflowY);
}).length"""
OVERFLOWING = """[...document.querySelectorAll('.list th, .list td, .answer th, .answer td, .sides th, .sides td')]
    .filter(cell => cell.clientWidth && cell.scrollWidth > cell.clientWidth + 2)
    .map(cell => cell.outerHTML.slice(0, 100))"""
TORN = """[...document.querySelectorAll('.chip:not(:lang(en)), .state:not(:lang(en))')]
    .filter(part => part.textContent.trim().length <= 6)
    .filter(part => part.offsetHeight > 1.5 * parseFloat(getComputedStyle(part).lineHeight) + 4)
    .map(part => part.textContent.trim())"""
BROKEN = """[...document.querySelectorAll('thead th, .who td a, .button, .whole')].filter(part => {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    if (!part.checkVisibility() || part.textContent.trim().length > 4) { return false; }
    while (texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const boxes = [...range.getClientRects()].filter(box => box.width > 1);
        if (new Set(boxes.map(box => Math.round(box.top))).size > 1) { return true; }
    }
    return false;
}).map(part => part.textContent.trim())"""
BESIDE = """names => names.filter(name => {
    const [head, cell] = [name, name.nextElementSibling].map(part => part.getBoundingClientRect());
    return cell.left > head.left + 2;
}).length"""
COMMAS = """(() => {
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const astray = [];
    while (texts.nextNode()) {
        const node = texts.currentNode;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = node.parentElement.closest('p, td, dd, li, div');
        if (node.nodeValue.startsWith('、') && node.parentElement.checkVisibility()) {
            range.setEnd(node, 1);
            const inset = parseFloat(getComputedStyle(box).paddingLeft);
            const from = range.getBoundingClientRect().left - box.getBoundingClientRect().left - inset;
            if (from < 4) { astray.push(box.textContent.slice(0, 40)); }
        }
    }
    return astray;
})()"""


@pytest.mark.parametrize("address", LONG)
def test_a_phone_shows_the_beginning_of_long_tables_and_a_press_the_rest(
    visit: Open, origin: str, address: str
) -> None:
    page = visit(f"{origin}{address}", size=PHONE).page
    assert page.evaluate(HEIGHT) < 15_000
    before = page.evaluate(f"{SHOWN}.length")
    page.evaluate("document.querySelectorAll('[data-rest]').forEach(button => button.click())")
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert page.evaluate(f"{SHOWN}.length") > before


@pytest.mark.parametrize("size", [(1280, 768), PHONE], ids=["wide", "narrow"])
def test_no_line_begins_with_a_comma(visit: Open, origin: str, size: tuple[int, int]) -> None:
    """Before a box of its own a line could break: of two links side by side the comma began the next."""
    for address in ("districts/liwan/opinions-2013/talent-fund.html", "themes/housing.html"):
        assert visit(f"{origin}{address}", size=size).page.evaluate(COMMAS) == [], address


def test_on_a_phone_a_district_names_its_programmes_over_the_whole_width(visit: Open, origin: str) -> None:
    """It was 16,600 pixels, with the programmes of each theme beside its name and all corrections."""
    page = visit(f"{origin}districts/liwan.html", size=PHONE).page
    assert page.evaluate(HEIGHT) < 9_000
    assert page.locator("tbody .themes__name").evaluate_all(BESIDE) == 0


def test_on_a_desk_who_does_what_flows_with_the_page(visit: Open, origin: str) -> None:
    """It was a table of 3,600 by 4,900 pixels in a box that scrolled both ways."""
    page = visit(f"{origin}{WHO}", size=(1280, 768)).page
    assert page.evaluate(BOXED) == 0
    sideways = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).length"
    assert page.locator(".scroll").evaluate_all(sideways) == 0


@pytest.mark.parametrize("size", [(1366, 768), PHONE], ids=["wide", "narrow"])
def test_a_pair_shows_what_is_compared_and_its_programmes_when_asked_for(
    visit: Open, origin: str, published: Path, size: tuple[int, int]
) -> None:
    """Those of two plans in full were 30,000 pixels; who searches the page still finds them."""
    for pair in sorted(published.glob("compare/*-vs-*.html")):
        page = visit(f"{origin}compare/{pair.name}", size=size).page
        assert page.evaluate(HEIGHT) < 21_000, pair.name
        folded = page.locator("td[data-folds] > [hidden='until-found']")
        assert folded.count() > 0, pair.name
        assert folded.first.evaluate(FIND) == 0, pair.name


@pytest.mark.parametrize("address", LONG)
def test_without_scripts_and_on_paper_all_of_it_is_there(visit: Open, origin: str, address: str) -> None:
    plain = visit(f"{origin}{address}", size=PHONE, java_script_enabled=False).page
    assert plain.locator("main details.part:not([open])").count() == 0
    assert plain.locator("[hidden='until-found']").count() == 0
    page = visit(f"{origin}{address}", size=PHONE).page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details.part:not([open])").count() == 0
    assert page.locator("[hidden='until-found'], [data-rest]").count() == 0


def test_on_a_phone_no_table_scrolls_in_a_box_of_its_own_height(
    visit: Open, origin: str, kinds: dict[str, str]
) -> None:
    """Who does what was 14,000 pixels in a box of 720."""
    opened = visit(size=PHONE)
    for kind in opened.tour(origin, kinds):
        assert opened.page.evaluate(BOXED) == 0, kind


@pytest.mark.parametrize("address", [urls.NUMBERS, urls.theme_url("cultivation")])
def test_in_text_of_twice_the_size_no_cell_runs_into_the_next(visit: Open, origin: str, address: str) -> None:
    for width in (1366, 1024, 320):
        page = visit(f"{origin}{address}", size=(width, 800), bypass_csp=True).page
        page.add_style_tag(content="html { font-size: 32px !important; }")
        assert page.evaluate(OVERFLOWING) == [], width


@pytest.mark.parametrize("size", [(1366, 768), PHONE], ids=["wide", "narrow"])
def test_short_words_stay_on_a_line(visit: Open, origin: str, kinds: dict[str, str], size: tuple[int, int]) -> None:
    """On a phone a head of a card may have to break, a level of firmness or a state with its sign may not."""
    opened = visit(size=size)
    for kind in opened.tour(origin, kinds):
        assert size == PHONE or opened.page.evaluate(BROKEN) == [], kind
        assert opened.page.evaluate(TORN) == [], kind
