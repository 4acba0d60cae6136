"""What stays together on paper, what each sheet is spent on, and what paper does without."""

from __future__ import annotations

import pytest

from builder import urls
from tests.real.browser.test_print import is_printed, printed
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

PLAN = "districts/liwan/opinions-2013"
DISTRICTS = ["huangpu", "liwan", "minhang", "qinhuai", "shizhong-jinan"]
MOST_SHEETS_OF_A_DISTRICT = 4
NEWEST = 5
HEADS = "tables => tables.map(table => [...table.tHead.querySelectorAll('th')].map(head => head.textContent).join(''))"
UNBROKEN = 6
"""Of so many lines a list is not broken over sheets."""
LINES = """rows => rows.map(row => [...row.cells].map(cell =>
    [...cell.querySelectorAll('li')].map(line => line.textContent)))"""
"""The lists in the cells of each row."""
SPREAD = """table => { const widths = [...table.tHead.rows[0].cells].map(cell => cell.offsetWidth);
    return widths.map(width => width / table.offsetWidth); }"""


@pytest.mark.parametrize("name", DISTRICTS)
def test_a_district_takes_few_sheets_however_much_of_it_was_corrected(visit: Open, origin: str, name: str) -> None:
    assert len(printed(visit(f"{origin}districts/{name}.html").page)) <= MOST_SHEETS_OF_A_DISTRICT


def test_of_many_corrections_paper_has_the_newest_and_says_how_many_more_there_are(visit: Open, origin: str) -> None:
    page = visit(origin + "districts/liwan.html").page
    rows = page.locator(".changes tbody th[scope=row]").evaluate_all("all => all.map(row => row.firstChild.data)")
    assert len(rows) > NEWEST
    text = "".join(printed(page))
    assert [row for row in rows[:NEWEST] if not is_printed(row, text)] == []
    assert not is_printed(rows[-1], text)
    assert is_printed(f"其余 {len(rows) - NEWEST} 条更正没有印出", text)
    page.locator("[data-off-paper] > summary").click()
    opened = "".join(printed(page))
    assert is_printed(rows[-1], opened), "who opened them wants them"
    assert not is_printed("条更正没有印出", opened)


@pytest.mark.parametrize("path", [f"{PLAN}.html", f"{PLAN}/who.html", urls.AGENCIES])
def test_no_sheet_ends_with_the_heading_of_a_group_of_rows(visit: Open, origin: str, path: str) -> None:
    page = visit(origin + path).page
    headings = {words.strip() for words in page.locator("th[scope=rowgroup]").all_text_contents()}
    sheets = printed(page)
    assert len(headings) > 1
    assert len(sheets) > 2
    ends = [sheet[-40:] for sheet in sheets]
    assert [words for words in headings for end in ends if end.endswith("".join(words.split()))] == []


@pytest.mark.parametrize("path", [urls.GLOSSARY, f"{PLAN}.html"])
def test_no_sheet_ends_with_the_heads_of_a_table(visit: Open, origin: str, path: str) -> None:
    page = visit(origin + path).page
    heads = page.locator("main table:has(thead)").evaluate_all(HEADS)
    assert heads
    assert [
        sheet[-40:] for sheet in printed(page) if any(sheet.endswith("".join(head.split())) for head in heads)
    ] == []


def test_no_sheet_ends_with_the_name_of_what_is_folded(visit: Open, origin: str) -> None:
    page = visit(f"{origin}target-groups/leading-talent.html").page
    parts = page.locator("main details:not([data-quoted]) > summary")
    names = ["".join(name.split()) for name in parts.all_inner_texts()]
    assert names
    sheets = printed(page)
    assert [name for name in names for sheet in sheets if sheet.endswith(name)] == []


@pytest.mark.parametrize(("path", "most"), [(urls.AGENCIES, 20), ("target-groups/leading-talent.html", 26)])
def test_long_lists_of_short_lines_take_few_sheets(visit: Open, origin: str, path: str, most: int) -> None:
    """At the size of running text they took 29 and 31."""
    assert len(printed(visit(origin + path).page)) <= most


def test_what_a_body_does_stands_on_one_sheet_unless_that_leaves_another_half_empty(visit: Open, origin: str) -> None:
    """A row broken over sheets leaves the reader of the second without the name of the body: only long lists are."""
    page = visit(f"{origin}{PLAN}/who.html").page
    rows = page.locator(".who--roles tbody tr:has(td)").evaluate_all(LINES)
    sheets = printed(page)
    page.emulate_media(media="print")
    assert page.locator(".who--roles td li").first.evaluate("line => parseFloat(getComputedStyle(line).fontSize)") > 11
    short = [cells for cells in rows if max(map(len, cells)) <= UNBROKEN]
    lists = [lines for cells in short for lines in cells if len(lines) > 3]
    assert lists
    assert is_printed(rows[0][1][0], sheets[0])
    assert [lines[0] for lines in lists if not any(is_printed("".join(lines), sheet) for sheet in sheets)] == []


@pytest.mark.parametrize(
    ("path", "table", "least"),
    [("districts/liwan.html", ".changes", 0.14), (f"{PLAN}/source.html", ".repairs", 0.2)],
)
def test_the_longest_words_of_a_row_have_room_on_paper(
    visit: Open, origin: str, path: str, table: str, least: float
) -> None:
    """A day that took a third of the width left a column of four characters for the reason."""
    page = visit(origin + path, size=(688, 1000)).page
    page.emulate_media(media="print")
    first, *rest = page.locator(table).first.evaluate(SPREAD)
    assert first < 0.2
    assert rest[3] > least
