"""What a text leaves open is not told as a difference: the same words may count the same or not, and nobody knows."""

from __future__ import annotations

from typing import Any

import pytest

from builder.compare.coverage import PlanCoverage
from builder.compare.relation import failed_conditions, relate
from builder.compare.stated_quantities import collect_quantities
from builder.model.site import Plan
from builder.views.context import Context
from builder.views.side_numbers import quantities_value
from tests.support.comparing import find_nothing
from tests.unit.views.test_comparing_fairly import (
    INDICATOR,
    context,
    pair,
    quantity,
    relation,
    unchanged,
    with_quantities,
)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": None}, "没有写明是存量、期内数还是累计"),
        ({"unit": "%"}, "基数或单位没有写明"),
        ({"unit": None}, "基数或单位没有写明"),
        ({"period": "不久"}, "没有写明多长时间"),
    ],
)
def test_the_same_words_that_leave_a_condition_open_are_never_called_different(
    fields: dict[str, Any], reason: str
) -> None:
    alike = with_quantities(quantity(**fields))
    expected = f"？ 口径没有写明或登记，无法比较（{reason}）"
    assert relation(pair(alike, alike), f"indicators.{INDICATOR.id}") == expected


def test_sets_of_numbers_differ_only_where_all_of_them_are_stated() -> None:
    """Under a theme numbers of all kinds stand together, and their conditions are told as one."""

    def key(both: Context, plan: Plan, **fields: Any) -> str:
        numbers = with_quantities(quantity(), quantity("r", **fields))(plan)
        own = collect_quantities(PlanCoverage(both.site, numbers, find_nothing(both.site, numbers)))
        return quantities_value(both.page("x.html"), own, mixed=True)[1]

    both = context(unchanged, unchanged)
    left, right = both.site.plans
    for fields, changed, expected in (
        ({}, {}, "same"),
        ({}, {"target_groups": []}, "unlike"),
        ({"kind": None}, {"kind": None}, "unstated"),
        ({"kind": None}, {}, "unstated"),
    ):
        keys = key(both, left, **fields), key(both, right, **changed)
        assert relate([("value", each) for each in keys]) == expected
        assert failed_conditions(keys) == {"same": [], "unlike": ["set"], "unstated": ["set_unknown"]}[expected]
