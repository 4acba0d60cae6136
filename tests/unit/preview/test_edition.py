"""The preview shows every exception, in the box of each page and in the terminal, and goes on."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from builder.findings.errors import PagefindError
from builder.findings.messages import messages
from builder.pipeline import Checked
from builder.preview import edition
from builder.preview.edition import STATE, Preview
from tests.conftest import TEMPLATES, SiteFrom, checked

SECONDS = 60


def state_of(preview: Preview) -> dict[str, object]:
    state: dict[str, object] = json.loads(preview.get(STATE) or b"{}")
    return state


def preview_of(content: Path, check: Callable[[], Checked], errors: Queue[Exception]) -> Preview:
    return Preview(check, templates=TEMPLATES, watched=[content], say=messages("zh"), on_error=errors.put)


def test_an_exception_of_a_refresh_is_shown_and_the_watcher_goes_on(site_from: SiteFrom) -> None:
    content, errors, ready = site_from({}), Queue[Exception](), Queue[str]()
    broken = content / "broken"

    def check() -> Checked:
        if broken.exists():
            raise AssertionError("planted")
        ready.put("checked")
        return checked(content)

    preview = preview_of(content, check, errors)
    ready.get(timeout=SECONDS)
    watcher = threading.Thread(target=preview.watch)
    watcher.start()
    try:
        broken.write_text("")
        assert isinstance(errors.get(timeout=SECONDS), AssertionError)
        assert "程序内部出错（AssertionError：planted）" in str(state_of(preview)["lines"])
        assert state_of(preview)["wrong"]
        assert preview.get("index.html")
        broken.unlink()
        ready.get(timeout=SECONDS)
    finally:
        preview.close()
        watcher.join(SECONDS)
    assert (state_of(preview)["lines"], state_of(preview)["edition"]) == ([], 2)


def test_a_first_look_that_fails_is_shown_as_well(site_from: SiteFrom) -> None:
    def check() -> Checked:
        raise AssertionError("planted")

    errors: Queue[Exception] = Queue()
    preview = preview_of(site_from({}), check, errors)
    assert errors.qsize() == 1
    assert "planted" in str(state_of(preview)["lines"])
    assert "还没有可以显示的网站" in (preview.get("index.html") or b"").decode()


def test_an_exception_of_a_file_is_shown_on_its_page_and_in_the_box(
    site_from: SiteFrom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(path: str) -> bytes | None:
        raise PagefindError("missing", path)

    content = site_from({})
    errors: Queue[Exception] = Queue()
    monkeypatch.setattr(edition, "files_on_demand", lambda *_, **__: make)
    preview = preview_of(content, lambda: checked(content), errors)
    assert preview.get("search/start.js") is None
    assert "找不到或无法运行搜索索引程序" in str(state_of(preview)["lines"])
    assert "找不到或无法运行搜索索引程序" in (preview.get("index.html") or b"").decode()
    assert errors.qsize() == 2


def test_a_file_of_an_earlier_edition_that_fails_does_not_mark_the_next(
    site_from: SiteFrom, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, errors = site_from({}), Queue[Exception]()

    def make(path: str) -> bytes | None:
        if path == "index.html":
            preview.refresh()
        raise AssertionError("planted")

    monkeypatch.setattr(edition, "files_on_demand", lambda *_, **__: make)
    preview = preview_of(content, lambda: checked(content), errors)
    assert "planted" in (preview.get("index.html") or b"").decode()
    assert (state_of(preview)["edition"], state_of(preview)["lines"]) == (2, [])
    preview.get("search/start.js")
    assert "planted" in str(state_of(preview)["lines"])


def test_a_watcher_that_fails_is_shown_and_started_again(site_from: SiteFrom, monkeypatch: pytest.MonkeyPatch) -> None:
    content, attempts = site_from({}), iter(["fail", "look"])

    def changes(*_: object) -> Iterator[None]:
        if next(attempts) == "fail":
            raise OSError("no more watches")
        yield
        preview.close()

    errors: Queue[Exception] = Queue()
    monkeypatch.setattr(edition, "changes", changes)
    monkeypatch.setattr(edition, "_AGAIN", 0)
    preview = preview_of(content, lambda: checked(content), errors)
    preview.watch()
    assert str(errors.get(timeout=SECONDS)) == "no more watches"
    assert state_of(preview)["edition"] == 2


def test_a_terminal_that_is_gone_stops_no_preview(site_from: SiteFrom) -> None:
    def check() -> Checked:
        raise AssertionError("planted")

    def hang_up(_: Exception) -> None:
        raise BrokenPipeError

    say = messages("zh")
    preview = Preview(check, templates=TEMPLATES, watched=[site_from({})], say=say, on_error=hang_up)
    assert "planted" in str(state_of(preview)["lines"])
