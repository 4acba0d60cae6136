"""Twice as many districts like the real ones: about twice as much of everything, and no page too heavy.

A short form of `python -m tests.bench.growth`, which goes to hundreds of districts.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.clones import write_clones
from tests.bench.growth import Kind, Size, find_heavy, measure
from tests.conftest import BuildFrom

ROOM = 1.15
"""So much more than twice as much is rounding: a page more, a longer word."""
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("growth")]


def five_clones(folder: Path) -> Path:
    return clones(folder, 5)


def ten_clones(folder: Path) -> Path:
    return clones(folder, 10)


def clones(folder: Path, districts: int) -> Path:
    write_clones(folder / "content", districts=districts)
    return folder / "content"


@pytest.fixture(scope="module")
def sizes(build_from: BuildFrom) -> tuple[Size, Size]:
    return measure(5, build_from(five_clones)), measure(10, build_from(ten_clones))


def test_no_page_is_too_heavy_for_its_reader(sizes: tuple[Size, Size]) -> None:
    assert list(find_heavy(sizes)) == []


def test_pages_of_each_kind_grow_no_faster_than_districts(sizes: tuple[Size, Size]) -> None:
    """But for pairs, which are made of every two plans while those are few, and gaps, which name the nearest plans."""
    small, large = (size.kinds for size in sizes)
    bounded = {"pair", "districts/*/gaps"}
    assert small.keys() == large.keys()
    assert {name: grown for name in small.keys() - bounded if (grown := growth(small[name], large[name]))} == {}


def growth(small: Kind, large: Kind) -> dict[str, tuple[int, int]]:
    """What more than doubles; a list that is split has one page more, which leads to its parts."""
    numbers = {name: (getattr(small, name), getattr(large, name)) for name in ("bytes", "nodes")}
    grown = {name: pair for name, pair in numbers.items() if pair[1] > 2 * ROOM * pair[0]}
    return grown | ({"pages": (small.pages, large.pages)} if large.pages > 2 * small.pages + 2 else {})


def test_of_every_two_plans_there_is_one_page_while_they_are_few(sizes: tuple[Size, Size]) -> None:
    assert [size.kinds["pair"].pages for size in sizes] == [10, 45]
