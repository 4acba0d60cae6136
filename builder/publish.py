"""Bytes -> a published folder, all or nothing.

The site is written into a staging folder beside the output and exchanged with it in one step, so a reader or a web
server sees the old site whole or the new site whole. After the exchange the staging folder holds the previous site;
the next build writes over only what differs there, which on a large site costs far less than writing everything.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from builder.findings.errors import BusyError, NotOursError

MANIFEST = "SHA256SUMS"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2  # the same number, on macOS


def publish(files: Mapping[str, bytes], output: Path, *, full: bool = False) -> int:
    """Make `output` hold exactly `files` (path with `/` -> bytes) and a manifest; return how many files changed.

    The published folder is untouched until everything is written. With `full`, what an earlier build left in the
    staging folder is thrown away first. Raise `NotOursError`, `BusyError` or `OSError`.
    """
    folder = output.absolute()
    if not _may_replace(folder):
        raise NotOursError(output)
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = _beside(folder, "staging")
    with _lock(output):
        _recover(folder)
        if full:
            shutil.rmtree(staging, ignore_errors=True)
        complete = {**files, MANIFEST: manifest(files)}
        # First make room: a build that ran out of disk may have left a large torso.
        _remove_others(staging, complete.keys())
        _write_over(complete, staging)
        changed = _count_changes(complete[MANIFEST], folder / MANIFEST)
        _exchange(staging, folder)
    return changed


def manifest(files: Mapping[str, bytes]) -> bytes:
    """The checksums of all files in the form that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()


def _beside(output: Path, role: str) -> Path:
    return output.with_name(f".{output.name}.{role}")


def _may_replace(output: Path) -> bool:
    """A folder that does not exist, is empty or carries our manifest."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        return False
    return not output.exists() or (output / MANIFEST).is_file() or not any(output.iterdir())


@contextmanager
def _lock(output: Path) -> Iterator[None]:
    """Hold the lock as long as the process lives and the block runs; a killed process releases it."""
    with _beside(output.absolute(), "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BusyError(output) from error
        yield


def _write_over(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files that are not there with these bytes already."""
    parents: set[Path] = set()
    for path in sorted(files):
        target = folder / path
        if target.parent not in parents:
            _make_folder(target.parent, folder)
            parents.add(target.parent)
        if not _holds(target, files[path]):
            if target.is_dir() and not target.is_symlink():
                shutil.rmtree(target)
            if target.is_symlink():
                target.unlink()
            target.write_bytes(files[path])


def _make_folder(folder: Path, root: Path) -> None:
    """Make a folder where an earlier build may have left a file of that name."""
    for part in (*reversed(folder.parents), folder):
        if part.is_relative_to(root) and part.is_file():
            part.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is there with these bytes. Sizes first: most changed pages differ in length."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _count_changes(new: bytes, published: Path) -> int:
    """How many files are new or different, by the two manifests."""
    old = published.read_bytes() if published.is_file() else b""
    return len(set(new.splitlines()) - set(old.splitlines()))


def _remove_others(folder: Path, wanted: Iterable[str]) -> None:
    keep = {folder / path for path in wanted}
    for directory, folders, names in os.walk(folder, topdown=False):
        here = Path(directory)
        for name in names:
            if here / name not in keep:
                (here / name).unlink()
        for name in folders:
            child = here / name
            if child.is_symlink():
                child.unlink()
            elif not any(child.iterdir()):
                child.rmdir()


def _exchange(staging: Path, output: Path) -> None:
    if not output.exists():
        staging.rename(output)
    elif not _exchange_at_once(staging, output):
        # Two steps where the system cannot do it in one. Between them the old site is in `previous`,
        # and `_recover` puts it back if the process dies there.
        previous = _beside(output, "previous")
        output.rename(previous)
        staging.rename(output)
        previous.rename(staging)


def _exchange_at_once(left: Path, right: Path) -> bool:
    """Swap two folders atomically; false where the system or the file system cannot."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            result = libc.renamex_np(os.fsencode(left), os.fsencode(right), _RENAME_SWAP)
        else:
            result = libc.renameat2(_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE)
    except (OSError, AttributeError):
        return False
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(right))


def _recover(output: Path) -> None:
    """Undo a two-step exchange that was cut off."""
    previous = _beside(output, "previous")
    if previous.is_dir():
        if output.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(output)
