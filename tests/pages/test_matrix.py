"""The matrix of plans and themes: every cell says what there is, in a state, and leads to exactly that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from tests.bench.synthetic import write_country
from tests.conftest import files_at
from tests.pages.test_links import target
from tests.support.dom import Built, Page, below, classes, facts, having, read, text

FIRMNESS = re.compile(r"(\S+) (\d+)")


def matrices(built: Built) -> Iterator[tuple[Page, Element]]:
    for page in built.pages:
        for table in having(page.root, "matrix"):
            yield page, table


def cells(table: Element) -> Iterator[tuple[str, Element]]:
    """Each cell of a matrix with the theme it stands under."""
    themes = [text(heading) for heading in below(table, "th") if "matrix__theme" in classes(heading)]
    for row in below(table, "tr"):
        yield from zip(themes, (cell for cell in row if cell.tag == "td"), strict=False)


def row_of(page: Page, anchor: str) -> Element:
    return next(row for row in page.all("tr") if row.get("id") == anchor)


def links(node: Element) -> list[str]:
    return [link.get("href", "") for link in below(node, "a")]


def with_theme(built: Built, page: Page, theme: str) -> list[str]:
    """The programmes of a plan whose own pages name a theme, in the order of the text."""
    table = next(table for table in page.tables() if table[0].get("id") == "programmes-caption")
    rows = [row for row in below(table, "tr") if len(row) > 2 and row[1].tag == "th" and row[1].get("scope") == "row"]
    programmes = [links(row[1])[0] for row in rows]
    return [link for link in programmes if theme in _themes(built.page(target(page, link)[0]))]


def _themes(programme: Page) -> list[str]:
    return [text(link) for link in below(facts(programme.root)["主题"], "a")]


def test_a_cell_leads_to_exactly_the_programmes_it_counts(built: Built) -> None:
    for page, table in matrices(built):
        for theme, cell in cells(table):
            if cell.get("data-state") != "value":
                assert links(cell) == [], page.path
                continue
            path, anchor = target(page, links(cell)[0])
            row = row_of(built.page(path), anchor)
            assert text(row[0]) == theme, (page.path, path)
            assert links(row[1]) == with_theme(built, built.page(path), theme), (page.path, path)
            assert text(cell).startswith(f"{len(links(row[1]))} 项"), (page.path, path)


def test_how_firm_the_statements_of_a_cell_are_is_told_level_by_level(built: Built) -> None:
    for page, table in matrices(built):
        for _, cell in cells(table):
            if cell.get("data-state") == "value":
                (small,) = below(cell, "small")
                lines = "".join(small.itertext()).split("\n")
                levels = [match[1] for line in lines if (match := FIRMNESS.fullmatch(line)) and int(match[2]) > 0]
                assert len(set(levels)) == len(lines), (page.path, lines)


def test_every_cell_is_in_one_state_and_stands_under_a_theme(built: Built) -> None:
    for page, table in matrices(built):
        head, *rows = below(table, "tr")
        for row in rows:
            assert [cell.tag for cell in row] == ["th", *["td"] * (len(head) - 1)], page.path
            assert [cell.get("data-label") for cell in row[1:]] == [text(cell) for cell in head[1:]], page.path
            assert {cell.get("data-state") for cell in row[1:]} <= {"value", "not_stated", "not_researched"}, page.path


def test_a_text_read_in_part_is_never_said_to_be_silent(several: Built) -> None:
    (table,) = having(several.page("index.html").root, "matrix")
    rows = {text(row[0])[:6]: [text(cell) for cell in row[1:]] for row in below(table, "tr")}
    assert rows["上海市黄浦区"] == ["1 项明确 1", "尚未录入", "尚未录入"]
    assert rows["江苏省南京市"] == ["1 项明确 1", "1 项力争 1", "尚未检索原文"]


def test_the_legend_shows_each_state_as_the_cells_do_and_what_it_means(built: Built) -> None:
    for page, table in matrices(built):
        (legend,) = having(page.root, "legend")
        shown = [having(item, "legend__cell")[0] for item in legend]
        explained = {
            (cell.get("data-state"), "" if cell.get("data-state") == "value" else text(cell)) for cell in shown
        }
        assert all(text(item).removeprefix(text(cell)).strip() for item, cell in zip(legend, shown, strict=True))
        for _, cell in cells(table):
            state = cell.get("data-state")
            assert (state, "" if state == "value" else text(cell)) in explained, page.path


def test_rows_carry_permanent_names_to_be_found_by(several: Built) -> None:
    (table,) = having(several.page("index.html").root, "matrix")
    results = [dict(row.attrib) for row in below(table, "tr") if row.attrib]
    first, *_, last = results
    assert first == {
        "data-filter-province": "31|上海市",
        "data-filter-city": "3101|上海市",
        "data-filter-code": "310101",
        "data-filter-spelt": "shanghaihuangpuqu shhpq",
        "data-filter-name": "上海市黄浦区水手工作意见",
        "data-filter-kind": "study|调研",
        "data-filter-year": "2016|2016年",
        "data-filter-count": "1",
    }
    assert (last["data-filter-kind"], last["data-filter-year"]) == ("not_researched|尚未录入",) * 2
    assert "data-filter-count" not in last


def test_a_province_too_large_for_one_page_leads_to_its_cities(split_site: Path) -> None:
    built = read(split_site)
    province = built.page("districts/37.html")
    assert having(province.root, "matrix") == []
    cities = [target(province, link)[0] for table in province.tables() for link in links(table)]
    assert cities == [f"districts/370{number}.html" for number in (1, 2)]
    assert all(len(having(built.page(path).root, "matrix")) == 1 for path in cities)


def test_a_province_of_one_city_is_not_split(split_site: Path) -> None:
    built = read(split_site)
    assert len(having(built.page("districts/31.html").root, "matrix")) == 1
    assert not [path for path in built.files if re.fullmatch(r"districts/31\d\d\.html", path)]


def test_the_way_to_a_district_passes_the_page_of_its_city(split_site: Path) -> None:
    page = read(split_site).page("districts/d370102.html")
    (trail,) = having(page.root, "breadcrumb__list")
    assert [(text(link), link.get("href")) for link in below(trail, "a")] == [
        ("首页", "../index.html"),
        ("山东省", "37.html"),
        ("济南市", "3701.html"),
    ]


def test_the_largest_matrix_keeps_within_its_budget(tmp_path: Path) -> None:
    """About as many plans as one table holds, with all the themes and commitments of the real vocabularies."""
    write_country(tmp_path / "content", districts=45, programmes=16, province="13")
    files = files_at(tmp_path / "content", "index.html", "districts/13.html")
    for page in (Page(path, data) for path, data in files.items()):
        assert len(having(page.root, "matrix")) == 1
        assert len(page.data) <= 300_000
        assert sum(1 for _ in page.all()) <= 4_600, "a form of up to 400 elements comes by script"
