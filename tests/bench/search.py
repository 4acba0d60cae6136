"""`python -m tests.bench.search [DISTRICTS PROGRAMMES]`: what search costs, on this content or on a synthetic country.

Prints how long indexing took, the size of the index, and for each query the time from the last keystroke to the first
results and to the end of the search, and the bytes loaded: on opening the page, and for the query. In a real browser.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, expect, sync_playwright

from tests.bench.synthetic import write_country
from tests.conftest import ROOT
from tests.support.browser.chromium import launch
from tests.support.browser.fixtures import served

QUERIES = {
    "real": ("区委组织部", "人才", "领军人才", "承诺力度", "人才 住房", "rcaj", "没有的词语啊"),
    "synthetic": ("重庆市渝中区", "人才", "项目资金", "承诺力度", "人才项目资金", "没有的词语啊"),
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
            write_country(content, districts=districts, programmes=programmes)
        _build(content, folder / "out")
        _print_size(folder / "out" / "search")
        with sync_playwright() as playwright, served(folder / "out") as origin:
            browser = launch(playwright)
            for query in QUERIES["synthetic" if districts else "real"]:
                _measure(browser, origin, query)
            browser.close()


def _build(content: Path, output: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "build", "--content", str(content), "--output", str(output)]
    done = subprocess.run([*command, "--lang", "en"], cwd=ROOT, check=True, capture_output=True, text=True)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    (line,) = [line for line in done.stderr.splitlines() if "for search" in line]
    print(f"{line}; the largest process took {memory:.0f} MB")


def _print_size(index: Path) -> None:
    sizes = {path: path.stat().st_size for path in index.rglob("*") if path.is_file()}
    shards = sum(path.is_dir() for path in index.iterdir())
    scripts = sorted(size for path, size in sizes.items() if path.suffix == ".js" and path.name != "pagefind.js")
    print(f"{len(sizes)} files, {sum(sizes.values()) / 1e6:.1f} MB in {shards} indexes")
    print(f"data scripts: {len(scripts)}, the largest {scripts[-1] / 1e3:.0f} kB")


def _measure(browser: Browser, origin: str, query: str) -> None:
    """Put a query into a search page that has just been opened, with nothing in its cache: one keystroke."""
    context = browser.new_context()
    page = context.new_page()
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
