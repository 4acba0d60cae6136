"""Relative links between files of a folder."""

from __future__ import annotations

import posixpath
from functools import lru_cache

_KEPT = 4_096
"""So many ways are at hand: pages of a folder are made one after the other."""


def relative_link(source: str, target: str) -> str:
    """The link from page `source` to `target`, which may end in `#anchor`."""
    path, mark, anchor = target.partition("#")
    if path in ("", source):
        return f"#{anchor}" if mark else source.rpartition("/")[2]
    folder, _, name = path.rpartition("/")
    return _way(source.rpartition("/")[0], folder) + name + mark + anchor


def link_target(source: str, link: str) -> str:
    """The target of a relative link that stands on page `source`."""
    path, mark, anchor = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
    return target + mark + anchor


@lru_cache(maxsize=_KEPT)
def _way(source: str, target: str) -> str:
    """The way from one folder to another, with a final `/` unless they are the same.

    Addresses of a site are written without `.` and `..`, so that no place in a file system has to be asked for.

    >>> _way("districts/a", "districts/b/c"), _way("", "districts"), _way("en", ""), _way("en", "en")
    ('../b/c/', 'districts/', '../', '')
    """
    here, there = (folder.split("/") if folder else [] for folder in (source, target))
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    return "../" * (len(here) - common) + "".join([f"{name}/" for name in there[common:]])
