"""Pages stay light, however many districts there are."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.bench.synthetic import write_country
from tests.bench.weights import weights
from tests.conftest import BuildFrom
from tests.pages import test_links
from tests.pages.test_links import loaded
from tests.support.dom import Built, having, read, text

COMPARISON = re.compile(
    r"(index|compare/.*|(themes|instruments|target-groups|agencies|indicators)/.*|districts/\d+|.*/(gaps|who)"
    r"|(numbers|programmes)/.*|(funding|timeline)(/[\d-]+)?)\.html"
)
"""Pages that set plans side by side: pairs, facets, matrices, gaps and roles."""


def test_every_page_and_asset_keeps_within_its_budget(built: Built) -> None:
    heavy = {page.path: len(page.data) for page in built.pages if len(page.data) > 300_000}
    limits = {"assets/site.js": 40_000, "assets/site.css": 20_000}
    limits |= {page.path: 200_000 if COMPARISON.fullmatch(page.path) else 100_000 for page in built.pages}
    packed = {path: len(gzip.compress((built.folder / path).read_bytes())) for path in limits}
    assert heavy == {}
    assert {path: size for path, size in packed.items() if size > limits[path]} == {}


def test_every_page_asks_for_few_files(built: Built) -> None:
    assert {page.path for page in built.pages if len(set(loaded(page))) > 7} == set()


@pytest.mark.xdist_group("large_site")
def test_pages_of_a_large_site_hold_few_elements(large: Built) -> None:
    counts = {page.path: sum(1 for _ in page.all()) for page in large.pages}
    assert {path: n for path, n in counts.items() if n > (5_000 if COMPARISON.fullmatch(path) else 1_500)} == {}


def uneven_plans(folder: Path) -> Path:
    """Plans with 200 programmes, with one, and with 30; the second says nothing on most themes."""
    write_country(folder / "content", districts=3, programmes=(200, 1, 30))
    return folder / "content"


@pytest.fixture(scope="module")
def uneven(build_from: BuildFrom) -> Built:
    return read(build_from(uneven_plans))


@pytest.mark.slow
@pytest.mark.xdist_group("uneven")
def test_a_plan_with_very_many_programmes_keeps_comparisons_light(uneven: Built) -> None:
    heaviest = weights(uneven.folder)
    comparisons = {name: item for name, item in heaviest.items() if name.startswith("comparison")}
    assert {name: item for name, item in comparisons.items() if item[0] > item[1]} == {}


@pytest.mark.slow
@pytest.mark.xdist_group("uneven")
def test_where_programmes_are_too_many_the_page_says_what_it_leaves_out(uneven: Built) -> None:
    brief = [page for page in uneven.pages if "这一页的项目较多".encode() in page.data]
    assert brief
    for page in brief:
        assert "这一页的项目较多" in text(page.first("main"))
        assert having(page.root, "programme__summary") == []
        assert having(page.root, "programme--brief")


@pytest.mark.slow
@pytest.mark.xdist_group("uneven")
def test_pages_of_uneven_plans_are_sound(uneven: Built) -> None:
    test_links.test_no_id_is_used_twice_in_a_page(uneven)
    test_links.test_every_internal_link_leads_to_a_file_and_an_anchor_that_exist(uneven)
    assert {page.path: page.errors for page in uneven.pages if page.errors} == {}
