"""What stands beside what: themes across plans, pairs of plans, provinces."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compare.coverage import PlanCoverage
from builder.compare.pairs import find_overlap, list_pairs, relate_on_theme
from builder.compare.provinces import fits_one_page, fits_one_table, list_cities, list_provinces, split_province
from builder.evidence.completeness.silence import Silence
from builder.model.site import Plan, Site
from tests.conftest import MINIMAL, checked

THEMES = ("housing", "funding", "culture", "sport")
SMALLEST = checked(MINIMAL, sources=None).site
MIRRORED = {"left_only": "right_only", "right_only": "left_only"}
# Two digits of province, two of city, two of county.
CODES = ["110101", "110102", "370103", "370104", "370402", "440103", "440104", "440303"]


def plan_of(themes: list[list[str]], *, extent: str = "complete", code: str = "370103", name: str = "p") -> Plan:
    """A plan with a programme for each list of themes."""
    model = SMALLEST.plans[0]
    district = model.district.model_copy(update={"id": f"d{code}", "code": code})
    programmes = tuple(
        model.programmes[0].model_copy(update={"id": f"one{number}", "themes": listed})
        for number, listed in enumerate(themes)
    )
    return model.model_copy(update={"id": name, "district": district, "programmes": programmes, "extent": extent})


def site_of(plans: list[Plan], *, pair_plans: int = 12, side_plans: int = 20, table_plans: int = 60) -> Site:
    sizes = {"pair_plans": pair_plans, "side_plans": side_plans, "table_plans": table_plans}
    limits = SMALLEST.config.limits.model_copy(update=sizes)
    districts = {plan.district.id: plan.district for plan in plans}
    return Site(
        config=SMALLEST.config.model_copy(update={"limits": limits}),
        vocabularies=SMALLEST.vocabularies,
        districts=tuple(sorted(districts.values(), key=lambda item: item.code)),
        plans=tuple(sorted(plans, key=lambda item: (item.district.code, item.id))),
        pages=(),
    )


def covered(plan: Plan) -> PlanCoverage:
    return PlanCoverage(SMALLEST, plan, {f"themes.{theme}": Silence((), is_silent=True) for theme in THEMES})


THEME_LISTS = st.lists(st.lists(st.sampled_from(THEMES), min_size=1, max_size=3, unique=True), max_size=4)
PLANS = st.builds(
    lambda themes, extent: plan_of(themes, extent=extent), THEME_LISTS, st.sampled_from(["complete", "partial"])
)
MANY = st.lists(st.tuples(st.sampled_from(CODES), st.integers(1, 4)), unique=True, max_size=14).map(
    lambda keys: [plan_of([["housing"]], code=code, name=f"p{number}") for code, number in keys]
)


@pytest.mark.parametrize(
    ("themes", "extent", "state"),
    [
        ([["housing"], ["funding"]], "complete", "value"),
        ([["housing"]], "partial", "value"),
        ([["funding"]], "complete", "not_stated"),
        ([], "complete", "not_stated"),
        ([["funding"]], "partial", "not_researched"),
        ([], "partial", "not_researched"),
    ],
)
def test_silence_means_not_stated_only_if_the_whole_text_was_read(
    themes: list[list[str]], extent: str, state: str
) -> None:
    assert covered(plan_of(themes, extent=extent)).find("housing").state == state


@given(PLANS, st.sampled_from(THEMES))
def test_coverage_is_the_programmes_of_the_theme_in_their_order(plan: Plan, theme: str) -> None:
    own = covered(plan).find(theme)
    assert own.programmes == tuple(programme for programme in plan.programmes if theme in programme.themes)
    assert (own.state == "value") == bool(own.programmes)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (([["housing"]], "complete"), ([["housing"]], "complete"), "both"),
        (([["housing"]], "partial"), ([["housing"]], "partial"), "both"),
        (([["housing"]], "complete"), ([], "complete"), "left_only"),
        (([], "complete"), ([["housing"]], "complete"), "right_only"),
        (([], "complete"), ([], "complete"), "neither"),
        (([["housing"]], "complete"), ([], "partial"), "unknown"),
        (([], "partial"), ([["housing"]], "complete"), "unknown"),
        (([], "partial"), ([], "complete"), "unknown"),
        (([], "partial"), ([], "partial"), "unknown"),
    ],
)
def test_what_nobody_has_read_yet_is_unknown_and_never_a_gap(
    left: tuple[list[list[str]], str], right: tuple[list[list[str]], str], expected: str
) -> None:
    first, second = (covered(plan_of(themes, extent=extent)) for themes, extent in (left, right))
    assert relate_on_theme(first, second, "housing") == expected


@given(PLANS, PLANS, st.sampled_from(THEMES))
def test_the_relation_of_two_plans_is_the_same_from_either_side(left: Plan, right: Plan, theme: str) -> None:
    ways = [(covered(left), covered(right)), (covered(right), covered(left))]
    there, back = relate_on_theme(*ways[0], theme), relate_on_theme(*ways[1], theme)
    assert back == MIRRORED.get(there, there)


@given(PLANS, PLANS, st.lists(st.sampled_from(THEMES), unique=True))
def test_an_overlap_holds_each_theme_once_and_in_the_order_given(left: Plan, right: Plan, themes: list[str]) -> None:
    shared = find_overlap(covered(left), covered(right), themes)
    groups = [shared.both, shared.left_only, shared.right_only, shared.neither, shared.unknown]
    assert sorted(theme for group in groups for theme in group) == sorted(themes)
    assert all(list(group) == [theme for theme in themes if theme in group] for group in groups)
    mirrored = find_overlap(covered(right), covered(left), themes)
    assert (mirrored.left_only, mirrored.right_only) == (shared.right_only, shared.left_only)
    assert (mirrored.both, mirrored.neither, mirrored.unknown) == (shared.both, shared.neither, shared.unknown)


@given(MANY)
def test_while_plans_are_few_every_two_of_them_are_a_pair(plans: list[Plan]) -> None:
    results = {frozenset((left.key, right.key)) for left, right in list_pairs(site_of(plans, pair_plans=14))}
    assert results == {frozenset(keys) for keys in combinations([plan.key for plan in plans], 2)}


@given(MANY, st.integers(0, 6))
def test_beyond_the_limit_only_plans_of_one_city_are_pairs(plans: list[Plan], limit: int) -> None:
    site = site_of(plans, pair_plans=limit)
    sides = list_pairs(site)
    if len(plans) > limit:
        assert all(left.district.code[:4] == right.district.code[:4] for left, right in sides)
        cities = {plan.district.code[:4] for plan in plans}
        assert len(sides) <= len(cities) * limit * (limit - 1) // 2
        for city in cities:
            own = [plan for plan in site.plans if plan.district.code.startswith(city)]
            expected = min(len(own), limit)
            assert sum(left.district.code.startswith(city) for left, _ in sides) == expected * (expected - 1) // 2


@given(MANY, st.integers(0, 14))
def test_a_pair_is_of_two_plans_in_the_order_of_their_keys_and_there_once(plans: list[Plan], limit: int) -> None:
    keys = [(left.key, right.key) for left, right in list_pairs(site_of(plans, pair_plans=limit))]
    assert all(left < right for left, right in keys)
    assert len(set(keys)) == len(keys)


def test_the_limit_itself_is_still_few() -> None:
    plans = [plan_of([], code=code) for code in CODES[:4]]
    assert len(list_pairs(site_of(plans, pair_plans=4))) == 6
    assert [(left.district.code, right.district.code) for left, right in list_pairs(site_of(plans, pair_plans=3))] == [
        ("110101", "110102"),
        ("370103", "370104"),
    ]


@given(MANY)
def test_every_district_and_plan_is_in_the_province_of_its_code(plans: list[Plan]) -> None:
    site = site_of(plans)
    areas = list_provinces(site)
    assert [province.code for province in areas] == sorted({plan.district.code[:2] for plan in plans})
    assert [plan.key for province in areas for plan in province.plans] == [plan.key for plan in site.plans]
    assert [district.id for province in areas for district in province.districts] == [
        district.id for district in site.districts
    ]
    assert all(district.code.startswith(province.code) for province in areas for district in province.districts)


@pytest.mark.parametrize(("limit", "fits"), [(0, False), (2, False), (3, True), (60, True)])
def test_a_table_holds_as_many_plans_as_the_limit_says(limit: int, fits: bool) -> None:
    plans = [plan_of([], code=code) for code in CODES[:3]]
    assert fits_one_table(site_of(plans, table_plans=limit)) is fits


def test_a_table_of_many_themes_holds_fewer_plans() -> None:
    site = site_of([plan_of([], code=code) for code in CODES])
    themes = site.vocabularies["themes"]
    term = next(iter(themes.terms.values()))
    many = replace(themes, terms={f"theme-{number}": term for number in range(150)})
    assert fits_one_page(site)
    assert not fits_one_page(replace(site, vocabularies={**site.vocabularies, "themes": many}))


@given(MANY, st.integers(0, 14))
def test_a_province_is_split_into_its_cities_only_where_it_does_not_fit(plans: list[Plan], limit: int) -> None:
    site = site_of(plans, table_plans=limit)
    for province in list_provinces(site):
        areas = list_cities(province)
        assert [plan.key for city in areas for plan in city.plans] == [plan.key for plan in province.plans]
        assert [district.id for city in areas for district in city.districts] == [
            district.id for district in province.districts
        ]
        assert all(district.code.startswith(city.code) for city in areas for district in city.districts)
        split = split_province(site, province)
        assert split == (areas if len(areas) > 1 and len(province.plans) > limit else ())


def test_districts_without_plans_count_for_the_table_too() -> None:
    site = site_of([plan_of([], code=code) for code in CODES[:3]], table_plans=2)
    assert not fits_one_table(Site(site.config, site.vocabularies, site.districts, (), ()))
