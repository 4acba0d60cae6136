"""Until when something is to be done: each day once, the earliest first, and only of what is promised."""

from __future__ import annotations

from typing import Any

import pytest

from builder.compare.deadlines import distinct_deadlines, has_calendar, list_deadlines
from builder.compare.periods import Due
from builder.model.types import PartialDate
from tests.unit.compare.test_indicators import collect_quantities, plan, quantity, site


def printed_deadlines(**fields: Any) -> list[str]:
    listed = plan(quantity(**fields))
    (stated,) = collect_quantities(listed)
    return [str(due.date or due.printed) for due in list_deadlines(site(listed), stated)]


@pytest.mark.parametrize(
    ("nature", "deadlines"), [("target", ["三年内"]), ("result", [])], ids=["promised", "reported as done"]
)
def test_a_time_is_a_deadline_only_of_what_is_promised(nature: str, deadlines: list[str]) -> None:
    assert printed_deadlines(nature=nature, period="三年内") == deadlines


@pytest.mark.parametrize("nature", ["target", "result"])
def test_a_date_is_one_of_whatever_it_is_said(nature: str) -> None:
    assert printed_deadlines(nature=nature, by="2025-06") == ["2025-06"]


STATED = Due(date=PartialDate(2025))
IN_WORDS = Due(printed="“十四五”期间", end=(2025, 2025), computed=True)
IN_JUNE = Due(date=PartialDate(2025, 6))
OPEN = Due(printed="不久")


def test_a_date_stands_for_words_that_end_in_the_same_year_whichever_came_first() -> None:
    assert distinct_deadlines([STATED, IN_WORDS]) == distinct_deadlines([IN_WORDS, STATED]) == (STATED,)


def test_a_month_is_another_deadline_than_its_year_and_what_has_no_end_comes_last() -> None:
    assert distinct_deadlines([OPEN, IN_WORDS, IN_JUNE, OPEN]) == (IN_JUNE, IN_WORDS, OPEN)


def test_only_a_stated_date_makes_a_calendar() -> None:
    dated, undated = plan(quantity(by="2025")), plan(quantity(period="三年内"))
    assert [has_calendar(site(each)) for each in (dated, undated)] == [True, False]
