"""Which files of the published site nobody has touched since they were written: they need not be read to be known.

A build notes the stamp of each file. What was not noted, or has another now, is read and added up.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.publish.folder import digest_of, read_sums
from builder.publish.memory import FILES, Memory
from builder.system.stamps import TELLING, TICK, now, stamp_of


class Untouched:
    """Files of a published site as the last build into it left them. Without a `memory` of it none is known."""

    def __init__(self, output: Path, memory: Memory | None) -> None:
        self._output, self._memory, self._began = output, memory, now()
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
        if self._memory and TELLING:
            record = {"key": digest_of(self._output), "files": dict(self._statuses(files))}
            self._memory.keep([(FILES, {FILES: record})])

    def _statuses(self, files: Mapping[str, bool]) -> Iterator[tuple[str, list[int]]]:
        end = now()
        for path, is_new in files.items():
            status = _status(f"{self._output}/{path}")
            if status and status[2] < (end if is_new else self._began) - TICK:
                yield path, status


def _status(path: str) -> list[int] | None:
    """The stamp of a file, as it is noted; None where there is none."""
    try:
        return [*stamp_of(os.lstat(path))]
    except OSError:
        return None
