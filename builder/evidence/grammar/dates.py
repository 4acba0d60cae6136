"""How official texts print dates, and the five-year plans that they date themselves by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.types import PartialDate
from builder.text.chinese_numbers import parse_chinese

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
