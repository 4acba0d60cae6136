"""The files in which a browser looks for the numbers that a query asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from builder.search import numbers
from builder.search.figures import find_figures
from builder.search.names import bucket_number
from builder.search.numbers import SearchedNumber, figure_key, number_parts, number_script

PRINTED = ["5亿元", "一百万元", "100名", "5-10年", "30%", "三成", "1500名", "12项", "20家", "2/3"]


def quantities(count: int) -> Iterator[SearchedNumber]:
    for number in range(count):
        level, indicator = "明确" if number % 2 else "", "indicators/a.html" if number % 3 else ""
        place = f"某省区{number % 7}"
        printed = PRINTED[number % len(PRINTED)]
        yield SearchedNumber(f"p{number % 5}.html", f"q-{number}", f"事项{number}", printed, level, place, indicator)


@pytest.fixture
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that even a few numbers exceed."""
    monkeypatch.setattr(numbers, "MAX_UNSPLIT", 10)
    monkeypatch.setattr(numbers, "EACH_FILE", 20)


def test_a_small_site_has_one_file_in_the_order_of_the_site() -> None:
    rows = [*quantities(50)]
    assert number_parts(rows, {}) == [rows]


def test_what_is_printed_without_a_figure_is_in_no_file() -> None:
    silent = SearchedNumber("a.html", "q-a", "层级", "四级工作体系", "", "某省区1", "")
    assert number_parts([silent], {}) == []
    assert number_parts([*quantities(2), silent], {}) == [[*quantities(2)]]


@pytest.mark.usefixtures("small_files")
def test_a_number_stands_in_the_file_of_each_of_its_values_and_in_that_of_its_district() -> None:
    rows = [*quantities(200)]
    parts = number_parts(rows, {})
    assert len(parts) > 4
    for row in rows:
        keys = [figure_key(figure.value) for figure in find_figures(row.printed)]
        for key in (*keys, row.place):
            assert row in parts[bucket_number(key, len(parts))], key
    assert all(part == sorted(part, key=rows.index) for part in parts)


@pytest.mark.usefixtures("small_files")
@pytest.mark.parametrize(("count", "is_split"), [(10, False), (11, True)])
def test_up_to_a_limit_there_is_one_file(count: int, is_split: bool) -> None:
    assert (len(number_parts(quantities(count), {})) > 1) == is_split


def test_a_figure_is_found_however_wide_its_digits_are() -> None:
    (row,) = quantities(1)
    wide = row._replace(printed="１００名")
    assert number_parts([wide], {}) == [[wide]]


@pytest.mark.parametrize(("value", "key"), [(0, "0"), (99.6, "99"), (1e15, "1" + 15 * "0"), (1e21, "1" + 15 * "0")])
def test_the_key_of_a_value_is_its_whole_part_as_browsers_write_it(value: float, key: str) -> None:
    assert figure_key(value) == key


@pytest.mark.usefixtures("small_files")
def test_all_numbers_of_a_district_are_held_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "EACH_KEY", 2)
    rows = [row._replace(printed=f"{at}名", place=f"某省区{at % 2}") for at, row in enumerate(quantities(60))]
    parts = number_parts(rows, {})
    for row in rows:
        assert row in parts[bucket_number(row.place, len(parts))]


@pytest.mark.usefixtures("small_files")
@pytest.mark.parametrize("count", [3, 5, 8])
def test_of_a_value_that_is_everywhere_those_are_held_that_would_be_shown_first(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(numbers, "EACH_KEY", count)
    rows = [row._replace(printed="100名至100名", place=f"某省区{at}") for at, row in enumerate(quantities(300))]
    rows += [row._replace(printed="100%", level="", place="某市") for row in quantities(2)]
    parts = number_parts(rows, {})
    key = bucket_number("100", len(parts))
    own = [row for row in parts[key] if bucket_number(row.place, len(parts)) != key]
    firm = [row for row in rows if row.level and row.indicator and row.printed != "100%"]
    assert [row for row in own if row.printed != "100%"] == [
        row for row in firm[:count] if bucket_number(row.place, len(parts)) != key
    ]
    assert {row.printed for row in parts[key]} == {"100名至100名", "100%"}
    for row in rows:
        assert row in parts[bucket_number(row.place, len(parts))]


def test_no_file_grows_with_the_country() -> None:
    rows = [row._replace(place=f"某省区{at // 40}") for at, row in enumerate(quantities(40_000))]
    ids = {row.path: f"s1/{row.path}" for row in rows}
    sizes = [len(number_script("numbers-0", part, ids)) for part in number_parts(rows, {})]
    assert max(sizes) < 300_000
    assert len(sizes) > 100


def test_a_file_names_pages_and_repeated_words_once_and_leaves_out_pages_that_are_not_found() -> None:
    script = number_script("numbers-3", quantities(6), {"p0.html": "s1/a", "p1.html": "s1/b"}).decode()
    held = json.loads(script.removeprefix('bilinSearch.take("numbers-3",').removesuffix(");\n"))
    assert held["pages"] == [["p0.html", "s1/a"], ["p1.html", "s1/b"]]
    assert [row[1] for row in held["numbers"]] == ["q-0", "q-1", "q-5"]
    page, anchor, printed, *words = held["numbers"][1]
    assert (page, anchor, printed) == (1, "q-1", "一百万元")
    assert [held["words"][word] for word in words] == ["事项1", "明确", "某省区1", "indicators/a.html"]
    assert len(set(held["words"])) == len(held["words"])
