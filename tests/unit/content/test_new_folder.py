"""A new folder is whole or not there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.content.write import new_folder, write_texts


def fill(folder: Path, **others: Any) -> list[str]:
    with new_folder(folder) as draft:
        write_texts(draft, {"a.txt": "a", "b/c.txt": "c"} | others)
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("before", [[], ["site"], ["site", "site/.git"]], ids=str)
def test_it_may_be_missing_or_empty_or_a_fresh_repository(tmp_path: Path, before: list[str]) -> None:
    for name in before:
        (tmp_path / name).mkdir()
    assert set(fill(tmp_path / "site")) - {".git"} == {"a.txt", "b", "b/c.txt"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("entry", ["note.txt", ".gitignore"])
def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path, entry: str) -> None:
    (tmp_path / entry).touch()
    with pytest.raises(FileExistsError):
        fill(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [entry]


def test_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    for name in ("file", "link"):
        with pytest.raises(FileExistsError):
            fill(tmp_path / name)


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        fill(tmp_path / "site", unwritable=None)
    assert list(tmp_path.iterdir()) == []
