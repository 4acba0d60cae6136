"""Where a file that has no place in the content folder was probably meant to be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from builder.content.layout import DISTRICTS_FOLDER, KINDS, PLAN, PROGRAMME
from builder.findings.finding import Finding
from builder.text.did_you_mean import nearest

_MARKDOWN = (".md", ".markdown", ".txt")
_PROGRAMME = re.compile(r"[a-z][a-z0-9-]*\.md")
_MIN_LIKENESS = 0.7


def suggest_path(path: str) -> str | None:
    """The path of a content file that `path` is most like, its ids kept; None when it is like none.

    >>> suggest_path("district/liwan/opinions-2013/plan.yml")
    'districts/liwan/opinions-2013/plan.yaml'
    >>> suggest_path("liwan/opinions-2013/programme/party-elite.txt")
    'districts/liwan/opinions-2013/programmes/party-elite.md'
    >>> suggest_path("districts/liwan/opinions-2013/party-elite.md")
    'districts/liwan/opinions-2013/programmes/party-elite.md'
    >>> suggest_path("districts/liwan/plan.yaml")
    """
    places = [place for kind in KINDS if kind.by_hand for place in [*map(kind.path_of, kind.ids)] or [kind.path]]
    # Whoever uploads the folder of a district alone leaves out the folder around it.
    around = [] if path.startswith(f"{DISTRICTS_FOLDER}/") else [f"{DISTRICTS_FOLDER}/{path}"]
    for typed in (path, *around):
        candidates = [filled for place in places if (filled := _fill_in(typed, place))]
        if near := nearest(typed, candidates, cutoff=_MIN_LIKENESS):
            return near
    # A programme beside the plan, one folder too high.
    folder, name = posixpath.split(path)
    plan = PLAN.ids_of(f"{folder}/{posixpath.basename(PLAN.path)}")
    return PROGRAMME.path_of(*plan, name.removesuffix(".md")) if plan and _PROGRAMME.fullmatch(name) else None


def right_paths(findings: Iterable[Finding]) -> set[str]:
    """Where files that lie in the wrong place belong: nothing there is missing, nor wrong with what refers to it."""
    return {mistake.values["near"] for mistake in findings if mistake.rule == "layout-near"}


def _fill_in(path: str, place: str) -> str | None:
    """The place with the ids of the path, if the rest of the path is like it, part by part.

    >>> _fill_in("page/about.txt", "pages/{page}.md")
    'pages/about.md'
    """
    written, wanted = path.split("/"), place.split("/")
    if len(written) != len(wanted):
        return None
    parts = [_fill_in_part(*pair) for pair in zip(written, wanted, strict=True)]
    return "/".join(part for part in parts if part) if all(parts) else None


def _fill_in_part(written: str, wanted: str) -> str | None:
    stem, ending = posixpath.splitext(written)
    if re.fullmatch(r"\{\w+\}", wanted):
        return written
    if re.fullmatch(r"\{\w+\}\.md", wanted):
        return f"{stem}.md" if ending.casefold() in _MARKDOWN else None
    for typed, target in ((written, wanted), (stem, posixpath.splitext(wanted)[0])):
        if nearest(typed, [target], cutoff=_MIN_LIKENESS):
            return wanted
    return None
