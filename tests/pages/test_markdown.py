"""The twins of pages in Markdown: they lie beside their pages and say the same, and none of it is HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.pages.test_links import target
from tests.support.dom import Built, Page, classes, read

KINDS = ("districts", "themes", "instruments", "target-groups", "agencies", "indicators")
LINK = re.compile(r"(?<!\\)\]\(([^()\s]*)\)")
REPAIR = re.compile("（本站读作：(.*?)）")
"""What a misprint is read as, which a page shows right behind it."""


def twin_of(page: Page) -> str:
    """The address of its twin, as the page's head tells it; empty without one."""
    tags = (link for link in page.all("link") if link.get("type") == "text/markdown")
    return next((target(page, str(link.get("href")))[0] for link in tags), "")


def markdown(built: Built, page: Page) -> str:
    return (built.folder / twin_of(page)).read_text("utf-8")


def bare(words: str) -> str:
    """Words without white space and the sign that parts the lines of a cell."""
    return re.sub(r"[\s/]", "", words)


def words_of(source: str) -> str:
    """The words of a twin, without its mark-up."""
    unmarked = re.sub(r"^ *(#+|-|\d+\.) ", "", source, flags=re.MULTILINE)
    unlinked = re.sub(r"(?<!\\)[\[*]", "", LINK.sub("", unmarked))
    return REPAIR.sub(r"\1", bare(re.sub(r"\\([^\w\s])", r"\1", unlinked)))


def shown(element: Element) -> str:
    """What a reader of a page sees of a value before unfolding anything."""
    if element.tag in ("details", "svg", "script") or "report" in classes(element):
        return ""
    children = (shown(child) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(children)


def values(page: Page) -> Iterator[str]:
    """The values on a page, and what search finds it by, but what is folded away or drawn."""
    folded = {inner for tag in page.all("details", "svg") for inner in tag.iter()}
    for element in page.first("main").iter():
        if element not in folded and ("data-state" in element.attrib or "data-search" in element.attrib):
            yield shown(element)


def twins(built: Built) -> list[Page]:
    return [page for page in built.pages if twin_of(page)]


def test_pages_about_one_thing_have_a_twin_beside_them_and_no_twin_is_without_its_page(built: Built) -> None:
    expected = {page.path.removesuffix(".html") + ".md" for page in built.pages if page_is_about_one_thing(page)}
    assert {twin_of(page) for page in twins(built)} == expected
    assert {name for name in built.files if name.endswith(".md")} == expected


def page_is_about_one_thing(page: Page) -> bool:
    *folders, name = page.path.split("/")
    if not folders or folders[0] not in KINDS or page.is_redirect:
        return False
    lists = ("index.html", "index-all.html", "gaps.html", "who.html", "source.html")
    is_region = folders == ["districts"] and name[0].isdigit()
    return name not in lists and not is_region


def test_every_value_of_a_page_stands_in_its_twin(built: Built) -> None:
    missing = {}
    for page in twins(built):
        words = words_of(markdown(built, page))
        absent = [value for value in map(bare, values(page)) if value not in words]
        if absent:
            missing[page.path] = absent[:3]
    assert missing == {}


def test_links_of_twins_lead_to_files_and_anchors_that_exist(built: Built) -> None:
    anchors = {page.path: set(page.ids()) for page in built.pages}
    broken = []
    for page in twins(built):
        for address in LINK.findall(markdown(built, page)):
            path, anchor = target(Page(twin_of(page), b""), address)
            is_there = path in built.files and (not anchor or anchor in anchors.get(path, {anchor}))
            if not address.startswith(("http://", "https://")) and not is_there:
                broken.append((page.path, address))
    assert broken == []


def test_rows_of_a_table_have_as_many_cells_as_its_head(built: Built) -> None:
    for page in twins(built):
        for block in markdown(built, page).split("\n\n"):
            lines = block.splitlines()
            if len(lines) > 1 and lines[1].startswith("| ---"):
                assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {lines[1].count("|")}, page.path


def test_a_twin_names_its_page_its_version_and_what_it_is_no_official_source_of(minimal: Built) -> None:
    source = markdown(minimal, minimal.page("districts/aa/plan-a.html"))
    assert source.startswith("# ")
    assert "- 网页：[districts/aa/plan-a.html](plan-a.html)" in source
    version = next(
        tag.get("data-version") for tag in minimal.page("districts/aa/plan-a.html").all("dd") if tag.get("data-version")
    )
    assert f"- 数据版本：{version}" in source


def test_what_editors_write_cannot_become_html_or_lead_outside_in_a_twin(attacked_site: Path) -> None:
    built = read(attacked_site)
    assert twins(built)
    for page in twins(built):
        source = markdown(built, page)
        assert not re.search(r"(?<!\\)<(?!\\)", source), page.path
        outside = [address for address in LINK.findall(source) if re.match(r"[a-z]+:|//", address)]
        assert [address for address in outside if not address.startswith(("http://", "https://"))] == [], page.path


def test_pages_in_english_beside_chinese_ones_have_no_twin_and_name_none(bilingual_site: Path) -> None:
    built = read(bilingual_site)
    english = [page for page in built.pages if page.path.startswith("en/")]
    assert english
    assert [page.path for page in english if twin_of(page)] == []
    assert [page.path for page in twins(built)] == [page.path for page in built.pages if page_is_about_one_thing(page)]


def test_language_models_are_led_to_twins(minimal: Built) -> None:
    listed = LINK.findall((minimal.folder / "llms.txt").read_text("utf-8"))
    paths = {address.partition("bilin.example/")[2] or address for address in listed}
    assert {name for name in minimal.files if re.fullmatch(r"districts/\w+(/[\w-]+)?\.md", name)} <= paths
    assert {name for name in minimal.files if name.startswith("themes/") and name.endswith(".md")} <= paths


@pytest.mark.parametrize("name", ["districts/aa.md", "districts/aa/plan-a.md"])
def test_a_twin_is_published_with_its_sum(minimal: Built, name: str) -> None:
    assert f"  {name}\n" in (minimal.folder / "SHA256SUMS").read_text("utf-8")
