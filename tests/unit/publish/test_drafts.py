"""Large files are written some bytes at a time, and are whole or not there."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from builder.publish.folder import is_whole, sum_plain
from builder.publish.staging import Draft, Staging, Written
from tests.conftest import files_of
from tests.support.disks import files_up_to

DATA = b"a" * 100_000


def published(tmp_path: Path, data: bytes = DATA) -> Path:
    output = tmp_path / "public"
    output.mkdir()
    (output / "a").write_bytes(data)
    return output


def draft(staging: Staging, path: str, data: bytes) -> Draft:
    with staging.draft(path) as written:
        for start in range(0, len(data), 30_000):
            written.file.write(data[start : start + 30_000])
    return written


def test_a_draft_with_the_bytes_of_a_published_file_becomes_one_more_name_of_it(tmp_path: Path) -> None:
    output = published(tmp_path)
    staging = Staging(tmp_path / "new", output)
    same, fresh = draft(staging, "a", DATA), draft(staging, "b/c", b"b")
    assert (same.size, same.written) == (len(DATA), Written(hashlib.sha256(DATA).hexdigest(), is_new=False))
    assert (fresh.size, fresh.written.is_new) == (1, True)
    assert os.path.samefile(staging.folder / "a", output / "a")
    assert files_of(staging.folder) == {"a": DATA, "b/c": b"b"}


@pytest.mark.parametrize("before", [b"b" * len(DATA), b"a"])
def test_a_draft_with_other_bytes_is_a_file_of_its_own(tmp_path: Path, before: bytes) -> None:
    output = published(tmp_path, before)
    staging = Staging(tmp_path / "new", output)
    assert draft(staging, "a", DATA).written.is_new
    assert files_of(staging.folder) == {"a": DATA}
    assert files_of(output) == {"a": before}


def test_where_files_have_one_name_each_a_draft_is_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no second names")

    monkeypatch.setattr("os.link", refuse)
    staging = Staging(tmp_path / "new", published(tmp_path))
    assert draft(staging, "a", DATA).written.is_new
    digest = hashlib.sha256(DATA).hexdigest()
    assert Staging(tmp_path / "newer", tmp_path / "public").take_over({"a": digest}) == {"a": Written(digest, True)}
    assert files_of(tmp_path / "newer") == files_of(staging.folder) == {"a": DATA}


def test_a_draft_that_ends_in_an_error_is_not_there(tmp_path: Path) -> None:
    staging = Staging(tmp_path, None)

    def work() -> None:
        with staging.draft("a") as written:
            written.file.write(DATA)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    with files_up_to(50_000), pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
        draft(staging, "a", DATA)
    assert files_of(tmp_path) == {}


def test_no_draft_is_written_through_a_name_that_is_there(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "new", published(tmp_path))
    draft(staging, "a", DATA)
    with pytest.raises(FileExistsError):
        draft(staging, "a", b"b")
    assert (tmp_path / "public" / "a").read_bytes() == (staging.folder / "a").read_bytes() == DATA


def test_what_is_not_of_the_site_is_gone_at_the_end(tmp_path: Path) -> None:
    staging = Staging(tmp_path, None)
    with staging.scratch("b/a") as place:
        place.write_bytes(DATA)
    with staging.scratch("b/never-made"):
        pass
    assert files_of(tmp_path) == {}


def test_no_link_and_no_pipe_has_a_sum(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(DATA)
    (tmp_path / "link").symlink_to("a")
    os.mkfifo(tmp_path / "pipe")
    assert [sum_plain(tmp_path / name) for name in ("a", "link", "pipe", "absent")] == [
        hashlib.sha256(DATA).hexdigest(),
        None,
        None,
        None,
    ]
    assert not is_whole(tmp_path)
