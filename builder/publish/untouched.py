"""Which files of the published site nobody has touched since they were written: they need not be read to be known.

A build notes the inode of each file, its size, and when its bytes and its inode changed last. Whatever is done to a
file changes the last, which nobody can set: an editor that keeps the size, and a tool that sets the time of the bytes
back, do too. What was not noted, or differs in any of the four, is read and added up.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.publish.folder import digest_of, read_sums
from builder.publish.memory import FILES, Memory

_TICK = 2_000_000_000
"""Nanoseconds: two changes of a file may have the same time where a file system tells no less than this apart."""


class Untouched:
    """Files of a published site as the last build into it left them. Without a `memory` of it none is known."""

    def __init__(self, output: Path, memory: Memory | None) -> None:
        self._output, self._memory, self._began = output, memory, time.time_ns()
        record = memory.find(FILES, FILES, digest_of(output)) if memory else None
        self._noted: Mapping[str, list[int]] = record["files"] if record else {}
        self._sums = read_sums(output) if record else {}

    def has(self, path: str, digest: str) -> bool:
        """Whether a file (path with `/`) has this sha256 and is as it was noted."""
        noted = self._noted.get(path)
        return noted is not None and self._sums.get(path) == digest and _status(f"{self._output}/{path}") == noted

    def note(self, files: Mapping[str, bool]) -> None:
        """Note the published files, each with whether it was written just now, when no name of them changes any more.

        What changed so shortly ago that a further change may have the same time is left out; so is what was taken over
        and has changed since it was.
        """
        if self._memory and sys.platform != "win32":  # where the time of an inode is that of its making
            record = {"key": digest_of(self._output), "files": dict(self._statuses(files))}
            self._memory.keep([(FILES, {FILES: record})])

    def _statuses(self, files: Mapping[str, bool]) -> Iterator[tuple[str, list[int]]]:
        now = time.time_ns()
        for path, is_new in files.items():
            status = _status(f"{self._output}/{path}")
            if status and status[2] < (now if is_new else self._began) - _TICK:
                yield path, status


def _status(path: str) -> list[int] | None:
    """What tells whether a file has been touched, times in nanoseconds; None where there is none."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return [status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns]
