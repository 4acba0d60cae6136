"""What it takes to open the pages that readers open: `python -m tests.browser.opening [BUILT SITE]`.

The home page, a plan, a question, the comparison of the four plans with most data, and a search. Of each, opened anew
five times: milliseconds of processor that the page's thread takes until its answer stands there (scripts, style and
layout, all), the same by the clock, requests, kB as sent (packed), and elements. The clock is that of the machine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.lighthouse import built_site, served
from tests.browser.tasks import PAGES
from tests.support.browser.chromium import launch
from tests.support.browser.comparing import EVERYTHING, query

RUNS = 5
HEAVY = 4
ANSWERS = {
    "home": "main table tbody tr",
    "plan": "main h1",
    "theme": "table.answer tbody tr",
    "compare": "#compared tr[data-row]",
    "compare all": "#compared tr[data-row]",
    "search": "[data-results] li",
}
"""What a reader looks for on each page."""
COUNT = "document.querySelectorAll('*').length"
_SIZE = (1366, 768)


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a page took; times in milliseconds, of the processor but for the last."""

    scripts: float
    layout: float
    processor: float
    clock: float
    requests: int
    kilobytes: float
    elements: int


def main(arguments: list[str]) -> None:
    """Open each page of a site."""
    with built_site(arguments) as site, served(site) as root, sync_playwright() as playwright:
        browser = launch(playwright)
        for kind, path in pages_of(site).items():
            opened = [open_page(browser, root + path, ANSWERS[kind]) for _ in range(RUNS)]
            print(f"{describe(kind, opened)}; load {os.getloadavg()[0]:.1f}", flush=True)
        browser.close()


def pages_of(site: Path) -> dict[str, str]:
    """The pages to open; to compare, the plans whose data files are the largest; of a question in parts the first."""
    files = sorted((site / "compare" / "plans").glob("*.js"), key=lambda file: (-file.stat().st_size, file.name))
    plans = tuple(file.stem for file in files if not file.stem.endswith((".details", ".quotes", ".materials")))
    pages = PAGES | {"compare": query(plans[:HEAVY]), "compare all": query(plans[:HEAVY], EVERYTHING)}
    parts = sorted((site / pages["theme"]).with_suffix("").glob("*.html"))
    return pages | ({"theme": parts[0].relative_to(site).as_posix()} if parts else {})


def open_page(browser: Browser, address: str, answer: str) -> Opened:
    """Open a page as a reader who was never here."""
    with _watched(browser) as (page, session, sizes):
        page.goto(address)
        page.locator(answer).first.wait_for()
        clock = page.evaluate("performance.now()")
        metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
        scripts, layout, whole = (1000 * metrics[f"{name}Duration"] for name in ("Script", "Layout", "Task"))
        return Opened(scripts, layout, whole, clock, len(sizes), sum(sizes) / 1000, page.evaluate(COUNT))


@contextmanager
def _watched(browser: Browser) -> Iterator[tuple[Page, CDPSession, list[int]]]:
    """A window that counts the processor time of its page, and the bytes of all that is sent to it."""
    context = browser.new_context(viewport={"width": _SIZE[0], "height": _SIZE[1]}, locale="zh-CN")
    page = context.new_page()
    session = context.new_cdp_session(page)
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    yield page, session, sizes
    context.close()


def describe(kind: str, opened: list[Opened]) -> str:
    """The medians of what opening a page took."""
    scripts, layout, processor, clock, requests, kilobytes, elements = (
        median(getattr(each, name) for each in opened) for name in Opened.__dataclass_fields__
    )
    times = f"{processor:.0f} ms of processor (scripts {scripts:.0f}, layout {layout:.0f}), {clock:.0f} ms by the clock"
    return f"{kind}: {times}, {requests:.0f} requests, {kilobytes:.0f} kB, {elements:.0f} elements"


if __name__ == "__main__":
    main(sys.argv[1:])
