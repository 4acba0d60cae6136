"""Twice as many districts like the real ones: about twice as much of everything, and no page too heavy.

From 20 to 21 districts, where lists of plans no longer stand side by side on one page, nothing jumps. A short form of
`python -m tests.bench.growth`, which goes to hundreds of districts.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.clones import write_clones
from tests.bench.growth import Kind, Size, find_fast, find_heavy, measure
from tests.conftest import BuildFrom

ROOM = 1.15
"""So much more than twice as much is rounding: a page more, a longer word."""
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("growth")]


def ten_clones(folder: Path) -> Path:
    return clones(folder, 10)


def twenty_clones(folder: Path) -> Path:
    return clones(folder, 20)


def twenty_one_clones(folder: Path) -> Path:
    return clones(folder, 21)


def clones(folder: Path, districts: int) -> Path:
    write_clones(folder / "content", districts=districts)
    return folder / "content"


@pytest.fixture(scope="module")
def sizes(build_from: BuildFrom) -> tuple[Size, ...]:
    makers = {10: ten_clones, 20: twenty_clones, 21: twenty_one_clones}
    return tuple(measure(districts, build_from(make)) for districts, make in makers.items())


def test_no_page_is_too_heavy_for_its_reader(sizes: tuple[Size, ...]) -> None:
    assert list(find_heavy(sizes)) == []


def test_pages_files_bytes_and_reads_grow_no_faster_than_districts(sizes: tuple[Size, ...]) -> None:
    assert all(size.reads for size in sizes)
    assert list(find_fast(sizes)) == []


def test_pages_of_each_kind_grow_no_faster_than_districts(sizes: tuple[Size, ...]) -> None:
    """But for pairs, which are made of every two plans while those are few, and gaps, which name the nearest plans."""
    small, large, _ = (size.kinds for size in sizes)
    bounded = {"pair", "districts/*/gaps"}
    assert small.keys() == large.keys()
    assert {name: grown for name in small.keys() - bounded if (grown := growth(small[name], large[name]))} == {}


def growth(small: Kind, large: Kind) -> dict[str, tuple[int, int]]:
    """What more than doubles; a list that is split has one page more, which leads to its parts."""
    numbers = {name: (getattr(small, name), getattr(large, name)) for name in ("bytes", "nodes")}
    grown = {name: pair for name, pair in numbers.items() if pair[1] > 2 * ROOM * pair[0]}
    return grown | ({"pages": (small.pages, large.pages)} if large.pages > 2 * small.pages + 2 else {})


def test_of_every_two_plans_there_is_one_page_while_they_are_few(sizes: tuple[Size, ...]) -> None:
    assert [size.kinds["pair"].pages for size in sizes[:1]] == [45]
