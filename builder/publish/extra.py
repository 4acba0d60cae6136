"""Files that an operator adds to the site, such as CNAME or a search engine's proof: copied as they are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from builder.findings.errors import UsageError
from builder.publish.folder import MANIFEST, MARK, read_plain


def read_extra(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by path with `/`. Raise `UsageError` for a link or anything else that is no file."""
    files = {}
    for directory, folders, names in os.walk(folder):
        for name in sorted((*names, *folders)):
            path = Path(directory, name)
            if name in folders and not path.is_symlink():
                continue
            data = read_plain(path)
            if data is None:
                raise UsageError("extra-kind", path=path)
            files[path.relative_to(folder).as_posix()] = data
    return files


def require_free(extra: Iterable[str], files: Iterable[str]) -> None:
    """Raise `UsageError` where a file to add would take the place of another, by their paths."""
    names = {MANIFEST, MARK, *files}
    folders = _folders_of(names)
    for path in extra:
        if path in names | folders or not _folders_of([path]).isdisjoint(names):
            raise UsageError("extra-taken", path=path)


def _folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that some paths lie in.

    >>> sorted(_folders_of(["a/b/c"]))
    ['a', 'a/b']
    """
    return {path[:at] for path in paths for at, character in enumerate(path) if character == "/"}
