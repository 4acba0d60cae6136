"""Programmes of other districts that are worth setting beside one: for reasons with a name, and the same every time."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compare.similar import (
    MAX_SIMILAR,
    MAX_SIMILAR_PER_PLAN,
    MIN_WORDING,
    SimilarProgramme,
    SimilarProgrammes,
    character_pairs,
    coded_terms,
)
from builder.model.site import Plan, Programme, Site
from tests.support.comparing import SITES, Terms, measure_of, plan_of, programme_of, site_of

HOUSING = (["housing"], ["fund"], ["young"])
# Each programme that nobody compares makes the terms of the others rarer.
FILLERS: list[Terms] = [(["sport"], [], ["all"])] * 8
SUMMARY = "选派青年护士到三级医院跟班进修，结业后回到社区卫生站"
SAME_WORDS = "社区卫生站的青年护士由三级医院接收，跟班进修后结业"
UNLIKE_WORDS = "举办邻里书法展览并颁发纪念证书"


def likenesses(site: Site) -> list[tuple[Plan, Programme, SimilarProgramme]]:
    comparable = SimilarProgrammes(site)
    return [
        (plan, programme, match)
        for plan in site.plans
        for programme in plan.programmes
        for match in comparable.find(plan, programme)
    ]


def named(site: Site, plan: int = 0, programme: int = 0) -> list[str]:
    """The districts and ids of what is comparable to one programme."""
    first = site.plans[plan]
    result = SimilarProgrammes(site).find(first, first.programmes[programme])
    return [f"{match.plan.district.code} {match.programme.id}" for match in result]


@given(SITES)
def test_no_programme_of_the_same_district_is_comparable(site: Site) -> None:
    assert [likeness for plan, likeness, item in likenesses(site) if item.plan.district.id == plan.district.id] == []


@given(SITES)
def test_the_reasons_are_terms_that_both_have_and_a_theme_is_among_them(site: Site) -> None:
    for _, likeness, item in likenesses(site):
        names = ("themes", "instruments", "target-groups")
        shared = {(name, term) for name, terms in zip(names, item.shared, strict=True) for term in terms}
        assert shared == coded_terms(likeness) & coded_terms(item.programme)
        assert item.shared[0]
        assert item.shared[1] or item.shared[2] or item.wording


@given(SITES)
def test_what_is_comparable_stands_in_order_and_is_not_too_much(site: Site) -> None:
    comparable = SimilarProgrammes(site)
    for plan in site.plans:
        for item in plan.programmes:
            others = comparable.find(plan, item)
            assert [(-candidate.score, candidate.plan.key, candidate.programme.id) for candidate in others] == sorted(
                (-candidate.score, candidate.plan.key, candidate.programme.id) for candidate in others
            )
            assert len(others) <= MAX_SIMILAR
            keys = [candidate.plan.key for candidate in others]
            assert max(map(keys.count, keys), default=0) <= MAX_SIMILAR_PER_PLAN


@given(SITES, st.randoms(use_true_random=False))
def test_the_order_in_which_one_asks_changes_nothing(site: Site, order: Random) -> None:
    first, again = SimilarProgrammes(site), SimilarProgrammes(site)
    places = [(plan, programme) for plan in site.plans for programme in plan.programmes]
    expected = {(plan.key, place.id): first.find(plan, place) for plan, place in places}
    order.shuffle(places)
    assert {(plan.key, place.id): again.find(plan, place) for plan, place in places} == expected


@given(SITES)
def test_two_programmes_are_alike_to_the_same_degree_from_either_side(site: Site) -> None:
    scores = {
        (plan.key, likeness.id, item.plan.key, item.programme.id): (item.score, item.shared, item.wording)
        for plan, likeness, item in likenesses(site)
    }
    for (plan_key, item, entry, each), part in scores.items():
        assert scores.get((entry, each, plan_key, item), part) == part


def test_a_rare_shared_term_weighs_more_than_a_common_one() -> None:
    own = plan_of([(["housing"], ["fund"], ["young"])])
    rare = plan_of([(["housing"], ["prize"], ["young"])], code="440103")
    common = plan_of([(["housing"], ["fund"], ["nurses"])], code="110101")
    others = plan_of([(["sport"], ["fund"], ["all"])] * 8, code="370402")
    assert named(site_of([own, rare, common, others]), plan=1)[0] == "440103 one0"


def test_what_a_measure_does_counts_for_its_programme() -> None:
    own = plan_of([programme_of((["housing"], [], ["all"]), measures=[measure_of(themes=["culture"])])])
    second = plan_of([(["culture"], ["fund"], ["young"])], code="440103")
    assert coded_terms(own.programmes[0]) == {("themes", "housing"), ("themes", "culture"), ("target-groups", "all")}
    with_fund = measure_of(themes=["culture"], instruments=["fund"])
    fund = plan_of([programme_of((["housing"], [], ["all"]), measures=[with_fund])])
    fillers = plan_of(FILLERS, code="110101")
    assert named(site_of([own, second, fillers]), plan=1) == []
    assert named(site_of([fund, second, fillers]), plan=1) == ["440103 one0"]


def test_nothing_is_comparable_without_a_common_theme() -> None:
    own, second = plan_of([HOUSING]), plan_of([(["culture"], ["fund"], ["young"])], code="440103")
    assert named(site_of([own, second, plan_of(FILLERS, code="110101")]), plan=1) == []


def test_a_common_theme_alone_is_not_enough() -> None:
    own, second = plan_of([(["housing"], ["fund"], ["young"])]), plan_of([(["housing"], [], ["nurses"])], code="440103")
    assert named(site_of([own, second, plan_of(FILLERS, code="110101")]), plan=1) == []


@pytest.mark.parametrize(("words", "names"), [(SAME_WORDS, ["440103 one"]), (UNLIKE_WORDS, [])])
def test_a_common_theme_and_like_wording_are_enough(words: str, names: list[str]) -> None:
    own = plan_of([programme_of((["housing"], [], ["young"]), words=SUMMARY)])
    neighbour = plan_of([programme_of((["housing"], [], ["nurses"]), words=words)], code="440103")
    site = site_of([own, neighbour, plan_of(FILLERS, code="110101")])
    assert named(site, plan=1) == names
    assert all(match.wording >= MIN_WORDING for match in SimilarProgrammes(site).find(own, own.programmes[0]))


def test_words_that_many_summaries_use_say_nothing() -> None:
    """The same summary everywhere: nobody is more alike than anybody else."""
    plans = [
        plan_of([programme_of((["housing"], [], [group]), words=SUMMARY)], code=code)
        for code, group in (("370103", "young"), ("440103", "nurses"))
    ]
    fillers = [programme_of((["sport"], [], ["all"]), name=f"f{number}", words=SUMMARY) for number in range(8)]
    assert named(site_of([*plans, plan_of(fillers, code="110101")]), plan=1) == []


def test_in_a_large_site_only_plans_of_the_city_and_the_province_are_searched() -> None:
    plans = [plan_of([HOUSING], code=code) for code in ("370103", "370104", "370402", "110101", "440103")]
    site = site_of([*plans, plan_of(FILLERS, code="110102")], table_plans=2)
    assert named(site, plan=2) == ["370104 one0", "370402 one0"]


def test_pairs_of_characters_do_not_cross_what_is_not_chinese() -> None:
    assert character_pairs("护士，2023年进修A班") == {"护士", "年进", "进修"}
