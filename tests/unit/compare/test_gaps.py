"""What other districts' texts state and one's do not: never more than has been read, and never what it has itself."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings

from builder.compare import gaps as module
from builder.compare.gaps import gaps, holdings_of
from builder.compare.similar import FACETS
from builder.model.schema.statement import Measure
from builder.model.site import District, Site
from tests.support.comparing import CODES, GROUPS, INSTRUMENTS, SITES, Terms, plan_of, programme_of, site_of


def terms_of_district(site: Site, district: District) -> set[tuple[str, str]]:
    return {term for plan in site.plans_of(district) for term in holdings_of(plan)}


@settings(max_examples=60, deadline=None)
@given(SITES)
def test_a_gap_is_never_a_term_that_the_district_has(site: Site) -> None:
    found = gaps(site)
    for district in site.districts:
        own = terms_of_district(site, district)
        assert not own & {(one.vocabulary, one.term) for one in found[district.id].missing}
        assert {(one.vocabulary, one.term) for one in found[district.id].own} <= own


@settings(max_examples=60, deadline=None)
@given(SITES)
def test_gaps_are_exactly_what_others_state_and_the_district_does_not(site: Site) -> None:
    found = gaps(site)
    for district in site.districts:
        own = terms_of_district(site, district)
        others: set[tuple[str, str]] = set()
        others = others.union(*(terms_of_district(site, one) for one in site.districts if one is not district))
        here = found[district.id]
        if here.known == "complete":
            assert {(one.vocabulary, one.term) for one in here.missing} == others - own
        else:
            assert here.missing == ()
        if here.others:
            assert {(one.vocabulary, one.term) for one in here.own} == own - others


@settings(max_examples=60, deadline=None)
@given(SITES)
def test_what_only_one_district_has_is_missing_in_every_other_that_was_read(site: Site) -> None:
    found = gaps(site)
    for one in site.districts:
        for own in found[one.id].own:
            for other in site.districts:
                if other is not one and found[other.id].known == "complete":
                    assert own.term in {gap.term for gap in found[other.id].missing if gap.vocabulary == own.vocabulary}


@settings(max_examples=40, deadline=None)
@given(SITES)
def test_gaps_are_ordered_by_how_many_plans_state_them_and_count_them_all(site: Site) -> None:
    for found in gaps(site).values():
        counts = [one.plans for one in found.missing]
        assert counts == sorted(counts, reverse=True)
        for one in (*found.missing, *found.own):
            held = [holdings_of(plan).get((one.vocabulary, one.term), []) for plan in site.plans]
            assert (one.plans, one.programmes) == (sum(map(bool, held)), sum(map(len, held)))
            assert 1 <= len(one.holdings) <= one.plans


@settings(max_examples=40, deadline=None)
@given(SITES)
def test_the_same_site_has_the_same_gaps(site: Site) -> None:
    assert gaps(site) == gaps(dataclasses.replace(site))


@pytest.mark.parametrize(
    ("extents", "known"),
    [(["complete", "complete"], "complete"), (["complete", "partial"], "partial"), ([], "no_plan")],
)
def test_nothing_is_missing_unless_every_text_of_the_district_was_read(extents: list[str], known: str) -> None:
    own = [plan_of([(["housing"], [], ["all"])], name=f"p{n}", extent=one) for n, one in enumerate(extents)]
    other = plan_of([(["culture"], [], ["all"])], code="440103")
    found = gaps(site_of([*own, other], bare=("370103",) if not own else ()))["d370103"]
    assert found.known == known
    assert bool(found.missing) == (known == "complete")


def test_a_district_alone_has_nothing_to_be_held_against() -> None:
    found = gaps(site_of([plan_of([(["housing"], [], ["all"])])]))["d370103"]
    assert (found.known, found.missing, found.own, found.oldest) == ("alone", (), (), None)


def test_a_theme_of_a_measure_is_not_missing() -> None:
    """The district's programme is about something else, but a measure within it is about the theme."""
    measure = Measure.model_validate({"id": "a", "name": "a", "themes": ["culture"]})
    programme = programme_of((["housing"], [], ["all"])).model_copy(update={"measures": [measure]})
    other = plan_of([(["culture"], [], ["all"])], code="440103")
    found = gaps(site_of([plan_of([programme]), other]))
    assert found["d370103"].missing == ()
    assert [one.term for one in found["d440103"].own] == []


def test_the_nearest_plans_are_named_first() -> None:
    held: list[Terms] = [(["culture"], [], ["all"])]
    plans = [plan_of(held, code=code) for code in ("110101", "370104", "370402", "440103")]
    site = site_of([plan_of([(["housing"], [], ["all"])], code="370103"), *plans])
    (culture,) = gaps(site)["d370103"].missing
    assert [one.plan.district.code for one in culture.holdings] == ["370104", "370402", "110101", "440103"]


def test_a_large_site_names_a_handful_and_counts_the_rest() -> None:
    held: list[Terms] = [(["culture"], [], ["all"])] * 3
    plans = [plan_of(held, code=code) for code in CODES if code != "370103"]
    site = site_of([plan_of([(["housing"], [], ["all"])], code="370103"), *plans], table_plans=2)
    (culture,) = gaps(site)["d370103"].missing
    named = [len(one.programmes) for one in culture.holdings]
    assert (culture.plans, culture.programmes) == (5, 15)
    assert sum(named) == module.HANDFUL
    assert max(named) == module.OF_EACH_FEW
    assert [one.count for one in culture.holdings] == [3, 3]


def test_what_others_have_not_recorded_as_a_whole_is_counted() -> None:
    own = plan_of([(["housing"], [], ["all"])])
    others = [plan_of([], code="440103", extent="partial"), plan_of([], code="110101")]
    found = gaps(site_of([own, *others]))["d370103"]
    assert (found.others, found.unread, found.sources) == (2, 1, 2)


def test_every_facet_is_looked_at() -> None:
    own = plan_of([(["housing"], [], [GROUPS[0]])])
    other = plan_of([(["culture"], [INSTRUMENTS[0]], [GROUPS[1]])], code="440103")
    found = gaps(site_of([own, other]))["d370103"]
    assert {one.vocabulary for one in found.missing} == set(FACETS)
