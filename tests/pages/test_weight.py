"""Pages stay light, however many districts there are."""

from __future__ import annotations

import gzip
import re

from tests.pages.dom import Built
from tests.pages.test_links import loaded

COMPARISON = re.compile(r"(compare/.*-vs-.*|(themes|instruments|target-groups|agencies)/.*)\.html")


def test_every_page_and_asset_keeps_within_its_budget(built: Built) -> None:
    heavy = {page.path: len(page.data) for page in built.pages if len(page.data) > 300_000}
    limits = {"assets/site.js": 40_000, "assets/site.css": 20_000}
    limits |= {page.path: 200_000 if COMPARISON.fullmatch(page.path) else 100_000 for page in built.pages}
    packed = {path: len(gzip.compress((built.folder / path).read_bytes())) for path in limits}
    assert heavy == {}
    assert {path: size for path, size in packed.items() if size > limits[path]} == {}


def test_every_page_asks_for_few_files(built: Built) -> None:
    assert {page.path for page in built.pages if len(set(loaded(page))) > 7} == set()


def test_pages_of_a_large_site_hold_few_elements(large: Built) -> None:
    counts = {page.path: sum(1 for _ in page.all()) for page in large.pages}
    assert {path: n for path, n in counts.items() if n > (5_000 if COMPARISON.fullmatch(path) else 1_500)} == {}
