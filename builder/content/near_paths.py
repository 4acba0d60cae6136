"""Where a file that has no place in the content folder was probably meant to be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence

from builder.content.layout import DISTRICTS_FOLDER, KINDS, LOCK, PLAN, PROGRAMME, READINGS, SUMMARY
from builder.content.near_values import diagnose_identifier
from builder.findings.finding import Finding
from builder.text.did_you_mean import nearest

_MARKDOWN = (".md", ".markdown", ".txt")
_PROGRAMME = re.compile(r"[a-z][a-z0-9-]*\.md")
_MIN_LIKENESS = 0.7
_PROGRAMMES = PROGRAMME.path.split("/")[-2]
_OF_PLANS = (*(posixpath.basename(kind.path) for kind in (PLAN, SUMMARY, LOCK, READINGS)), _PROGRAMMES)
"""What stands in the folder of a plan."""


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


Problem = tuple[str, dict[str, str]]
"""A rule, and the values that its words need."""
# What programs leave beside a file: ~$fund.md while Word has it open; fund - 副本.md, fund copy 2.md, fund(1).md.
_TEMPORARY = re.compile(r"~\$.*|.*\.(?:tmp|temp|crdownload)", re.IGNORECASE)
_COPY = re.compile(
    r"副本|复件|备份|冲突|conflict|^copy of |[ _]copy\b|- copy|[(（]\d+[)）](?:\.\w+)?$|\.(?:bak|orig)$", re.IGNORECASE
)


_DOCUMENT = re.compile(
    r"\.(?:docx?|wps|pdf|ofd|html?|mht|xlsx?|et|pptx?|zip|rar|png|jpe?g|gif|bmp|tiff?)$", re.IGNORECASE
)


def explain_name(path: str, problem: Problem) -> Problem:
    """What a file or folder is that cannot stay where it lies, where its name shows that: else the problem it is.

    >>> explain_name("districts/liwan/~$district.yaml", ("layout", {}))
    ('temporary-file', {'value': '~$district.yaml'})
    >>> explain_name("pages/about (2).md", ("identifier", {"value": "about (2)"}))
    ('copied-file', {'value': 'about (2).md'})
    """
    name = posixpath.basename(path)
    if problem[0] == "layout" and _DOCUMENT.search(name):
        return "document-file", {"value": name}
    if problem[0] == "identifier" and (near := diagnose_identifier(problem[1]["value"])):
        return "identifier-near", {**problem[1], "right": near}
    rule = "temporary-file" if _TEMPORARY.fullmatch(name) else "copied-file" if _COPY.search(name) else ""
    return (rule, {"value": name}) if rule else problem


def describe_misplaced(path: str, below: int) -> Problem:
    """The problem of a path, or of the folder so many parts above its end."""
    near = suggest_path(path)
    if near is None or near == path:
        return "layout", {}
    return "layout-near", {"near": "/".join(near.split("/")[: -below or None])}


def folder_of_bare_plan(parts: Sequence[str]) -> str | None:
    """The folder of a district in which the files of a plan stand without a folder of their own.

    >>> folder_of_bare_plan(["districts", "opinions-2013", "programmes", "party-elite.md"])
    'districts/opinions-2013'
    >>> folder_of_bare_plan(["districts", "liwan", "opinions-2013", "plan.yaml"])
    """
    is_bare = len(parts) > 2 and parts[0] == DISTRICTS_FOLDER and parts[2] in _OF_PLANS
    return "/".join(parts[:2]) if is_bare and (len(parts) == 3) == (parts[2] != _PROGRAMMES) else None


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
        # Windows hides one ending, and adds another: party-elite.md.txt.
        return f"{stem.removesuffix('.md')}.md" if ending.casefold() in _MARKDOWN else None
    for typed, target in ((written, wanted), (stem, posixpath.splitext(wanted)[0])):
        if nearest(typed, [target], cutoff=_MIN_LIKENESS):
            return wanted
    return None
