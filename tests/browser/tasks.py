"""How far readers have to go: `python -m tests.browser.tasks [BUILT SITE]` walks their tasks on two screens.

For each task it prints the presses and the seconds to the answer, then for each of the pages where readers begin how
far down the first row of data stands, and by how much the page moves while it loads. Seconds are those of the machine.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT, publish_site
from tests.support.browser.chromium import launch
from tests.support.browser.comparing import LIWAN, MINHANG, query

SCREENS = ((1366, 768), (390, 844))


@dataclass(frozen=True, slots=True)
class Task:
    """What a reader wants to know: what is pressed from the home page on, and what answers."""

    name: str
    presses: tuple[str, ...]
    answer: str


TASKS = (
    Task("what others pay for housing", ("main a[href$='themes/housing.html']",), "table.answer tbody tr"),
    Task(
        "who leads for skilled workers",
        ("footer a[href$='target-groups/index.html']", "main a[href$='skilled-workers.html']"),
        "table.answer tbody tr",
    ),
    Task(
        "two plans, their funding, as Word",
        (
            "button[aria-label^='加入对比'][aria-label*='荔湾区']",
            "button[aria-label^='加入对比'][aria-label*='闵行区']",
            "a.basket",
            "[data-tabs] >> text=资金",
            "[data-focus=word]",
        ),
        "#compared",
    ),
    Task("how firm the five hundred million are", (".nav a[href$='numbers/index.html']",), "tr:has-text('5亿元')"),
    Task("whom to compare with", ("main a.label__title >> text=荔湾",), "#compare"),
    Task("what our district lacks", ("main a.label__place >> text=荔湾", "main a[href$='gaps.html']"), "table.gaps tr"),
    Task(
        "a number of theirs into a memo",
        (
            "main a[href$='themes/housing.html']",
            "tr[data-material] td.answer__amount",
            "tr[data-material] button.material",
            "a.materials__link",
        ),
        "[data-full] tbody tr",
    ),
)
PAGES = {
    "home": "index.html",
    "theme": "themes/housing.html",
    "compare": query((LIWAN, MINHANG)),
    "plan": "districts/liwan/opinions-2013.html",
    "search": "search.html?q=住房",
}
FIRST_ROW = """() => {
    const rows = [...document.querySelectorAll('main table tbody tr')];
    const row = rows.find(row => row.querySelector('td') && row.offsetParent);
    return row ? Math.round(row.getBoundingClientRect().top + scrollY) : null;
}"""
LISTEN = """window.moved = 0; new PerformanceObserver(list => {
    list.getEntries().filter(entry => !entry.hadRecentInput).forEach(entry => { window.moved += entry.value; });
}).observe({ type: 'layout-shift', buffered: true });"""
SETTLING_MS = 1000
"""So long after loading, what scripts add has come."""


@contextmanager
def _window(browser: Browser, size: tuple[int, int]) -> Iterator[Page]:
    """A window of a reader who was never here."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


def walk(page: Page, site: str, task: Task) -> tuple[int, float]:
    """The presses and the seconds from the home page to the answer of a task."""
    page.goto(f"{site}/index.html")
    menu = page.locator("[data-menu]")
    presses = len(task.presses)
    start = time.perf_counter()
    for selector in task.presses:
        if selector.startswith(".nav") and menu.is_visible():
            menu.locator("button").click()
            presses += 1
        page.locator(selector).first.click()
    page.locator(task.answer).first.wait_for()
    return presses, time.perf_counter() - start


def measure(page: Page, address: str) -> tuple[int | None, float]:
    """Where the first row of data of a page stands, and how much the page moved until then."""
    page.goto(address)
    page.wait_for_timeout(SETTLING_MS)
    return page.evaluate(FIRST_ROW), page.evaluate("window.moved")


def main() -> None:
    """Walk the tasks of a built site, or of the repository's own, built for it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(folder) / "public"
        if len(sys.argv) == 1:
            publish_site(ROOT / "content", site)
        browser = launch(playwright)
        for size in SCREENS:
            report(browser, site.as_uri(), size)
        browser.close()


def report(browser: Browser, site: str, size: tuple[int, int]) -> None:
    """What readers with a screen of this size go through."""
    name = f"{size[0]}x{size[1]}"
    for task in TASKS:
        with _window(browser, size) as page:
            presses, seconds = walk(page, site, task)
            print(f"{name} {task.name}: {presses} presses, {seconds:.1f} s")
    for kind, path in PAGES.items():
        with _window(browser, size) as page:
            row, moved = measure(page, f"{site}/{path}")
            print(f"{name} {kind}: first row at {row} px, moved {moved:.4f}")


if __name__ == "__main__":
    main()
