"""Who does what: a body, a theme and a role are counted together only where one statement has all three."""

from __future__ import annotations

from typing import Any

import pytest

from builder.compare.coverage import cover
from builder.compare.who import (
    Tally,
    count_led,
    count_roles,
    list_acts,
    names_bodies,
    parts_of_roles,
    tally_agencies,
    tally_bodies,
)
from builder.model.schema.statement import ROLES
from builder.model.site import Plan, Programme
from builder.model.types import Absent
from tests.support.comparing import BODIES, covered, measure_of, plan_of, programme_of, quantity_of, site_of

ABSENT = Absent.model_validate("not_stated")


def programme(*measures: Any, themes: tuple[str, ...] = (), name: str = "one", **fields: Any) -> Programme:
    given: dict[str, Any] = {"lead": ABSENT, "partners": ABSENT, "measures": list(measures)}
    return programme_of((themes, [], []), name=name, **given | fields)


def counts(tally: Tally) -> dict[tuple[str, str, str], list[str]]:
    """The programmes of each body or type, theme and role; "" for the plan itself."""
    return {
        (*row, role): [place.programme.id if place.programme else "" for place in places]
        for row, roles in tally.items()
        for role, places in roles.list_roles()
    }


def bodies_of(*programmes: Programme, **update: Any) -> dict[tuple[str, str, str], list[str]]:
    return counts(tally_bodies(covered(plan_of(programmes).model_copy(update=update))))


def test_a_body_has_only_the_themes_of_its_own_statements() -> None:
    own = programme(
        measure_of("a", themes=["housing"], lead=["区财政局"]),
        measure_of("b", themes=["culture"], mention=["区住建局"]),
        themes=("sport",),
    )
    assert bodies_of(own) == {
        ("区财政局", "housing", "lead"): ["one"],
        ("区住建局", "culture", "mention"): ["one"],
    }


@pytest.mark.parametrize(
    "measure", [{"themes": ["housing"]}, {"lead": ["区财政局"]}, {"themes": [], "lead": ["区财政局"]}]
)
def test_a_statement_without_a_theme_or_without_a_body_counts_nowhere(measure: dict[str, Any]) -> None:
    assert bodies_of(programme(measure_of(**measure), themes=("sport",))) == {}


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_told_apart(role: str) -> None:
    measure = measure_of(themes=["housing"], **{role: ["区财政局"]})
    assert bodies_of(programme(measure)) == {("区财政局", "housing", role): ["one"]}


def test_roles_stand_in_their_order() -> None:
    measure = measure_of(themes=["housing"], mention=["区财政局"], lead=["区财政局"], joint=["区财政局"])
    (roles,) = tally_bodies(covered(plan_of([programme(measure)]))).values()
    assert [role for role, _ in roles.list_roles()] == ["lead", "joint", "mention"]


def test_a_programme_counts_once_in_however_many_of_its_statements() -> None:
    measures = [measure_of(name, themes=["housing"], lead=["区财政局"]) for name in ("a", "b")]
    own = programme(*measures, quantities=[quantity_of(measure="a")])
    assert bodies_of(own, own.model_copy(update={"id": "two"})) == {("区财政局", "housing", "lead"): ["one", "two"]}


def test_what_the_plan_itself_states_counts_as_the_plan() -> None:
    goals = [quantity_of(name, themes=["housing"], approve=["区财政局"]) for name in ("a", "b")]
    assert bodies_of(quantities=goals) == {("区财政局", "housing", "approve"): [""]}


def test_two_bodies_of_a_type_that_lead_one_programme_lead_it_once() -> None:
    measures = [
        measure_of("a", themes=["housing"], lead=["区财政局", "财政所"]),
        measure_of("b", themes=["housing"], lead=["财政所"], partners=["区财政局"]),
    ]
    plans = [plan_of([programme(*measures)], code=code) for code in ("370103", "440103")]
    tally = tally_agencies(cover(site_of(plans)))
    assert counts(tally) == {
        ("finance", "housing", "lead"): ["one", "one"],
        ("finance", "housing", "partners"): ["one", "one"],
    }
    (roles,) = tally.values()
    assert [place.plan.key for place in dict(roles.list_roles())["lead"]] == [plan.key for plan in plans]


def parts_of(*programmes: Programme) -> list[list[str]]:
    """The parts of each programme that the one body acts in."""
    return [
        list(place.parts)
        for roles in tally_bodies(covered(plan_of(programmes))).values()
        for _, places in roles.list_roles()
        for place in places
    ]


def test_a_role_that_only_parts_of_a_programme_have_is_of_these_parts() -> None:
    lead = {"themes": ["housing"], "lead": ["区财政局"]}
    numbers = [quantity_of("of-a", measure="a"), quantity_of("by-itself", **lead)]
    own = programme(measure_of("a", **lead), measure_of("b", themes=["housing"]), quantities=numbers)
    assert parts_of(own) == [["a", "by-itself"]]


@pytest.mark.parametrize("theme", ["housing", "sport"])
def test_a_role_that_the_general_statement_gives_is_of_the_whole_programme(theme: str) -> None:
    own = programme(measure_of(themes=["housing"], lead=["区财政局"]), themes=(theme,), lead=["区财政局"])
    assert {tuple(parts) for parts in parts_of(own)} == {()}


def test_a_role_of_the_whole_does_not_make_another_role_one_of_the_whole() -> None:
    own = programme(measure_of(themes=["housing"], lead=["区财政局"]), mention=["区财政局"])
    assert parts_of(own) == [["prize"]]


def test_what_a_body_leads_is_counted_and_of_how_many_only_a_part() -> None:
    whole = [programme(name=name, themes=("housing", "sport"), lead=["区住建局"]) for name in ("a", "b")]
    part = programme(measure_of(themes=["housing"], lead=["区财政局", "区住建局"]), name="c")
    assert count_led(tally_bodies(covered(plan_of([part, *whole])))) == {"区住建局": (3, 1), "区财政局": (1, 1)}


def test_a_role_is_counted_with_the_programmes_that_have_it_in_a_part_only_whatever_their_themes() -> None:
    part = programme(measure_of(lead=["区财政局"]), measure_of("b", lead=["区财政局"]), name="part")
    whole = programme(measure_of(lead=["区财政局"]), lead=["区财政局"], partners=["财政所"], name="whole")
    goal = quantity_of(lead=["财政所"])
    coverage = covered(plan_of([part, whole]).model_copy(update={"quantities": [goal]}))
    assert count_roles(coverage) == {
        ("区财政局", "lead"): (2, 1),
        ("财政所", "partners"): (1, 0),
        ("财政所", "lead"): (1, 1),
    }


def test_what_holds_of_the_whole_is_of_no_part_for_all_bodies_that_count_as_one() -> None:
    own = programme(measure_of(lead=["财政所"]), lead=["区财政局"])
    statements = covered(plan_of([own])).statements
    parts = {key: list(each) for key, each in parts_of_roles(statements).items()}
    assert parts == {("区财政局", "lead"): [], ("财政所", "lead"): ["prize"]}
    assert parts_of_roles(statements, BODIES) == {("finance", "lead"): {}}


@pytest.mark.parametrize(
    ("plan", "named"),
    [
        (plan_of([programme()]), False),
        (plan_of([programme(measure_of(lead=[]))]), False),
        (plan_of([programme(measure_of(mention=["区财政局"]))]), True),
        (plan_of([programme(lead=["区财政局"])]), True),
    ],
)
def test_a_plan_names_bodies_where_any_statement_does(plan: Plan, named: bool) -> None:
    assert names_bodies(covered(plan)) is named


def test_what_a_body_does_stands_by_role_then_as_in_its_plan_with_themes_in_their_order() -> None:
    themes = ("housing", "funding", "culture")
    plan = plan_of(
        [
            programme(name="a", themes=("culture", "housing"), partners=["区财政局"]),
            programme(name="b", themes=("funding", "housing"), lead=["区财政局"]),
            programme(name="c", themes=("culture",), lead=["区财政局"], partners=["区财政局"]),
        ]
    )
    acts = list_acts(tally_bodies(covered(plan)), themes)["区财政局"]
    assert [(act.role, act.place.programme and act.place.programme.id, act.themes) for act in acts] == [
        ("lead", "b", ("housing", "funding")),
        ("lead", "c", ("culture",)),
        ("partners", "a", ("housing", "culture")),
        ("partners", "c", ("culture",)),
    ]
