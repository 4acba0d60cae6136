"""What search is measured against: Pagefind as it comes, on the pages as they are, and MiniSearch on pairs."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pagefind_bin  # type: ignore[import-untyped]
from lxml import html  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.support import scan
from tests.support.browser.fixtures import served

_NOT_SEARCHED = ("404.html", "search.html", "sitemap.html")
_BLANK = "blank.html"
_PAGEFIND = """async (query) => {
    const pagefind = await import(location.origin + '/pagefind/pagefind.js');
    const { results } = await pagefind.search(query);
    const first = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return first.map((data) => data.raw_url || data.url);
}"""
_FILL = """(pages) => {
    const pairs = (text) => {
        const words = text.match(/[a-z0-9]+|[\\u3400-\\u9fff]+/g) || [];
        return words.reduce((all, word) => all.concat(/[a-z0-9]/.test(word) || word.length < 2
            ? [word] : Array.from(word).slice(1).map((character, at) => word[at] + character)), []);
    };
    window.index = new MiniSearch({
        fields: ['title', 'text'], tokenize: pairs, processTerm: (term) => term,
        searchOptions: { boost: { title: 3 } },
    });
    window.index.addAll(pages);
}"""


@contextmanager
def prepared(site: Path, scratch: Path) -> Iterator[str]:
    """Serve a copy of the pages with the index that Pagefind makes of them as they are."""
    for path in sorted(_pages(site)):
        target = scratch / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    command = [str(pagefind_bin.get_executable()), "--site", str(scratch), "--root-selector", "main", "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
    (scratch / _BLANK).write_text("<!doctype html><title>blank</title>", "utf-8")
    with served(scratch) as origin:
        yield origin


def _pages(site: Path) -> Iterator[Path]:
    for path in site.rglob("*.html"):
        if path.name not in _NOT_SEARCHED and b'http-equiv="refresh"' not in path.read_bytes():
            yield path


def plain_pagefind(page: Page, origin: str) -> Callable[[str], list[str]]:
    """Ask Pagefind as its own interface does."""
    page.goto(origin + _BLANK)
    return lambda query: [_path(url) for url in page.evaluate(_PAGEFIND, query)]


def minisearch(page: Page, origin: str, site: Path) -> Callable[[str], list[str]]:
    """Ask MiniSearch, over titles and texts in pairs of characters."""
    page.goto(origin + _BLANK)
    page.add_script_tag(path=ROOT / "tests/tools/node_modules/minisearch/dist/umd/index.js")
    page.evaluate(_FILL, [_document(site, path) for path in sorted(_pages(site))])

    def ask(query: str) -> list[str]:
        answer = page.evaluate("(query) => window.index.search(query).slice(0, 10)", scan.folded(query))
        return [_path(result["id"]) for result in answer]

    return ask


def _document(site: Path, path: Path) -> dict[str, str]:
    text = path.read_text("utf-8")
    title = html.fromstring(text).find(".//main//h1").text_content()
    return {
        "id": path.relative_to(site).as_posix(),
        "title": scan.folded(title),
        "text": scan.folded(scan.visible(text)),
    }


def _path(url: str) -> str:
    return url.removeprefix("/").removesuffix(".html")
