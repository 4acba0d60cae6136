"""What a plan answers under a term: amounts first, then what is only named, and nothing twice."""

from __future__ import annotations

from typing import Any

from builder.compare.answers import PlanAnswer, answer_of, list_promises
from builder.compare.coverage import PlanCoverage
from builder.compare.stated_quantities import collect_quantities
from builder.model.site import Plan, Programme
from builder.model.types import Absent
from tests.support.comparing import measure_of, plan_of, programme_of, quantity_of, site_of

ABSENT = Absent.model_validate("not_stated")


def answer(*programmes: Programme) -> PlanAnswer:
    """What a plan of these programmes answers on housing."""
    plan = plan_of(programmes)
    site = site_of([plan])
    coverage = PlanCoverage(site, plan, {})
    return answer_of(site, plan, coverage.find("housing"), list_promises(collect_quantities(coverage)))


def programme(name: str = "one", **parts: Any) -> Programme:
    """A programme on housing, whose parts are each coded for themselves."""
    return programme_of((["housing"], [], []), name=name, force=None, commitment=ABSENT, **parts)


def amounts(plan_answer: PlanAnswer) -> list[str]:
    return [entry.key for entry in plan_answer.amounts]


def names(plan_answer: PlanAnswer) -> list[str]:
    return [statement.key for statement in plan_answer.names]


def test_a_number_tells_its_measure_as_well() -> None:
    plan_answer = answer(
        programme(
            measures=[measure_of("flats", themes=["housing"]), measure_of("desk", themes=["housing"])],
            quantities=[quantity_of("count", measure="flats")],
        )
    )
    assert (amounts(plan_answer), names(plan_answer)) == (["one/count"], ["one/desk"])


def test_a_measure_tells_the_number_that_it_leaves_open() -> None:
    plan_answer = answer(
        programme(
            measures=[measure_of("flats", themes=["housing"])],
            quantities=[quantity_of("count", measure="flats", value="not_stated")],
        )
    )
    assert (amounts(plan_answer), names(plan_answer)) == ([], ["one/flats"])


def test_a_programme_speaks_for_itself_only_where_nothing_else_of_it_does() -> None:
    assert names(answer(programme())) == ["one/general"]
    assert names(answer(programme(measures=[measure_of("desk", themes=["housing"])]))) == ["one/desk"]
    assert names(answer(programme(measures=[measure_of("hall", themes=["culture"])]))) == ["one/general"]


def test_a_promise_that_is_repeated_is_told_once() -> None:
    plan_answer = answer(
        programme(quantities=[quantity_of("count", themes=["housing"])]),
        programme("two", quantities=[quantity_of("again", themes=["housing"], repeats="one/count")]),
    )
    assert (amounts(plan_answer), names(plan_answer)) == (["one/count"], [])


def test_of_a_promise_that_is_repeated_the_place_that_has_the_term_is_told() -> None:
    plan_answer = answer(
        programme(quantities=[quantity_of("count", themes=["culture"])]),
        programme("two", quantities=[quantity_of("again", themes=["housing"], repeats="one/count")]),
    )
    assert amounts(plan_answer) == ["two/again"]
    assert [place.key for place in plan_answer.amounts[0].repetitions] == ["one/count"]


def test_all_places_of_a_promise_stay_with_the_one_that_has_the_term() -> None:
    plan_answer = answer(
        programme(quantities=[quantity_of("count", themes=["culture"])]),
        programme("two", quantities=[quantity_of("again", themes=["housing"], repeats="one/count")]),
        programme("three", quantities=[quantity_of("more", themes=["culture"], repeats="one/count")]),
    )
    assert [place.key for place in plan_answer.amounts[0].repetitions] == ["one/count", "three/more"]


def test_numbers_of_other_terms_are_no_answer() -> None:
    plan_answer = answer(programme(quantities=[quantity_of("halls", themes=["culture"])]))
    assert (amounts(plan_answer), names(plan_answer)) == ([], ["one/general"])


def test_the_firmest_of_all_statements_is_the_plans() -> None:
    firm = measure_of("flats", themes=["housing"], force="设立")
    vague = measure_of("desk", themes=["housing"], force="探索")
    assert answer(programme(measures=[vague, firm])).firmest == "firm"
    assert answer(programme(measures=[vague])).firmest == "explore"
    assert answer(programme(measures=[measure_of("hall", themes=["culture"], force="设立")])).firmest == ""


def test_a_plan_without_the_term_states_nothing() -> None:
    plan: Plan = plan_of([programme_of((["culture"], [], []))])
    site = site_of([plan])
    plan_answer = answer_of(site, plan, PlanCoverage(site, plan, {}).find("housing"), {})
    assert (plan_answer.is_stated, plan_answer.amounts, plan_answer.names, plan_answer.firmest) == (False, (), (), "")
