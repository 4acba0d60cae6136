"""The gate tells growth that is too fast from what a split list brings with it."""

from __future__ import annotations

from dataclasses import replace

from builder.findings.finding import Place
from builder.views.page import Page
from tests.bench.growth import MANY, MEGABYTES, OF_MANY, Size, exponent, find_fast, find_large, find_slow, sample

_PAGE = Page("index.html", "page", lambda _: None, Place(""))


def size(districts: int, files: int) -> Size:
    return Size(districts, pages=10 * districts, files=files, bytes=1_000 * districts, heaviest=(), kinds={})


def test_four_times_the_files_at_one_district_more_are_too_many() -> None:
    faults = list(find_fast([size(20, 1_990), size(21, 9_262)]))
    assert faults == ["files grow faster than districts: 1990 at 20, 9262 at 21"]


def test_a_few_files_more_than_in_proportion_are_none() -> None:
    assert list(find_fast([size(20, 2_000), size(21, 2_190)])) == []
    assert list(find_fast([size(10, 1_000), size(20, 2_200)])) == []


def test_more_than_the_power_allows_from_ten_to_twenty_is_found() -> None:
    assert list(find_fast([size(10, 1_000), size(20, 2_300)]))


def test_pages_that_read_something_of_every_district_are_too_many_reads() -> None:
    small, large = replace(size(60, 0), reads=60 * 60), replace(size(300, 0), reads=300 * 300)
    assert list(find_fast([small, large])) == ["reads grow faster than districts: 3600 at 60, 90000 at 300"]


def test_the_power_of_what_is_in_proportion_is_a_whole() -> None:
    assert exponent(size(10, 0), size(20, 0), 3.0, 6.0) == 1.0


def test_a_district_that_takes_more_memory_than_it_may_is_found() -> None:
    small = replace(size(60, 0), megabytes=320.0)
    fits = replace(size(300, 0), megabytes=320 + 240 * MEGABYTES)
    assert list(find_large([small, fits])) == []
    large = replace(fits, megabytes=fits.megabytes + 48)
    assert list(find_large([small, large])) == ["a district takes 1.75 MB from 60 to 300 districts"]
    near = replace(size(61, 0), megabytes=330.0)  # within what a single run wavers by
    assert list(find_large([small, near])) == []


def test_a_sample_has_all_of_few_pages_and_some_of_many() -> None:
    many = [f"themes/{number}.html" for number in range(MANY + OF_MANY)]
    few = [f"programmes/{number}.html" for number in range(MANY)]
    paths = ["index.html", *many, *few]
    chosen = [page.path for page in sample([replace(_PAGE, path=path) for path in paths])]
    assert chosen == ["index.html", *many[::OF_MANY], *few]


def test_a_stage_that_grows_with_the_square_is_found() -> None:
    small, large = (
        replace(size(districts, 0), stages={"data": seconds}) for districts, seconds in ((60, 5), (300, 125))
    )
    assert list(find_slow([small, large])) == ["data grows with the power 2.00 from 60 to 300 districts"]


def test_a_stage_that_grows_in_proportion_or_is_short_is_not() -> None:
    stages = [{"data": 5.0, "parse": 0.1}, {"data": 30.0, "parse": 9.0}]
    assert list(find_slow([replace(size(60, 0), stages=stages[0]), replace(size(300, 0), stages=stages[1])])) == []
