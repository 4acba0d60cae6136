"""What search finds, in a real browser, on the repository's own content."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.pipeline import Checked
from builder.search.entries import SearchEntry
from builder.views.page import Page as Route
from tests.bench.grades import ndcg, read_grades, read_rounds
from tests.conftest import ROOT, checked
from tests.support import scan
from tests.support.browser.fixtures import Open
from tests.support.browser.searching import ALL_AT_ONCE
from tests.support.searched import entries_by_path

pytestmark = pytest.mark.browser

DRAWN, ABSENT, SEED = 320, 100, 20


@pytest.fixture(scope="module")
def content() -> Checked:
    return checked(ROOT / "content", sources=None)


@pytest.fixture(scope="module")
def routes(content: Checked) -> list[Route]:
    return content.pages


@pytest.fixture(scope="module")
def entries(content: Checked) -> dict[str, SearchEntry]:
    """By path of a page: how search finds it."""
    return entries_by_path(content)


@pytest.fixture(scope="module")
def scanned(published: Path, routes: list[Route]) -> dict[str, str]:
    return scan.texts(published, routes)


@pytest.fixture(params=["pagefind", "texts"])
def open_page(request: pytest.FixtureRequest, visit: Open, origin: str) -> Page:
    """The search page over each of its engines."""
    page = visit().page
    if request.param == "texts":
        page.route("**/search/pagefind.js", lambda route: route.abort())
    page.goto(origin + "search.html")
    return page


def exact(page: Page, query: str) -> list[str]:
    """The pages with what was asked for."""
    return [path for path, tier in drawn(page, query) if tier == "true"]


def drawn(page: Page, query: str, *, everything: bool = True) -> list[tuple[str, str]]:
    """The path of every result, or of the first ones, and whether it is exact."""
    results: list[tuple[str, str]] = page.evaluate(ALL_AT_ONCE, {"query": query, "everything": everything})
    return results


@pytest.mark.slow
def test_search_finds_every_page_that_holds_a_query_and_no_other(open_page: Page, scanned: dict[str, str]) -> None:
    wrong = {}
    for query in scan.drawn(scanned, DRAWN, seed=SEED):
        outcome, held = exact(open_page, query), scan.holding(query, scanned)
        if set(outcome) != held or len(outcome) != len(set(outcome)):
            wrong[query] = (held - set(outcome), set(outcome) - held)
    assert wrong == {}


def test_what_a_page_says_leads_to_it_though_its_english_name_says_it_too(
    open_page: Page, scanned: dict[str, str]
) -> None:
    held = scan.holding("ng", scanned)
    assert "indicators/housing-support.html" in held
    assert set(exact(open_page, "ng")) == held
    assert exact(open_page, "Housing support") == []
    assert "en/indicators/housing-support.html" in dict(drawn(open_page, "Housing support"))


@pytest.mark.slow
def test_search_finds_nothing_exact_that_is_on_no_page(open_page: Page, scanned: dict[str, str]) -> None:
    wrong = {query: hits for query in scan.absent(scanned, ABSENT, seed=SEED) if (hits := exact(open_page, query))}
    assert wrong == {}


def test_a_whole_name_brings_its_own_page_first(open_page: Page, entries: dict[str, SearchEntry]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for path, entry in entries.items():
        for name in entry.names:
            # What a measure or body is called may be the word for a topic, whose page answers first.
            if name.kind not in ("measure", "organisation") and not name.is_alias:
                owners[scan.folded(name.text)].add(path)
    assert len(owners) > 200
    wrong = {}
    for written, paths in owners.items():
        first = next(iter(drawn(open_page, written, everything=False)), ("nothing", ""))[0]
        if first not in paths:
            wrong[written] = (first, paths)
    assert wrong == {}


@pytest.mark.slow
def test_both_engines_find_the_same_in_the_same_order(visit: Open, origin: str, scanned: dict[str, str]) -> None:
    with_pagefind, with_texts = visit(origin + "search.html").page, visit().page
    with_texts.route("**/search/pagefind.js", lambda route: route.abort())
    with_texts.goto(origin + "search.html")
    wrong = {}
    for query in [*read_grades(), *scan.drawn(scanned, 60, seed=SEED + 1), *scan.absent(scanned, 20, seed=SEED + 1)]:
        left, right = (drawn(page, query, everything=False) for page in (with_pagefind, with_texts))
        if left != right:
            wrong[query] = (left, right)
    assert wrong == {}


def test_the_first_five_are_those_that_an_official_wants(open_page: Page) -> None:
    figures = [
        ndcg([path.removesuffix(".html") for path, _ in drawn(open_page, query, everything=False)], grades)
        for query, grades in read_rounds()[0].items()
    ]
    assert len(figures) >= 60
    assert sum(figures) / len(figures) >= 0.85


def test_no_words_of_the_interface_are_found(scanned: dict[str, str], entries: dict[str, SearchEntry]) -> None:
    stamps = ("报错", "核对：", "与存档核对过", "尚未核对", "人工核对", "出自：", "查阅1份")
    pages = {path: entry.kind for path, entry in entries.items()}
    holding = {word: [path for path in scan.holding(word, scanned) if pages[path] != "text"] for word in stamps}
    assert {word: paths for word, paths in holding.items() if paths} == {}
