"""Pages of terms are split by what they will weigh: that is held against pages as they are built.

Districts like the real ones, more than one page holds; the pages of every term that fill at least half a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from builder import urls
from builder.compare.coverage import FACETS
from builder.compare.page_weight import MOST, TermPages, Weight
from builder.compare.provinces import table_bytes
from builder.compare.region_parts import FULL
from builder.model.site import Plan, Site
from builder.pipeline import Checked
from builder.preview.on_demand import Files
from tests.bench.clones import write_clones
from tests.conftest import checked, show_site

DISTRICTS = 21
OFF = 0.12
"""Built pages may have so much more or less than was estimated; five in a hundred are left free by the estimate."""
TAG = re.compile(rb"<[a-z]")
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("page-weight")]


@dataclass(frozen=True, slots=True)
class Built:
    """A page of a term: what it was estimated at, what it has, and how many plans stand on it."""

    path: str
    estimated: Weight
    has: Weight
    plans: int


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Files]:
    folder = tmp_path_factory.mktemp("page-weight")
    write_clones(folder / "content", districts=DISTRICTS)
    result = checked(folder / "content", sources=None)
    return result, show_site(result)


@pytest.fixture(scope="module")
def pages(site: tuple[Checked, Files]) -> list[Built]:
    result, make = site
    return list(_build(result.site, make, {page.path for page in result.pages}))


# Of a page in two languages the heavier one is built: that is what was estimated.
def _build(site: Site, make: Files, paths: set[str]) -> Iterator[Built]:
    weights = TermPages(site)
    for facet in FACETS:
        for term in site.vocabularies[facet].terms:
            for url, plans in _list_pages(site, weights, facet, term):
                if weights.fill(facet, term, plans) > FULL / 2:
                    path = english if (english := urls.english_url(url)) in paths else url
                    data = make(path)
                    assert data is not None
                    has = Weight(len(TAG.findall(data)), len(data))
                    yield Built(path, weights.weigh(facet, term, plans), has, len(plans))


def _list_pages(site: Site, weights: TermPages, facet: str, term: str) -> Iterator[tuple[str, tuple[Plan, ...]]]:
    for part in weights.split(site, facet, term):
        yield urls.facet_part_url(facet, term, part.code), part.plans


def test_pages_weigh_about_what_was_estimated(pages: list[Built]) -> None:
    assert len(pages) > 20
    off = {page.path: _off(page) for page in pages if max(map(abs, _off(page))) > OFF}
    assert off == {}


def test_estimates_are_neither_too_high_nor_too_low_on_the_whole(pages: list[Built]) -> None:
    for of_page in zip(*map(_off, pages), strict=True):
        assert abs(sum(of_page) / len(of_page)) < OFF / 3


def test_no_page_of_a_term_has_more_than_a_page_may_have(pages: list[Built]) -> None:
    assert {
        page.path: page.has for page in pages if page.has.elements > MOST.elements or page.has.bytes > MOST.bytes
    } == {}


@pytest.mark.parametrize("path", [urls.HOME, urls.english_url(urls.HOME)])
def test_the_table_of_all_plans_weighs_about_what_was_estimated(site: tuple[Checked, Files], path: str) -> None:
    result, make = site
    data = make(path)
    assert data is not None
    assert table_bytes(result.site, DISTRICTS) == pytest.approx(len(data), rel=OFF)


def test_the_comparison_of_all_plans_weighs_no_more_than_the_page_that_says_whether_they_fit(
    site: tuple[Checked, Files],
) -> None:
    """It has the same table, and shows it only where the home page does: what stands beside it may weigh no more."""
    result, make = site
    data = make(urls.COMPARE)
    assert data is not None
    assert len(data) <= table_bytes(result.site, DISTRICTS)


def test_no_page_of_a_term_shows_a_single_plan(pages: list[Built]) -> None:
    assert {page.path for page in pages if page.plans < 2} == set()


def _off(page: Built) -> tuple[float, float]:
    """How much more elements and bytes a page has than was estimated, as a part of that."""
    return page.has.elements / page.estimated.elements - 1, page.has.bytes / page.estimated.bytes - 1
