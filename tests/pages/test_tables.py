"""Tables and lists of facts: real ones, never an empty cell, and what is not there says why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from tests.support.dom import STATES, Built, Page, below, classes, having, text

SEARCHED = re.compile(r"查阅 \d+ 份，核对 \d{4}年")
CLAIM = re.compile(r"[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9_-]*){1,4}")
VERIFIED = {"yes", "no", "inferred", "derived"}
COUNT = re.compile(r"\d[\d,.]*( 项)?")
COMPARING = re.compile(
    r"(index|districts/[^/]+(/[^/]+)?|.*/who|(themes|instruments|target-groups|agencies|indicators)/.*"
    r"|compare/.*-vs-.*|(numbers|programmes)/.*|(funding|timeline)(/\d+)?)\.html"
)
"""All but the pages of programmes, which name the text that was read and the date under their heading."""


def test_every_table_has_a_caption_and_headings_with_their_scope(built: Built) -> None:
    for page in built.pages:
        for table in page.tables():
            assert table[0].tag == "caption", page.path
            assert text(table[0]), page.path
            headings = list(below(table, "th"))
            assert headings, page.path
            assert {heading.get("scope") for heading in headings} <= {"col", "row", "rowgroup", "colgroup"}, page.path
            assert [heading for heading in headings if not text(heading)] == [], page.path


def test_no_caption_is_shown_that_repeats_the_heading_above_it(built: Built) -> None:
    """It stays for those who hear the page, and for files made of the table."""
    for page in built.pages:
        heading = ""
        for node in page.all("h1", "h2", "h3", "caption"):
            if node.tag != "caption":
                heading = text(node)
            elif "visually-hidden" not in classes(node) and not any(
                "part" in classes(up) for up in page.ancestors(node)
            ):
                assert text(node) != heading, page.path


def test_every_table_has_a_head_but_those_whose_rows_are_label_and_value(built: Built) -> None:
    for page in built.pages:
        for table in page.tables():
            head = list(below(table, "thead"))
            if "header-table" in classes(table):
                assert head == [], page.path
                assert {tuple(cell.tag for cell in row) for row in below(table, "tr")} == {("th", "td")}, page.path
            else:
                assert len(head) == 1, page.path
                assert {cell.get("scope") for cell in below(head[0], "th")} == {"col"}, page.path


def test_every_row_has_a_heading_and_as_many_cells_as_the_head(built: Built) -> None:
    for page in built.pages:
        for table in page.tables():
            assert len(set(_widths(table))) == 1, (page.path, text(table[0]))
            assert [row for row in below(table, "tr") if not any(cell.tag == "th" for cell in row)] == [], page.path


def _widths(table: Element) -> Iterator[int]:
    """How many columns each row fills, with the cells that reach down into it."""
    for part in below(table, "thead", "tbody"):
        below_it: list[int] = []
        for number, row in enumerate(below(part, "tr")):
            spans = [(int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))) for cell in row]
            yield sum(columns for columns, _ in spans) + below_it.count(number)
            below_it += [number + down for columns, rows in spans for down in range(1, rows) for _ in range(columns)]


def test_numbers_stand_to_the_right_under_a_heading_that_does(built: Built) -> None:
    for page in built.pages:
        for table in page.tables():
            for column in _columns(table):
                marked = {"number" in classes(cell) for cell in column}
                counts = all(COUNT.fullmatch(text(cell)) for cell in column[1:]) and len(column) > 1
                assert len(marked) == 1, (page.path, [text(cell) for cell in column])
                numbered = text(column[0]) in ("编号", "代码", "数值") or "matrix__theme" in classes(column[0])
                assert not counts or numbered or marked == {True}, (page.path, text(column[0]))


def _columns(table: Element) -> Iterator[list[Element]]:
    """The cells under each heading, the heading first; cells that span columns belong to none."""
    for index, heading in enumerate(row for head in below(table, "thead") for row in below(head, "th")):
        cells = [row[index] for body in below(table, "tbody") for row in body if len(row) > index]
        whole = [cell for cell in cells if cell.get("colspan") is None and cell.tag == "td"]
        yield [heading, *whole]


def test_wide_tables_scroll_in_a_named_region_that_takes_the_focus(built: Built) -> None:
    for page in built.pages:
        for table in page.tables():
            region = page.parent(table)
            if "header-table" in classes(table):
                continue
            assert "scroll" in classes(region), page.path
            assert (region.get("role"), region.get("tabindex")) == ("region", "0"), page.path
            assert region.get("aria-labelledby") == table[0].get("id"), page.path


def value_cells(page: Page) -> list[Element]:
    """Every cell and every fact of the site's own making; in lists those that are not just a value."""
    cells = [cell for table in page.tables() for cell in below(table, "td") if not is_plain(table, cell)]
    return cells + list(page.all("dd"))


def is_plain(table: Element, cell: Element) -> bool:
    """Whether it is a cell of a list that has a value: it says nothing of its state, and something in words."""
    return "list" in classes(table) and "data-state" not in cell.attrib and bool(text(cell))


def test_every_cell_and_fact_is_in_one_of_the_five_states_and_says_something(built: Built) -> None:
    wrong = {
        (page.path, text(cell), cell.get("data-state"))
        for page in built.pages
        for cell in value_cells(page)
        if cell.get("data-state") not in STATES or text(cell) in ("", "-", "—", "/", "无")
    }
    assert wrong == set()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("not_stated", "原文未提及"),
        ("not_researched", "尚未录入"),
        ("not_applicable", "不适用"),
        ("disputed", "存疑待核"),
    ],
)
def test_an_absent_value_says_in_words_why_it_is_absent(built: Built, state: str, words: str) -> None:
    """A disputed one may be shown all the same, with the word behind it."""
    allowed = {words} | {"not_stated": {"原文未载", "无编号"}, "not_researched": {"尚未检索原文"}}.get(state, set())
    for page in built.pages:
        for cell in page.all():
            if cell.get("data-state") == state:
                shown = text(cell)
                assert any(shown.startswith(name) or (state == "disputed" and name in shown) for name in allowed), (
                    page.path
                )


def test_every_list_of_facts_pairs_labels_with_values(built: Built) -> None:
    for page in built.pages:
        for facts in page.all("dl"):
            for group in facts:
                assert group.tag == "div", page.path
                assert [child.tag for child in group] == ["dt", "dd"], page.path
                assert all(text(child) for child in group), page.path


def test_what_is_not_stated_comes_with_what_was_searched_and_when(built: Built) -> None:
    for page in built.pages:
        for table in page.tables() if COMPARING.fullmatch(page.path) else []:
            silent = [element for element in below(table) if element.get("data-state") == "not_stated"]
            if silent and "header-table" not in classes(table):
                notes = text(page.first("main"))
                own = all(SEARCHED.search(text(plan)) for plan in silent)
                assert own or SEARCHED.search(notes), (page.path, text(table[0]))


def test_each_fact_that_is_not_stated_says_what_was_searched(minimal: Built) -> None:
    page = minimal.page("districts/aa/plan-a/fund.html")
    silent = [value for value in page.all("dd") if value.get("data-state") == "not_stated"]
    assert silent
    assert [text(plan) for plan in silent if "查阅 1 份，核对 2024年1月3日" not in text(plan)] == []


def test_a_claim_has_a_permanent_id_and_says_whether_it_is_verified(built: Built) -> None:
    for page in built.pages:
        for element in page.all():
            if "data-claim" in element.attrib:
                assert CLAIM.fullmatch(element.attrib["data-claim"]), (page.path, element.attrib)
                assert element.get("data-verified") in VERIFIED, (page.path, element.attrib)
            else:
                assert "data-verified" not in element.attrib, (page.path, element.attrib)


def test_a_page_about_one_place_makes_each_claim_once(built: Built) -> None:
    for page in built.pages:
        if page.path.startswith("districts/"):
            claims = [element.attrib["data-claim"] for element in page.all() if "data-claim" in element.attrib]
            assert len(claims) == len(set(claims)), page.path


def test_a_claim_reads_the_same_wherever_it_is_made(built: Built) -> None:
    readings: dict[str, set[str]] = defaultdict(set)
    for page in built.pages:
        for element in page.all():
            if "data-claim" in element.attrib:
                # The list of numbers says once, below it, what was searched.
                readings[element.attrib["data-claim"]].add(re.sub(r"\s|（查阅[^）]*）", "", text(element)))
    assert {claim: words for claim, words in readings.items() if len(words) > 1} == {}


def test_ids_of_claims_are_made_of_permanent_names(minimal: Built) -> None:
    page = minimal.page("districts/aa/plan-a/fund.html")
    claims = {element.attrib["data-claim"] for element in page.all() if "data-claim" in element.attrib}
    named = ("summary", "number", "themes", "instruments", "target_groups", "lead", "partners", "status", "commitment")
    assert {f"aa.plan-a.fund.{name}" for name in named} <= claims


def test_a_matrix_says_of_every_plan_and_theme_what_there_is(minimal: Built) -> None:
    (matrix,) = having(minimal.page("index.html").root, "matrix")
    rows = {text(row[0])[:9]: [text(cell) for cell in row[1:]] for row in below(matrix, "tr")}
    assert rows["山东省济南市市中区"] == [
        "1 项明确 1",
        "1 项力争 1",
        "尚未检索原文",
    ]
    assert rows["山东省枣庄市市中区"] == ["尚未录入"] * 3


def test_the_parts_of_what_is_only_named_add_up_to_the_whole(built: Built) -> None:
    for page in built.chinese.pages:
        for row in (row for table in page.tables() if "answer" in classes(table) for row in below(table, "tr")):
            counts = re.search(r"共 \d+ 处，都只有名目.*", text(row))
            if counts:
                counted, _, firmness = counts[0].partition("没有写数额")
                assert _sum(counted) == _sum(firmness), (page.path, text(row))


def _sum(words: str) -> int:
    return sum(int(number) for number in re.findall(r"\d+", words))
