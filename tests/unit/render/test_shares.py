"""Shares of pages: each page in just one, neighbours together, of about the same number of each kind."""

from __future__ import annotations

from collections import Counter

import pytest

from builder import urls
from builder.findings.finding import Place
from builder.publish.parts import Share
from builder.render.shares import pages_of_share
from builder.views.page import Page


def page(path: str, template: str, *, is_english: bool = False) -> Page:
    return Page(path, template, lambda _: None, Place("a.yaml"), is_english=is_english)


PAGES = [
    *(page(path, name) for path, name in (("index.html", "home"), ("who.html", "who"), ("list.html", "list"))),
    page(urls.DATA, "data"),
    *(page(f"districts/d{number:02}/index.html", "district") for number in range(40)),
    *(page(f"districts/d{number:02}/p/{part}.html", "programme") for number in range(40) for part in range(5)),
    *(page(f"en/districts/d{number:02}.html", "district", is_english=True) for number in range(40)),
]


def paths(pages: list[Page]) -> list[str]:
    return [each.path for each in pages]


@pytest.mark.parametrize("total", [1, 2, 3, 7, 40, 500])
def test_each_page_is_in_just_one_share(total: int) -> None:
    shares = [paths(pages_of_share(Share(number, total), PAGES)) for number in range(1, total + 1)]
    assert sorted(path for share in shares for path in share) == sorted(paths(PAGES))


def test_the_pages_of_neighbours_stand_together() -> None:
    for kind in ("district", "programme"):
        runs = [
            [PAGES.index(each) for each in pages_of_share(Share(number, 4), PAGES) if each.template == kind]
            for number in (1, 2, 3, 4)
        ]
        chinese = [[at for at in run if not PAGES[at].is_english] for run in runs]
        assert all(run == list(range(run[0], run[-1] + 1)) for run in chinese)


def test_shares_have_about_as_many_pages_and_the_first_fewer_since_it_has_the_open_data() -> None:
    counts = [len(pages_of_share(Share(number, 4), PAGES)) for number in (1, 2, 3, 4)]
    assert max(counts[1:]) - min(counts[1:]) <= 4
    assert counts[0] < min(counts[1:])


@pytest.mark.parametrize("total", [1, 2, 5, 9])
def test_the_page_of_the_open_data_is_in_the_first_share(total: int) -> None:
    assert urls.DATA in paths(pages_of_share(Share(1, total), PAGES))


def test_pages_of_which_there_are_few_are_dealt_out() -> None:
    few = Counter(
        number
        for number in (1, 2, 3)
        for each in pages_of_share(Share(number, 3), PAGES)
        if each.template in ("home", "who", "list")
    )
    assert few == {1: 1, 2: 1, 3: 1}


def test_a_share_keeps_the_order_of_the_pages() -> None:
    own = pages_of_share(Share(2, 3), PAGES)
    assert paths(own) == [path for path in paths(PAGES) if path in paths(own)]
