"""When the files that a preview depends on change. The system tells: decision 19."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import watchfiles

EVERY_MS = 500
"""How often to look whether the folders themselves are still the same."""
Stamps = dict[str, tuple[int, int]]
"""By path: when a file was last written, and its size; of a watched folder itself its number, and nothing."""


def changes(roots: Sequence[Path], stop: Event, stamps: Stamps) -> Iterator[None]:
    """Yield after every change below some folders, until `stop` is set.

    `stamps` are those that the caller has read: what changed since, before the system began to tell, counts as well.
    """
    polling: bool | None = None
    while not stop.is_set():
        folders = _folders(roots)
        watched = watchfiles.watch(
            *folders,
            stop_event=stop,
            rust_timeout=EVERY_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=polling,
        )
        try:
            for number, changed in enumerate(watched):
                if _folders(roots) != folders:
                    # A folder came, went or was exchanged: the system goes on telling of the one that was there.
                    stamps = read_stamps(roots)
                    yield
                    break
                if changed or (number == 0 and read_stamps(roots) != stamps):
                    yield
        except FileNotFoundError:
            pass  # gone since the folders were looked for: the next round does without it
        except OSError:
            if polling:
                raise
            polling = True  # the system watches no more files for anybody: look at them one by one


def read_stamps(roots: Sequence[Path]) -> Stamps:
    """The stamp of each file below some folders, and of these themselves: an empty one that came is a change too."""
    stamps: Stamps = {str(root): (number, 0) for root, number in _folders(roots).items()}
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                path = os.path.join(folder, name)
                with contextlib.suppress(OSError):  # gone since the folder was listed: that is a change of its own
                    status = os.stat(path)
                    stamps[path] = (status.st_mtime_ns, status.st_size)
    return stamps


def _folders(roots: Sequence[Path]) -> dict[Path, int]:
    """The folders that are there, with the number that the file system has given to each."""
    folders = {}
    for root in roots:
        with contextlib.suppress(OSError):
            folders[root] = root.stat().st_ino
    return folders
