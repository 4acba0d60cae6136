"""A folder as a store: texts are known by their sums, whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.findings.errors import ArchiveError
from builder.store.folder import keep_text, load_cache, load_folder, put_text
from builder.store.wanted import MAX_TEXT, Wanted, digest

TEXT = "意见\n".encode()
WANTED = Wanted(digest(TEXT), "a.txt")


@pytest.mark.parametrize("name", [WANTED.sha256, f"{WANTED.sha256[:2]}/{WANTED.sha256}", "a.txt", "随便.htm"])
def test_a_text_is_recognised_by_its_sum_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(TEXT)
    assert load_folder(tmp_path, [WANTED]).texts == {WANTED.sha256: TEXT}


def test_of_several_texts_each_is_there_or_not_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    loaded = load_folder(tmp_path, [WANTED, Wanted("0" * 64, "b.txt")])
    assert (loaded.texts, loaded.others, loaded.problems) == ({WANTED.sha256: TEXT}, {}, {})


def test_another_text_under_the_name_is_told_unless_the_right_one_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"another edition")
    assert load_folder(tmp_path, [WANTED]).others == {WANTED.sha256: b"another edition"}
    (tmp_path / "old.txt").write_bytes(TEXT)
    loaded = load_folder(tmp_path, [WANTED])
    assert (loaded.texts, loaded.others) == ({WANTED.sha256: TEXT}, {})


def test_another_text_under_the_sum_is_told(tmp_path: Path) -> None:
    (tmp_path / WANTED.sha256).write_bytes(b"altered")
    assert load_folder(tmp_path, [WANTED]).others == {WANTED.sha256: b"altered"}


def test_the_text_of_another_source_under_the_name_is_no_wrong_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    later = Wanted("0" * 64, "a.txt")
    loaded = load_folder(tmp_path, [WANTED, later])
    assert (loaded.texts, loaded.others) == ({WANTED.sha256: TEXT}, {})


def test_only_files_of_the_folder_are_read(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    (tmp_path / "secret.txt").write_bytes(TEXT)
    (store / "link.txt").symlink_to(tmp_path / "secret.txt")
    (store / "folder").mkdir()
    (store / ".hidden").write_bytes(TEXT)
    for name in ("link.txt", "folder", "../secret.txt", str(tmp_path / "secret.txt")):
        assert load_folder(store, [Wanted(WANTED.sha256, name)]).texts == {}


def test_a_text_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    problem = load_folder(tmp_path, [WANTED]).problems[WANTED.sha256]
    assert (problem.kind, problem.reason) == ("source-too-large", "200")
    assert MAX_TEXT < 200 * 1024 * 1024


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        load_folder(tmp_path / "nowhere", [WANTED])


def test_a_text_is_kept_once_under_its_sum(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert put_text(folder, TEXT) == (folder / WANTED.sha256, True)
    assert put_text(folder, TEXT) == (folder / WANTED.sha256, False)
    assert [path.name for path in folder.iterdir()] == [WANTED.sha256]


def test_a_damaged_text_under_its_sum_is_mended(tmp_path: Path) -> None:
    (tmp_path / WANTED.sha256).write_bytes(b"half")
    assert load_cache(tmp_path, [WANTED]).texts == {}
    assert put_text(tmp_path, TEXT)[1]
    assert load_cache(tmp_path, [WANTED]).texts == {WANTED.sha256: TEXT}


@pytest.mark.parametrize("end", [KeyboardInterrupt, OSError])
def test_a_text_goes_where_what_needs_it_does_not_come(tmp_path: Path, end: type[BaseException]) -> None:
    with pytest.raises(end), keep_text(tmp_path, TEXT, needed_by=tmp_path / "plan"):
        raise end
    assert list(tmp_path.iterdir()) == []


def test_a_text_stays_where_it_was_there_before_or_is_needed(tmp_path: Path) -> None:
    for need in (tmp_path / "gone", tmp_path):
        put_text(tmp_path, TEXT)
        with pytest.raises(KeyboardInterrupt), keep_text(tmp_path, TEXT, needed_by=need):
            raise KeyboardInterrupt
        assert put_text(tmp_path, TEXT)[1] is False
    with pytest.raises(KeyboardInterrupt), keep_text(tmp_path / "new", TEXT, needed_by=tmp_path):
        raise KeyboardInterrupt
    assert put_text(tmp_path / "new", TEXT)[1] is False
