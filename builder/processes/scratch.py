"""Folders for the time being, which the next process clears away where one was killed before it could."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOCK = "in-use"


@contextmanager
def scratch_folder(prefix: str) -> Iterator[Path]:
    """An empty folder as long as the block runs. Those with the same prefix that no process uses any more go first."""
    for path in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        _clear(path)
    with tempfile.TemporaryDirectory(prefix=prefix) as name:
        draft = Path(name, f"{_LOCK}.new")
        with draft.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            draft.rename(Path(name, _LOCK))  # now that it is held: nobody sees it free
            folder = Path(name, "work")
            folder.mkdir()
            yield folder


def _clear(folder: Path) -> None:
    """Delete a folder of ours whose process has died. One without a lock, or of another user, is none."""
    with contextlib.suppress(OSError):
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid():
            return
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(descriptor, "rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
