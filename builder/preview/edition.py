"""The preview: pages made when they are asked for, from content that is read again as soon as it changes.

While the content has errors, the last good site stays, and every page shows what is wrong.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from builder import urls
from builder.findings.finding import Finding
from builder.findings.messages import Messages
from builder.pipeline import Checked, Files, blocks_publishing, files_on_demand
from builder.preview.watch import stamps
from builder.render import BrokenTemplateError
from builder.templates import load_templates

EVERY = 0.2
"""Seconds between two looks at the files."""
STATE, SCRIPT, STYLES = "-/state.json", "-/preview.js", "-/preview.css"
_HEAD = b"</head>"
_ADDED = b'<link rel="stylesheet" href="/-/preview.css">\n<script src="/-/preview.js" defer></script>\n</head>'


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown: the number of the last good site, its files, and what the newest look at the content found.

    `checked` counts the looks, so that a page knows when to show other findings.
    """

    number: int
    checked: int
    files: Files | None
    findings: tuple[Finding, ...]
    problem: str
    todo: tuple[tuple[str, str], ...]


class Preview:
    """The newest edition of a site. `check_content` reads and checks it; `watched` is all that it depends on."""

    def __init__(
        self,
        check_content: Callable[[], Checked],
        *,
        templates: Path,
        watched: Iterable[Path],
        say: Messages,
        today: date | None = None,
    ) -> None:
        self._check_content, self._templates, self._say, self._today = check_content, templates, say, today
        self._watched = [templates, *watched]
        self._seen = stamps(self._watched)
        self._end = threading.Event()
        self.edition = Edition(0, 0, None, (), "", ())
        self.refresh()

    def refresh(self) -> None:
        """Read everything again. A site with errors leaves the files as they are."""
        old = self.edition
        try:
            checked = self._check_content()
            if blocks_publishing(checked.findings, strict=False):
                number, files = old.number, old.files
            else:
                number, files = old.number + 1, files_on_demand(checked, templates=self._templates, today=self._today)
            found, problem, todo = tuple(checked.findings), "", self._todo(checked)
        except (BrokenTemplateError, OSError, UnicodeDecodeError) as error:
            number, files, found, problem, todo = old.number, old.files, (), str(error), ()
        self.edition = Edition(number, old.checked + 1, files, found, problem, todo)

    def watch(self) -> None:
        """Refresh whenever a file changes, until `close`."""
        while not self._end.wait(EVERY):
            now = stamps(self._watched)
            if now != self._seen:
                self._seen = now
                self.refresh()

    def close(self) -> None:
        """Stop watching."""
        self._end.set()

    def get(self, path: str) -> bytes | None:
        """The file at a path of the site, made now; pages also ask whether there is a newer edition."""
        if path == STATE:
            return self._state()
        if path in (SCRIPT, STYLES):
            return load_templates(self._templates).preview[path.removeprefix("-/")]
        files = self.edition.files
        if files is None:
            return self._first() if path == urls.HOME else None
        try:
            data = files(path)
        except BrokenTemplateError as error:
            data = self._page(self._say.failure("template", name=error.name, line=error.line, problem=error.problem))
        return data.replace(_HEAD, _ADDED, 1) if data is not None and path.endswith(".html") else data

    def _state(self) -> bytes:
        one = self.edition
        lines = [self._say.line(finding) for finding in one.findings] + ([one.problem] if one.problem else [])
        wrong = blocks_publishing(list(one.findings), strict=False) or bool(one.problem)
        title = self._say.said("preview-wrong" if wrong else "preview-notes", count=len(lines))
        state = {"edition": one.number, "checked": one.checked, "wrong": wrong, "title": title, "lines": lines}
        return json.dumps(state | {"todo": one.todo}, ensure_ascii=False).encode()

    def _todo(self, checked: Checked) -> tuple[tuple[str, str], ...]:
        """Plans whose source holds paragraphs that nothing cites yet, each with the page that shows them."""
        return tuple(
            (f"/{urls.source_url(plan)}#todo", self._say.said("preview-todo", title=plan.title, count=left))
            for plan in checked.site.plans
            if (page := checked.ledger.get(plan.key)) and page.coverage and (left := page.coverage.paragraphs_open)
        )

    def _first(self) -> bytes:
        """What is shown before there has been a good site."""
        return self._page(self._say.said("preview-first")).replace(_HEAD, _ADDED, 1)

    def _page(self, text: str) -> bytes:
        words = text.replace("&", "&amp;").replace("<", "&lt;")
        page = (
            f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{words}</title>\n</head>\n'
        )
        return f"{page}<body>\n<p>{words}</p>\n</body>\n</html>\n".encode()
