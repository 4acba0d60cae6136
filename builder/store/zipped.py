"""A store that is a zip. Nothing is unpacked to the disk, and nothing is read that a text cannot be."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

from builder.findings.errors import ArchiveError
from builder.store.wanted import MAX_TEXT, Loaded, UnreadableText, Wanted, take

MAX_RATIO = 100
"""How many times as large as its packed form a member may be: Chinese text comes to 3, saved pages to 20."""
SMALL = 1024 * 1024
"""Members up to this size may be packed as tightly as they like."""
MAX_TOTAL = 4 * 1024 * 1024 * 1024
"""Bytes that all members may come to."""
_ENCRYPTED = 1


def load_zip(path: Path, wanted: Iterable[Wanted]) -> Loaded:
    """The wanted texts that a zip holds. Raise `ArchiveError` for a file that is none, or that is not to be trusted."""
    try:
        with zipfile.ZipFile(path) as packed:
            members = {member.filename: member for member in packed.infolist() if not member.is_dir()}
            _refuse_traps(path, members.values())
            return take(_Zip(packed, members), wanted)
    except PermissionError as error:
        raise ArchiveError("archive-forbidden", path=path, reason=error.strerror or error) from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ArchiveError("archive-not-zip", path=path) from error


class _Zip:
    """The members of an open zip."""

    def __init__(self, packed: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> None:
        self._packed, self._members = packed, members

    def read(self, name: str) -> bytes | UnreadableText | None:
        member = self._members.get(name)
        if member is None:
            return None
        if member.file_size > MAX_TEXT:
            return UnreadableText("source-too-large", str(member.file_size // 1024 // 1024))
        try:
            with self._packed.open(member) as file:
                # The size in the directory of the zip may be a lie: no more is unpacked than a text may have.
                data = file.read(MAX_TEXT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            return UnreadableText("source-unreadable", str(error) or type(error).__name__)
        return data if len(data) <= MAX_TEXT else UnreadableText("source-too-large", str(MAX_TEXT // 1024 // 1024))

    def names(self) -> Iterable[str]:
        return self._members


def _refuse_traps(path: Path, members: Iterable[zipfile.ZipInfo]) -> None:
    """Raise `ArchiveError` for what no archive of texts has."""
    total = 0
    for member in members:
        total += member.file_size
        if _leaves(member.filename):
            raise ArchiveError("archive-zip-path", path=path, name=ascii(member.filename)[1:-1][:100])
        if member.flag_bits & _ENCRYPTED:
            raise ArchiveError("archive-zip-encrypted", path=path)
        is_tight = member.file_size > SMALL and member.file_size > MAX_RATIO * member.compress_size
        if is_tight or total > MAX_TOTAL:
            raise ArchiveError("archive-zip-bomb", path=path, name=ascii(member.filename)[1:-1][:100])


def _leaves(name: str) -> bool:
    r"""Whether a member's path leads out of the folder that it would be unpacked in.

    >>> [_leaves(name) for name in ("a/b.txt", "../b", "/b", "C:\\b", "a/../../b")]
    [False, True, True, True, True]
    """
    return any(
        path.is_absolute() or path.drive or ".." in path.parts for path in (PurePosixPath(name), PureWindowsPath(name))
    )
