"""Lists are split by rows: no page is heavier than its limit but for a district that is so by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compare.list_parts import (
    CHANGE_ROWS,
    NUMBER_ROWS,
    changes_of_part,
    count_numbers,
    count_older_changes,
    split_numbers,
)
from builder.compare.region_parts import split_by_weight
from builder.model.derived import Latest
from builder.model.schema.site import Change
from tests.unit.compare.test_plans import CODES, MANY, SMALLEST, plan_of, site_of
from tests.unit.compare.test_region_parts import country, site_at


@given(MANY, st.integers(1, 40), st.integers(1, 15))
def test_no_page_is_heavier_than_its_limit_but_for_one_district(plans: list[object], limit: int, weight: int) -> None:
    site = site_of(plans)  # type: ignore[arg-type]
    parts = split_by_weight(site, "x", [weight] * len(site.plans), limit)
    if not parts:
        assert weight * len(site.plans) <= limit or len(site.districts) == 1
        return
    assert [plan.key for part in parts for plan in part.plans] == [plan.key for plan in site.plans]
    for part in parts:
        assert weight * len(part.plans) <= limit or len(part.districts) == 1
    assert len({part.code for part in parts}) == len(parts)


def test_what_plans_bring_decides_and_not_how_many_they_are() -> None:
    plans = [plan_of([], code=code) for code in CODES[:3]]
    site = site_of(plans)
    assert split_by_weight(site, "x", [10] + [0] * len(CODES[1:3]), 10) == ()
    assert len(split_by_weight(site, "x", [10] * len(site.plans), 10)) == len(site.plans)


def test_a_part_may_hold_less_than_a_page_that_is_not_split() -> None:
    site, weights = country(4), [5] * 4
    assert split_by_weight(site, "x", weights, 20, of_part=5) == ()
    assert [len(part.plans) for part in split_by_weight(site, "x", weights, 19, of_part=5)] == [1, 1, 1, 1]


WHERE = st.lists(st.sampled_from(CODES), min_size=4, max_size=4, unique=True).map(sorted)


@given(st.lists(st.tuples(WHERE, st.integers(1, 9), st.integers(4, 20), st.integers(1, 3)), min_size=2, max_size=6))
def test_what_was_split_before_is_split_as_if_for_the_first_time(sites: list[tuple[list[str], int, int, int]]) -> None:
    latest = Latest()
    for codes, weight, limit, share in sites:
        site = site_at(codes)
        each, of_part = [weight] * len(site.plans), limit // share
        parts = split_by_weight(replace(site, latest=latest), "x", each, limit, of_part=of_part)
        assert parts == split_by_weight(site, "x", each, limit, of_part=of_part)


def test_what_follows_from_the_same_is_made_once() -> None:
    latest, calls = Latest(), []
    for basis in ([1], [1], [2], [2], [1]):
        latest.of(("a", "b"), basis, lambda basis=basis: calls.append(basis))  # type: ignore[misc]
    assert calls == [[1], [2], [1]]


def test_a_page_of_a_single_plan_is_no_fault_in_a_list() -> None:
    site = country(40)
    assert {len(part.plans) for part in split_by_weight(site, "x", [5] * 40, 5)} == {1}


def test_numbers_that_repeat_others_take_no_line() -> None:
    assert count_numbers(SMALLEST, SMALLEST.plans[0]).total() == 1
    assert split_numbers(SMALLEST) == ()
    assert NUMBER_ROWS > 1


@pytest.mark.parametrize("count", [0, 1, CHANGE_ROWS, 2 * CHANGE_ROWS - 1, 2 * CHANGE_ROWS, 3 * CHANGE_ROWS + 1])
def test_each_correction_stands_on_one_page_the_newest_on_the_first(count: int) -> None:
    plain = {"claim": "a.b", "what": "甲", "before": "乙", "after": "丙", "why": "录错", "by": "编辑"}
    days = [f"{2000 + number // 28:04}-01-{number % 28 + 1:02}" for number in range(count)]
    changes = tuple(Change.model_validate(plain | {"date": day}) for day in days)
    site = replace(SMALLEST, changes=changes)
    pages = [changes_of_part(site, part) for part in (0, *range(count_older_changes(site), 0, -1))]
    assert [change.date for page in pages for change in page] == [change.date for change in changes[::-1]]
    assert len(pages[0]) < 2 * CHANGE_ROWS
    assert {len(page) for page in pages[1:]} <= {CHANGE_ROWS}, "an older page never changes"
