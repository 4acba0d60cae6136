"""How the plans of a page are split when they are too many: every plan once, under a code that stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.compare.region_parts import RegionPart, split_by_region
from builder.model.divisions import division
from builder.model.site import Site
from tests.conftest import ROOT
from tests.unit.compare.test_plans import CODES, MANY, SMALLEST, plan_of, site_of

CODE = re.compile(r"\d\d(\d\d(-\d+)?)?")


def codes(parts: tuple[RegionPart, ...]) -> list[str]:
    return [item.code for item in parts]


def country(count: int) -> Site:
    """A site with a plan in each of the first divisions of the list; a plan is never read, so one serves all."""
    lines = (ROOT / "builder/model/divisions.csv").read_text("utf-8").splitlines()
    places = [place for line in lines if (place := division(line.partition(",")[0]))][:count]
    model = SMALLEST.plans[0]
    plans = []
    for place in places:
        name = {"id": f"d{place.code}", "code": place.code, "city": place.city, "province": place.province}
        plans.append(model.model_copy(update={"district": model.district.model_copy(update=name)}))
    return site_of(plans)


@settings(max_examples=150, deadline=None)
@given(MANY, st.integers(1, 15))
def test_every_plan_and_district_stands_on_one_shelf(plans: list[object], limit: int) -> None:
    site = site_of(plans, side_plans=limit)  # type: ignore[arg-type]
    parts = split_by_region(site)
    if len(site.plans) <= limit:
        assert parts == ()
        return
    assert [plan.key for part in parts for plan in part.plans] == [plan.key for plan in site.plans]
    assert [place.id for part in parts for place in part.districts] == [place.id for place in site.districts]


@settings(max_examples=150, deadline=None)
@given(MANY, st.integers(1, 15))
def test_only_a_district_with_more_plans_than_the_limit_makes_a_shelf_longer(plans: list[object], limit: int) -> None:
    for part in split_by_region(site_of(plans, side_plans=limit)):  # type: ignore[arg-type]
        assert len(part.plans) <= limit or len(part.districts) == 1


@settings(max_examples=150, deadline=None)
@given(MANY, st.integers(1, 15))
def test_codes_of_shelves_are_different_and_begin_the_codes_of_their_districts(plans: list[object], limit: int) -> None:
    parts = split_by_region(site_of(plans, side_plans=limit))  # type: ignore[arg-type]
    assert len(set(codes(parts))) == len(parts)
    for part in parts:
        assert CODE.fullmatch(part.code)
        assert all(place.code.startswith(part.code.partition("-")[0]) for place in part.districts)


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
