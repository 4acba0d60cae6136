"""Whether what stands side by side is the same: unknown is never equal, silence is never zero, order is nothing."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compare.coverage import FACETS, PlanCoverage
from builder.compare.relation import NOTHING, UNCODED, relate
from builder.evidence.completeness.silence import Silence
from builder.model.schema.plan import Organisation
from builder.model.site import Plan
from builder.model.types import Absent
from builder.views.pieces import Link, Value
from builder.views.programme_items import ProgrammeItem
from builder.views.side_table import tell_repeats
from builder.views.sides import Side
from tests.support.comparing import find_nothing
from tests.unit.compare.test_plans import SMALLEST, plan_of

STATES = ("value", "not_stated", "not_researched", "not_applicable", "disputed")
SIDE = st.tuples(st.sampled_from(STATES), st.sampled_from(["", "a", "b", NOTHING, UNCODED]))
SIDES = st.lists(SIDE, min_size=2, max_size=4)
VALUE = ("value", "a")
SILENT = ("not_stated", "")
NAMELESS = ("value", NOTHING)
UNSORTED = ("value", UNCODED)
UNREAD = Absent(state="not_researched", note=None)
NOT_STATED = Absent(state="not_stated", note=None)


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([VALUE, VALUE], "same"),
        ([VALUE, ("value", "b")], "different"),
        ([VALUE, VALUE, ("value", "b")], "different"),
        ([VALUE, SILENT], "different"),
        ([NAMELESS, NAMELESS], "nothing"),
        ([NAMELESS, SILENT], "nothing"),
        ([NAMELESS, VALUE], "different"),
        ([NAMELESS, ("not_researched", "")], "unknown"),
        ([("value", "amount=none¦-"), ("value", "amount=none¦-")], "nothing"),
        ([("value", "amount=none¦-"), ("value", "amount=none¦~1")], "different"),
        ([UNSORTED, UNSORTED], "uncoded"),
        ([UNSORTED, SILENT, NAMELESS], "uncoded"),
        ([SILENT, SILENT], "neither"),
        ([("value", ""), ("value", "")], "worded"),
        ([("value", ""), VALUE], "different"),
        ([VALUE, ("not_researched", "")], "unknown"),
        ([("disputed", "a"), VALUE], "unknown"),
        ([SILENT, ("not_applicable", "")], "unknown"),
    ],
)
def test_sides_relate_by_their_typed_values(sides: list[tuple[str, str]], expected: str) -> None:
    assert relate(sides) == expected


@given(SIDES)
def test_the_order_of_columns_does_not_matter(sides: list[tuple[str, str]]) -> None:
    assert len({relate(order) for order in permutations(sides)}) == 1


@given(SIDES, st.integers(0, 3), st.sampled_from(["not_researched", "disputed", "not_applicable"]))
def test_what_is_not_known_is_never_hidden_as_equal(sides: list[tuple[str, str]], at: int, state: str) -> None:
    expected = [*sides[:at], (state, "a"), *sides[at:]]
    assert relate(expected) == "unknown"


@given(SIDES)
def test_only_sides_of_one_state_and_one_coded_value_are_equal(sides: list[tuple[str, str]]) -> None:
    relation = relate(sides)
    if relation == "same":
        assert set(sides) == {sides[0]}
        assert sides[0][0] == "value"
        assert sides[0][1] not in ("", NOTHING, UNCODED)
    if relation == "neither":
        assert {state for state, _ in sides} == {"not_stated"}


def covered(plan: Plan) -> PlanCoverage:
    unlisted = {"instruments.subsidy": Silence((), is_silent=True)}
    return PlanCoverage(SMALLEST, plan, find_nothing(SMALLEST, plan) | unlisted)


def plan_with(**fields: object) -> Plan:
    """A complete plan with one programme that has these fields."""
    plan = plan_of([["housing"]])
    named = {"区财政局": Organisation(agency="finance"), "区住建局": Organisation(agency="office")}
    programmes = tuple(programme.model_copy(update=fields) for programme in plan.programmes)
    return plan.model_copy(update={"programmes": programmes, "organisations": named})


@pytest.mark.parametrize(
    ("facet", "term", "fields", "state"),
    [
        ("instruments", "fund", {"instruments": ["fund"]}, "value"),
        ("instruments", "subsidy", {"instruments": ["fund"]}, "not_stated"),
        ("instruments", "fund", {"instruments": NOT_STATED}, "not_stated"),
        ("instruments", "fund", {"instruments": UNREAD}, "not_researched"),
        ("target-groups", "all", {"target_groups": ["all"]}, "value"),
        ("target-groups", "all", {"target_groups": ["students"]}, "not_stated"),
        ("agencies", "finance", {"lead": ["区财政局"], "partners": NOT_STATED}, "value"),
        ("agencies", "finance", {"lead": NOT_STATED, "partners": ["区财政局"]}, "value"),
        ("agencies", "finance", {"lead": ["区住建局"], "partners": NOT_STATED}, "not_stated"),
        ("agencies", "finance", {"lead": ["区住建局"], "partners": UNREAD}, "not_researched"),
        ("agencies", "finance", {"lead": UNREAD, "partners": ["区财政局"]}, "value"),
        ("themes", "housing", {"instruments": UNREAD, "lead": UNREAD}, "value"),
        ("themes", "culture", {"instruments": UNREAD, "lead": UNREAD}, "not_stated"),
    ],
)
def test_silence_on_a_term_means_not_stated_only_if_every_programme_was_coded(
    facet: str, term: str, fields: dict[str, object], state: str
) -> None:
    assert covered(plan_with(**fields)).find(term, facet).state == state


def test_an_incomplete_plan_is_silent_on_nothing() -> None:
    for facet in FACETS:
        assert covered(plan_of([], extent="partial")).find("anything", facet).state == "not_researched"


def test_a_programme_that_both_leads_and_helps_counts_once() -> None:
    plan = plan_with(lead=["区财政局"], partners=["区财政局", "区住建局"])
    assert len(covered(plan).find("finance", "agencies").programmes) == 1


def item(name: str, part: str) -> ProgrammeItem:
    cell = Value("value", (Link("词"),))
    return ProgrammeItem(name, f"{name}~{part}", Link(name), name, "no", "", (), (), cell, cell, cell, cell, ())


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.sampled_from("12")), max_size=5))
def test_down_a_column_each_programme_is_summarised_once_and_each_part_of_it_stands_once(
    rows: list[dict[str, str]],
) -> None:
    column = [Side(Value("value"), programmes=tuple(item(*pair) for pair in row.items())) for row in rows]
    shown = [programme for side in tell_repeats(column) for programme in side.programmes]
    assert [item.id for item in shown] == [name for row in rows for name in row]
    seen: set[str] = set()
    for entry in shown:
        assert (entry.again, entry.summarised) == (entry.part in seen, entry.id in seen)
        seen |= {entry.id, entry.part}


def test_the_smallest_site_knows_all_facets() -> None:
    assert set(FACETS) <= set(SMALLEST.vocabularies)
