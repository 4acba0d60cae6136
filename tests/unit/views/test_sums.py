"""What counts as an amount of money, and what a side without numbers is beside one that has some."""

from __future__ import annotations

from typing import Any

import pytest

from builder.compare.relation import relate
from builder.model.schema.statement import Quantity
from builder.model.site import Plan
from builder.views.all_rows import numbers_side
from builder.views.answer_finding import finding_words
from builder.views.answers import answers
from builder.views.number_explorer import number_explorer_view
from builder.views.pieces import Link
from builder.views.side_table import relation_words
from builder.views.sides import ComparedRow
from tests.unit.views.test_comparing_fairly import Change, context, quantity, with_quantities

ROW = ComparedRow("themes.housing.numbers", Link("数额"))


def on_housing(*quantities: Quantity) -> Change:
    """A plan whose programme on housing states these numbers."""

    def change(plan: Plan) -> Plan:
        programmes = [
            each.model_copy(update={"quantities": list(quantities) if "housing" in each.themes else []})
            for each in plan.programmes
        ]
        return with_quantities()(plan).model_copy(update={"programmes": tuple(programmes), "theme_notes": {}})

    return change


def fund(**fields: Any) -> Quantity:
    return quantity(**{"nature": "fund", "unit": "万元", "themes": ["housing"]} | fields)


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (fund(), 2),
        (fund(unit="%"), 1),
        (fund(nature="target"), 1),
        (fund(value="not_stated", unit=None), 1),
    ],
    ids=["a sum", "a share of costs", "what was sold", "only a name"],
)
def test_only_sums_of_funds_and_benefits_count_as_such(second: Quantity, count: int) -> None:
    listed = context(on_housing(fund()), on_housing(second))
    page = listed.page("x.html")
    plan_answers = answers(page, "themes", "housing", listed.site.plans)
    assert finding_words(page, plan_answers, short=True) == f"2 份写到，{count} 份写明给多少"
    assert finding_words(page, plan_answers).startswith(f"2 份写到，{count} 份写明资金或待遇的金额，")
    assert number_explorer_view(listed).finding.endswith(f"{count} 处写明金额。")


@pytest.mark.parametrize(
    ("second", "long", "short"),
    [
        (fund(unit="%"), "没有写明资金或待遇的金额，1 份写明别的数字，", "1 份写明数字"),
        (fund(nature="target"), "没有写明资金或待遇的金额，1 份写明别的数字，", "1 份写明数字"),
        (fund(value="not_stated", unit=None), "没有写明资金或待遇的金额，", "没有写明给多少"),
    ],
    ids=["a share of costs", "a target", "only a name"],
)
def test_where_no_plan_states_a_sum_other_numbers_are_told(second: Quantity, long: str, short: str) -> None:
    named = fund(value="not_stated", unit=None)
    listed = context(on_housing(named), on_housing(second))
    page = listed.page("x.html")
    plan_answers = answers(page, "themes", "housing", listed.site.plans)
    assert finding_words(page, plan_answers, short=True) == f"2 份写到，{short}"
    assert finding_words(page, plan_answers).startswith(f"2 份写到，{long}")


TIERS = quantity(nature="scope", themes=["housing"], unit="个")
TARGET = quantity(themes=["housing"])


@pytest.mark.parametrize(
    ("second", "count", "rest"),
    [
        ([TIERS], 1, "，1 份的数字只说明范围"),
        ([TIERS, TARGET.model_copy(update={"id": "r"})], 2, ""),
        ([], 1, ""),
    ],
    ids=["only how many parts", "that and a target", "no number"],
)
def test_how_many_parts_something_has_is_no_number_of_what_is_done(
    second: list[Quantity], count: int, rest: str
) -> None:
    listed = context(on_housing(TARGET), on_housing(*second))
    page = listed.page("x.html")
    plan_answers = answers(page, "themes", "housing", listed.site.plans)
    assert finding_words(page, plan_answers, short=True) == f"2 份写到，{count} 份写明数字"
    assert finding_words(page, plan_answers).startswith(f"2 份写到，{count} 份写明数字{rest}，")


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ([fund()], [], "≠ 口径不同，不能直接比（只有一边写了数额）"),
        ([fund(value="not_stated", unit=None)], [], "◆ 只有甲写到"),
        ([], [], "○ 都没有写到"),
        ([fund()], [fund(value="60")], "◆ 数额不同"),
    ],
    ids=["a number and none", "a name and none", "none", "numbers"],
)
def test_no_number_is_no_other_amount(left: list[Quantity], right: list[Quantity], words: str) -> None:
    listed = context(on_housing(*left), on_housing(*right))
    page = listed.page("x.html")
    sides = [numbers_side(page, plan, "housing")[ROW.id] for plan in listed.site.plans]
    relation = relate([(side.value.state, side.key) for side in sides])
    assert relation_words(page, ROW, relation, sides, ["甲", "乙"]) == words
