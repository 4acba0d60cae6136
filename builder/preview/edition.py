"""The preview: pages made when they are asked for, from content that is read again as soon as it changes.

While the content has errors, the last good site stays, and every page shows what is wrong.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from builder import urls
from builder.findings.errors import bilin_error
from builder.findings.finding import Finding
from builder.findings.messages import Messages
from builder.pipeline import Checked, blocks_publishing
from builder.preview.on_demand import Files, Look, files_on_demand, load_look
from builder.preview.watch import changes, read_stamps
from builder.render.templates import load_templates
from builder.text.values import value_class

STATE, SCRIPT, STYLES = "-/state.json", "-/preview.js", "-/preview.css"
_HEAD_END = b"</head>"
_WITH_PREVIEW = b'<link rel="stylesheet" href="/-/preview.css">\n<script src="/-/preview.js" defer></script>\n</head>'
_AGAIN = 2.0
"""Seconds after which files are watched again that could not be."""

Todo = tuple[tuple[str, str], ...]
"""Pages that list what is still to be done, each with the words of the link."""


@value_class
class Edition:
    """What is shown: the number of the last good site, its files, and what the newest look at the content found.

    `checked` counts the looks, so that a page knows when the findings are new.
    """

    number: int
    checked: int
    files: Files | None
    findings: tuple[Finding, ...]
    problem: str
    todo: Todo


class Preview:
    """The newest edition of a site. `check_content` reads and checks it; `watched` is all that it depends on.

    Every exception is shown on the page and given to `on_error`, and the preview goes on.
    """

    def __init__(
        self,
        check_content: Callable[[], Checked],
        *,
        templates: Path,
        watched: Iterable[Path],
        say: Messages,
        today: date | None = None,
        own_templates: Path | None = None,
        on_error: Callable[[Exception], object] = lambda _: None,
    ) -> None:
        self._check_content, self._templates, self._own_templates = check_content, templates, own_templates
        self._say, self._today, self._on_error = say, today, on_error
        self._watched = [templates, *([own_templates] if own_templates else []), *watched]
        self._look: Look | None = None
        self._last_state: tuple[Edition, bytes] | None = None
        self._stamps = read_stamps(self._watched)
        self._stop = threading.Event()
        self._changing = threading.Lock()
        self.edition = Edition(0, 0, None, (), "", ())
        self.refresh()

    def refresh(self) -> None:
        """Read everything again. A site with errors leaves the files as they are."""
        try:
            checked = self._check_content()
            files = None
            if not blocks_publishing(checked.findings, strict=False):
                self._look = load_look(checked.site, self._templates, self._own_templates, self._look)
                files = files_on_demand(checked, self._look, today=self._today)
            todo = self._todo(checked)
        except Exception as error:
            self._show_error(error, is_unread=True)
            return
        with self._changing:
            old = self.edition
            number = old.number + 1 if files else old.number
            self.edition = Edition(number, old.checked + 1, files or old.files, tuple(checked.findings), "", todo)

    def watch(self) -> None:
        """Refresh whenever a file changes, until `close`. What keeps files from being watched is shown for a while."""
        while not self._stop.is_set():
            try:
                for _ in changes(self._watched, self._stop, self._stamps):
                    self.refresh()
            except Exception as error:
                self._show_error(error)
                self._stop.wait(_AGAIN)

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()

    def get(self, path: str) -> bytes | None:
        """The file at a path of the site, made now; pages also ask whether there is a newer edition."""
        if path == STATE:
            return self._state()
        is_page, edition = path.endswith(".html"), self.edition
        try:
            data = self._make(path, edition)
        except Exception as error:
            self._show_error(error, of=edition)
            data = sentence_page(bilin_error(error).message(self._say)) if is_page else None
        return data.replace(_HEAD_END, _WITH_PREVIEW, 1) if data is not None and is_page else data

    def _make(self, path: str, edition: Edition) -> bytes | None:
        """Make a file of the preview or of the newest good site; before there is one, a page that says so."""
        if path in (SCRIPT, STYLES):
            return load_templates(self._templates, self._own_templates).preview[path.removeprefix("-/")]
        if edition.files:
            return edition.files(path)
        return sentence_page(self._say.phrase("preview-first")) if path == urls.HOME else None

    def _show_error(self, error: Exception, *, of: Edition | None = None, is_unread: bool = False) -> None:
        """Show an exception in the box of every page, and hand it on.

        `of`: the edition whose file could not be made; a newer one is not marked as broken for it. What was found in
        the content stays, unless that `is_unread`.
        """
        problem = bilin_error(error).message(self._say)
        with self._changing:
            now = self.edition
            if of is None or of.number == now.number:
                shown = replace(now, findings=(), todo=()) if is_unread else now
                self.edition = replace(shown, checked=now.checked + 1, problem=problem)
        with contextlib.suppress(Exception):  # nobody looks at the terminal any longer
            self._on_error(error)

    def _state(self) -> bytes:
        """What the script on every page asks for, several times a second, to show it in a box."""
        edition, last = self.edition, self._last_state
        if last and last[0] is edition:
            return last[1]
        lines = [self._say.line(finding) for finding in edition.findings]
        lines += [edition.problem] if edition.problem else []
        is_wrong = blocks_publishing(list(edition.findings), strict=False) or bool(edition.problem)
        title = self._say.phrase("preview-wrong" if is_wrong else "preview-notes", count=len(lines))
        state = {"edition": edition.number, "checked": edition.checked, "wrong": is_wrong, "title": title}
        data = json.dumps(state | {"lines": lines, "todo": edition.todo}, ensure_ascii=False).encode()
        self._last_state = edition, data
        return data

    def _todo(self, checked: Checked) -> Todo:
        """Plans whose source holds paragraphs that nothing cites yet, each with the page that shows them."""
        return tuple(
            (f"/{urls.source_url(plan)}#todo", self._say.phrase("preview-todo", title=plan.title, count=left))
            for plan in checked.site.all_plans
            if (page := checked.ledger.get(plan.key)) and page.coverage and (left := page.coverage.paragraphs_open)
        )


def sentence_page(text: str) -> bytes:
    """A page of nothing but a sentence.

    >>> b"<p>1 &lt; 2</p>" in sentence_page("1 < 2")
    True
    """
    words = text.replace("&", "&amp;").replace("<", "&lt;")
    head = f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{words}</title>\n</head>\n'
    return f"{head}<body>\n<p>{words}</p>\n</body>\n</html>\n".encode()
