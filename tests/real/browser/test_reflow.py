"""Narrow windows, magnification, spaced text, less motion: nothing is lost and nothing sticks out."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import urls
from tests.conftest import checked, show_site
from tests.support import contents
from tests.support.browser.fixtures import NARROW, WIDE, Open, served

pytestmark = pytest.mark.browser

SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDER_THAN_ITS_PLACE = """[...document.querySelectorAll('table')].filter(table => {
    const region = table.closest('.scroll');
    return table.scrollWidth > document.documentElement.clientWidth && !region;
}).length"""
STUCK = """[...document.querySelectorAll('.scroll')].filter(region => {
    if (region.scrollWidth <= region.clientWidth) { return false; }
    region.focus();
    region.scrollLeft = 40;
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(region).overflowX) && region.scrollLeft > 0;
    return !scrolls || document.activeElement !== region;
}).length"""
CLIPPED = """[...document.querySelectorAll('body *')].filter(one => {
    const style = getComputedStyle(one);
    const forReadersAloud = one.clientWidth <= 1 && one.clientHeight <= 1;
    if (one.matches('.skip, .visually-hidden') || forReadersAloud) { return false; }
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY) || style.textOverflow === 'ellipsis';
    return hides && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
}).map(one => one.outerHTML.slice(0, 100))"""
LINES_OF_TITLE = """text => {
    const title = document.querySelector('h1');
    title.textContent = text;
    const range = document.createRange();
    const lines = new Map();
    [...text].forEach((sign, at) => {
        range.setStart(title.firstChild, at);
        range.setEnd(title.firstChild, at + 1);
        const { top, width } = range.getBoundingClientRect();
        if (width && sign.trim()) { lines.set(top, (lines.get(top) || '') + sign); }
    });
    return [...lines.values()];
}"""
OUTSIDE = """[...document.querySelectorAll('main *, footer *, header *')].filter(one => {
    if (one.closest('.scroll, .visually-hidden, .skip:not(:focus)')) { return false; }
    const box = one.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map(one => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("font", ["small", "large"])
def test_no_page_is_wider_than_320_pixels(visit: Open, origin: str, kinds: dict[str, str], font: str) -> None:
    """As at 400 % magnification of a window 1,280 pixels wide."""
    opened = visit(size=NARROW, script=f"localStorage.setItem('bilin-font', '{font}');")
    for kind in opened.tour(origin, kinds):
        opened.unfold()
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= NARROW[0], kind
        assert opened.page.evaluate(OUTSIDE) == [], kind


def test_wide_tables_scroll_within_a_region_that_takes_the_focus(
    visit: Open, origin: str, kinds: dict[str, str]
) -> None:
    opened = visit(size=NARROW)
    for kind in opened.tour(origin, kinds):
        opened.unfold()
        assert opened.page.evaluate(WIDER_THAN_ITS_PLACE) == 0, kind
        assert opened.page.evaluate(STUCK) == 0, kind


@pytest.mark.parametrize("font", ["small", "medium", "large"])
def test_every_column_of_a_list_has_room_for_words_at_each_size_of_type(visit: Open, origin: str, font: str) -> None:
    """In type of 20 px on a screen of 1366, the column of groups was 28 px wide: a character a line."""
    opened = visit(f"{origin}{urls.NUMBERS}", size=(1366, 768), script=f"localStorage.setItem('bilin-font', '{font}');")
    rem = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    heads = opened.page.locator(".list thead th:visible")
    widths = heads.evaluate_all(f"cells => cells.map(cell => cell.offsetWidth / {rem})")
    assert widths
    assert min(widths) > 5


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_text_spaced_out_by_the_reader_loses_nothing(
    visit: Open, origin: str, kinds: dict[str, str], size: tuple[int, int]
) -> None:
    opened = visit(size=size, bypass_csp=True)
    for kind in opened.tour(origin, kinds):
        opened.unfold()
        opened.page.add_style_tag(content=SPACING)
        assert opened.page.evaluate(OVERFLOW) <= 0, kind
        assert opened.page.evaluate(CLIPPED) == [], kind
        assert opened.page.evaluate(OUTSIDE) == [], kind


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_text_of_twice_the_size_loses_nothing(
    visit: Open, origin: str, kinds: dict[str, str], size: tuple[int, int]
) -> None:
    """On the narrowest screen as well, for who magnifies text on a phone."""
    opened = visit(size=size, bypass_csp=True)
    for kind in opened.tour(origin, kinds):
        opened.unfold()
        opened.page.add_style_tag(content="html { font-size: 32px !important; }")
        assert opened.page.evaluate(OVERFLOW) <= 0, kind
        assert opened.page.evaluate(CLIPPED) == [], kind


def test_a_chip_with_a_long_label_is_no_wider_than_its_place(visit: Open, origin: str) -> None:
    page = visit(f"{origin}{urls.theme_url('housing')}", size=NARROW).page
    chip = page.locator("main a.chip").first
    chip.evaluate("one => { one.textContent = '字'.repeat(30); }")
    assert page.evaluate(OVERFLOW) <= 0
    chip.evaluate("one => { one.textContent = '区'.repeat(9) + '（调研报告） 明确'; }")
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize(("motion", "behaviour"), [("reduce", "auto"), ("no-preference", "auto")])
def test_a_reader_who_wants_less_motion_gets_none(
    visit: Open, minimal_origin: str, motion: str, behaviour: str
) -> None:
    page = visit(minimal_origin, reduced_motion=motion).page
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_long_matrix_keeps_its_headings_in_sight(visit: Open, tmp_path: Path) -> None:
    """It scrolls in a box of its own, both ways."""
    site = show_site(checked(contents.single_long_table(tmp_path), sources=None))
    with served(site) as address:
        page = visit(f"{address}index.html", size=(400, 900)).page
        page.set_viewport_size({"width": 760, "height": 400})
    offsets = page.locator(".scroll--long").evaluate("""box => {
        box.scrollTop = 150;
        box.scrollLeft = 60;
        const edge = box.getBoundingClientRect();
        const head = box.querySelector('thead th:nth-child(3)').getBoundingClientRect();
        const side = box.querySelector('tbody tr:last-child th').getBoundingClientRect();
        return [box.scrollTop, box.scrollLeft, head.top - edge.top, side.left - edge.left];
    }""")
    assert min(offsets[:2]) > 0
    assert max(map(abs, offsets[2:])) <= 2


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_matrix_is_a_table_to_a_screen_reader_at_any_width(
    visit: Open, minimal_origin: str, size: tuple[int, int]
) -> None:
    page = visit(minimal_origin, size=size).page
    matrix = page.get_by_role("table", name="各区县政策文本")
    assert matrix.get_by_role("row").count() == 3
    assert matrix.get_by_role("columnheader").count() == 4
    assert matrix.get_by_role("rowheader").count() == 2
    assert matrix.get_by_role("cell").count() == 6
    results = "rows => rows.map(row => row.getAttribute('role'))"
    assert set(matrix.locator("tr").evaluate_all(results)) == {"row"}, "older browsers have to be told"


def test_a_narrow_matrix_names_the_theme_of_every_cell_and_is_no_wider_than_the_window(
    visit: Open, minimal_origin: str
) -> None:
    page = visit(minimal_origin, size=NARROW).page
    labels = page.locator(".matrix td").evaluate_all(
        "cells => cells.map(one => getComputedStyle(one, '::before').content.replace(/\"/g, ''))"
    )
    assert labels == ["安住", "资金", "宣传"] * 2
    assert page.locator(".scroll--matrix").evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_long_title_breaks_at_its_space_in_a_wide_window(visit: Open, origin: str) -> None:
    opened = visit(size=WIDE)
    opened.page.goto(f"{origin}/{urls.HOME}")
    first, second = "甲市乙区委", "甲市乙区人民政府关于进一步加强各项工作全面加快各类事业发展的意见"
    assert opened.page.evaluate(LINES_OF_TITLE, f"{first} {second}") == [first, second]
