"""Pages that cannot lie where they are to."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, finding
from builder.views.page import Page

MAX_PATH = 150


def find_collisions(pages: list[Page]) -> Iterator[Finding]:
    """Pages that would overwrite each other, and paths too long for some file systems. Names differ ignoring case.

    A file whose page has too long a path has one too, and is the same mistake.
    """
    pages_by_path: dict[str, Page] = {}
    too_long: set[str] = set()
    for page in pages:
        first = pages_by_path.setdefault(page.path.casefold(), page)
        if first is not page:
            yield finding(page.place, "collision", file=first.place.file, page=page.path)
        elif len(page.path) > MAX_PATH and page.place.file not in too_long:
            too_long.add(page.place.file)
            yield finding(page.place, "path-length", limit=MAX_PATH, page=page.path)
