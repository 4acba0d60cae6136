"""Dates and periods of the content against what the cited paragraphs print."""

from __future__ import annotations

import re
from decimal import Decimal

from builder.evidence.grammar.dates import FIVE_YEAR_PLAN, date_forms, years_of_five_year_plan
from builder.evidence.grammar.numerals import find_numbers
from builder.evidence.sources.source_text import Match
from builder.evidence.verification.search import Search
from builder.model.schema.plan import Period
from builder.model.types import PartialDate
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
