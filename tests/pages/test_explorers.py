"""The lists of all numbers and of all programmes: each of them once, with what keeps it from being misread."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.pages.test_links import target
from tests.support.dom import Built, Page, below, facts, having, read, text

LISTS = {"numbers": re.compile(r"numbers/[^/]+\.html"), "programmes": re.compile(r"programmes/[^/]+\.html")}
PROGRAMME = re.compile(r"districts/[^/]+/[^/]+/(?!who|source)[^/]+\.html")


def pages_of(built: Built, name: str) -> list[Page]:
    return [page for page in built.pages if LISTS[name].fullmatch(page.path)]


def rows(page: Page) -> Iterator[Element]:
    yield from (row for row in page.all("tr") if row.get("data-filter-keys"))


def cells(row: Element) -> list[str]:
    return ["".join(text(cell).split()) for cell in row]


def keys(row: Element) -> dict[str, list[str]]:
    pairs = (pair.split("=") for pair in row.attrib["data-filter-keys"].split(";"))
    return {name: values.split(" ") for name, values in pairs}


def linked(page: Page, row: Element) -> str:
    """Where the heading of a row leads."""
    (link,) = below(row[0], "a")
    path, anchor = target(page, link.get("href", ""))
    return f"{path}#{anchor}"


def test_a_number_stands_on_a_line_with_what_it_counts_and_its_own_firmness(statements_site: Path) -> None:
    page = read(statements_site).page("numbers/index.html")
    (row,) = [row for row in rows(page) if cells(row)[0].startswith("引进领军水手")]
    assert cells(row) == [
        "引进领军水手文本的总体数字",
        "30名",
        "领军水手",
        "山东省济南市历下区意见·2020年",
        "力争",
        "到2024年",
        "目标，期内数",
        "第4段",
    ]
    assert keys(row) == {
        "unit": ["人"],
        "nature": ["target"],
        "kind": ["flow"],
        "firm": ["strive"],
        "theme": ["recruit"],
        "group": ["leading"],
        "place": ["east"],
        "until": ["2024"],
        "due": ["202413"],
        "amount": ["2"],
    }


def test_sums_of_money_come_first(statements_site: Path) -> None:
    units = [keys(row).get("unit", []) for row in rows(read(statements_site).page("numbers/index.html"))]
    assert units[:3] == [["元"]] * 3
    assert ["元"] not in units[3:]


def test_numbers_are_in_order_within_their_unit_alone(statements_site: Path) -> None:
    listed = list(rows(read(statements_site).page("numbers/index.html")))
    ordered = sorted((row for row in listed if "amount" in keys(row)), key=lambda row: int(keys(row)["amount"][0]))
    assert [cells(row)[1] for row in ordered] == [
        "28名",
        "30名",
        "150套",
        "200套",
        "5万元5万元=50,000元推算",
        "8万元8万元=80,000元推算",
        "10万元10万元=100,000元推算",
    ]


def test_a_programme_stands_on_a_line_with_its_first_number_and_its_firmness(statements_site: Path) -> None:
    page = read(statements_site).page("programmes/index.html")
    (row,) = [row for row in rows(page) if cells(row)[0] == "英雄激励" and keys(row)["place"] == ["east"]]
    assert cells(row)[-2] == "10万元明确领军水手奖金另有1处数字"
    assert keys(row)["group"] == ["leading", "firms"]
    assert keys(row)["lead"] == ["office"]


def test_every_programme_and_every_number_of_the_site_is_listed_once(built: Built) -> None:
    for name in LISTS:
        listed = Counter(linked(page, row) for page in pages_of(built, name) for row in rows(page))
        assert {address: count for address, count in listed.items() if count > 1} == {}, name
    programmes = {page.path for page in built.pages if PROGRAMME.fullmatch(page.path)} - redirected(built)
    listed_programmes = {linked(page, row) for page in pages_of(built, "programmes") for row in rows(page)}
    assert {address.rstrip("#") for address in listed_programmes} == programmes


def redirected(built: Built) -> set[str]:
    return {page.path for page in built.pages if page.is_redirect}


def test_where_one_page_does_not_hold_them_it_leads_to_the_parts_that_do(built: Built) -> None:
    for name in LISTS:
        whole = built.page(f"{name}/index.html")
        parts = {page.path for page in pages_of(built, name)} - {whole.path} - redirected(built)
        targets = {target(whole, link.get("href", ""))[0] for link in below(whole.first("main"), "a")}
        assert parts <= targets, name
        assert not parts or not list(rows(whole)), name


def test_what_can_be_chosen_is_what_some_row_has(built: Built) -> None:
    """The form says what a value is called, so a value without a word could not be chosen."""
    for name in LISTS:
        for page in pages_of(built, name):
            places = [part for part in page.all("div") if part.get("data-filters") == name]
            for place in places:
                facets = {key: dict(values) for key, _, values in json.loads(place.attrib["data-facets"])}
                for row in rows(page):
                    unnamed = {
                        (key, value)
                        for key, values in keys(row).items()
                        if key in facets
                        for value in values
                        if value not in facets[key]
                    }
                    assert unnamed == set(), page.path


def test_a_drawing_of_a_unit_shows_what_its_table_says(statements_site: Path) -> None:
    page = read(statements_site).page("numbers/index.html")
    drawn = {part.attrib["data-of"] for part in page.all("g") if "data-of" in part.attrib}
    claims = {part.attrib["data-claim"] for row in rows(page) for part in below(row) if "data-claim" in part.attrib}
    assert drawn
    assert drawn <= claims


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_site_says_that_there_is_nothing_yet(empty_site: Path, name: str) -> None:
    page = read(empty_site).page(f"{name}/index.html")
    assert text(having(page.root, "answer__finding")[0]) == "还没有录入政策文本。"
    assert list(rows(page)) == []


def test_the_list_says_of_a_lead_what_the_page_of_the_programme_says(statements_site: Path) -> None:
    built = read(statements_site)
    page = built.page("programmes/index.html")
    states = set()
    for row in rows(page):
        (lead,) = [cell for cell in row if cell.get("data-label") == "牵头"]
        said = facts(built.page(linked(page, row).partition("#")[0]).root)["牵头"]
        assert lead.get("data-state", "value") == said.get("data-state")
        assert ("只写在" in text(lead)) is ("只写在" in text(said))
        states.add(lead.get("data-state", "value"))
        if "data-state" in lead.attrib:
            assert text(said).startswith(text(lead))
    assert states == {"value", "not_stated"}
