"""What comes out of a printer: all of the content, headings on every sheet, where it is from, and no controls.

Chromium writes some characters as look-alikes into the text of a PDF: they are read as what they look like.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from builder import urls
from tests.conftest import checked, show_site
from tests.real.browser.test_reflow import OUTSIDE, OVERFLOW
from tests.support import contents
from tests.support.browser.comparing import LIWAN, MINHANG, query
from tests.support.browser.fixtures import Open, served

pytestmark = pytest.mark.browser

A4 = (595, 842)
MOST_SHEETS_OF_NUMBERS, MOST_SHEETS_OF_TWO = 15, 6
SMALLEST_TYPE = 8 * 96 / 72 - 0.01
"""Eight points in CSS pixels."""
PAPER = (688, 1000)
"""A sheet of A4 within its margins, in CSS pixels."""
LOOK_ALIKE = str.maketrans(
    "\u2ea0\u2ec1\u2ec5\u2ec6\u2ec9\u2ecb\u2ed3\u2ed4\u2ed8\u2ed9\u2eda\u2edb\u2edc\u2ee2\u2ee3\u2ee4\u2ee5\u2ee6\u2ee8\u2ee9\u2eec\u2eee\u2ef0\u2ef3\u6236\u2015\u2012",
    "民虎见角贝车长门青韦页风飞马骨鬼鱼鸟麦黄齐齿龙龟户—–",
)
"""Simplified radicals, which no normal form of Unicode takes for the characters that they are, and two dashes."""
WORDS = """rows => rows.map(row => [...row.cells].map(cell => [...cell.childNodes].map(one => {
    const copy = one.cloneNode(true);
    if (copy.querySelectorAll) { copy.querySelectorAll("button, [data-signs] > small").forEach(part => part.remove()); }
    return copy.textContent + (one.dataset && one.dataset.signs || "");
}).join("")).join(""))"""
"""The words of rows, without the controls that paper has no use for and with the signs that stand for words."""
ALOUD = """[...document.querySelectorAll("body *")].filter(part => {
    const style = getComputedStyle(part);
    const isPoint = style.position === "absolute" && style.width === "1px" && style.height === "1px";
    return isPoint || part.matches(".visually-hidden");
}).forEach(part => { part.hidden = true; })"""
"""What is for readers who listen is not on paper."""
ROWS = """rows => rows.map(row => [...row.cells].slice(0, 2).map(cell => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("button").forEach(part => part.remove());
    return copy.textContent;
}).join(""))"""


def printed(page: Page) -> list[str]:
    """The text of each sheet, without white space."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in reader.pages} <= {A4, A4[::-1]}
    return [_fold(sheet.extract_text()) for sheet in reader.pages]


def _fold(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).translate(LOOK_ALIKE))


def is_printed(words: str, text: str) -> bool:
    return _fold(words) in text


@pytest.fixture(scope="module")
def printed_plan(browser: Browser, origin: str, kinds: dict[str, str]) -> Iterator[tuple[Page, list[str]]]:
    """The longest plan and the text of its sheets, which takes longer to read than all else here."""
    page = browser.new_page()
    page.goto(origin + kinds["plan"])
    yield page, printed(page)
    page.close()


@pytest.mark.slow
@pytest.mark.xdist_group("printed_plan")
def test_a_printed_plan_holds_every_programme(printed_plan: tuple[Page, list[str]]) -> None:
    page, sheets = printed_plan
    names = page.locator("table:has(#programmes-caption) th[scope=row]").all_inner_texts()
    text = "".join(sheets)
    assert names
    assert [name for name in names if not is_printed(name, text)] == []


@pytest.mark.slow
@pytest.mark.xdist_group("printed_plan")
def test_the_headings_of_a_printed_table_stand_on_every_sheet_it_covers(
    printed_plan: tuple[Page, list[str]],
) -> None:
    page, sheets = printed_plan
    table = page.locator("table:has(#programmes-caption)")
    headings = "".join(table.locator("thead th").all_inner_texts())
    rows: list[str] = table.locator("tr:has(> td)").evaluate_all(ROWS)
    covered = [sheet for sheet in sheets if any(is_printed(row, sheet) for row in rows)]
    assert len(covered) > 1, "too short a table to show anything"
    assert [row for row in rows if not any(is_printed(row, sheet) for sheet in sheets)] == []
    assert [sheet for sheet in covered if not is_printed(headings, sheet)] == []


def test_a_long_matrix_is_printed_whole_with_its_themes_on_every_sheet(visit: Open, tmp_path: Path) -> None:
    site = show_site(checked(contents.single_long_table(tmp_path), sources=None))
    with served(site) as address:
        page = visit(f"{address}index.html").page
    matrix = page.locator(".matrix")
    rows: list[str] = matrix.locator("tbody tr").evaluate_all(WORDS)
    themes = "".join(matrix.locator("thead th").all_inner_texts())
    sheets = printed(page)
    assert len(rows) == 70
    assert [row for row in rows if not any(is_printed(row, sheet) for sheet in sheets)] == []
    covered = [sheet for sheet in sheets if any(is_printed(row, sheet) for row in rows)]
    assert len(covered) > 2
    assert [sheet for sheet in covered if not is_printed(themes, sheet)] == []


@pytest.mark.slow
def test_no_kind_of_page_loses_a_word_on_paper(
    visit: Open, minimal_origin: str, minimal_kinds: dict[str, str], origin: str, middling_kinds: dict[str, str]
) -> None:
    """Character by character: where a row goes over a page, words of its cells come out of order.

    Every kind on the smallest site, since to read a sheet takes a while; those with long rows on the real one.
    """
    seen = visit()
    seen.page.emulate_media(media="print")
    rows = {"facet", "pair", "source", "gaps"} | (middling_kinds.keys() - minimal_kinds.keys())
    long = {kind: path for kind, path in middling_kinds.items() if kind in rows}
    assert len(long) >= 4
    for root, kinds in ((minimal_origin, minimal_kinds), (origin, long)):
        for kind in seen.tour(root, kinds):
            seen.page.evaluate(ALOUD)
            shown = Counter(_fold(seen.page.locator("body").inner_text()))
            assert shown - Counter("".join(printed(seen.page))) == Counter(), kind


def test_a_printed_page_says_where_and_when_it_is_from(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    page = visit(origin + kinds["programme"]).page
    version = page.locator("footer [data-version]").inner_text()
    text = "".join(printed(page))
    assert is_printed(f"打印自：{page.url}", text)
    assert is_printed(f"数据版本：{version}", text)
    assert is_printed("最近核对：", text)
    assert is_printed("本站整理自公开文件，以原文为准", text)


def test_a_page_printed_without_scripts_says_its_path(visit: Open, minimal_origin: str) -> None:
    page = visit(minimal_origin + "districts/aa.html", java_script_enabled=False).page
    assert is_printed("打印自：districts/aa.html", "".join(printed(page)))


def test_controls_and_navigation_are_not_printed(visit: Open, minimal_origin: str) -> None:
    page = visit(minimal_origin + "districts/aa/plan-a/fund.html").page
    menu = "".join(page.locator(".nav__link").all_inner_texts())
    text = "".join(printed(page))
    assert menu
    for words in ("打印】", "字体", "跳到主要内容", menu, "上一项"):
        assert not is_printed(words, text), words


def test_no_kind_of_page_shows_a_control_on_paper(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    seen = visit(size=PAPER)
    seen.page.emulate_media(media="print")
    for kind in seen.tour(origin, kinds):
        assert seen.page.locator("button:visible, .nav:visible, .skip:visible").count() == 0, kind


def test_nothing_is_cut_off_at_the_edge_of_the_paper(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    seen = visit(size=PAPER)
    seen.page.emulate_media(media="print")
    for kind in seen.tour(origin, kinds):
        assert seen.page.evaluate(OVERFLOW) <= 0, kind
        assert seen.page.evaluate(OUTSIDE.replace(".scroll, ", "")) == [], kind


def test_boxes_that_scroll_on_a_screen_are_open_on_paper(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    closed = """[...document.querySelectorAll('.scroll')].filter(one => {
        const style = getComputedStyle(one);
        return style.overflow !== 'visible' || style.maxHeight !== 'none';
    }).length"""
    seen = visit(size=PAPER)
    seen.page.emulate_media(media="print")
    for kind in seen.tour(origin, kinds):
        assert seen.page.evaluate(closed) == 0, kind


def test_a_definition_has_most_of_the_width_of_paper(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    """As wide as its neighbours, the longest cell of a row made a column of eight characters of it."""
    widths = "table => [...table.rows[0].cells].map(cell => cell.offsetWidth)"
    seen = visit(size=PAPER)
    seen.page.emulate_media(media="print")
    for kind in seen.tour(origin, {kind: kinds[kind] for kind in ("facets", "glossary", "indicators")}):
        name, definition, *rest = seen.page.locator("table.wide").last.evaluate(widths)
        assert definition >= name + max(rest), kind


def test_lists_and_comparisons_take_few_sheets(visit: Open, origin: str, published: Path) -> None:
    opened = visit(origin + urls.NUMBERS)
    assert _count_sheets(opened.page) < MOST_SHEETS_OF_NUMBERS
    opened.go(origin + query((LIWAN, MINHANG)))
    opened.page.wait_for_selector("#compared")
    assert _count_sheets(opened.page) < MOST_SHEETS_OF_TWO
    for path in sorted((published / "compare").glob("*-vs-*.html")):
        opened.go(f"{origin}compare/{path.name}")
        assert _count_sheets(opened.page) < MOST_SHEETS_OF_TWO, path.name


def test_two_plans_on_paper_are_what_differs_and_every_theme(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    page = visit(origin + kinds["pair"]).page
    text = "".join(printed(page))
    themes = page.locator(".pair tr[id] > th").all_inner_texts()
    programmes = page.locator(
        "[data-section=both] .programme__name > a, [data-section=both] .programme--brief > a:first-child"
    ).all_inner_texts()
    assert themes
    assert programmes
    assert [name for name in themes + programmes if not is_printed(name, text)] == []
    assert not is_printed("录入程度", text), "both are recorded in full"
    page.evaluate("document.documentElement.classList.add('print-whole')")
    assert is_printed("录入程度", "".join(printed(page)))


@pytest.mark.parametrize("pair", ["liwan.opinions-2013-vs-minhang.stay-2022", ""])
def test_two_plans_on_paper_are_read_without_a_glass(
    visit: Open, origin: str, kinds: dict[str, str], pair: str
) -> None:
    page = visit(origin + (f"compare/{pair}.html" if pair else kinds["pair"])).page
    text = "".join(printed(page))
    assert not re.search("[;；、][)）]|、[;；]", text), "what is left out leaves its mark behind"
    page.emulate_media(media="print")
    sizes = page.locator(".pair tbody td, .pair tbody td *").evaluate_all(
        "parts => parts.map(part => parseFloat(getComputedStyle(part).fontSize))"
    )
    assert min(sizes) >= SMALLEST_TYPE


def test_a_part_that_a_reader_folded_away_is_not_printed(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    page = visit(origin + kinds["pair"]).page
    page.locator(".part summary").first.click()
    text = "".join(printed(page))
    assert is_printed(page.locator(".part h2").first.inner_text(), text)
    assert not is_printed("成文日期", text)


@pytest.mark.xdist_group("printed_plan")
def test_quotations_are_notes_on_paper_each_once(printed_plan: tuple[Page, list[str]]) -> None:
    page, sheets = printed_plan
    text = "".join(sheets)
    quotes = {_fold(words) for words in page.locator("[data-quoted] blockquote p").all_text_contents()}
    assert quotes
    whole = {quote for quote in quotes if not any(quote != longer and quote in longer for longer in quotes)}
    assert {quote[:40]: text.count(quote) for quote in whole} == {quote[:40]: 1 for quote in whole}
    assert is_printed("引用的原句", text)


def _count_sheets(page: Page) -> int:
    return len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def test_comparisons_are_printed_across(visit: Open, origin: str, kinds: dict[str, str]) -> None:
    page = visit(origin + kinds["facet"]).page
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert A4[::-1] in {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets}
