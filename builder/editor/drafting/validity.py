"""From when to when a document says that it holds: 本措施自2026年3月1日起施行，有效期3年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from builder.editor.drafting.lines import SourceLine, full_width
from builder.evidence.grammar.numerals import find_numbers
from builder.evidence.grammar.sentences import SENTENCE_END, pieces
from builder.text.values import value_class

_DAY = r"(?:(?:19|20)\d\d)年\d{1,2}月\d{1,2}日"
# 自2020年1月1日起施行的《办法》 is another document.
_BEGINS = re.compile(
    rf"自(?P<day>{_DAY}|[^,。;:《》]{{0,8}}之日)起[^,。;:《》]{{0,4}}(?:施行|实施|执行|生效|试行)(?!的)"
)
_HOLDS = re.compile("本[^,。;:《》]{2,6}(?:的?有效|试行)期")
_TERM = re.compile(r"(?:有效|试行)期限?(?:暂定)?[为是:]?|(?:暂定|试行)(?=[\d一二两三四五六七八九十])")
_YEARS = re.compile("[^,。;:年]{1,3}年")
_UNTIL = re.compile(rf"(?:至|到|-)(?P<day>{_DAY})")


@value_class
class Validity:
    """What a document says of when it holds, and where. Days are as content files write them; empty if not said."""

    said: str
    paragraph: int
    start: str = ""
    end: str = ""
    is_counted: bool = False
    """Whether the end is not printed, but follows from a number of years."""


def find_validity(lines: Sequence[SourceLine]) -> Validity | None:
    """The last sentence that says from when to when its document holds: with what it says of itself a text ends."""
    for line in reversed(lines):
        for start, end in reversed(list(_statements(line.key))):
            if _BEGINS.search(line.key, start, end) or _HOLDS.search(line.key, start, end):
                return _validity(line, start, end)
    return None


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """Its sentences, each with the one behind it that goes on about the same: 自……起施行。有效期3年。"""
    sentences = list(pieces(text, SENTENCE_END))
    for (start, end), following in zip(sentences, [*sentences[1:], None], strict=True):
        yield start, following[1] if following and _TERM.match(text, following[0]) else end


def _validity(line: SourceLine, start: int, end: int) -> Validity:
    text = line.key[start:end]
    begins, until, term = _BEGINS.search(text), _UNTIL.search(text), _TERM.search(text)
    first = _day(begins["day"]) if begins else None
    last = _day(until["day"]) if until else None
    counted = _last_day(first, text[term.end() :]) if first and term and not last else None
    end_day = last or counted
    return Validity(
        full_width(line.cut(start, end)).strip(),
        line.number,
        first.isoformat() if first else "",
        end_day.isoformat() if end_day else "",
        is_counted=counted is not None,
    )


def _last_day(first: date, words: str) -> date | None:
    """The day before as many years are over as words begin with."""
    years = _YEARS.match(words)
    numbers = find_numbers(years[0]) if years else ()
    if len(numbers) != 1 or not numbers[0].value:
        return None
    year = first.year + int(numbers[0].value)
    leap_day = (first.month, first.day) == (2, 29)
    return (date(year, 3, 1) if leap_day else first.replace(year=year)) - timedelta(days=1)


def _day(text: str) -> date | None:
    """A printed day; None for 印发之日 and for what no calendar has."""
    try:
        year, month, day = map(int, re.findall(r"\d+", text))
        return date(year, month, day)
    except ValueError:
        return None
