"""An index of several is made again when its own pages change, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from builder.search import index, names
from builder.search.documents import HeldDocument, read_document
from builder.search.entries import SearchEntry
from builder.search.name import Name
from tests.integration.test_search_index import data


class InMemory:
    """Indexes and readings that were made before, held in memory."""

    def __init__(self) -> None:
        self.readings: dict[str, str] = {}
        self.indexes: dict[tuple[str, str], tuple[dict[str, bytes], dict[str, str], str]] = {}
        self.written: dict[str, bytes] = {}
        self.split: dict[str, list[names.SplitNames]] = {}
        self.splits = 0

    def keep_readings(self, readings: Mapping[str, str]) -> None:
        self.readings = dict(readings)

    def split_names(self, sum_of_names: str, make: Callable[[], list[names.SplitNames]]) -> list[names.SplitNames]:
        if sum_of_names not in self.split:
            self.split[sum_of_names] = make()
            self.splits += 1
        return self.split[sum_of_names]

    def take_names(self, _sums: Sequence[str], _held: Mapping[str, Sequence[int]]) -> tuple[str, ...]:
        return ()

    def keep_names(self, file: str, data: bytes) -> None:
        pass

    def find(self, shard: str, documents: str) -> tuple[dict[str, str], str] | None:
        files, ids, pairs = self.indexes.get((shard, documents), ({}, {}, ""))
        self.written |= files
        return (ids, pairs) if files else None

    def keep(self, shard: str, documents: str, files: Mapping[str, bytes], ids: Mapping[str, str], pairs: str) -> None:
        self.indexes[shard, documents] = dict(files), dict(ids), pairs


def document(number: int, text: str, where: str = "某区", *names: Name) -> HeldDocument:
    entry = SearchEntry("programme", names, where, {"province": (f"省{number}",)})
    page = f"<html><main><h1>第{number}页</h1><p data-search>{text}</p></main></html>"
    return read_document(f"p{number}.html", entry, page.encode())


def test_an_index_is_kept_whatever_characters_come_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "EACH_SHARD", 1)
    earlier, pages = InMemory(), [document(0, "組織藉此"), document(1, "水手")]
    dict(index.index_documents(pages, earlier=earlier))
    pages.append(document(2, "组织借此"))
    now = dict(index.index_documents(pages, earlier=earlier))
    assert now | earlier.written == dict(index.index_documents(pages))
    assert {path.split("/")[1] for path in now if path.endswith(".pf_index")} == {"s3"}


def test_pages_of_no_province_make_no_index_of_others_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "EACH_SHARD", 2)
    earlier = InMemory()
    for text in ("水手二人", "水手三人"):
        html = f"<html><main><h1>各区</h1><p data-search>{text}</p></main></html>".encode()
        home = read_document("index.html", SearchEntry("list", (), ""), html)
        now = dict(index.index_documents([document(0, "水手"), home, document(1, "校长")], earlier=earlier))
    assert data(now, "start")["shards"] == [["s1", ["省0"]], ["s2", [""]], ["s3", ["省1"]]]
    assert {path.split("/")[1] for path in now if path.endswith(".pf_index")} == {"s2"}


def test_an_index_is_made_again_when_its_pages_are_said_to_be_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "EACH_SHARD", 1)
    earlier = InMemory()
    dict(index.index_documents([document(0, "水手"), document(1, "校长")], earlier=earlier))
    pages = [document(0, "水手"), document(1, "校长", "另一区")]
    now = dict(index.index_documents(pages, earlier=earlier))
    assert now | earlier.written == dict(index.index_documents(pages))
    assert {path.split("/")[1] for path in now if path.endswith(".pf_index")} == {"s2"}


def test_an_index_that_is_no_longer_alone_tells_its_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "EACH_SHARD", 1)
    earlier, pages = InMemory(), [document(0, "水手")]
    dict(index.index_documents(pages, earlier=earlier))
    pages.append(document(1, "校长"))
    now = dict(index.index_documents(pages, earlier=earlier))
    assert now | earlier.written == dict(index.index_documents(pages))


def test_names_are_parted_again_when_a_name_changes_and_for_no_other_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "MAX_NAMES_UNSPLIT", 1)
    earlier, splits = InMemory(), []
    for text, called in (("水手", "护士"), ("另有水手", "护士"), ("另有水手", "护士长")):
        pages = [document(0, text, "某区", Name(called, "programme")), document(1, "校长")]
        now = dict(index.index_documents(pages, earlier=earlier))
        assert now | earlier.written == dict(index.index_documents(pages))
        splits.append(earlier.splits)
    assert splits == [1, 1, 2]
