"""Where a file that has no place in the content folder was probably meant to be."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from builder.text.did_you_mean import nearest

# What is written here in capitals is an id that the editor chooses.
_PLACES = (
    "site.yaml",
    "changes.yaml",
    "vocabularies/number-idioms.yaml",
    "districts/ID/district.yaml",
    "districts/ID/ID/plan.yaml",
    "districts/ID/ID/summary.md",
    "districts/ID/ID/programmes/ID.md",
    "pages/ID.md",
)
_CUTOFF = 0.7


def meant_path(path: str, vocabularies: Iterable[str]) -> str | None:
    """The path of a content file that `path` is most like, its ids kept; None when it is like none."""
    places = [*_PLACES, *(f"vocabularies/{name}.yaml" for name in vocabularies)]
    for typed in (path, f"districts/{path}"):
        if near := nearest(typed, [made for place in places if (made := _filled(typed, place))], cutoff=_CUTOFF):
            return near
    return None


def _filled(path: str, place: str) -> str | None:
    """The place with the ids of the path, if the rest of the path is like it, part by part."""
    typed, wanted = path.split("/"), place.split("/")
    if len(typed) != len(wanted):
        return None
    parts = []
    for one, other in zip(typed, wanted, strict=True):
        stem, ending = posixpath.splitext(one)
        if other == "ID":
            parts.append(one)
        elif other == "ID.md":
            if ending.casefold() not in (".md", ".markdown", ".txt"):
                return None
            parts.append(f"{stem}.md")
        elif nearest(one, [other], cutoff=_CUTOFF) or nearest(stem, [posixpath.splitext(other)[0]], cutoff=_CUTOFF):
            parts.append(other)
        else:
            return None
    return "/".join(parts)
