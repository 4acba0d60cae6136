"""A file that is written some bytes at a time: the published one if it comes to that, and none after an error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from builder.publish.staging import Draft, Staging

PUBLISHED = b"one two"


def write(staging: Staging, path: str, pieces: Iterable[bytes]) -> Draft:
    with staging.draft(path) as draft:
        for piece in pieces:
            draft.file.write(piece)
    return draft


@pytest.fixture
def like(tmp_path: Path) -> Path:
    folder = tmp_path / "like"
    (folder / "api").mkdir(parents=True)
    (folder / "api/a.csv").write_bytes(PUBLISHED)
    return folder


def test_what_comes_to_the_published_bytes_is_one_more_name_of_that_file(tmp_path: Path, like: Path) -> None:
    draft = write(Staging(tmp_path / "new", like), "api/a.csv", [b"one ", b"two"])
    assert (draft.size, draft.written.is_new) == (len(PUBLISHED), False)
    assert draft.written.digest == hashlib.sha256(PUBLISHED).hexdigest()
    assert (tmp_path / "new/api/a.csv").samefile(like / "api/a.csv")


@pytest.mark.parametrize("data", [b"two one", b"one", b"one two three", b""])
def test_what_comes_to_anything_else_is_new_and_leaves_the_published_file(
    tmp_path: Path, like: Path, data: bytes
) -> None:
    draft = write(Staging(tmp_path / "new", like), "api/a.csv", [data])
    assert (draft.size, draft.written.is_new) == (len(data), True)
    assert (tmp_path / "new/api/a.csv").read_bytes() == data
    assert (like / "api/a.csv").read_bytes() == PUBLISHED


def test_without_a_published_site_everything_is_new(tmp_path: Path) -> None:
    assert write(Staging(tmp_path / "new", None), "api/a.csv", [PUBLISHED]).written.is_new


@pytest.mark.parametrize(("data", "expected"), [(PUBLISHED, {"api/a.csv": PUBLISHED}), (b"another", None)])
def test_a_published_file_is_read_only_where_it_has_the_sum(
    tmp_path: Path, like: Path, data: bytes, expected: dict[str, bytes] | None
) -> None:
    sums = {"api/a.csv": hashlib.sha256(data).hexdigest()}
    assert Staging(tmp_path / "new", like).published(sums) == expected


def test_after_an_error_there_is_no_file(tmp_path: Path, like: Path) -> None:
    def interrupted() -> Iterator[bytes]:
        yield b"one"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(Staging(tmp_path / "new", like), "api/a.csv", interrupted())
    assert [path for path in (tmp_path / "new").rglob("*") if path.is_file()] == []
