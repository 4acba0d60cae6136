"""Whom to compare a plan with: for reasons of place, kind, time and content, the same from either side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from builder.compare.suggest import MAX_SUGGESTIONS, PlanSuggestion, PlanSuggestions, Reason, total_weight
from builder.model.schema.plan import Period
from builder.model.site import Plan, Site
from builder.model.types import Absent, PartialDate
from tests.support.comparing import SITES, plan_of, site_of

FAR = ("370103", "440303")
HOUSING = [(["housing"], ["fund"], ["all"])]
STATED = {"start": "2012", "end": "2014"}
COMPUTED = {"start": "2012", "years": {"min": 5, "max": 10}}


def plan(code: str, *, kind: str = "opinions", year: int = 2000, period: dict[str, object] | None = None) -> Plan:
    """A plan that has nothing in common with another but what is asked for."""
    stated = Period.model_validate(period) if period else Absent.model_validate("not_stated")
    return plan_of([], code=code).model_copy(update={"kind": kind, "issued": PartialDate(year), "period": stated})


def suggest_plans(site: Site, current: Site | None = None) -> dict[str, tuple[PlanSuggestion, ...]]:
    """What is suggested for every plan, by its key."""
    suggestions = PlanSuggestions(site, current)
    return {plan.key: suggestions.find(plan.key) for plan in site.plans}


def reasons(own: Plan, neighbour: Plan) -> list[Reason]:
    """Why the second is suggested for the first."""
    return [reason for suggestion in suggest_plans(site_of([own, neighbour]))[own.key] for reason in suggestion.reasons]


@given(SITES)
def test_every_plan_has_suggestions_and_never_itself(site: Site) -> None:
    suggested = suggest_plans(site)
    assert list(suggested) == [plan.key for plan in site.plans]
    for key, others in suggested.items():
        assert key not in {candidate.plan.key for candidate in others}
        assert len({candidate.plan.key for candidate in others}) == len(others) <= MAX_SUGGESTIONS


def test_what_holds_no_longer_is_not_suggested_and_has_suggestions() -> None:
    site = site_of([plan("370102"), plan("370103")])
    ended, current = site.plans
    suggested = suggest_plans(site, replace(site, plans=(current,)))
    assert {key: [each.plan for each in others] for key, others in suggested.items()} == {
        ended.key: [current],
        current.key: [],
    }


@given(SITES)
def test_every_suggestion_has_a_reason_and_the_weightiest_come_first(site: Site) -> None:
    for others in suggest_plans(site).values():
        assert all(candidate.reasons for candidate in others)
        order = [(-total_weight(candidate.reasons), candidate.plan.key) for candidate in others]
        assert order == sorted(order)


@given(SITES)
def test_the_reasons_are_the_same_from_either_side(site: Site) -> None:
    results = {
        (key, candidate.plan.key): candidate.reasons
        for key, others in suggest_plans(site).items()
        for candidate in others
    }
    for (key, item), why in results.items():
        assert results.get((item, key), why) == why


@settings(max_examples=30)
@given(SITES)
def test_the_same_site_has_the_same_suggestions(site: Site) -> None:
    assert suggest_plans(site) == suggest_plans(site)


@pytest.mark.parametrize(
    ("here", "there", "kinds"),
    [
        ("370103", "370104", ["city"]),
        ("370103", "370402", ["province"]),
        ("370103", "440303", []),
        ("370103", "440103", ["level"]),
    ],
)
def test_places_are_alike_by_city_before_province(here: str, there: str, kinds: list[str]) -> None:
    outcome = reasons(plan(here), plan(there, kind="study", year=2010))
    assert [reason.kind for reason in outcome] == kinds


def test_another_text_of_the_same_district_says_so() -> None:
    second = plan("370103", kind="study", year=2010).model_copy(update={"id": "second"})
    assert reasons(plan("370103"), second) == [Reason("district")]


@pytest.mark.parametrize(
    ("period", "second", "kinds"),
    [
        (STATED, {"start": "2014", "end": "2016"}, ["period"]),
        (STATED, {"start": "2015", "end": "2016"}, []),
        (COMPUTED, {"start": "2022", "end": "2024"}, ["period"]),
        (COMPUTED, {"start": "2023", "end": "2024"}, []),
        (STATED, None, []),
    ],
)
def test_periods_overlap_and_a_computed_end_counts(
    period: dict[str, object], second: dict[str, object] | None, kinds: list[str]
) -> None:
    outcome = reasons(plan("370103", period=period), plan("440303", kind="study", year=2010, period=second))
    assert [reason.kind for reason in outcome] == kinds


@pytest.mark.parametrize(("year", "kinds"), [(1999, ["year"]), (2000, ["year"]), (2001, ["year"]), (2002, [])])
def test_years_next_to_each_other_are_alike(year: int, kinds: list[str]) -> None:
    assert [reason.kind for reason in reasons(plan("370103"), plan("440303", kind="study", year=year))] == kinds


def test_what_both_state_is_no_reason_by_itself() -> None:
    """Both write about housing, as everybody does: that alone makes no neighbour."""
    first, second = (plan(code).model_copy(update={"programmes": plan_of(HOUSING).programmes}) for code in FAR)
    second = second.model_copy(update={"kind": "study", "issued": PartialDate(2010)})
    assert reasons(first, second) == []


def test_the_rarest_of_what_both_state_comes_first() -> None:
    both: list[tuple[list[str], list[str], list[str]]] = [(["housing", "funding"], [], ["all"])]
    plans = [plan_of(both), plan_of(both, code="370104"), plan_of(HOUSING, code="370105")]
    first = suggest_plans(site_of(plans))["d370103.p"][0]
    assert next(reason.terms for reason in first.reasons if reason.kind == "themes") == ("funding", "housing")


def test_texts_of_about_one_length_say_so() -> None:
    def long(code: str, count: int) -> Plan:
        return plan_of(HOUSING * count, code=code)

    near, far = (reasons(long("370103", 6), long("370104", count)) for count in (4, 3))
    assert Reason("size") in near
    assert Reason("size") not in far


def test_what_both_state_is_counted() -> None:
    first, second = plan_of(HOUSING), plan_of(HOUSING, code="370104")
    assert {Reason("themes", ("housing",)), Reason("instruments", ("fund",))} < set(reasons(first, second))


def test_in_a_large_site_plans_of_the_city_and_the_province_are_suggested() -> None:
    plans = [plan_of(HOUSING, code=code) for code in ("110101", "370103", "370104", "370402")]
    suggested = suggest_plans(site_of(plans, table_plans=2))["d370103.p"]
    assert [item.plan.district.code for item in suggested] == ["370104", "370402"]
