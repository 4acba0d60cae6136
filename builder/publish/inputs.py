"""What files a build is made of, as a sum: whatever changes in them, it is another."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NoReturn

from builder.publish.folder import read_plain


class UnstableError(Exception):
    """Files that cannot be added up: links, pipes, what may not be read. What is made of them is made anew."""


def tree_sum(root: Path, *, hidden: bool = True) -> str:
    """The sum of a folder's files, or of a file, by name and bytes; of nothing, where there is neither.

    Without `hidden` files and folders whose names begin with a point do not count. Raise `UnstableError`.
    """
    total = hashlib.blake2b(digest_size=16)
    if not root.exists():
        return "nothing"
    if not root.is_dir():
        return _sum_of(root)
    top = os.path.join(root, "")
    for directory, folders, names in os.walk(top, onerror=_refuse):
        folders[:] = sorted(name for name in folders if hidden or not name.startswith("."))
        if link := next((path for name in folders if os.path.islink(path := os.path.join(directory, name))), None):
            raise UnstableError(link)
        for name in sorted(name for name in names if hidden or not name.startswith(".")):
            path = os.path.join(directory, name)
            inside = path[len(top) :].replace(os.sep, "/")
            total.update(os.fsencode(inside) + b"\0" + _sum_of(path).encode())
    return total.hexdigest()


def _sum_of(path: Path | str) -> str:
    """The sum of a file. A build asks this of every file that it may read, twice: `Path` takes twice as long."""
    data = read_plain(path)
    if data is None:
        raise UnstableError(path)
    return hashlib.sha256(data).hexdigest()


def _refuse(error: OSError) -> NoReturn:
    raise UnstableError(error.filename) from error
