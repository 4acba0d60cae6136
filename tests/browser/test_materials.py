"""The basket of materials from a folder: filled on several pages, sent, and taken away as its reader opens it."""

from __future__ import annotations

import csv
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page

from tests.browser.test_memo import shown, squeezed, take
from tests.conftest import BuildFrom
from tests.support import contents
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

BASKET = "compare/materials.html"
ROWS = "[data-full] tbody tr"


def put_in(page: Page, selector: str) -> None:
    """Put the first of what a selector finds into the basket, as a keyboard reaches it."""
    holder = page.locator(selector).first
    if holder.locator("a[href]").count():
        holder.locator("a[href]").first.focus()
    holder.get_by_role("button", name="放入材料").press("Enter")


def names(page: Page) -> list[str]:
    return [str(row.get_attribute("data-name")) for row in page.locator(ROWS).all()]


def test_rows_cells_and_quotations_become_one_memo(visit: Open, build_from: BuildFrom, tmp_path: Path) -> None:
    opened, root = visit(), build_from(contents.archived).as_uri()
    page = opened.page
    for path, selector in (
        ("themes/housing.html", "tr[data-material]"),
        ("themes/funding.html", "td[data-material]"),
        ("districts/aa/plan-a/housing.html", "blockquote[data-material]"),
        ("districts/aa/plan-a/source.html", "li[data-material]"),
    ):
        opened.go(f"{root}/{path}")
        put_in(page, selector)
    page.locator(".materials__link").click()
    page.wait_for_selector(ROWS)
    chosen = names(page)
    assert len(chosen) == len(("row", "cell", "quotation", "paragraph"))
    page.get_by_role("button", name="上移").last.click()
    page.wait_for_function("name => document.querySelectorAll('[data-name]')[2].dataset.name === name", arg=chosen[3])
    assert names(page) == [chosen[0], chosen[1], chosen[3], chosen[2]]
    check_files(page, tmp_path)
    assert opened.problems == []


def test_every_cell_of_a_comparison_carries_its_source(visit: Open, statements_site: Path, tmp_path: Path) -> None:
    """With its title, address and the day of the check; a silence with what was searched; and no cell is blank."""
    opened, root = visit(), statements_site.as_uri()
    page = opened.page
    rows = ("facts.issuer", "agencies.health", "themes.housing.programmes")
    opened.go(f"{root}/compare/index.html?plans=east.sailor-2020,west.sailor-2016&rows=facts,agencies,themes.housing")
    for row in rows:
        page.wait_for_selector(f"[data-row='{row}'] td")
        put_in(page, f"[data-row='{row}'] td[data-material^='east']")
    page.locator(".materials__link").click()
    page.wait_for_selector(ROWS)
    assert [name.partition(":")[2] for name in names(page)] == list(rows)
    head, *lines = check_files(page, tmp_path)
    assert len(set(head)) == len(head)
    issuer, silent, listed = (dict(zip(head, line, strict=True)) for line in lines)
    for line in (issuer, silent, listed):
        assert all(line.values()), line
        assert line["最近核对"] == "2024-01-03"
    assert "查阅 1 份，核对 2024年1月3日；查过“卫生部门、卫健局”" in silent["内容"]
    assert silent["力度"].startswith("不适用")
    assert (silent["出处"], issuer["出处"]) == ("全文", "全文")
    assert listed["本站对照页"].partition("#")[2].startswith("page-p")
    document = docx.Document(str(tmp_path / "材料篮.docx"))
    before = [paragraph.text for paragraph in document.paragraphs[:4]]
    assert not any("本站编写" in words for words in before)
    assert any("最近核对：2024年1月3日" in words for words in before)
    assert opened.problems == []


def check_files(page: Page, folder: Path) -> list[list[str]]:
    """Word and CSV have the cells of the screen and no others; CSV tells more of each row."""
    screen = [[squeezed(cell) for cell in row] for row in shown(page, "[data-export]")]
    (table,) = docx.Document(str(take(page, "Word 文档", folder))).tables
    assert [[squeezed(cell.text) for cell in row.cells] for row in table.rows] == screen
    with take(page, "CSV 数据", folder).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [[squeezed(cell) for cell in row[: len(screen[0])]] for row in rows] == screen
    return rows


def test_a_basket_that_was_sent_is_shown_without_what_is_gone(visit: Open, statements_site: Path) -> None:
    address = f"{statements_site.as_uri()}/{BASKET}?items=east.sailor-2020.home,east.sailor-2020.gone,no.plan.x"
    opened = visit(address)
    opened.page.wait_for_selector(ROWS)
    assert names(opened.page) == ["east.sailor-2020.home"]
    status = opened.page.locator("[data-status]").inner_text()
    assert "2 条本站已经没有，已略去：east.sailor-2020.gone、no.plan.x" in status
    assert opened.page.evaluate("bilin.materials.read()") == []
