"""What words for a period say: how long it takes, and when it ends."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.compare.deadlines import distinct_deadlines
from builder.compare.periods import Due, Length, ReadPeriod, due_of, is_independent, read_period, read_plan_period
from builder.model.schema.plan import Period
from builder.model.schema.statement import Quantity
from builder.model.types import Absent, PartialDate

NOT_STATED = Absent.model_validate("not_stated")
UNREAD = ReadPeriod()


def years(least: int, most: int | None = None) -> Length:
    return Length(12 * least, 12 * (most or least))


@pytest.mark.parametrize(
    ("printed", "length", "start", "end", "computed"),
    [
        ("三年", years(3), 2012, (2015, 2015), True),
        ("五年左右", years(5), 2012, None, False),
        ("从2012年起，约五年", years(5), 2012, None, False),
        ("2011—2015年左右", years(5), 2011, None, False),
        ("5—10年的时间", years(5, 10), 2012, (2017, 2022), True),
        ("两到三年内", years(2, 3), 2012, (2014, 2015), True),
        ("从2020年起三年", years(3), 2020, (2023, 2023), True),
        ("“十二五”期间", years(5), 2011, (2015, 2015), True),
        ("「十四五」时期", years(5), 2021, (2025, 2025), True),
        ("“九五”期间", years(5), 1996, (2000, 2000), True),
        ("“十五”期间", years(5), 2001, (2005, 2005), True),
        ("“十二五”末", None, 2011, (2015, 2015), True),
        ("十五年", years(15), 2012, (2027, 2027), True),
        ("2011—2015年", years(5), 2011, (2015, 2015), False),
        ("2011年至2015年", years(5), 2011, (2015, 2015), False),
        ("2010年", years(1), 2010, (2010, 2010), False),
        ("2010年底", None, None, (2010, 2010), False),
        ("今年", years(1), None, None, False),
        ("6个月内", Length(6, 6), None, None, False),
        ("从2012年起", None, 2012, None, False),
    ],
)
def test_a_period_is_read_as_printed(
    printed: str, length: Length | None, start: int | None, end: tuple[int, int] | None, computed: bool
) -> None:
    assert read_period(printed, 2012) == ReadPeriod(length, start, end, computed)


@pytest.mark.parametrize(
    "printed", ["不久", "三四年", "10—5年", "零年", "近期和远期", "2015—2011年", "每年", "年", "一百"]
)
def test_what_cannot_be_read_is_unknown(printed: str) -> None:
    assert read_period(printed, 2012) == UNREAD


@given(
    st.text(alphabet="十一二三四五九两0125—-年月个内“”至到从起期间末左右今去", max_size=12), st.none() | st.just(2012)
)
@example("5—10年内", 2012)
@example("2011—2015年", None)
@example("2015—2011年", None)
def test_whatever_is_printed_is_read_or_unknown_and_never_ends_before_it_starts(
    printed: str, start: int | None
) -> None:
    period = read_period(printed, start)
    if period.end and period.start:
        assert period.start <= period.end[0] <= period.end[1]
    assert not period.computed or period.end


@given(st.integers(1, 50), st.integers(0, 20), st.sampled_from(["内", "左右", "", "的时间"]))
def test_a_number_of_years_is_as_long_as_it_says(least: int, more: int, behind: str) -> None:
    words = f"{least}—{least + more}年{behind}" if more else f"{least}年{behind}"
    assert read_period(words).length == years(least, least + more)
    assert read_period(words).end is None


def test_the_period_of_a_plan_counts_its_years() -> None:
    assert read_plan_period(Period.model_validate({"start": "2022", "end": "2024"})).length == years(3)
    assert read_plan_period(Period.model_validate({"start": "2012", "years": {"min": 5, "max": 10}})).length == years(
        5, 10
    )
    assert read_plan_period(Period.model_validate({"start": "2012"})) == ReadPeriod(start=2012)
    assert read_plan_period(NOT_STATED) == UNREAD


@pytest.mark.parametrize(
    "per", ["每年", "每人", "每人每年", "每年每个部门", "每次", "每名", "每月", "每两年", "一次性"]
)
def test_a_rate_does_not_depend_on_how_long_it_is_paid(per: str) -> None:
    assert is_independent(per)


@pytest.mark.parametrize("per", ["", "每个社区", "每个单位", "每个部门", "每个园区"])
def test_so_many_for_each_place_grow_with_time(per: str) -> None:
    assert not is_independent(per)


def quantity(**fields: Any) -> Quantity:
    model = {"id": "q", "label": "人", "nature": "target", "value": "5", "printed": "五"}
    return Quantity.model_validate(model | fields)


def test_what_is_due_is_a_date_or_the_end_of_a_period_as_far_as_it_is_known() -> None:
    plan = Period.model_validate({"start": "2022", "end": "2024"})
    assert due_of(quantity(by="2024", period="三年"), plan) == Due(date=PartialDate(2024))
    assert due_of(quantity(period="三年"), plan) == Due(printed="三年", end=(2024, 2024), computed=True)
    assert due_of(quantity(period="五年"), NOT_STATED) == Due(printed="五年")
    assert due_of(quantity(period="从2012年起"), NOT_STATED) is None
    assert due_of(quantity(), plan) is None


def test_an_end_is_computed_only_from_a_start_that_the_text_states() -> None:
    plan = Period.model_validate({"start": "2012", "years": {"min": 5, "max": 10}})
    assert due_of(quantity(period="5—10年内"), plan) == Due(printed="5—10年内", end=(2017, 2022), computed=True)
    assert due_of(quantity(period="从2013年起三年"), plan) == Due(
        printed="从2013年起三年", end=(2016, 2016), computed=True
    )
    assert due_of(quantity(period="2013—2015年"), plan) == Due(printed="2013—2015年", end=(2015, 2015))
    for words in ("5年", "三年内", "5年左右", "5—10年左右", "从2012年起五年左右"):
        assert due_of(quantity(period=words), plan) == Due(printed=words), words


@pytest.mark.parametrize("printed", ["从2012年起五年左右", "从2012年起，大约五年", "从2012年起约5年"])
def test_a_plan_for_about_so_long_has_a_length_and_no_end(printed: str) -> None:
    about = Period.model_validate({"start": "2012", "years": {"min": 5, "max": 5}, "printed": printed})
    assert read_plan_period(about) == ReadPeriod(years(5), 2012)
    assert due_of(quantity(period="五年内"), about) == Due(printed="五年内")


def test_the_last_year_is_not_the_end_of_a_plan_for_one_year() -> None:
    plan = Period.model_validate({"start": "2022", "end": "2022"})
    assert due_of(quantity(period="一年内"), plan) == Due(printed="一年内", end=(2022, 2022), computed=True)
    assert due_of(quantity(period="去年"), plan) == Due(printed="去年")
    assert due_of(quantity(period="2022年"), plan) == Due(printed="2022年", end=(2022, 2022))


def test_deadlines_are_listed_once_by_when_they_end_and_those_without_an_end_last() -> None:
    unknown, computed = Due(printed="五年"), Due(printed="三年", end=(2024, 2024), computed=True)
    dated, later = Due(date=PartialDate(2024)), Due(date=PartialDate(2024, 8))
    assert distinct_deadlines([unknown, computed, later, dated, unknown]) == (dated, later, unknown)


@pytest.mark.parametrize("months", [(0, 12), (-1, 1), (13, 12)])
def test_a_length_is_of_some_time_and_a_range_the_right_way_round(months: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no length"):
        Length(*months)
    assert Length(1, 1) == Length(1, 1)
