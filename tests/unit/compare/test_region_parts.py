"""How the plans of a page are split when they are too many: every plan once, under a code that stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compare.region_parts import FULL, RegionPart, split_by_region
from builder.model.divisions import division
from builder.model.site import Site
from tests.conftest import ROOT
from tests.unit.compare.test_plans import CODES, MANY, SMALLEST, plan_of, site_of

CODE = re.compile(r"\d\d(\d\d(-\d+)?)?|\d\d-\d\d|\d{4}-\d{4}")


def codes(parts: tuple[RegionPart, ...]) -> list[str]:
    return [item.code for item in parts]


def plans_of(part: RegionPart, district: str) -> list[str]:
    return [plan.key for plan in part.plans if plan.district.id == district]


def country(count: int) -> Site:
    """A site with a plan in each of the first divisions of the list; a plan is never read, so one serves all."""
    lines = (ROOT / "builder/model/divisions.csv").read_text("utf-8").splitlines()
    return site_at([code for line in lines if division(code := line.partition(",")[0])][:count])


def site_at(codes: Iterable[str]) -> Site:
    """A site with a plan in each of these divisions."""
    model = SMALLEST.plans[0]
    plans = []
    for code in codes:
        place = division(code)
        assert place
        name = {"id": f"d{code}", "code": code, "city": place.city, "province": place.province}
        plans.append(model.model_copy(update={"district": model.district.model_copy(update=name)}))
    return site_of(plans)


@given(MANY, st.integers(1, 15))
def test_every_plan_and_district_stands_on_one_shelf(plans: list[object], limit: int) -> None:
    site = site_of(plans, side_plans=limit)  # type: ignore[arg-type]
    parts = split_by_region(site)
    if not parts:
        assert len(site.plans) <= limit + 1 or len(site.districts) == 1
        return
    assert [plan.key for part in parts for plan in part.plans] == [plan.key for plan in site.plans]
    assert [place.id for part in parts for place in part.districts] == [place.id for place in site.districts]


@given(MANY, st.integers(1, 15))
def test_only_a_district_of_many_plans_or_one_that_would_stand_alone_makes_a_shelf_longer(
    plans: list[object], limit: int
) -> None:
    for part in split_by_region(site_of(plans, side_plans=limit)):  # type: ignore[arg-type]
        longest = max(len(plans_of(part, district.id)) for district in part.districts)
        assert len(part.plans) <= max(limit, longest) + 1


@given(MANY, st.integers(1, 15))
def test_codes_of_shelves_are_different_and_begin_the_codes_of_their_districts(plans: list[object], limit: int) -> None:
    parts = split_by_region(site_of(plans, side_plans=limit))  # type: ignore[arg-type]
    assert len(set(codes(parts))) == len(parts)
    for part in parts:
        assert CODE.fullmatch(part.code)
        first, _, last = part.code.partition("-")
        last = last if len(last) == len(first) else first
        assert all(first <= place.code[: len(first)] <= last for place in part.districts)


def test_a_province_is_split_by_city_and_a_city_by_number() -> None:
    plans = [plan_of([], code=code, name=f"p{n}") for code in CODES for n in (1, 2)]
    assert codes(split_by_region(site_of(plans, side_plans=6))) == ["11", "37", "44"]
    assert codes(split_by_region(site_of(plans, side_plans=4))) == ["11", "3701", "3704", "4401", "4403"]
    assert codes(split_by_region(site_of(plans, side_plans=2))) == [
        "1101-1", "1101-2", "3701-1", "3701-2", "3704", "4401-1", "4401-2", "4403",
    ]  # fmt: skip


def test_a_part_of_a_city_says_which_it_is() -> None:
    plans = [plan_of([], code=code) for code in ("370103", "370104")]
    names = [part.name for part in split_by_region(site_of(plans, side_plans=1))]
    assert [name[-5:] for name in names] == ["（1/2）", "（2/2）"]


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 0), (20, 0)])
def test_a_small_site_needs_no_shelves(count: int, pages: int) -> None:
    assert len(split_by_region(country(count))) == pages


@pytest.mark.parametrize("count", [21, 2_843])
def test_a_large_site_keeps_every_page_within_the_limit(count: int) -> None:
    site = country(count)
    parts = split_by_region(site)
    assert parts
    assert max(len(part.plans) for part in parts) <= 20
    assert sum(len(part.plans) for part in parts) == count == len(site.plans)
    assert len(set(codes(parts))) == len(parts)


def split(*codes: str) -> list[tuple[str, str, int]]:
    """Code, name and number of plans of the pages of up to three plans."""
    site = site_at(codes)
    return [(part.code, part.name, len(part.plans)) for part in split_by_region(within(site, 3))]


def within(site: Site, plans: int) -> Site:
    """A site whose pages hold at most so many plans side by side."""
    limits = site.config.limits.model_copy(update={"side_plans": plans})
    return replace(site, config=site.config.model_copy(update={"limits": limits}))


def test_neighbouring_provinces_fill_a_page_up_to_the_limit() -> None:
    assert split("110101", "310101", "320104", "370103", "440103", "440104") == [
        ("11-32", "北京市、上海市、江苏省", 3),
        ("37-44", "山东省、广东省", 3),
    ]


def test_neighbouring_cities_of_a_province_fill_a_page() -> None:
    assert split("440103", "440104", "440304", "440402", "440403") == [
        ("4401-4403", "广东省广州市、深圳市", 3),
        ("4404", "广东省珠海市", 2),
    ]


def test_the_last_cities_of_a_province_share_a_page_with_the_next_one() -> None:
    assert split("440103", "440104", "440304", "440305", "450102") == [
        ("4401", "广东省广州市", 2),
        ("4403-4501", "广东省深圳市、广西壮族自治区", 3),
    ]


def test_no_plan_stands_alone_beside_others_of_its_kind() -> None:
    assert split("110101", "110102", "110105", "310101", "320102", "320104", "320105") == [
        ("11-31", "北京市、上海市", 4),
        ("32", "江苏省", 3),
    ]


def split_by_thirds(*codes: str) -> list[tuple[str, int]]:
    """Code and number of plans of the pages where two plans fit and three do not."""
    parts = split_by_region(site_at(codes), lambda plans: 400 * len(plans))
    return [(part.code, len(part.plans)) for part in parts]


def test_a_page_holds_what_it_can_carry_and_no_more_however_few_plans_that_are() -> None:
    assert split_by_thirds("110101", "310101", "320104", "370103") == [("11-31", 2), ("32-37", 2)]


def test_a_plan_that_would_stand_alone_gets_its_neighbour_where_a_page_cannot_carry_more() -> None:
    site = site_at(["110101", "310101", "320104", "370103"])
    parts = split_by_region(site, lambda plans: 300 * len(plans))
    assert [(part.code, len(part.plans)) for part in parts] == [("11-31", 2), ("32-37", 2)]


def test_a_plan_stands_alone_where_nothing_can_stand_beside_it() -> None:
    assert split_by_thirds("110101", "310101", "320104") == [("11-31", 2), ("32", 1)]


@given(MANY, st.integers(50, 1_500))
def test_no_page_is_overfilled_but_by_one_district(plans: list[object], each: int) -> None:
    site = site_of(plans)  # type: ignore[arg-type]
    parts = split_by_region(site, lambda plans: each * len(plans))
    assert [plan.key for part in parts for plan in part.plans] in ([], [plan.key for plan in site.plans])
    for part in parts:
        assert each * len(part.plans) <= FULL or len(part.districts) == 1
    if not parts:
        assert each * len(site.plans) <= FULL or len(site.districts) == 1


def test_one_plan_more_than_a_page_holds_makes_two_pages() -> None:
    assert [len(part.plans) for part in split_by_region(country(21))] == [16, 5]
