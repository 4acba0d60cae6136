"""Dates and periods as sources print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from builder.evidence.grammar.numerals import find_numbers
from builder.evidence.sources.source_text import Match
from builder.evidence.verification.search import Search
from builder.model.schema.plan import Period
from builder.model.types import PartialDate
from builder.text.chinese_numbers import parse_chinese
from builder.text.normalise import fold

_BEFORE_A_DAY, _LAST_DAY = 2, 31
"""Numbers before that of a day, and the last day that months have."""


def check_date(search: Search, date: PartialDate) -> None:
    """The date must stand in the cited paragraphs in one of the forms of official texts."""
    for form in date_forms(date):
        for match in search.text.find(form, search.paragraphs):
            if not _goes_on(search.text.folded[match.paragraph - 1].text, match, form):
                search.result.matches.append(match)
                return
    search.refute("evidence-date", date=date)


def _goes_on(text: str, match: Match, form: str) -> bool:
    """Whether the digits around a date may belong to it: 2022.8.3 in 2022.8.31, 2013 in 12013.

    A time of the day stands right behind a date in a folded text, so that 2022-08-03 10:00 is none of these.
    """
    if text[max(0, match.start - 1) : match.start].isdigit():
        return True
    following = text[match.end : match.end + 1]
    if not form[-1].isdigit() or not following.isdigit():
        return False
    *before, last = re.split("[-./]", form)
    is_day = len(before) == _BEFORE_A_DAY
    return not is_day or (len(last) == 1 and int(last + following) <= _LAST_DAY)


_NINES = "一二三四五六七八九"
FIVE_YEAR_PLAN = re.compile(f'(?<![{_NINES}百])(十[{_NINES}]?|[八九])五(?="?(?:规划|计划|时期|期间|以来|发展|$))')


def five_year_plan(number: str) -> tuple[int, int]:
    """The first and the last year of one of the country's plans: the eighth began in 1991, and each lasts five years.

    >>> five_year_plan("十四")
    (2021, 2025)
    """
    count = parse_chinese(number)
    assert count is not None
    first = 1991 + 5 * (int(count) - 8)
    return first, first + 4


def years_of_five_year_plan(text: str) -> tuple[int, int] | None:
    """The first and the last year of the national five-year plan that a folded text names, if it names one.

    >>> years_of_five_year_plan('发展"十四五"规划')
    (2021, 2025)
    """
    match = FIVE_YEAR_PLAN.search(text)
    return five_year_plan(match[1]) if match else None


def check_period(search: Search, period: Period) -> None:
    """The numbers of a period are those of its printed phrase, no fewer and no more."""
    if not period.printed:
        search.refute("evidence-period")
        return
    if search.anchor(period.printed) is None:
        return
    dates = [str(date).split("-") for date in (period.start, period.end) if date]
    stated = {Decimal(part) for date in dates for part in date}
    if period.years:
        stated |= {Decimal(period.years.min), Decimal(period.years.max)}
    phrase = fold(period.printed)
    printed = {number.value for number in find_numbers(FIVE_YEAR_PLAN.sub("", phrase))}
    printed |= set(map(Decimal, years_of_five_year_plan(phrase) or ()))
    for value in stated - printed:
        search.refute("evidence-value", value=value, printed=period.printed)
    for extra in printed - stated if stated <= printed else ():
        search.refute("evidence-foreign-number", number=extra, printed=period.printed)


def date_forms(date: PartialDate) -> Iterator[str]:
    """As sources print dates: 2022年8月3日, 2022-08-03, 2022.8.3, 2022/8/3; a day never stands for its month.

    >>> list(date_forms(PartialDate.parse("2022-08")))
    ['2022年8月', '2022年08月', '2022-08']
    """
    year, month, day = date.year, date.month, date.day
    if day and month:
        yield f"{year}年{month}月{day}日"
        yield f"{year}年{month:02d}月{day:02d}日"
        yield f"{year}-{month:02d}-{day:02d}"
        for mark in "./":
            yield mark.join((str(year), str(month), str(day)))
            yield f"{year}{mark}{month:02d}{mark}{day:02d}"
    elif month:
        yield f"{year}年{month}月"
        yield f"{year}年{month:02d}月"
        yield f"{year}-{month:02d}"
    else:
        yield str(year)
