"""What other districts' texts state and one's do not: never more than has been read, and never what it has itself."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given

from builder.compare import gaps as module
from builder.compare.coverage import CODED_FACETS, cover
from builder.compare.gaps import Gaps, find_gaps, programmes_by_term
from builder.evidence.completeness.silence import Silence
from builder.model.site import District, Plan, Site
from tests.support.comparing import (
    CODES,
    GROUPS,
    INSTRUMENTS,
    SITES,
    Terms,
    cover_searched,
    covered,
    find_nothing,
    measure_of,
    plan_of,
    programme_of,
    quantity_of,
    site_of,
)


def gaps_of(site: Site) -> dict[str, Gaps]:
    return find_gaps(site, cover_searched(site))


def terms_of_district(site: Site, district: District) -> set[tuple[str, str]]:
    return {term for plan in site.plans_of(district) for term in programmes_by_term(covered(plan))}


@given(SITES)
def test_a_gap_is_never_a_term_that_the_district_has(site: Site) -> None:
    by_district = gaps_of(site)
    for district in site.districts:
        own = terms_of_district(site, district)
        assert not own & {(gap.vocabulary, gap.term) for gap in by_district[district.id].missing}
        assert {(programme.vocabulary, programme.term) for programme in by_district[district.id].own} <= own


@given(SITES)
def test_gaps_are_exactly_what_others_state_and_the_district_does_not(site: Site) -> None:
    by_district = gaps_of(site)
    for district in site.districts:
        own = terms_of_district(site, district)
        others: set[tuple[str, str]] = set()
        others = others.union(*(terms_of_district(site, item) for item in site.districts if item is not district))
        here = by_district[district.id]
        if here.basis == "complete":
            assert {(gap.vocabulary, gap.term) for gap in here.missing} == others - own
        else:
            assert here.missing == ()
        if here.others:
            assert {(programme.vocabulary, programme.term) for programme in here.own} == own - others


@given(SITES)
def test_what_only_one_district_has_is_missing_in_every_other_that_was_read(site: Site) -> None:
    by_district = gaps_of(site)
    for item in site.districts:
        for own in by_district[item.id].own:
            for district in site.districts:
                if district is not item and by_district[district.id].basis == "complete":
                    assert own.term in {
                        gap.term for gap in by_district[district.id].missing if gap.vocabulary == own.vocabulary
                    }


@given(SITES)
def test_gaps_are_ordered_by_how_many_plans_state_them_and_count_them_all(site: Site) -> None:
    for item in gaps_of(site).values():
        counts = [gap.plans for gap in item.missing]
        assert counts == sorted(counts, reverse=True)
        for gap in (*item.missing, *item.own):
            held = [programmes_by_term(covered(plan)).get((gap.vocabulary, gap.term), ()) for plan in site.plans]
            assert (gap.plans, gap.programmes) == (sum(map(bool, held)), sum(map(len, held)))
            assert 1 <= len(gap.nearest) <= gap.plans


@given(SITES)
def test_the_same_site_has_the_same_gaps(site: Site) -> None:
    assert gaps_of(site) == gaps_of(dataclasses.replace(site))


@pytest.mark.parametrize(
    ("extents", "state"),
    [(["complete", "complete"], "complete"), (["complete", "partial"], "partial"), ([], "no_plan")],
)
def test_nothing_is_missing_unless_every_text_of_the_district_was_read(extents: list[str], state: str) -> None:
    own = [plan_of([(["housing"], [], ["all"])], name=f"p{n}", extent=item) for n, item in enumerate(extents)]
    neighbour = plan_of([(["culture"], [], ["all"])], code="440103")
    by_district = gaps_of(site_of([*own, neighbour], bare=("370103",) if not own else ()))["d370103"]
    assert by_district.basis == state
    assert bool(by_district.missing) == (state == "complete")


def test_a_district_alone_has_nothing_to_be_held_against() -> None:
    by_district = gaps_of(site_of([plan_of([(["housing"], [], ["all"])])]))["d370103"]
    assert (by_district.basis, by_district.missing, by_district.own, by_district.oldest) == ("alone", (), (), None)


def test_a_theme_of_a_measure_is_not_missing() -> None:
    """The district's programme is about something else, but a measure within it is about the theme."""
    programme = programme_of((["housing"], [], ["all"]), measures=[measure_of(themes=["culture"])])
    neighbour = plan_of([(["culture"], [], ["all"])], code="440103")
    by_district = gaps_of(site_of([plan_of([programme]), neighbour]))
    assert by_district["d370103"].missing == ()
    assert [programme.term for programme in by_district["d440103"].own] == []


def test_words_that_nobody_has_classified_are_no_gap() -> None:
    own, neighbour = plan_of([(["housing"], [], ["all"])]), plan_of([(["culture"], [], ["all"])], code="440103")
    site = site_of([own, neighbour])
    for is_silent, missing, undecided in ((True, ["culture"], ()), (False, [], (("themes", "culture"),))):
        silences = {own.key: {"themes.culture": Silence(("文化",), is_silent)}}
        outcome = find_gaps(site, cover_searched(site, silences))
        assert [gap.term for gap in outcome["d370103"].missing] == missing
        assert outcome["d370103"].undecided == undecided


def test_a_text_that_was_never_searched_has_no_gaps_and_says_so_to_others() -> None:
    own, neighbour = plan_of([(["housing"], [], ["all"])]), plan_of([(["culture"], [], ["all"])], code="440103")
    site = site_of([own, neighbour])
    outcome = find_gaps(site, cover(site, {neighbour.key: find_nothing(site, neighbour)}))
    assert (outcome["d370103"].basis, outcome["d370103"].missing) == ("unsearched", ())
    assert (outcome["d440103"].basis, outcome["d440103"].unread) == ("complete", 1)
    (culture,) = outcome["d440103"].own
    assert (culture.elsewhere.state, culture.elsewhere.lacks_search) == ("not_researched", True)


def test_what_is_said_of_all_others_is_what_the_least_certain_of_them_allows() -> None:
    term: Terms = (["housing"], [], ["all"])
    silent, unclassified, unread = (
        plan_of([term], code=code, extent=extent)
        for code, extent in (("110101", "complete"), ("110102", "complete"), ("370402", "partial"))
    )
    has_words = {unclassified.key: {"themes.culture": Silence(("文化",), is_silent=False)}}

    def elsewhere(*others: Plan) -> str:
        site = site_of([plan_of([(["culture"], [], ["all"])]), *others])
        (culture,) = find_gaps(site, cover_searched(site, has_words))["d370103"].own
        return culture.elsewhere.state

    assert elsewhere(silent) == "not_stated"
    assert elsewhere(silent, unclassified) == "not_classified"
    assert elsewhere(silent, unclassified, unread) == "not_researched"


def test_a_text_that_nobody_read_allows_less_than_one_that_was_not_searched() -> None:
    own = plan_of([(["culture"], [], ["all"])])
    unsearched = plan_of([(["housing"], [], ["all"])], code="110101")
    unread = plan_of([], code="370402", extent="partial")
    site = site_of([own, unsearched, unread])
    searched = {plan.key: find_nothing(site, plan) for plan in site.plans if plan.key != unsearched.key}
    (culture,) = find_gaps(site, cover(site, searched))["d370103"].own
    assert (culture.elsewhere.state, culture.elsewhere.lacks_search) == ("not_researched", False)


def test_plans_that_state_a_term_in_their_goals_only_are_named_no_more_than_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MAX_PROGRAMMES", 2)
    goal = quantity_of(themes=["culture"], target_groups=["all"])
    plans = [plan_of([], code=code).model_copy(update={"quantities": [goal]}) for code in CODES[3:]]
    (culture,) = (
        gap
        for gap in gaps_of(site_of([plan_of([], code="370103"), *plans]))["d370103"].missing
        if gap.term == "culture"
    )
    assert (culture.plans, culture.programmes, len(culture.nearest)) == (3, 0, 2)


def test_what_only_a_measure_does_is_no_term_of_the_rest() -> None:
    """A gap names the programme in whose statement the term stands, though its general sentences are of another."""
    programme = programme_of((["housing"], [], ["all"]), measures=[measure_of(themes=["culture"])])
    second = programme_of((["housing"], [], ["all"]), name="two")
    site = site_of([plan_of([(["housing"], [], ["all"])]), plan_of([programme, second], code="440103")])
    (culture,) = gaps_of(site)["d370103"].missing
    assert (culture.plans, culture.programmes) == (1, 1)
    assert [each.id for stating in culture.nearest for each in stating.programmes] == ["one"]


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        ("370103", ["370104", "370402", "110101", "440103"]),
        ("370403", ["370402", "370104", "110101", "440103"]),
        ("440104", ["440103", "110101", "370104", "370402"]),
    ],
)
def test_the_nearest_plans_are_named_first(code: str, nearest: list[str]) -> None:
    held: list[Terms] = [(["culture"], [], ["all"])]
    plans = [plan_of(held, code=each) for each in ("110101", "370104", "370402", "440103")]
    site = site_of([plan_of([(["housing"], [], ["all"])], code=code), *plans])
    (culture,) = gaps_of(site)[f"d{code}"].missing
    assert [holding.plan.district.code for holding in culture.nearest] == nearest


def test_a_large_site_names_a_handful_and_counts_the_rest() -> None:
    held: list[Terms] = [(["culture"], [], ["all"])] * 3
    plans = [plan_of(held, code=code) for code in CODES if code != "370103"]
    site = site_of([plan_of([(["housing"], [], ["all"])], code="370103"), *plans], table_plans=2)
    (culture,) = gaps_of(site)["d370103"].missing
    named = [len(holding.programmes) for holding in culture.nearest]
    assert (culture.plans, culture.programmes) == (5, 15)
    assert sum(named) == module.MAX_PROGRAMMES_IF_LARGE
    assert max(named) == module.MAX_PROGRAMMES_PER_PLAN_IF_LARGE
    assert [holding.count for holding in culture.nearest] == [3, 3]


def test_what_others_have_not_recorded_as_a_whole_is_counted() -> None:
    own = plan_of([(["housing"], [], ["all"])])
    others = [plan_of([], code="440103", extent="partial"), plan_of([], code="110101")]
    by_district = gaps_of(site_of([own, *others]))["d370103"]
    assert (by_district.others, by_district.unread, by_district.sources) == (2, 1, 2)


def test_every_facet_is_looked_at() -> None:
    own = plan_of([(["housing"], [], [GROUPS[0]])])
    neighbour = plan_of([(["culture"], [INSTRUMENTS[0]], [GROUPS[1]])], code="440103")
    by_district = gaps_of(site_of([own, neighbour]))["d370103"]
    assert {gap.vocabulary for gap in by_district.missing} == set(CODED_FACETS)
