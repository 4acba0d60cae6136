"""What is taken away of a comparison: Word and Excel as their readers open them, cell by cell against the screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from lxml import etree  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.conftest import STATEMENTS
from tests.integration.test_statements_files import EAST, WEST
from tests.support.browser.comparing import query, settled
from tests.support.browser.fixtures import Open
from tests.support.exports import WORD, command_file, word_file

pytestmark = pytest.mark.browser

ROWS = "themes.housing,themes.reward,themes.family,indicators"
SHOWN = """table => [...table.rows].map(row => [...row.cells].map(cell => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll('button, details, [data-report], [data-nocopy]').forEach(part => part.remove());
    return copy.textContent.replace(/\\s/g, '');
}))"""
NUMBER = re.compile(r"\[\d+\]$")


@pytest.fixture
def page(visit: Open, statements_site: Path) -> Page:
    opened = settled(visit(f"{statements_site.as_uri()}/{query((EAST, WEST), ROWS)}"))
    opened.wait_for_selector("#compared")
    return opened


def take(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def shown(page: Page, table: str = "#compared") -> list[list[str]]:
    cells: list[list[str]] = page.locator(table).evaluate(SHOWN)
    return cells


def squeezed(text: object) -> str:
    return re.sub(r"\s", "", str(text or ""))


def without_reasons(cells: list[list[str]], about: list[str]) -> list[list[str]]:
    """The cells of a screen as a memo has them: what is said above the table of many cells stands in none of them."""
    said = {squeezed(line).partition("：")[2] for line in about}
    return [[_without(cell, said) for cell in row] for row in cells]


def _without(cell: str, said: set[str]) -> str:
    match = re.fullmatch(r"([^（]+)（(.*)）", cell)
    if not match or not (said & set(match[2].split("；"))):
        return cell
    rest = "；".join(part for part in match[2].split("；") if part not in said)
    return f"{match[1]}（{rest}）" if rest else match[1]


def grid(rows: Any) -> list[list[str]]:
    """The cells of Word's rows, one that spans columns once."""
    return [[squeezed(cell.text) for cell in dict.fromkeys(row.cells)] for row in rows]


@pytest.mark.parametrize("only", [False, True], ids=["all", "differences"])
def test_word_has_the_cells_of_the_screen_and_no_others(page: Page, tmp_path: Path, *, only: bool) -> None:
    page.get_by_label("仅显示差异").set_checked(only)
    file = docx.Document(str(take(page, "下载 Word", tmp_path)))
    (table,) = file.tables
    about = [paragraph.text for paragraph in file.paragraphs]
    assert grid(table.rows) == without_reasons(shown(page), about)
    assert "历下区、徐汇区对比" in about[0]
    assert ("已隐藏" in " ".join(about)) == only


def test_each_cited_paragraph_is_one_endnote_of_word(page: Page, tmp_path: Path) -> None:
    with ZipFile(take(page, "下载 Word", tmp_path)) as archive:
        body, notes = (etree.fromstring(archive.read(f"word/{part}.xml")) for part in ("document", "endnotes"))
    cited = [mark.get(f"{WORD}id") for mark in body.iter(f"{WORD}endnoteReference")]
    listed = {note.get(f"{WORD}id"): "".join(note.itertext()) for note in notes.iter(f"{WORD}endnote")}
    words = [listed[number] for number in cited]
    assert cited == [str(number) for number in range(1, len(listed) - 1)]
    assert len(set(words)) == len(words)
    cites = page.locator("#compared [data-cite]").evaluate_all("cells => cells.map(cell => cell.dataset.cite)")
    assert all(any(cite in note for note in words) for cite in cites)
    assert {section.get(f"{WORD}orient") for section in body.iter(f"{WORD}pgSz")} == {None}


def test_excel_has_the_cells_of_the_screen_and_its_numbers_as_numbers(page: Page, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(take(page, "下载 Excel", tmp_path))
    table, numbers, sources = book
    cells = shown(page)
    about = [str(row[0].value) for row in table.iter_rows(min_row=len(cells) + 3) if row[0].value]
    rows = [[cell.value for cell in row] for row in table.iter_rows(min_row=2, max_row=len(cells) + 1)]
    read = [[squeezed(NUMBER.sub("", str(cell))) for cell in row if cell is not None] for row in rows]
    assert read == without_reasons(cells, about)
    assert table.auto_filter.ref == f"A2:C{len(cells) + 1}"
    assert table.freeze_panes == "B3"
    assert all(table.row_dimensions[row].height for row in range(2, len(cells) + 2))
    head, *lines = [[cell.value for cell in row] for row in numbers.iter_rows(min_row=2) if row[1].value]
    values = {(str(line[head.index("内容")]).partition("：")[0], line[head.index("数值")]) for line in lines}
    assert {("建成公寓", 200), ("建成的公寓", 150), ("领军水手奖金", 10), ("给水手的奖金", 8)} <= values
    units = {line[head.index("数值")]: line[head.index("单位")] for line in lines}
    firmness = {line[head.index("数值")]: line[head.index("承诺力度")] for line in lines}
    assert (units[200], units[10]) == ("套", "万元")
    assert (firmness[200], firmness[10], firmness[8]) == ("力争", "明确", "已有做法")
    assert sources.max_row > 2


def test_what_makes_files_is_fetched_when_somebody_asks_for_one(visit: Open, statements_site: Path) -> None:
    opened = visit(f"{statements_site.as_uri()}/{query((EAST, WEST), ROWS)}")
    settled(opened).wait_for_selector("#compared")
    assert not [request for request in opened.requests if "memo.js" in request]
    with opened.page.expect_download():
        opened.page.get_by_role("button", name="下载 Word").click()
    assert [request for request in opened.requests if "memo.js" in request]
    assert opened.problems == []


PAGES = (
    "index.html",
    "themes/housing.html",
    f"compare/{EAST}-vs-{WEST}.html",
    "numbers/index.html",
    "programmes/index.html",
    "timeline.html",
    f"districts/{EAST.replace('.', '/')}/who.html",
)
"""Of each form of table: cells of several rows, numbers, citations, folded and filtered tables."""


def sheets_of(path: Path) -> list[tuple[str, list[list[Any]], list[str]]]:
    """The sheets of a workbook: name, values, and which cells are one."""
    return [
        (sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)], sorted(map(str, sheet.merged_cells)))
        for sheet in openpyxl.load_workbook(path)
    ]


SHOW_ALL = "boxes => boxes.filter(box => !box.checked).forEach(box => box.click())"
"""A file of the page has the columns that are shown, one of the command all."""


def test_a_page_makes_the_same_files_as_the_command(visit: Open, statements_site: Path, tmp_path: Path) -> None:
    for path in PAGES:
        page = visit(f"{statements_site.as_uri()}/{path}").page
        page.locator("input[name=columns]").evaluate_all(SHOW_ALL)
        page.evaluate("history.replaceState(null, '', location.pathname)")
        word = word_file(take(page, "Word 文档", tmp_path).read_bytes())
        assert word == word_file(command_file(STATEMENTS, path, "docx")), path
        expected = tmp_path / "expected.xlsx"
        expected.write_bytes(command_file(STATEMENTS, path, "xlsx"))
        assert sheets_of(take(page, "Excel 工作簿", tmp_path)) == sheets_of(expected), path


def test_a_page_gives_what_its_filters_show_and_says_so(visit: Open, statements_site: Path, tmp_path: Path) -> None:
    page = visit(f"{statements_site.as_uri()}/numbers/index.html?q=公寓").page
    rows = page.locator("table[data-export] tbody tr:visible:has(td)").count()
    total = page.locator("table[data-export] tbody tr:has(td)").count()
    assert 0 < rows < total
    file = word_file(take(page, "Word 文档", tmp_path).read_bytes())
    assert f"只有网页上筛选出来的 {rows} 行（全部 {total} 行）。" in file.paragraphs
    assert len([row for row in file.tables[0] if "公寓" in "".join(row)]) == rows


def test_without_scripts_a_page_says_by_which_command_the_files_are_made(visit: Open, statements_site: Path) -> None:
    page = visit(f"{statements_site.as_uri()}/themes/housing.html", java_script_enabled=False).page
    assert page.get_by_text("bilin export themes/housing.html").is_visible()
    assert page.locator("[data-make]:visible, .downloads button:visible").count() == 0
