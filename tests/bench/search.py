"""`python -m tests.bench.search [DISTRICTS [PROGRAMMES]]`: what search costs, on this content or on a large one.

`DISTRICTS` alone: as many clones of the real ones (`clones`); with `PROGRAMMES`, a synthetic country. Prints how long
indexing took, the size of the index, and for each query the time from the last keystroke to the first results and to
the end of the search, and the bytes loaded: on opening the page, and for the query. In a real browser, over Pagefind,
of the site as it is built, and over the texts themselves, of a second site that carries them however large it is. Then
recall and precision of exact hits over each, against a linear scan of what the pages say as the index was given it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, expect, sync_playwright

from builder.search import index
from tests.bench.clones import write_clones
from tests.bench.grades import exactness
from tests.bench.synthetic import write_country
from tests.conftest import ROOT
from tests.support import scan
from tests.support.browser.chromium import launch
from tests.support.browser.fixtures import served
from tests.support.browser.searching import ALL_AT_ONCE

DRAWN, ABSENT, SEED = 60, 20, 15
_FEW = 100
ENGINES = {"Pagefind": "", "texts": "**/search/pagefind.js"}
"""By its name, what is kept from loading so that it is used."""
WITH_TEXTS = """
import runpy
from builder.search import index
index.MAX_TEXTS = 10**10
runpy.run_path("build.py", run_name="__main__")
"""
QUERIES = {
    "real": ("区委组织部", "人才", "领军人才", "承诺力度", "人才 住房", "rcaj", "没有的词语啊"),
    "synthetic": ("重庆市渝中区", "水手", "项目资金", "承诺力度", "水手项目资金", "没有的词语啊"),
}
WATCH = """
const count = document.querySelector('[data-result-count]');
document.getElementById('q').addEventListener('input', () => { window.times = { typed: performance.now() }; }, true);
new MutationObserver(() => {
    if (!window.times.first && document.querySelector('[data-result]')) { window.times.first = performance.now(); }
    if (!window.times.last && count.textContent) { window.times.last = performance.now(); }
}).observe(document.querySelector('[data-results]'), { childList: true, subtree: true });
"""


def main(districts: int = 0, programmes: int = 0) -> None:
    """Build, then search. Without arguments, on the repository's own content."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        content = ROOT / "content"
        if districts:
            content = folder / "country" / "content"  # where no archive of sources can be found beside it
            if programmes:
                write_country(content, districts=districts, programmes=programmes)
            else:
                write_clones(content, districts=districts)
        queries = QUERIES["synthetic" if programmes else "real"]
        sites = {"Pagefind": _build(content, folder / "out", "build.py")}
        _print_size(folder / "out" / "search")
        sites["texts"] = _build(content, folder / "with-texts", "-c", WITH_TEXTS)
        texts = _texts(folder / "with-texts" / "search" / "texts.js")
        with sync_playwright() as playwright:
            browser = launch(playwright)
            for name, kept in ENGINES.items():
                print(f"over {name}:")
                with served(sites[name]) as origin:
                    for query in queries:
                        _measure(browser, origin, query, kept)
                    _print_exact(browser.new_page(), origin, kept, texts)
            browser.close()


def _build(content: Path, output: Path, *program: str) -> Path:
    command = [sys.executable, *program, "build", "--content", str(content), "--output", str(output)]
    done = subprocess.run([*command, "--lang", "en", "--verbose"], cwd=ROOT, check=True, capture_output=True, text=True)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    (line,) = [line for line in done.stderr.splitlines() if "for search" in line]
    print(f"{line}; the largest process took {memory:.0f} MB")
    return output


def _print_size(index: Path) -> None:
    sizes = {path: path.stat().st_size for path in index.rglob("*") if path.is_file()}
    shards = sum(path.is_dir() for path in index.iterdir())
    scripts = sorted(size for path, size in sizes.items() if path.suffix == ".js" and path.name != "pagefind.js")
    print(f"{len(sizes)} files, {sum(sizes.values()) / 1e6:.1f} MB in {shards} indexes")
    print(f"data scripts: {len(scripts)}, the largest {scripts[-1] / 1e3:.0f} kB")


def _texts(script: Path) -> dict[str, str]:
    """What each page says, folded, by path."""
    text = script.read_text("utf-8")
    pages: list[dict[str, Any]] = json.loads(text[text.index(",") + 1 : text.rindex(")")])
    print(f"texts.js: {len(text.encode()) / 1e6:.1f} MB, a site carries it up to {index.MAX_TEXTS / 1e6:.0f} MB")
    return {page["path"]: scan.folded("".join(words for _, _, words, _ in page["sections"])) for page in pages}


def _print_exact(page: Page, origin: str, kept: str, texts: dict[str, str]) -> None:
    """Only what few pages hold: after some hundred exact hits the page stops and offers the rest."""
    _keep_from_loading(page, kept)
    page.goto(origin + "search.html", wait_until="networkidle")

    def ask(query: str) -> list[str]:
        results = page.evaluate(ALL_AT_ONCE, {"query": query, "everything": True})
        return [path for path, is_exact in results if is_exact == "true"]

    drawn = [query for query in scan.drawn(texts, DRAWN * 2, seed=SEED) if len(scan.holding(query, texts)) <= _FEW]
    print(exactness(ask, drawn[:DRAWN] + scan.absent(texts, ABSENT, seed=SEED), texts))


def _measure(browser: Browser, origin: str, query: str, kept: str) -> None:
    """Put a query into a search page that has just been opened, with nothing in its cache: one keystroke."""
    context = browser.new_context()
    page = context.new_page()
    _keep_from_loading(page, kept)
    session = context.new_cdp_session(page)
    loaded = _count_bytes(session)
    page.goto(origin + "search.html", wait_until="networkidle")
    opening = sum(loaded)
    page.evaluate(WATCH)
    page.locator("#q").fill(query)
    expect(page.locator("[data-result-count]")).not_to_be_empty(timeout=120_000)
    page.wait_for_load_state("networkidle")
    print(f"{query}: {_times(page)}; {opening / 1e3:.0f} kB on opening, {(sum(loaded) - opening) / 1e3:.0f} kB for it")
    context.close()


def _keep_from_loading(page: Page, kept: str) -> None:
    if kept:
        page.route(kept, lambda route: route.abort())


def _count_bytes(session: CDPSession) -> list[int]:
    loaded: list[int] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: loaded.append(int(event["encodedDataLength"])))
    return loaded


def _times(page: Page) -> str:
    times = page.evaluate("window.times")
    first = f"{times['first'] - times['typed']:.0f} ms to the first results, " if "first" in times else ""
    return f"{first}{times['last'] - times['typed']:.0f} ms in all, {page.locator('[data-result-count]').inner_text()}"


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
