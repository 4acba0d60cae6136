"""Packed files are the same bytes whoever packs them, and nothing is named after packed bytes."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
import zlib

import pytest

from builder.search import documents
from builder.search.documents import SearchDocument, stage_document
from builder.search.entries import SearchEntry
from builder.text import packed

DATA = "区县水手政策 ".encode() * 500


def test_gzip_has_a_header_of_our_own_and_is_read_by_others() -> None:
    data = packed.gzip_bytes(DATA)
    assert data[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
    assert gzip.decompress(data) == DATA


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_a_zip_is_the_same_on_every_system(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    here = packed.zip_bytes({"b.xml": DATA, "a.xml": b""})
    monkeypatch.setattr(sys, "platform", system)
    assert packed.zip_bytes({"b.xml": DATA, "a.xml": b""}) == here
    assert zipfile.ZipFile(io.BytesIO(here)).namelist() == ["b.xml", "a.xml"]


def test_a_library_that_writes_another_container_changes_nothing() -> None:
    def by(system: int, year: int) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            entry = zipfile.ZipInfo("xl/workbook.xml", (year, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = system, 0o600 << 16
            archive.writestr(entry, DATA)
        return file.getvalue()

    assert by(0, 1980) != by(3, 2026)
    assert packed.repack(by(0, 1980)) == packed.repack(by(3, 2026))


def test_the_name_of_a_search_fragment_does_not_follow_from_how_it_is_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    document = SearchDocument("a.html", SearchEntry(kind="plan", names=()), "区县", ())
    before = stage_document(document, {})
    monkeypatch.setattr(documents, "gzip_bytes", lambda data: zlib.compress(data, 1))
    assert stage_document(document, {}) == before
