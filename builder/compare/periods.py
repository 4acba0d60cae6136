"""How long the time is that a number is of, and when it ends: 三年, 5—10年内, “十二五”期间, 2011—2015年, 今年.

A small grammar of what texts print, not of what they could mean. A period that it cannot read is unknown, and what is
unknown is compared with nothing (decision 12).
"""

from __future__ import annotations

import re
from dataclasses import replace

from builder.evidence.grammar.dates import five_year_plan
from builder.model.schema.plan import APPROXIMATE, Period
from builder.model.schema.statement import Quantity
from builder.model.types import Absent, PartialDate
from builder.text.chinese_numbers import parse_chinese
from builder.text.normalise import fold
from builder.text.values import value_class

Years = tuple[int, int]
"""The first and the last year that something can end in; twice the same where there is one."""

_NUMBER = r"(\d+|[一二两三四五六七八九十百]+)"
_BETWEEN = r"(?:-|至|到)"
_DURATION = re.compile(rf"{_NUMBER}(?:{_BETWEEN}{_NUMBER})?个?(年|月)")
_YEAR_RANGE = re.compile(rf"(\d{{4}})年?{_BETWEEN}(\d{{4}})年?")
_YEAR = re.compile(r"(\d{4})年?(度|内)?(底|末|以前|之前|前)?")
_START = re.compile(r"(?:从|自)?(\d{4})年?(?:起|开始),?")
_FIVE_YEAR_PLAN = re.compile(r'"?(十[一二三四五六]?|[八九])五"?(?:期间|时期|末|期末|规划|计划|以来)?(?!年)')
_THIS_YEAR = re.compile(r"(?:今|本|当|全|去|明)年度?(?:内|底|末)?")
_ABOUT = re.compile(rf"{APPROXIMATE.pattern}|以内|之内|的?时间|内|中|的努力|经过|用|未来|今后|力争|争取|再")
_INDEPENDENT = re.compile(r"年|月|季|周|日|天|次|届|期|小时|一次性|每一?个?[人名位]")


@value_class
class Length:
    """How many months a time takes, at least and at most."""

    least: int
    most: int

    def __post_init__(self) -> None:
        """A length is a range the right way round."""
        if not 0 < self.least <= self.most:
            message = f"no length: {self.least} to {self.most} months"
            raise ValueError(message)


@value_class
class ReadPeriod:
    """What the words for a period say. None: the text leaves it open, or the words cannot be read."""

    length: Length | None = None
    start: int | None = None
    end: Years | None = None
    computed: bool = False
    """Whether the end does not stand there, but follows from what stands there."""


def read_period(printed: str, start: int | None = None) -> ReadPeriod:
    """Reads a period as printed. `start`: the year that it counts from where it does not say so itself.

    What takes only about so long (左右, 约) has no end that could be computed.

    >>> read_period("5—10年内", 2012)
    ReadPeriod(length=Length(least=60, most=120), start=2012, end=(2017, 2022), computed=True)
    >>> read_period("“十二五”期间")
    ReadPeriod(length=Length(least=60, most=60), start=2011, end=(2015, 2015), computed=True)
    >>> read_period("三年左右", 2012)
    ReadPeriod(length=Length(least=36, most=36), start=2012, end=None, computed=False)
    >>> read_period("不久").length
    """
    words = fold(printed)
    period = _read(words, start)
    return replace(period, end=None, computed=False) if APPROXIMATE.search(words) else period


def _read(words: str, start: int | None) -> ReadPeriod:
    if match := _FIVE_YEAR_PLAN.fullmatch(words):
        return _five_year_plan(match[1], whole="末" not in words)
    if match := _YEAR_RANGE.fullmatch(_bare(words)):
        return _years(int(match[1]), int(match[2]))
    if match := _YEAR.fullmatch(words):
        year = int(match[1])
        return ReadPeriod(end=(year, year)) if match[3] else _years(year, year)
    if _THIS_YEAR.fullmatch(words):
        return ReadPeriod(Length(12, 12))
    own_start = _START.match(words)
    rest = words[own_start.end() :] if own_start else words
    start = int(own_start[1]) if own_start else start
    if match := _DURATION.fullmatch(_bare(rest)):
        return _duration(match, start)
    return ReadPeriod(start=int(own_start[1]) if own_start else None)


def _bare(words: str) -> str:
    return _ABOUT.sub("", words)


def _five_year_plan(number: str, *, whole: bool) -> ReadPeriod:
    start, end = five_year_plan(number)
    return ReadPeriod(Length(60, 60) if whole else None, start, (end, end), computed=True)


def _years(first: int, last: int) -> ReadPeriod:
    if last < first:
        return ReadPeriod()
    months = 12 * (last - first + 1)
    return ReadPeriod(Length(months, months), first, (last, last))


def _duration(match: re.Match[str], start: int | None) -> ReadPeriod:
    numbers = [_number(digits) for digits in match.groups()[:2] if digits]
    if None in numbers or 0 in numbers or numbers != sorted(numbers, key=lambda number: number or 0):
        return ReadPeriod()
    least, most = (int(number or 0) for number in (numbers[0], numbers[-1]))
    if match[3] == "月":
        return ReadPeriod(Length(least, most))
    if least > 100:  # a year alone
        return ReadPeriod()
    end = (start + least, start + most) if start else None
    return ReadPeriod(Length(12 * least, 12 * most), start, end, computed=end is not None)


def _number(digits: str) -> int | None:
    if digits.isdigit():
        return int(digits)
    value = parse_chinese(digits)
    return None if value is None else int(value)


def read_plan_period(period: Period | Absent) -> ReadPeriod:
    """The period of a whole plan."""
    if isinstance(period, Absent):
        return ReadPeriod()
    if period.end:
        return _years(period.start.year, period.end.year)
    if period.years and period.years.min:
        length, end = Length(12 * period.years.min, 12 * period.years.max), period.computed_end
        return ReadPeriod(length, period.start.year, end, computed=end is not None)
    return ReadPeriod(start=period.start.year)


def length_of(quantities: list[Quantity], period: Period | Absent) -> Length | None:
    """The time that a number is of: its own, or else that of its plan; None where that is unknown.

    `quantities`: the number, then the other places that state the same. Words for a period that cannot be read make
    it unknown: they are a period of its own, and nobody knows which.
    """
    plan = read_plan_period(period)
    for quantity in quantities:
        if quantity.period:
            return read_period(quantity.period).length
        if quantity.by:
            return _years(plan.start, quantity.by.year).length if plan.start else None
    return plan.length


def is_independent(per: str) -> bool:
    """Whether what a number is counted per makes it the same over any time: each year, each time, each person.

    So many for each community or unit are the more, the longer it takes.

    >>> is_independent("每人每年"), is_independent("每次"), is_independent("每个社区"), is_independent("每个单位")
    (True, True, False, False)
    """
    return bool(_INDEPENDENT.search(per))


@value_class
class Due:
    """Until when something is to be done. `date` is stated; `printed` are the words for a period, and when it ends."""

    date: PartialDate | None = None
    printed: str = ""
    end: Years | None = None
    computed: bool = False

    @property
    def order(self) -> tuple[bool, int, int, int]:
        """What is due earlier first; what has no known end last."""
        if self.date:
            return (False, self.date.year, self.date.month or 0, self.date.day or 0)
        return (self.end is None, *(self.end or (0, 0)), 13)


def due_of(quantity: Quantity, period: Period | Absent) -> Due | None:
    """Until when a quantity is to be reached, if it says so itself: by a date, or within a period.

    Years without a start are the time of the plan if they are as many: three years in a plan for 2022 to 2024 end with
    it, and not in 2025. From when others count is not said, and their end is not computed.
    """
    if quantity.by:
        return Due(date=quantity.by)
    if not quantity.period:
        return None
    plan, own = read_plan_period(period), read_period(quantity.period)
    if own.start and own.length is None and own.end is None:
        return None  # 从2012年起 begins and does not end
    within = read_period(quantity.period, plan.start)
    if plan.end and within.computed and (within.start, within.length) == (plan.start, plan.length):
        return Due(printed=quantity.period, end=plan.end, computed=True)
    return Due(printed=quantity.period, end=own.end, computed=own.computed)
