"""What search finds, in a real browser, on the repository's own content."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.routes import Page as Route
from tests.conftest import ROOT, checked
from tests.support import scan
from tests.support.browser.fixtures import Open
from tests.support.browser.searching import ALL_AT_ONCE, ended, results

pytestmark = pytest.mark.browser

DRAWN, ABSENT, SEED = 320, 100, 20


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
    return [path for path, tier in drawn(page, query) if tier == "true"]


def drawn(page: Page, query: str, *, everything: bool = True) -> list[tuple[str, str]]:
    """The path of every result, or of the first ones, and whether it is exact."""
    results: list[tuple[str, str]] = page.evaluate(ALL_AT_ONCE, {"query": query, "everything": everything})
    return results


def test_search_finds_every_page_that_holds_a_query_and_no_other(open_page: Page, scanned: dict[str, str]) -> None:
    wrong = {}
    for query in scan.drawn(scanned, DRAWN, seed=SEED):
        outcome, held = exact(open_page, query), scan.holding(query, scanned)
        if set(outcome) != held or len(outcome) != len(set(outcome)):
            wrong[query] = (held - set(outcome), set(outcome) - held)
    assert wrong == {}


def test_search_finds_nothing_exact_that_is_on_no_page(open_page: Page, scanned: dict[str, str]) -> None:
    wrong = {query: hits for query in scan.absent(scanned, ABSENT, seed=SEED) if (hits := exact(open_page, query))}
    assert wrong == {}


def test_a_whole_name_brings_its_own_page_first(open_page: Page, routes: list[Route]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for route in routes:
        for name in route.search_entry.names if route.search_entry else ():
            owners[scan.folded(name.text)].add(route.path)
    assert len(owners) > 300
    wrong = {}
    for written, paths in owners.items():
        first = next(iter(drawn(open_page, written, everything=False)), ("nothing", ""))[0]
        if first not in paths:
            wrong[written] = (first, paths)
    assert wrong == {}


def test_names_come_before_summaries_and_those_before_everything_else(visit: Open, origin: str) -> None:
    page = visit().page
    page.goto(f"{origin}search.html?group=none&kind=programme&q=落户")
    ended(page)
    outcome = [result.text for result in results(page, origin)]
    ranks = [0 if "名称" in text else 1 if "摘要" in text else 2 for text in outcome]
    assert set(ranks) == {0, 1, 2}
    assert ranks == sorted(ranks)
