"""A store that is a folder: texts under their sums, or under any name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from builder.findings.errors import ArchiveError, disk_errors
from builder.store.wanted import MAX_TEXT, Loaded, UnreadableText, Wanted, digest, places, take


def load_folder(directory: Path, wanted: Iterable[Wanted]) -> Loaded:
    """The wanted texts that a folder holds. Raise `ArchiveError` where it may not be read."""
    with _allowed(directory):
        return take(_Folder(directory), wanted)


def load_cache(directory: Path, wanted: Iterable[Wanted]) -> Loaded:
    """The wanted texts that a folder has under their sums. What is damaged there counts as not there."""
    folder, loaded = _Folder(directory), Loaded()
    with _allowed(directory):
        for text in wanted:
            for data in map(folder.read, places(text.sha256)):
                if isinstance(data, bytes) and digest(data) == text.sha256:
                    loaded.texts[text.sha256] = data
    return loaded


def put_text(directory: Path, data: bytes) -> tuple[Path, bool]:
    """Keep a text in a folder under its sum; return its path, and whether it is new. Raise `DiskError`."""
    with disk_errors("unwritten", directory):
        return _put_text(directory, data)


@contextmanager
def keep_text(directory: Path, data: bytes, *, needed_by: Path) -> Iterator[Path]:
    """The path of a text that is kept in a folder. Raise `DiskError`.

    Where the block is cut short before what needs the text is there, it goes again, unless it was there before.
    """
    sha256 = digest(data)
    was_there = any(_has(directory / name, data) for name in places(sha256))
    try:
        yield put_text(directory, data)[0]
    except BaseException:  # an interrupt too
        if not was_there and not needed_by.exists():
            with suppress(OSError):  # there may be no such folder, which is why the text is not kept
                (directory / sha256).unlink()
        raise


def _put_text(directory: Path, data: bytes) -> tuple[Path, bool]:
    sha256 = digest(data)
    for name in places(sha256):
        if _has(directory / name, data):
            return directory / name, False
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / sha256
    draft = path.with_name(f".{sha256}.{os.getpid()}.new")  # two programs may keep the same text at the same time
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path, True


class _Folder:
    """The files of a folder. Links that lead out of it are not followed."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._root = directory.resolve()

    def read(self, name: str) -> bytes | UnreadableText | None:
        path = self._directory / name
        if not path.is_file() or not path.resolve().is_relative_to(self._root):
            return None
        if path.stat().st_size > MAX_TEXT:
            return UnreadableText("source-too-large", str(path.stat().st_size // 1024 // 1024))
        try:
            return path.read_bytes()
        except OSError as error:
            return UnreadableText("source-unreadable", error.strerror or type(error).__name__)

    def names(self) -> Iterable[str]:
        return [entry.name for entry in os.scandir(self._directory) if not entry.name.startswith(".")]


def _has(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


@contextmanager
def _allowed(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError("archive-forbidden", path=directory, reason=error.strerror or error) from error
