"""A zip as a store: read without being unpacked, and not at all where it sets a trap."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.findings.errors import ArchiveError
from builder.store.access import Access, load_texts
from builder.store.wanted import Wanted, digest
from builder.store.zipped import load_zip

TEXT = "意见\n".encode()
WANTED = Wanted(digest(TEXT), "a.txt")


def packed(folder: Path, members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    path = folder / "store.zip"
    with zipfile.ZipFile(path, "w", method) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


@pytest.mark.parametrize("name", [WANTED.sha256, f"{WANTED.sha256[:2]}/{WANTED.sha256}", "a.txt", "archive/一.txt"])
def test_a_text_is_recognised_by_its_sum_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path, {"other.txt": b"else", name: TEXT})
    assert load_zip(path, [WANTED]).texts == {WANTED.sha256: TEXT}


def test_what_a_zip_lacks_may_be_in_the_cache(tmp_path: Path) -> None:
    path = packed(tmp_path, {"a.txt": b"another edition"})
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / WANTED.sha256).write_bytes(TEXT)
    assert load_texts(Access(path), [WANTED]).others == {WANTED.sha256: b"another edition"}
    loaded = load_texts(Access(path, tmp_path / "cache"), [WANTED])
    assert (loaded.texts, loaded.others) == ({WANTED.sha256: TEXT}, {})


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "x/../../a.txt", "..\\a.txt", "C:\\a.txt"])
def test_a_path_that_leaves_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError) as raised:
        load_zip(packed(tmp_path, {name: TEXT}), [WANTED])
    assert raised.value.key == "archive-zip-path"


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(ArchiveError) as raised:
        load_zip(path, [WANTED])
    assert raised.value.key == "archive-zip-encrypted"


def test_a_bomb_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as raised:
        load_zip(packed(tmp_path, {"a.txt": bytes(8 * 1024 * 1024)}), [WANTED])
    assert raised.value.key == "archive-zip-bomb"


def test_a_member_that_lies_about_its_size_is_not_unpacked_beyond_it(tmp_path: Path) -> None:
    path = packed(tmp_path, {"a.txt": bytes(8 * 1024 * 1024)})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    loaded = load_zip(path, [WANTED])
    assert loaded.texts == {}
    assert loaded.problems[WANTED.sha256].kind == "source-unreadable"


def test_a_text_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = packed(tmp_path, {"a.txt": bytes(17 * 1024 * 1024)}, zipfile.ZIP_STORED)
    problem = load_zip(path, [WANTED]).problems[WANTED.sha256]
    assert (problem.kind, problem.reason) == ("source-too-large", "17")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all", "意见".encode()])
def test_a_file_that_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "store.zip"
    path.write_bytes(data)
    with pytest.raises(ArchiveError) as raised:
        load_texts(Access(path), [WANTED])
    assert raised.value.key == "archive-not-zip"


def test_a_cut_off_zip_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, {"a.txt": TEXT})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(ArchiveError):
        load_zip(path, [WANTED])


def test_a_damaged_member_is_a_problem_of_its_own_text_only(tmp_path: Path) -> None:
    good = "另一份\n".encode()
    path = packed(tmp_path, {"a.txt": TEXT, "b.txt": good}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    path.write_bytes(data.replace(TEXT, bytes(len(TEXT)), 1))
    loaded = load_zip(path, [WANTED, Wanted(digest(good), "b.txt")])
    assert loaded.texts == {digest(good): good}
    assert loaded.problems[WANTED.sha256].kind == "source-unreadable"


def test_nothing_is_written(tmp_path: Path) -> None:
    path = packed(tmp_path, {"a.txt": TEXT})
    load_zip(path, [WANTED])
    assert [entry.name for entry in tmp_path.iterdir()] == ["store.zip"]
