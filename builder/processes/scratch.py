"""Folders for the time being, which the next process clears away where one was killed before it could."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.findings.errors import DiskError
from builder.system.locks import lock
from builder.system.opening import open_plain

_LOCK, _WORK = "in-use", "work"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def temporary_place() -> str:
    """The folder for all that is there for the time being: the one that `tempfile` would choose, and uses from now on.

    To choose, `tempfile` writes a file and deletes it again: a process that is ended in between would leave that.
    """
    if tempfile.tempdir is None:
        named = filter(None, map(os.environ.get, ("TMPDIR", "TEMP", "TMP")))
        usable = (path for path in (*named, "/tmp") if os.path.isdir(path) and os.access(path, os.W_OK | os.X_OK))  # noqa: S108
        tempfile.tempdir = next(map(os.path.abspath, usable), None)
    return tempfile.gettempdir()


@contextmanager
def scratch_errors() -> Iterator[None]:
    """Raise a `DiskError` that names the temporary folder where that is full: of a write the system names no file."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise DiskError("scratch", temporary_place(), error.strerror) from error


@contextmanager
def scratch_folder(prefix: str) -> Iterator[Path]:
    """An empty folder as long as the block runs. Those with the same prefix that no process uses any more go first."""
    clear_scratch(prefix)
    place = temporary_place()
    with (
        scratch_errors(),
        tempfile.TemporaryDirectory(prefix=prefix, dir=place) as name,
        open(Path(name, _LOCK), "xb", buffering=0) as file,
    ):
        lock(file.fileno())
        file.write(b"held\n")  # now that it is: as long as it is empty, nobody takes it for one that is free
        folder = Path(name, _WORK)
        folder.mkdir()
        yield folder


def clear_scratch(prefix: str) -> None:
    """Delete the folders with this prefix whose process was killed before it could."""
    for path in Path(temporary_place()).glob(f"{prefix}*"):
        _clear(path)


def _clear(folder: Path) -> None:
    """Delete a folder of ours whose process has died. One without a lock, or of another user, is none."""
    with contextlib.suppress(OSError):
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
            return
        descriptor = open_plain(folder / _LOCK, os.O_RDWR)
        with open(descriptor, "rb"):
            if not os.fstat(descriptor).st_size:
                return
            lock(descriptor)
            shutil.rmtree(folder / _WORK, ignore_errors=True)
        shutil.rmtree(folder)  # Windows deletes no file that is open
