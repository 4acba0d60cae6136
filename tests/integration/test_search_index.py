"""The files of the search index."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from builder.findings.errors import PagefindError
from builder.search import index, keys, names, pagefind
from builder.search.entries import SearchEntry
from builder.search.index import SearchPage
from builder.search.name import Name
from builder.text.pinyin import read_syllables
from tests.conftest import BuildFrom, SiteFrom, files_of, publish_site
from tests.support import contents
from tests.support.edits import PLAN

FILE_NAME = re.compile(r"[a-z0-9._-]+")
PAGES = [
    SearchPage(
        f"p{number}.html",
        SearchEntry("programme", (Name(name, "programme"),), "某区 某计划", {"province": (f"省{number % 3}",)}),
        f"<html><main><h1>{name}</h1><h2 id='summary'>摘要</h2><p data-search>内容{number}</p></main></html>".encode(),
    )
    for number, name in enumerate(["水手安住工程", "领军水手计划", "重庆路街道", "水手公寓", "校长培养", "ABC计划"])
]


def data(files: dict[str, bytes], name: str) -> Any:
    """What a script file of the index hands over."""
    text = files[f"search/{name}.js"].decode()
    return json.loads(text.removeprefix(f'bilinSearch.take("{name}",').removesuffix(");\n").replace("<\\/", "</"))


@pytest.fixture
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that even a small site exceeds."""
    monkeypatch.setattr(index, "EACH_SHARD", 3)
    monkeypatch.setattr(names, "MAX_NAMES_UNSPLIT", 1)
    monkeypatch.setattr(names, "EACH_FILE", 5)


@pytest.mark.usefixtures("small_files")
def test_the_number_of_indexes_made_at_once_changes_nothing() -> None:
    assert index.files(PAGES, jobs=1) == index.files(PAGES, jobs=4)


def test_names_are_made_while_pagefind_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, of_pagefind, of_names = Event(), pagefind.index, names.name_parts

    def slow(documents: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
        files = of_pagefind(documents)
        assert begun.wait(60), "names wait for Pagefind"
        return files

    def noted(*arguments: Any) -> Any:
        begun.set()
        return of_names(*arguments)

    expected = index.files(PAGES)
    monkeypatch.setattr(pagefind, "index", slow)
    monkeypatch.setattr(names, "name_parts", noted)
    assert index.files(PAGES) == expected


def test_what_fails_before_pagefind_has_its_documents_ends_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> dict[str, bytes]:
        raise PagefindError("missing", "")

    monkeypatch.setattr(pagefind, "index", fail)
    with pytest.raises(PagefindError):
        index.files(PAGES)


@pytest.mark.usefixtures("small_files")
def test_file_names_suit_every_file_system() -> None:
    files = index.files(PAGES)
    assert all(FILE_NAME.fullmatch(part) for name in files for part in name.split("/"))
    assert len({name.casefold() for name in files}) == len(files)


def test_a_site_without_pages_to_find_has_no_index_and_no_names() -> None:
    assert data(index.files([]), "start")["shards"] == []


def test_fragments_hold_the_text_as_it_stands_on_the_page() -> None:
    fragments = [data for name, data in index.files(PAGES).items() if name.endswith(".pf_fragment")]
    pages = [json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))["page"] for fragment in fragments]
    assert {page["path"] for page in pages} == {page.path for page in PAGES}
    assert next(page for page in pages if page["path"] == "p0.html")["sections"] == [
        ["", "", " 水手安住工程 \n", 3],
        ["summary", "摘要", " 内容0 \n", 1],
    ]


def test_a_small_site_has_one_index_and_one_file_of_names() -> None:
    start = data(index.files(PAGES), "start")
    assert (len(start["shards"]), start["names"], start["routes"]) == (1, 1, 0)


@pytest.mark.usefixtures("small_files")
def test_a_large_site_has_an_index_for_each_province_and_knows_which_hold_two_characters() -> None:
    files = index.files(PAGES)
    start = data(files, "start")
    assert [shard[1] for shard in start["shards"]] == [["省0"], ["省1"], ["省2"]]

    def holding(pair: str) -> list[int]:
        mask = int(data(files, f"routes-{names.bucket_number(pair, start['routes'])}").get(pair, "0"), 16)
        return [bit for bit in range(len(start["shards"])) if mask >> bit & 1]

    assert holding("水手") == [0, 1]
    assert holding("校长") == [1]
    assert holding("手水") == []


@pytest.mark.usefixtures("small_files")
def test_a_name_stands_in_the_file_of_whatever_one_can_type_of_it() -> None:
    files = index.files(PAGES)
    count = data(files, "start")["names"]
    assert count > 1

    def part(key: str) -> Any:
        return data(files, f"names-{names.bucket_number(key, count)}")

    def named(key: str) -> list[str]:
        return [name[0] for name in part(key)["names"]]

    for page in PAGES:
        name = page.entry.names[0].text
        for key in name.lower():
            assert name in named(key)
    for key in ("ss", "az", "an"):
        assert "水手安住工程" in named(key)
        assert key not in part(key).get("split", ())
    assert "s" in part("s")["split"]


@pytest.mark.usefixtures("small_files")
def test_a_file_tells_which_of_its_keys_are_split_and_which_hold_not_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "EACH_KEY", 2)
    monkeypatch.setattr(keys, "MAX_HELD", 2)
    files = index.files(PAGES)
    count = data(files, "start")["names"]

    def part(key: str) -> Any:
        return data(files, f"names-{names.bucket_number(key, count)}")

    assert part("水")["split"]["水"] == "水手"
    assert part("水手")["split"]["水手"] == ""
    assert part("水手")["cut"]["水手"] == [2, 3]


def test_a_small_site_carries_its_texts_and_a_large_one_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    files = index.files(PAGES)
    assert [page["title"] for page in data(files, "texts")] == [page.entry.names[0].text for page in PAGES]
    assert data(files, "start")["texts"] is True
    monkeypatch.setattr(index, "MAX_TEXTS", 100)
    files = index.files(PAGES)
    assert "search/texts.js" not in files
    assert data(files, "start")["texts"] is False


def test_a_page_is_searched_by_its_heading_and_by_each_reading_of_a_place() -> None:
    page = b"<html><body><main><h1>\xe4\xb8\x8a\xe6\xb5\xb7\xe5\xb8\x82</h1></main></body></html>"
    entry = SearchEntry(
        "district", (Name("闵行区", "district", place="闵行区"), Name("310112", "district", is_alias=True))
    )
    named = data(index.files([SearchPage("a.html", entry, page)]), "names-0")["names"]
    assert [(name[0], name[4], name[5]) for name in named] == [
        ("闵行区", "min xing qu|min hang qu|min heng qu", 0),
        ("上海市", "shang hai shi", 0),
        ("310112", "", 1),
    ]


@pytest.mark.usefixtures("small_files")
def test_a_name_is_read_as_that_of_a_place_only_where_it_is_one() -> None:
    readings = names.NameReadings()
    place, word = Name("闵行区", "district", place="闵行区"), Name("闵行区", "text")
    assert (len(readings.find(place).split("|")), len(readings.find(word).split("|"))) == (3, 1)
    assert names.NameReadings(readings.asked).find(word) == readings.find(word)


def test_names_are_read_as_words_are() -> None:
    pinyin = {name[0]: name[4] for name in data(index.files(PAGES[2:3]), "names-0")["names"]}
    assert pinyin["重庆路街道"] == "chong qing lu jie dao"


def test_a_script_cannot_be_ended_by_what_a_name_says() -> None:
    assert b"</script" not in names.data_script("start", {"x": "</script><script>alert(1)</script>"})


def test_an_unchanged_site_keeps_its_index_and_the_manifest_covers_it(tmp_path: Path) -> None:
    content = contents.archived(tmp_path)
    publish_site(content, tmp_path / "one")
    publish_site(content, tmp_path / "two", jobs=3)
    first = files_of(tmp_path / "one")
    assert first == files_of(tmp_path / "two")
    listed = {line.split("  ", 1)[1] for line in first["SHA256SUMS"].decode().splitlines()}
    assert {name for name in first if name.startswith("search/")} <= listed


def test_an_edit_makes_the_index_of_its_province_again_and_reads_no_name_twice(
    site_from: SiteFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "EACH_SHARD", 8)
    content, output = site_from({}), tmp_path / "public"
    indexed: list[int] = []
    read: list[str] = []
    make_index = pagefind.index

    def noted_index(documents: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
        files = make_index(documents)
        indexed.append(len(files))
        return files

    def noted_syllables(text: str) -> list[str]:
        read.append(text)
        return read_syllables(text)

    monkeypatch.setattr(pagefind, "index", noted_index)
    monkeypatch.setattr(names, "read_syllables", noted_syllables)
    publish_site(content, output)
    shards = len(indexed)
    assert shards > 2
    indexed.clear()
    read.clear()
    with (content / PLAN / "programmes" / "fund.md").open("a", encoding="utf-8") as file:
        file.write("\n再补一句罕见的话。\n")
    publish_site(content, output)
    assert 0 < len(indexed) < shards
    assert read == []
    publish_site(content, tmp_path / "new", full=True)
    assert files_of(output) == files_of(tmp_path / "new")


def test_what_stands_in_names_alone_is_found_in_traditional_characters_too() -> None:
    entry = SearchEntry("programme", (Name("组织", "programme", is_alias=True),), "某区")
    files = index.files([SearchPage("p.html", entry, PAGES[0].data)])
    assert "織织" in data(files, "start")["fold"]


def test_an_address_can_hold_every_label_of_a_facet_by_its_id(build_from: BuildFrom) -> None:
    files = files_of(build_from(contents.several))
    ids = data(files, "lexicon")["facets"]
    for facet, held in data(files, "facets-s1")["facets"].items():
        if facet not in ("kind", "year"):
            assert set(held["labels"]) <= set(ids[facet].values()), facet
    assert ids["district"]
    assert len(set(ids["plan"].values())) == len(ids["plan"])
