"""One browser for all tests, the built sites on a loopback port, and a page of every kind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, sync_playwright

from builder.preview.server import Get, bind
from builder.preview.server import folder as files_of_folder
from tests.conftest import MINIMAL, ROOT, checked
from tests.support.browser.chromium import launch

WIDE, NARROW = (1280, 900), (320, 640)
DEEP = "no/such/place/here.html"
"""An address that does not exist, at a depth at which only links from the root arrive."""
SHIFTS = """window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) { window.shifts += entry.value; }
})).observe({type: 'layout-shift', buffered: true});"""
"""Adds up by how much a page moves while nobody touches it."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            started = launch(playwright)
        except Error as error:
            pytest.fail(f"NO BROWSER: run .ci/test-tools first ({error.message.splitlines()[0]})", pytrace=False)
        yield started
        started.close()


@contextmanager
def served(site: Path | Get) -> Iterator[str]:
    """The address of a folder, or of files made on demand, that is being served."""
    server = bind(files_of_folder(site) if isinstance(site, Path) else site, port=0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def origin(published: Path) -> Iterator[str]:
    """The repository's own content, served."""
    with served(published) as address:
        yield address


@pytest.fixture(scope="session")
def minimal_origin(minimal_site: Path) -> Iterator[str]:
    with served(minimal_site) as address:
        yield address


@pytest.fixture(scope="session")
def kinds(published: Path) -> dict[str, str]:
    """The heaviest page of each template of the repository's own site, by the template's name."""
    return list_kinds(ROOT / "content", published)


@pytest.fixture(scope="session")
def middling_kinds(published: Path) -> dict[str, str]:
    """A page of each template as heavy as most, for what takes its time with each sheet of paper or each element."""
    return {template: paths[len(paths) // 2] for template, paths in _by_weight(ROOT / "content", published).items()}


@pytest.fixture(scope="session")
def minimal_kinds(minimal_site: Path) -> dict[str, str]:
    return list_kinds(MINIMAL, minimal_site)


def list_kinds(content: Path, built: Path) -> dict[str, str]:
    """The heaviest page of each template, by the template's name."""
    return {template: paths[-1] for template, paths in _by_weight(content, built).items()}


def _by_weight(content: Path, built: Path) -> dict[str, list[str]]:
    """The pages of each template in each language but redirects, which nobody sees, the lightest first.

    The template with the lightest of heaviest pages comes first.
    """
    results: dict[str, list[str]] = {}
    pages = [page for page in checked(content, sources=None).pages if page.path.endswith(".html") and not page.target]
    for page in sorted(pages, key=lambda item: (built / item.path).stat().st_size):
        kind = f"{page.template} in English" if page.is_english else page.template
        paths = results.pop(kind, [])
        results[kind] = [*paths, page.path]
    return results


UNFOLD_ROWS = """document.querySelectorAll('[hidden="until-found"]').forEach(
    row => row.dispatchEvent(new Event('beforematch', { bubbles: true })))"""
"""As finding them in the page does, which moves no focus."""


@dataclass
class Visit:
    """A page that is open, and everything that went wrong on it or was fetched for it."""

    page: Page
    problems: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open another page, and forget what happened on the one before."""
        self.problems.clear()
        self.requests.clear()
        self.page.goto(address, wait_until="load")

    def unfold(self) -> None:
        """Open everything that a reader can open."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        self.page.evaluate(UNFOLD_ROWS)

    def tour(self, root: str, kinds: Mapping[str, str]) -> Iterator[str]:
        """Open a page of every kind, one after the other, and tell its kind."""
        for kind, path in kinds.items():
            self.go(root + path)
            yield kind


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Open a window, at an address if one is given; options are those of a browser context."""
    contexts: list[BrowserContext] = []

    def open_(address: str = "", *, size: tuple[int, int] = WIDE, script: str = "", **options: Any) -> Visit:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        opened = Visit(context.new_page())
        _listen(opened)
        if address:
            opened.go(address)
        return opened

    yield open_
    for item in contexts:
        item.close()


def _listen(opened: Visit) -> None:
    page = opened.page
    page.on("console", lambda message: opened.problems.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: opened.problems.append(f"error: {error}"))
    page.on("dialog", lambda dialog: opened.problems.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("requestfailed", lambda request: opened.problems.extend(_failure(request)))


def _failure(request: Request) -> list[str]:
    """A request that failed; not one that the reader cut short by going on."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url} {request.failure}"]
