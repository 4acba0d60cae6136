"""Whatever changes in the files of a build, their sum changes; whatever cannot be added up is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.publish.inputs import UnstableError, tree_sum

NAMES = st.sampled_from(["a", "b", "a/b", "a/c", "d/a", "d/b"])
TREES = st.dictionaries(NAMES, st.binary(max_size=3), max_size=4).filter(
    lambda files: not any(f"{name}/{below}" in files for name in files for below in "abc")
)


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@given(left=TREES, right=TREES)
def test_two_folders_have_one_sum_just_when_they_have_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, left: dict[str, bytes], right: dict[str, bytes]
) -> None:
    sums = [tree_sum(written(tmp_path_factory.mktemp("tree"), files)) for files in (left, right)]
    assert (sums[0] == sums[1]) == (left == right)


def test_a_file_a_folder_without_files_and_nothing_are_three_things(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert len({tree_sum(tmp_path / name) for name in ("folder", "file", "none")}) == 3


def test_what_begins_with_a_point_counts_where_that_is_asked_for(tmp_path: Path) -> None:
    before = tree_sum(tmp_path), tree_sum(tmp_path, hidden=False)
    written(tmp_path, {".a": b"1", ".git/b": b"2"})
    assert tree_sum(tmp_path) != before[0]
    assert tree_sum(tmp_path, hidden=False) == before[1]


def link_to_a_file(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "file")


def link_to_a_folder(folder: Path) -> None:
    (folder / "link").symlink_to(folder)


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe")


@pytest.mark.parametrize("make", [link_to_a_file, link_to_a_folder, pipe])
def test_links_and_pipes_have_no_sum(tmp_path: Path, make: Callable[[Path], None]) -> None:
    (tmp_path / "file").write_bytes(b"")
    make(tmp_path)
    with pytest.raises(UnstableError):
        tree_sum(tmp_path)
