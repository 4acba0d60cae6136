"""The last files of a site: what is there once, and what an operator adds, such as CNAME, copied as it is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.findings.errors import UsageError
from builder.publish.folder import MANIFEST, MARK, read_plain
from builder.publish.staging import Staging, Written
from builder.system.names import readable


def read_extra(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by path with `/`. Raise `UsageError` for a link, or a name that is no text."""
    files = {}
    for directory, folders, names in os.walk(folder):
        for name in sorted((*names, *folders)):
            path = Path(directory, name)
            if name in folders and not path.is_symlink():
                continue
            data = read_plain(path)
            if data is None:
                raise UsageError("extra-kind", path=path)
            named = path.relative_to(folder).as_posix()
            if readable(named) != named:
                raise UsageError("extra-name", path=path.parent / readable(name))
            files[named] = data
    return files


def write_others(
    staging: Staging,
    written: Iterable[str],
    moved: Mapping[str, str],
    files: Mapping[str, bytes],
    extra: Mapping[str, bytes],
) -> dict[str, Written]:
    """Write what is left when some files are `written`: moved ones once more under their old paths, and others.

    Raise `UsageError` where a file of `extra` would take the place of another.
    """
    paths = {*written}
    copies = {old: new for old, new in moved.items() if new in paths}
    require_free(extra, (*paths, *copies, *files))
    copied = {old: staging.copy(new, old) for old, new in copies.items()}
    return copied | {path: staging.write(path, data) for path, data in (*files.items(), *extra.items())}


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
