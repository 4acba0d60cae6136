"""Links in Markdown lead to another content file or to a web address, and there are no images."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from builder.checks.content_pages import pages_of_content
from builder.checks.unread import may_be_there
from builder.findings.finding import Finding, Place, Severity, finding
from builder.model.passage import Passage
from builder.model.site import Site
from builder.text.did_you_mean import nearest
from builder.text.markdown import WEB, is_external, links


def check(site: Site) -> Iterator[Finding]:
    with_pages = {file for file, _ in pages_of_content(site)}
    for passage in site.passages:
        targets = links(passage.text)
        for target, at in _places(targets.images, passage):
            yield finding(at, "image", value=target)
        for target, at in _places(targets.pages, passage):
            if is_external(target):
                if not target.startswith(WEB):
                    yield finding(at, "link-scheme", value=target)
                elif _is_foreign(site, passage.place.file, target):
                    yield finding(at, "link-outside", value=target, severity=Severity.WARNING)
            elif (linked := target_file(passage.file, target)) not in with_pages and not may_be_there(site, linked):
                near = _suggest(target, linked, with_pages)
                yield finding(at, "link-near" if near else "link", value=target, near=near)


def _is_foreign(site: Site, file: str, target: str) -> bool:
    """Whether the text of a plan leads out of the site to what is not one of its sources."""
    for plan in site.all_plans:
        if file.startswith(plan.origin.file.rsplit("/", 1)[0] + "/"):
            return target not in {str(source.url) for source in plan.sources}
    return False


def passages_to(site: Site, hidden: set[str]) -> Iterator[tuple[str, Place]]:
    """The links to `hidden` content files from texts that are not hidden themselves."""
    for passage in (passage for passage in site.passages if passage.file not in hidden):
        for target, at in _places(links(passage.text).pages, passage):
            if target_file(passage.file, target) in hidden:
                yield target, at


def target_file(file: str, target: str) -> str:
    """The content file that `target`, written in `file`, leads to; both are paths below the content folder.

    >>> target_file("pages/about.md", "../districts/liwan/district.yaml")
    'districts/liwan/district.yaml'
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), target))


def _suggest(target: str, linked: str, files: Iterable[str]) -> str:
    """The content file in the linked folder whose name is most like the linked one, linked as `target` is."""
    folder, name = posixpath.split(linked)
    beside = [posixpath.basename(file) for file in sorted(files) if posixpath.dirname(file) == folder]
    by_stem = {posixpath.splitext(file)[0]: file for file in beside}
    stem = nearest(posixpath.splitext(name)[0], by_stem)
    return posixpath.join(posixpath.dirname(target), by_stem[stem]) if stem else ""


def _places(targets: Iterable[str], passage: Passage) -> Iterator[tuple[str, Place]]:
    """Each target with its place in the text, or with that of the whole text where it is written in another way."""
    text = passage.text
    seen: dict[str, int] = {}
    for target in targets:
        position = text.find(f"({target}", seen.get(target, 0)) + 1 or text.find(target)
        if position < 0:
            yield target, passage.place
            continue
        seen[target] = position
        yield target, passage.at(position)
