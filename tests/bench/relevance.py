"""`python -m tests.bench.relevance [SITE]`: what search puts first, against plain Pagefind and MiniSearch, in one run.

Builds the repository's own site, or takes a built one, and asks all of them the same in one browser: the queries graded
in `search-grades.yaml` (nDCG at 5, gains 2^grade - 1), every name without quotation marks (MRR of the page that bears
it), the labels of instruments, groups and bodies, whose side-by-side page is to stand first, and for ours recall and
precision of exact hits: stretches drawn from the pages and such as no page holds, against a linear scan. `--queries`
prints the figure of each query, and the first five pages, of ours.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench import peers
from tests.bench.grades import Named, exactness, labels, names, ndcg, read_grades, read_rounds, reciprocal_rank
from tests.conftest import ROOT, checked, publish_site
from tests.support import scan
from tests.support.browser.chromium import launch
from tests.support.browser.fixtures import served
from tests.support.browser.searching import ALL_AT_ONCE

DRAWN, ABSENT, SEED = 160, 50, 15
Ask = Callable[[str], list[str]]
"""A query -> the paths of what is found, the best first, without `.html`."""


@dataclass(frozen=True)
class Contender:
    """A search that is measured."""

    name: str
    ask: Ask
    exact: Ask | None = None
    """All pages that are called exact hits, where that is told."""


def main(site: str = "", *, queries: bool = False) -> None:
    """Measure, and print a line for each contender."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(site) if site else Path(scratch, "public")
        if not site:
            publish_site(ROOT / "content", folder)
        scanned = scan.texts(folder, checked(ROOT / "content", sources=None).pages)
        browser = launch(playwright)
        with served(folder) as origin, peers.prepared(folder, Path(scratch, "peers")) as peers_origin:
            for contender in _contenders(browser, origin, peers_origin, folder):
                _print_figures(contender, queries=queries)
                if contender.exact:
                    drawn = scan.drawn(scanned, DRAWN, seed=SEED) + scan.absent(scanned, ABSENT, seed=SEED)
                    print(" ", exactness(contender.exact, drawn, scanned))
        browser.close()


def _contenders(browser: Browser, origin: str, peers_origin: str, folder: Path) -> Iterator[Contender]:
    yield _ours("ours, Pagefind", browser.new_page(), origin)
    with _without_pagefind(browser) as page:
        yield _ours("ours, script index", page, origin)
    yield Contender("plain Pagefind", peers.plain_pagefind(browser.new_page(), peers_origin))
    yield Contender("MiniSearch, pairs", peers.minisearch(browser.new_page(), peers_origin, folder))


@contextmanager
def _without_pagefind(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.route("**/search/pagefind.js", lambda route: route.abort())
    yield page


def _ours(name: str, page: Page, origin: str) -> Contender:
    page.goto(origin + "search.html")

    def ask(query: str) -> list[str]:
        drawn = page.evaluate(ALL_AT_ONCE, {"query": query, "everything": False})
        return [path.removesuffix(".html") for path, _ in drawn]

    def exact(query: str) -> list[str]:
        drawn = page.evaluate(ALL_AT_ONCE, {"query": query, "everything": True})
        return [path for path, is_exact in drawn if is_exact == "true"]

    return Contender(name, ask, exact)


def _print_figures(contender: Contender, *, queries: bool) -> None:
    graded = {query: (contender.ask(query), grades) for query, grades in read_grades().items()}
    figures = {query: ndcg(answer, grades) for query, (answer, grades) in graded.items()}
    rounds = ", ".join(f"{_mean(figures[query] for query in each):.3f} over {len(each)}" for each in read_rounds())
    print(f"{contender.name}: nDCG@5 {_mean(figures.values()):.3f} over {len(figures)} queries; by round {rounds}")
    if queries and contender.name.startswith("ours"):
        for query, value in sorted(figures.items(), key=lambda item: item[1]):
            print(f"    {value:.2f} {query}: {' '.join(graded[query][0][:5])}")
    groups: dict[str, list[tuple[Named, float]]] = {}
    for named in names():
        groups.setdefault(named.kind, []).append((named, reciprocal_rank(contender.ask(named.text), named.paths)))
    for kind, ranks in groups.items():
        print(f"  {kind}: MRR {_mean(rank for _, rank in ranks):.3f} over {len(ranks)} names")
        if queries and contender.name.startswith("ours"):
            print("".join(f"    {rank:.2f} {named.text}\n" for named, rank in ranks if rank < 1), end="")
    first = [contender.ask(named.text)[0] in named.paths for named in labels()]
    print(f"  labels whose side-by-side page is first: {sum(first)} of {len(first)}")


def _mean(values: object) -> float:
    held = list(values)  # type: ignore[call-overload]
    return float(sum(held) / len(held))


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    main(*arguments, queries="--queries" in sys.argv)
