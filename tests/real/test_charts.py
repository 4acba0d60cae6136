"""Charts on the repository's own pages: the numbers of the table beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.pages.test_charts import NUMBERS, charts, printed, values
from tests.support.dom import below, classes, having, read, text

pytestmark = pytest.mark.xdist_group("published")  # the process that has read the pages


def test_a_bar_stands_for_the_number_that_is_printed_in_its_cell(published: Path) -> None:
    bars = list(charts(read(published), "bars"))
    assert len(bars) > 20
    for page, drawn in bars:
        cell = page.parent(drawn)
        (figure,) = having(cell, "quantity__value")
        (value,) = values(drawn)
        assert cell.tag == "td", page.path
        assert [Decimal(word) for word in value.split()] == printed(text(figure)), (page.path, text(figure))


def test_an_amount_that_is_converted_is_marked_as_computed_and_is_the_same_amount(published: Path) -> None:
    count = 0
    for page in read(published).pages:
        for cell in having(page.root, "numbers__amount"):
            for note in having(cell, "quantity__note"):
                left, equals, right = text(note).partition(" = ")
                if equals:
                    count += 1
                    assert ("computed" if page.path.startswith("en/") else "推算") in right, page.path
                    own = [Decimal(match.replace(",", "")) for match in NUMBERS.findall(right)]
                    assert own == printed(left), (page.path, text(note))
    assert count > 10


def test_every_plan_has_a_row_in_the_timeline_with_its_period_in_words(published: Path) -> None:
    page = read(published).page("timeline.html")
    table = next(table for table in page.tables() if "wide" in classes(table))
    (drawn,) = [svg for svg in page.all("svg") if "timeline--wide" in classes(svg)]
    rows = [[text(label) for label in below(row, "text")] for row in below(drawn, "g") if row.get("font-size")]
    assert len(rows) == len([row for row in below(table, "tr") if row.get("data-plan")]) == 5
    assert all(len(row) == 4 and all(row) for row in rows)
    assert "从2012年起 5—10 年（推算至2017—2022年）" in [row[2] for row in rows]
    assert [row[2] for row in rows].count("原文未写实施期") == 3
    (narrow,) = [svg for svg in page.all("svg") if "timeline--narrow" in classes(svg)]
    assert values(narrow) == values(drawn)
    words = "".join(text(label) for label in below(narrow, "text")).replace(" ", "")
    assert all(part.replace(" ", "") in words for row in rows for part in row)


def test_an_indicator_says_of_every_plan_what_there_is(published: Path) -> None:
    """Each plan stands in a table, among the names without a number, or among those that say nothing."""
    built = read(published)
    for page in built.pages:
        if re.fullmatch(r"indicators/(?!index)[^/]+\.html", page.path):
            named = {text(element) for table in page.tables() for element in having(table, "label__code")}
            assert len(named) == 5, page.path


def test_a_promise_stands_once_on_a_page(published: Path) -> None:
    for page in read(published).pages:
        if page.path.startswith(("indicators/", "numbers/")):
            claims = [element.attrib["data-claim"] for element in having(page.root, "quantity__value")]
            assert len(claims) == len(set(claims)), page.path


def test_every_benefit_without_an_amount_says_so_in_words(published: Path) -> None:
    page = read(published).page("numbers/index.html")
    (names,) = [table for table in page.tables() if table.get("id") == "names"]
    amounts = [row[1] for row in below(names, "tr") if row[1].tag == "td"]
    assert len(amounts) > 20
    assert all(text(amount).startswith("原文未提及") for amount in amounts)
