"""What a published folder is made of: its files, a manifest of them, and the mark that says that it is ours.

Nothing is replaced or deleted that the manifest does not list, and no link is followed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader
from pathlib import Path

from builder.findings.errors import NotOursError
from builder.system.opening import open_plain

MANIFEST = "SHA256SUMS"
MARK = ".bilin-site"
_MARKED = "bilin site 1: "
_AT_ONCE = 1024 * 1024
"""Bytes of a large file that are held at a time."""
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
_OF_EARLIER_BUILDS = frozenset(("index.html", "404.html", "sitemap.xml", "search/start.js", "assets/site.css"))
"""Builds of before the mark left none; this is what they all wrote."""


def sums_text(digests: Mapping[str, str]) -> bytes:
    """A manifest of files by their sha256, in the form that `sha256sum --check` reads."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def mark_text(manifest: bytes) -> bytes:
    """The mark of a folder that we published with this manifest."""
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
    """Raise `NotOursError` unless we published the folder and it holds only files that we wrote."""
    try:
        mode = folder.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(mode):
        raise NotOursError(folder, key="not-folder")
    entries = set(_entries(folder))
    if not entries:
        return
    sums = read_sums(folder)
    is_marked = read_plain(folder / MARK) == mark_text(read_plain(folder / MANIFEST) or b"")
    if not is_marked and not sums.keys() >= _OF_EARLIER_BUILDS:
        raise NotOursError(folder)
    if strangers := sorted(entries - sums.keys() - {MANIFEST, MARK}):
        raise NotOursError(folder, strangers)


def is_whole(folder: Path, is_untouched: Callable[[str, str], bool] = lambda _path, _digest: False) -> bool:
    """Whether a folder holds every file of its manifest unchanged.

    Files that `is_untouched` knows by their path and their sum are not read.
    """
    sums = read_sums(folder)
    rest = ((path, digest) for path, digest in sums.items() if not is_untouched(path, digest))
    return bool(sums) and all(sum_plain(folder / path) == digest for path, digest in rest)


def remove(folder: Path) -> None:
    """Delete what the manifest of a folder lists. What somebody else has put there stays, and its folders with it.

    Only what is found below the folder is looked up: a manifest that names files elsewhere, or below a link, reaches
    none of them.
    """
    if folder.is_symlink():
        return
    ours = {*read_sums(folder), MARK, MANIFEST}
    for path in [path for path in _entries(folder) if path in ours]:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(folder, path))
    for directory, _, _ in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):  # not empty
            os.rmdir(directory)


def read_plain(path: Path | str) -> bytes | None:
    """The bytes of a regular file; None for anything else, a link or a pipe included."""
    file = _open_regular(path)
    if file is None:
        return None
    with file:
        return file.read()


def sum_plain(path: Path | str) -> str | None:
    """The sha256 of a regular file, however large it is; None for anything else."""
    file = _open_regular(path)
    if file is None:
        return None
    with file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open_regular(path: Path | str) -> BufferedReader | None:
    try:
        descriptor = open_plain(path)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    return open(descriptor, "rb")


def write_anew(path: Path, data: bytes) -> None:
    """Put a file in the place of what is there, in one step; never through a link or a pipe that has a name of ours."""
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    with open(draft, "xb") as file:
        file.write(data)
    draft.replace(path)


def link(source: str, target: str, data: bytes) -> bool:
    """Give a file a second name where it holds these bytes. Sizes first: most changed pages differ in length."""
    try:
        status = os.lstat(source)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(data) or read_plain(source) != data:
            return False
    except OSError:  # it is not there
        return False
    return give_name(source, target)


def replace_by_link(source: Path, target: Path, size: int, digest: str) -> bool:
    """Make a file one more name of another that is as large and has the same sha256, if that can be."""
    draft = target.with_name(f"{target.name}.new")
    try:
        is_same = source.lstat().st_size == size and sum_plain(source) == digest
    except OSError:  # it is not there
        return False
    if not is_same or not give_name(source, draft):
        return False
    draft.replace(target)
    return True


def give_name(source: Path | str, target: Path | str) -> bool:
    """Give a file a second name, if the file system knows such."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def copy_plain(source: Path, target: Path) -> None:
    """Copy a regular file to where there is none yet, however large it is. Raise `OSError`."""
    with open(open_plain(source), "rb") as file, open(target, "xb") as copy:
        while piece := file.read(_AT_ONCE):
            copy.write(piece)


def _entries(folder: Path) -> Iterator[str]:
    """Everything below a folder but folders, by its path with `/`."""
    root = os.path.join(folder, "")
    for directory, folders, names in os.walk(folder):
        # Texts, and no paths: there are tens of thousands, and this runs several times in a build.
        here = os.path.join(directory, "")[len(root) :].replace(os.sep, "/")
        links = [name for name in folders if os.path.islink(os.path.join(directory, name))]
        yield from (here + name for name in (*names, *links))
