"""What search finds, in a real browser, on the repository's own content."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.routes import Page as Route
from tests.browser.conftest import Open
from tests.browser.searching import ended, results
from tests.conftest import ROOT, checked
from tests.search import scan

pytestmark = pytest.mark.browser

DRAWN, ABSENT, SEED = 320, 100, 20
ALL_AT_ONCE = """async query => {
    const count = document.querySelector('[data-result-count]');
    const box = document.getElementById('q');
    const until = fine => new Promise(resolve => {
        const look = () => fine() ? resolve() : setTimeout(look, 5);
        look();
    });
    history.replaceState(null, '', '?q=' + encodeURIComponent(query) + '&group=none');
    dispatchEvent(new PopStateEvent('popstate'));
    await until(() => count.textContent);
    for (let more; (more = document.querySelector('[data-more]'));) {
        const shown = document.querySelectorAll('[data-result]').length;
        more.click();
        await until(() => document.querySelectorAll('[data-result]').length > shown);
    }
    return [...document.querySelectorAll('[data-result]')].map(one =>
        [one.querySelector('a').pathname.slice(1), one.dataset.exact]);
}"""
"""As a reader who comes back to a query with the back button and asks for everything; much quicker than typing."""


@pytest.fixture(scope="module")
def routes() -> list[Route]:
    return checked(ROOT / "content", sources=None).pages


@pytest.fixture(scope="module")
def scanned(published: Path, routes: list[Route]) -> dict[str, str]:
    return scan.texts(published, routes)


@pytest.fixture
def open_page(visit: Open, origin: str) -> Page:
    return visit(origin + "search.html").page


def exact(page: Page, query: str) -> list[str]:
    return [path for path, tier in page.evaluate(ALL_AT_ONCE, query) if tier == "true"]


def test_search_finds_every_page_that_holds_a_query_and_no_other(open_page: Page, scanned: dict[str, str]) -> None:
    wrong = {}
    for query in scan.drawn(scanned, DRAWN, seed=SEED):
        found, held = exact(open_page, query), scan.holding(query, scanned)
        if set(found) != held or len(found) != len(set(found)):
            wrong[query] = (held - set(found), set(found) - held)
    assert wrong == {}


def test_search_finds_nothing_exact_that_is_on_no_page(open_page: Page, scanned: dict[str, str]) -> None:
    wrong = {query: found for query in scan.absent(scanned, ABSENT, seed=SEED) if (found := exact(open_page, query))}
    assert wrong == {}


def test_a_whole_name_brings_its_own_page_first(open_page: Page, routes: list[Route]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for route in routes:
        for name in route.search_entry.names if route.search_entry else ():
            owners[scan.folded(name.text)].add(route.path)
    assert len(owners) > 300
    wrong = {}
    for written, paths in owners.items():
        first = next(iter(open_page.evaluate(ALL_AT_ONCE, written)), ["nothing"])[0]
        if first not in paths:
            wrong[written] = (first, paths)
    assert wrong == {}


def test_names_come_before_summaries_and_those_before_everything_else(visit: Open, origin: str) -> None:
    page = visit().page
    page.goto(f"{origin}search.html?group=none&kind=programme&q=落户")
    ended(page)
    found = [one.text for one in results(page, origin)]
    ranks = [0 if "名称" in one else 1 if "摘要" in one else 2 for one in found]
    assert set(ranks) == {0, 1, 2}
    assert ranks == sorted(ranks)
