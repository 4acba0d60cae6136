"""What a published folder is made of: its files, a manifest of them, and the mark that says that it is ours.

Nothing is replaced or deleted that the manifest does not list, and no link is followed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.findings.errors import NotOursError
from builder.system.opening import open_plain

MANIFEST = "SHA256SUMS"
MARK = ".bilin-site"
_MARKED = "bilin site 1: "
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
_OF_EARLIER_BUILDS = frozenset(("index.html", "404.html", "sitemap.xml", "search/start.js", "assets/site.css"))
"""Builds of before the mark left none; this is what they all wrote."""


def sums_text(digests: Mapping[str, str]) -> bytes:
    """A manifest of files by their sha256, in the form that `sha256sum --check` reads."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def mark_of(manifest: bytes) -> bytes:
    """The mark of a folder of ours with this manifest."""
    return f"{_MARKED}{hashlib.sha256(manifest).hexdigest()}\n".encode()


def read_sums(folder: Path) -> dict[str, str]:
    """The sums of all files by path, as the folder's manifest tells them; empty where there is none."""
    return parse_sums(read_plain(folder / MANIFEST) or b"")


def parse_sums(manifest: bytes) -> dict[str, str]:
    """The sums of all files by path, as a manifest tells them."""
    return {match[2]: match[1] for match in _LINE.finditer(manifest.decode(errors="replace"))}


def digest_of(folder: Path) -> str:
    """What tells a site from another: the sum of its manifest."""
    return hashlib.sha256(read_plain(folder / MANIFEST) or b"").hexdigest()


def require_ours(folder: Path) -> None:
    """Raise `NotOursError` for anything but a folder of ours with nothing in it that we did not write."""
    try:
        mode = folder.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(mode):
        raise NotOursError(folder)
    entries = set(_entries(folder))
    if not entries:
        return
    sums = read_sums(folder)
    is_marked = read_plain(folder / MARK) == mark_of(read_plain(folder / MANIFEST) or b"")
    if not is_marked and not sums.keys() >= _OF_EARLIER_BUILDS:
        raise NotOursError(folder)
    if strangers := sorted(entries - sums.keys() - {MANIFEST, MARK}):
        raise NotOursError(folder, strangers)


def is_whole(folder: Path) -> bool:
    """Whether a folder holds every file of its manifest unchanged."""
    sums = read_sums(folder)
    return bool(sums) and all(
        (data := read_plain(folder / path)) is not None and hashlib.sha256(data).hexdigest() == digest
        for path, digest in sums.items()
    )


def remove(folder: Path) -> None:
    """Delete what the manifest of a folder lists. What somebody else has put there stays, and its folders with it.

    Only what is found below the folder is looked up: a manifest that names files elsewhere, or below a link, reaches
    none of them.
    """
    if folder.is_symlink():
        return
    ours = {*read_sums(folder), MARK, MANIFEST}
    for path in [path for path in _entries(folder) if path in ours]:
        (folder / path).unlink(missing_ok=True)
    for directory, _, _ in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):  # not empty
            os.rmdir(directory)


def read_plain(path: Path) -> bytes | None:
    """The bytes of a regular file; None for anything else, a link or a pipe included."""
    try:
        descriptor = open_plain(path)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with open(descriptor, "rb") as file:
        return file.read()


def write_anew(path: Path, data: bytes) -> None:
    """Put a file in the place of what is there, in one step; never through a link or a pipe that has a name of ours."""
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    with open(draft, "xb") as file:
        file.write(data)
    draft.replace(path)


def link(source: Path, target: Path, data: bytes) -> bool:
    """Give a file a second name where it holds these bytes. Sizes first: most changed pages differ in length."""
    try:
        status = source.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(data) or read_plain(source) != data:
            return False
        os.link(source, target)
    except OSError:  # it is not there, or the file system knows no second names
        return False
    return True


def _entries(folder: Path) -> Iterator[str]:
    """Everything below a folder but folders, by its path with `/`."""
    for directory, folders, names in os.walk(folder):
        here = Path(directory)
        for name in (*names, *(name for name in folders if (here / name).is_symlink())):
            yield (here / name).relative_to(folder).as_posix()
