"""Sides that have nothing of a kind are not the same in it, and other bodies are no other wording."""

from __future__ import annotations

import pytest

from builder.compare.relation import NOTHING, UNCODED, relate
from builder.model.site import Plan
from builder.views.pieces import Link, Value
from builder.views.side_table import relation_words
from builder.views.sides import ComparedRow, Side
from tests.unit.views.test_comparing_fairly import NOT_STATED, Change, context, pair, relation, unchanged

BODIES, SILENT = Side(Value("value"), "finance lead"), Side(Value("not_stated"))
NAMELESS, UNSORTED = Side(Value("value"), NOTHING), Side(Value("value"), UNCODED)


def issued_by(*names: str) -> Change:
    return lambda plan: plan.model_copy(update={"issuer": list(names) or NOT_STATED})


def without_bodies(plan: Plan) -> Plan:
    programmes = tuple(programme.model_copy(update={"lead": [], "partners": []}) for programme in plan.programmes)
    return plan.model_copy(update={"programmes": programmes})


def test_two_texts_that_name_no_body_are_not_the_same_in_it() -> None:
    view = pair(without_bodies, without_bodies)
    assert relation(view, "themes.housing.agencies") == "○ 都没有写到"
    assert relation(view, "themes.housing.commitments") == "＝ 相同"


def test_a_text_recorded_in_part_is_not_silent_of_bodies() -> None:
    def in_part(plan: Plan) -> Plan:
        return without_bodies(plan).model_copy(update={"extent": "partial"})

    for left, right in ((in_part, unchanged), (in_part, without_bodies), (in_part, in_part)):
        assert relation(pair(left, right), "themes.housing.agencies") == "？ 无法比较"


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ([BODIES, BODIES], "＝ 相同"),
        ([BODIES, NAMELESS], "◆ 只有甲写到"),
        ([SILENT, BODIES], "◆ 只有乙写到"),
        ([NAMELESS, SILENT], "○ 都没有写到"),
        ([UNSORTED, UNSORTED], "○ 都没有归入任何一类"),
        ([UNSORTED, SILENT], "○ 都没有归入任何一类"),
        ([BODIES, UNSORTED], "◆ 机构或角色不同"),
    ],
)
def test_only_what_a_side_has_can_be_the_same_or_its_alone(sides: list[Side], words: str) -> None:
    row = ComparedRow("themes.housing.agencies", Link("机构与角色"))
    related = relate([(side.value.state, side.key) for side in sides])
    page = context(unchanged).page("x.html")
    assert relation_words(page, row, related, sides, ["甲", "乙"]) == words


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (issued_by("区委", "区政府"), issued_by("区政府", "区委"), "＝ 相同"),
        (issued_by("区委"), issued_by("区政府"), "◆ 有差异"),
        (issued_by("区委"), issued_by("区委", "区政府"), "◆ 有差异"),
        (issued_by("区财政局"), unchanged, "＝ 相同"),
        (issued_by(), issued_by(), "○ 都未提及"),
    ],
)
def test_other_issuers_are_different_and_not_worded_differently(left: Change, right: Change, words: str) -> None:
    assert relation(pair(left, right), "facts.issuer") == words
