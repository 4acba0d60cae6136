"""A copied table holds what the page says, and says where it comes from; also where the browser trusts nobody."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from tests.support.browser.fixtures import Open, Visit
from tests.support.exports import page_tables, squeezed

pytestmark = pytest.mark.browser

PAIR = "compare/liwan.opinions-2013-vs-minhang.stay-2022.html"
PLAIN = "http://plain.test/"
"""An address that is no secure context, unlike the loopback's."""
PASTE_INTO = """kind => {
    const field = document.createElement(kind);
    field.id = 'pasted';
    if (kind === 'div') { field.contentEditable = 'true'; }
    document.body.appendChild(field);
    field.focus();
}"""
CELLS = """table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent))"""


def open_plain(visit: Open, published: Path, path: str) -> Visit:
    def answer(route: Route) -> None:
        route.fulfill(path=published / urlsplit(route.request.url).path.lstrip("/"))

    opened = visit()
    opened.page.route(f"{PLAIN}**", answer)
    opened.go(PLAIN + path)
    return opened


def copy(page: Page, number: int) -> None:
    """Press a button as a keyboard user does."""
    page.get_by_role("button", name="复制表格").nth(number).press("Enter")


def paste(page: Page, kind: str) -> None:
    page.evaluate(PASTE_INTO, kind)
    page.keyboard.press("Control+V")


@pytest.mark.parametrize("path", [PAIR, "index.html"])
def test_a_copied_table_is_pasted_with_every_cell_over_plain_http(visit: Open, published: Path, path: str) -> None:
    opened = open_plain(visit, published, path)
    assert opened.page.evaluate("isSecureContext") is False
    for number, table in enumerate(page_tables(published, path)):
        copy(opened.page, number)
        assert opened.page.locator(".downloads__copied[role=status]").nth(number).inner_text() == "已复制"
        assert opened.problems == []
        paste(opened.page, "div")
        cells: list[list[str]] = opened.page.locator("#pasted table").evaluate(CELLS)
        assert [[squeezed(cell) for cell in row] for row in cells] == [[cell.words for cell in row] for row in table]
        opened.page.evaluate("document.getElementById('pasted').remove()")
        opened.problems.clear()  # the page's own policy refuses the styles that a paper would take


def test_a_copied_table_is_pasted_as_text_too(visit: Open, published: Path) -> None:
    page = open_plain(visit, published, PAIR).page
    copy(page, 0)
    paste(page, "textarea")
    text = squeezed(page.locator("#pasted").input_value())
    assert [cell.words for row in page_tables(published, PAIR)[0] for cell in row if cell.words not in text] == []


def test_what_is_copied_names_its_page_the_data_version_and_the_day_of_checks(visit: Open, published: Path) -> None:
    page = open_plain(visit, published, f"{PAIR}#t-housing").page
    copy(page, 1)
    paste(page, "div")
    words = page.locator("#pasted").inner_text()
    assert PLAIN + PAIR in words
    assert "#t-housing" not in words
    assert "本站整理自公开文件，以原文为准。" in words
    assert re.search(r"数据版本：\s*[0-9a-f]{12}", words)
    assert re.search(r"最近核对：\s*\d+年", words)


def test_what_is_copied_names_the_sources_of_the_plans_in_the_table(visit: Open, published: Path) -> None:
    page = open_plain(visit, published, PAIR).page
    copy(page, 0)
    paste(page, "div")
    lines = page.locator("#pasted").inner_text().splitlines()
    for start in ("广东省广州市荔湾区：《中共广州市荔湾区委", "上海市闵行区：《闵行区人力资源和社会保障局"):
        (line,) = [line for line in lines if line.startswith(start)]
        assert re.search(r"来源：.+，网址：\S+。最近核对：\d+年\d+月\d+日$", line)


def test_links_in_a_copied_table_lead_to_the_site_from_anywhere(visit: Open, published: Path) -> None:
    page = open_plain(visit, published, PAIR).page
    copy(page, 1)
    paste(page, "div")
    addresses: list[str] = page.locator("#pasted a").evaluate_all("links => links.map(one => one.getAttribute('href'))")
    assert addresses
    assert [address for address in addresses if not address.startswith(PLAIN)] == []


def test_copying_leaves_the_page_and_the_focus_as_they_were(visit: Open, published: Path) -> None:
    page = open_plain(visit, published, PAIR).page
    before, tables = page.locator("main").inner_text(), page.locator("table[data-export]").count()
    copy(page, 0)
    assert page.evaluate("document.activeElement.textContent") == "复制表格"
    assert page.evaluate("getSelection().toString()") == ""
    assert page.locator("table[data-export]").count() == tables
    assert page.locator("main").inner_text().replace("已复制", "") == before.replace("已复制", "")


def test_every_exported_table_has_its_button_and_no_other_table_has(
    visit: Open, origin: str, kinds: dict[str, str]
) -> None:
    opened = visit()
    # The basket of materials copies all of itself, by a button of its own.
    for kind in opened.tour(origin, {name: path for name, path in kinds.items() if name != "materials"}):
        opened.unfold()
        tables = opened.page.locator("table[data-export]").count()
        copying = "Copy table" if kind.endswith("in English") else "复制表格"
        assert opened.page.get_by_role("button", name=copying).count() == tables, kind


def test_controls_for_taking_away_are_not_printed(visit: Open, origin: str) -> None:
    page = visit(origin + PAIR).page
    page.emulate_media(media="print")
    assert not page.locator(".downloads").is_visible()
    assert not page.get_by_role("button", name="复制表格").first.is_visible()


def test_the_files_are_handed_out_with_their_type(visit: Open, origin: str) -> None:
    page = visit(origin + PAIR).page
    names = {"csv": "CSV 数据", "xlsx": "Excel 工作簿", "docx": "Word 文档"}
    for kind, name in names.items():
        with page.expect_download() as waiting:
            page.locator(".downloads").get_by_text(name).click()
        assert waiting.value.suggested_filename.endswith(f".{kind}")
        assert Path(waiting.value.path()).stat().st_size > 1_000
