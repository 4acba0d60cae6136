"""The list of plans in the free comparison: every plan is found by all its names, and no reader fetches all of it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builder.compare.plan_list import (
    CHARACTER_CLASSES,
    MAX_PLANS_PER_CHARACTER,
    WHOLE_LIST,
    ListedPlan,
    split_plan_list,
)
from builder.model.divisions import Division, division, divisions_named
from builder.model.site import District, Plan
from builder.text.pinyin import keyboard_spellings
from tests.conftest import ROOT
from tests.unit.compare.test_plans import SMALLEST, plan_of, site_of

Parts = dict[str, tuple[ListedPlan, ...]]

samples = pytest.mark.parametrize("step", [17, pytest.param(1, marks=pytest.mark.whole)])
"""Every how many-th division is looked for."""


def in_place(place: Division) -> Plan:
    """A plan of a real division, whose id is its pinyin and code, and which was renamed once, as was its district."""
    plan = SMALLEST.plans[0]
    name = plan.district.name.model_copy(update={"zh": place.name})
    spelt = keyboard_spellings(place.name)[0]
    changes = {"id": f"{spelt}-{place.code}", "aliases": [f"{spelt}-old"], "code": place.code, "name": name}
    district = plan.district.model_copy(update=changes | {"city": place.city, "province": place.province})
    return plan.model_copy(update={"id": "opinions-2022", "district": district, "aliases": ["opinions"]})


@pytest.fixture(scope="session")
def plans() -> list[Plan]:
    """A plan in every division."""
    lines = (ROOT / "builder/model/divisions.csv").read_text("utf-8").splitlines()
    return [in_place(place) for line in lines if (place := division(line.partition(",")[0]))]


@pytest.fixture(scope="session")
def country(plans: list[Plan]) -> Parts:
    return split_plan_list(site_of(plans))


def part_for(search: str, parts: Parts) -> str | None:
    """The rule of `bilin.bucket`: '' if nothing answers a search, None if too much does."""
    if list(parts) == [WHOLE_LIST]:
        return WHOLE_LIST
    if search[0].isascii():
        return None if len(search) < 2 else search[:2] if search[:2] in parts else ""
    digits = [f"{ord(hit) % CHARACTER_CLASSES:03d}" for hit in search]
    single = [f"u{digit}" for digit in digits if f"u{digit}" in parts]
    double = [f"u{text}" for text in map("".join, pairwise(digits)) if f"u{text}" in parts]
    for names in (single, double):
        if fitting := [name for name in names if parts[name]]:
            return min(fitting, key=lambda name: len(parts[name]))
    return None if single else ""


def keys_of(search: str, parts: Parts) -> set[str]:
    """The keys of the plans that a search finds."""
    name = part_for(search, parts)
    assert name, search
    return {part.plan.key for part in parts[name] if any(search in word for word in part.words)}


def names_of(district: District) -> set[str]:
    """How a reader may write a place."""
    whole = (district.name.zh, "".join(dict.fromkeys((district.city, district.name.zh))), district.full_name)
    return {*whole, *keyboard_spellings(district.name.zh), district.code, district.code[:4], district.name.zh[:2]}


@samples
def test_every_division_is_found_by_its_names_pinyin_initials_and_code(
    country: Parts, plans: list[Plan], step: int
) -> None:
    lost = []
    for plan in plans[::step]:
        lost += [(plan.key, name) for name in names_of(plan.district) if plan.key not in keys_of(name, country)]
    assert lost == []


def test_a_name_that_several_places_have_finds_all_of_them(country: Parts) -> None:
    places = [in_place(place).key for place in divisions_named("市中区")]
    assert len(places) == 4
    assert keys_of("市中区", country) == set(places)


@samples
def test_every_plan_is_found_by_its_key_and_those_it_had_before(country: Parts, plans: list[Plan], step: int) -> None:
    for plan in plans[::step]:
        places = (plan.district.id, *plan.district.aliases)
        keys = {f"{place}.{text}" for place in places for text in (plan.id, *plan.aliases)}
        for key in keys:
            entry = next(item for item in country[key[:2]] if item.plan.key == plan.key)
            assert set(entry.former) == keys - {plan.key}


def test_every_single_character_finds_all_places_that_have_it_or_asks_for_another(
    country: Parts, plans: list[Plan]
) -> None:
    names = {plan.key: plan.district.full_name for plan in plans}
    asked = set()
    for character in sorted(set("".join(names.values()))):
        if part_for(character, country) is None:
            asked.add(character)
        else:
            assert keys_of(character, country) >= {key for key, name in names.items() if character in name}
    assert set("省市区县") <= asked
    assert len(asked) < 50


def test_no_part_holds_more_plans_than_a_reader_should_fetch(country: Parts) -> None:
    drawn = {name: len(plans) for name, plans in country.items() if len(name) > 2}
    assert max(drawn.values()) <= MAX_PLANS_PER_CHARACTER
    lettered = {name: len(plans) for name, plans in country.items() if len(name) == 2}
    assert max(lettered.values()) <= MAX_PLANS_PER_CHARACTER


def test_two_characters_together_have_a_part_only_where_either_alone_would_be_too_long(country: Parts) -> None:
    pairs = [name for name in country if len(name) > 4]
    assert pairs
    for name in pairs:
        assert (country[name[:4]], country[f"u{name[4:]}"]) == ((), ()), name


def test_a_plan_stands_once_in_a_part_and_parts_keep_the_order_of_codes(country: Parts) -> None:
    for plans in country.values():
        codes = [item.plan.district.code for item in plans]
        assert codes == sorted(set(codes))


def test_while_plans_are_few_the_list_is_one_part() -> None:
    assert list(split_plan_list(site_of([]))) == [WHOLE_LIST]
    plans = [plan_of([], code=code) for code in ("110101", "370103")]
    assert [entry.plan.key for entry in split_plan_list(site_of(plans))[WHOLE_LIST]] == ["d110101.p", "d370103.p"]


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("荔湾区", {"liwanqu", "lwq"}),
        ("闵行区", {"minhangqu", "mhq"}),
        ("单县", {"shanxian", "sx"}),
        ("市中区", {"shizhongqu", "szq"}),
        ("乐清市", {"yueqingshi", "yqs"}),
        ("A区", {"aqu", "aq"}),
    ],
)
def test_names_are_typed_without_tones_or_by_their_initials_as_read_in_places(name: str, ways: set[str]) -> None:
    assert ways <= set(keyboard_spellings(name))
    assert len(keyboard_spellings(name)) == len(set(keyboard_spellings(name)))


def test_a_plan_is_found_by_its_keys_too() -> None:
    listed = ListedPlan(plan_of([], code="110101"))
    assert listed.plan.key[:2] in listed.beginnings
    assert not any(first != first.lower() or len(first) > 2 for first in listed.beginnings)
