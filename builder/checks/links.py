"""Links in Markdown lead to another content file or to a web address, and there are no images."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from builder import paths
from builder.findings import Finding, Place, finding
from builder.markdown import is_external, links
from builder.model import Site


def check(site: Site) -> Iterator[Finding]:
    known = {file for file, _ in paths.pages_of_content(site)}
    for file, text, place in _texts(site):
        found = links(text)
        for target in found.images:
            yield finding(_line_of(target, text, place), "image", value=target)
        for target in found.pages:
            if is_external(target):
                if not target.startswith(("https://", "http://")):
                    yield finding(_line_of(target, text, place), "link-scheme", value=target)
            elif target_file(file, target) not in known:
                yield finding(_line_of(target, text, place), "link", value=target)


def target_file(file: str, target: str) -> str:
    """The content file that `target`, written in `file`, means; both relative to the content folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), target))


def _texts(site: Site) -> Iterator[tuple[str, str, Place]]:
    """Every Markdown text as (file below the content folder, text, place of its first character)."""
    for page in site.pages:
        yield f"pages/{page.id}.md", page.body, Place(page.origin.file, page.origin.body_line)
    for plan in site.plans:
        folder = f"districts/{plan.district.id}/{plan.id}"
        yield f"{folder}/summary.md", plan.summary, Place(plan.summary_origin.file)
        for one in plan.programmes:
            yield f"{folder}/programmes/{one.id}.md", one.body, Place(one.origin.file, one.origin.body_line)


def _line_of(target: str, text: str, place: Place) -> Place:
    position = text.find(target)
    if position < 0:
        return place
    column = position - text.rfind("\n", 0, position)
    return Place(place.file, place.line + text.count("\n", 0, position), column)
