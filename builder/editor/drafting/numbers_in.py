"""The numbers of a paragraph, sorted into those that may be quantities and those that are not.

What is written here is about Chinese numerals and measure words, not about any field of policy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from builder.evidence.grammar.numerals import COUNTED_BARE, MEASURES, Number, find_numbers, goes_on_from_ordinal
from builder.text.limits import AHEAD, NOT_OF_A_NAME
from builder.text.values import value_class

Why = Literal[
    "idiom",
    "year",
    "ordinal",
    "name",
    "title",
    "number",
    "one",
    "unit",
    "no-value",
    "suspicious",
    "duration",
    "validity",
    "per",
    "phrase",
]

_UNIT = re.compile(rf"([万亿千百]{{0,2}}(?:{MEASURES})(?!才)|[万亿]{COUNTED_BARE}|[万亿]+)")
# After Chinese numerals, where more measure words make words of another meaning (一级, 四门).
_SPARE = re.compile(
    r"[万亿]?(?:个月|大类|人次|户次|家次|场次|批次|个|名|人|位|家|所|项|次|场|年|天|类|种|倍|元|批|轮|支|套)(?!才)"
)
MAX_QUOTED = 24
_NAME: Why = "name"
_TITLE: Why = "title"
_BEFORE = re.compile(
    # 不超过培训费用50%: a long qualifier may stand a few words before its figure.
    rf"((?:{'|'.join(AHEAD)}){NOT_OF_A_NAME}(?=[一-鿿]{{0,6}}$)|(?:超过|接近|约|近|逾|超)(?=[为达]?$))"
)
_AFTER = re.compile(r"(左右|以上|以下|以内|上下)")
_MORE = re.compile(r"(余|多|几)")
_TO = re.compile(r"(-{1,2}|至|到)")
_DURATION = re.compile(r"(年|个月|天|周)(左右)?(的?时间|以内|之内|内|期间|来|累计|[之以]?后(?![备续期勤进]))")
_TIME = re.compile(r"年(左右)?(的?时间|以内|之内|内|期间|来|起|底|末)?[,;]?|次性")
# How long a document holds: 有效期3年, 自发布之日起试行两年. It says nothing that is done.
_VALIDITY = re.compile(r"(?:有效|试行|施行|执行)期限?(?:暂定)?[为是:]?$|起(?:试行|施行|执行|实施|有效)$")
# 分五年等额发放, 连续三年, 取得成就的五年: how long, and no amount.
_LASTS = re.compile(r"(?:分|连续|近|过去|今后|未来|这|的)$")
_OF_VALIDITY = re.compile(r"年|个月|[天日]")
_OF_HUNDRED_MILLIONS = re.compile("个(?=[万亿])")
_CLASS_SIGN = "[一二三四五六]"
# What counts the articles of a document is part of its name: 创新新政81条.
_DOCUMENT = re.compile("(?:新政|政策|意见|措施|办法|规定|细则|举措|决定)$")
# 一类、二类、三类企业: classes by number.
_CLASSES = re.compile(f"{_CLASS_SIGN}类(?:[,和或及]{_CLASS_SIGN}类)+")
_LONGEST_SPAN = 20
"""So many years a plan looks ahead at most."""
_LONGEST_LIST = 40
_MOST_PARTS = 2
"""So many numbers a date has behind its year."""
_LATIN = re.compile(r"[a-z+*_]")


@value_class
class PrintedFigure:
    """What may be a quantity, between `start` and `end` of the folded text; qualifiers and unit are in it."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    qualifier: str
    unit: str
    per: str = ""
    """每两年: how often; then the number is no amount."""


@value_class
class NonQuantity:
    """A number that is not a quantity, or may not be one, and why."""

    start: int
    end: int
    why: Why


def sort_numbers(text: str, passed_over: Sequence[tuple[int, int]], *, start: int) -> list[PrintedFigure | NonQuantity]:
    """The numbers of a folded paragraph from `start` on, in order. In stretches that are passed over are idioms."""
    return list(_sorted(text, [number for number in find_numbers(text) if number.start >= start], passed_over))


def _sorted(
    text: str, printed: list[Number], passed_over: Sequence[tuple[int, int]]
) -> Iterator[PrintedFigure | NonQuantity]:
    skip = -1
    for index, number in enumerate(printed):
        if index <= skip:
            continue
        if any(a <= number.start and number.end <= b for a, b in passed_over):
            yield NonQuantity(number.start, number.end, "idiom")
            continue
        following = printed[index + 1] if index + 1 < len(printed) else None
        joined = following if following and _joins(text, number, following) else None
        last = joined or number
        why = _no_quantity(text, number, last) or _is_rate(text, number, following) or _is_span(text, number, following)
        figure = None if why else _figure(text, number, joined)
        if why == "year" and not joined:
            skip, last = _whole_date(text, printed, index)
        skip = index + 1 if joined and (figure or why) else skip
        yield figure or NonQuantity(number.start, _end(text, last) if why else last.end, why or "unit")


def _whole_date(text: str, printed: Sequence[Number], index: int) -> tuple[int, Number]:
    """The last number of a date that begins with a year, 2026年12月31日, which is one thing."""
    last = index
    while last + 1 < len(printed) and text[printed[last].end : printed[last + 1].start] in ("年", "月"):
        after = printed[last + 1].end
        if last - index >= _MOST_PARTS or text[after : after + 1] not in ("月", "日"):
            break
        last += 1
    return last, printed[last]


def _is_rate(text: str, number: Number, following: Number | None) -> Why | None:
    """每两年优选60名: the first number says how often the second one is meant."""
    if not text.startswith("每", max(0, number.start - 1)) or not text.startswith("年", number.end):
        return None
    if following is None or _no_quantity(text, following, following) or not _figure(text, following, None):
        return None
    return None if re.search(r"[,。;:]", text[number.end : following.start]) else "per"


def _is_span(text: str, number: Number, following: Number | None) -> Why | None:
    """三年引进60名: over how long the second number is meant."""
    if following is None or not re.match("年[一-鿿]", text[number.end : number.end + 2]):
        return None
    is_short = number.value is not None and number.value <= _LONGEST_SPAN
    between = text[number.end : following.start]
    # At the head of a clause, over a list: 三年培育水手、舵手等2000名.
    heads = not re.search("[一-鿿]$", text[: number.start]) and not re.match("年[的以之内期满]", between)
    stops = r"[。;:|]" if heads and len(between) <= _LONGEST_LIST else r"[,。;:|]"
    return "duration" if is_short and not re.search(stops, between) and _figure(text, following, None) else None


def _end(text: str, number: Number) -> int:
    """Where a year or a duration ends: the words that belong to it are no part of what comes next."""
    match = _TIME.match(text, number.end)
    return match.end() if match else number.end


def _joins(text: str, number: Number, following: Number) -> bool:
    """Whether two numbers are the ends of one range: 5-10年, 5年至10年."""
    between = text[number.end : following.start]
    unit = _UNIT.match(text, following.end)
    bare = between.removeprefix(unit[1]) if unit else between
    return bool(_TO.fullmatch(bare)) and number.value is not None and following.value is not None


def _no_quantity(text: str, number: Number, last: Number) -> Why | None:
    before, after = text[max(0, number.start - 3) : number.start], text[last.end : last.end + 6]
    arabic = number.text[0].isdigit()
    if number.value is None:
        return "no-value"
    if _is_date(text, number, last):
        return "year"
    if number.start == 1 and text[0] == "(" and after.startswith(")"):
        return "ordinal"
    if (
        before.endswith("第")
        or goes_on_from_ordinal(text, number.start)
        or (before.endswith(("十", "“")) and after.startswith(("五", "规划")))
    ):
        return "ordinal"
    if arabic and (after.startswith(("]", "号")) or before.endswith("[")):
        return "number"
    if inside := _within(text, number):
        return inside
    if arabic and after.startswith("年") and number.value >= 100:
        return "suspicious"
    if span := _span_of_time(text[max(0, number.start - 10) : number.start], after):
        return span
    if after.startswith("位一体") or _LATIN.match(after) or _LATIN.match(before[-1:]):
        return "name"
    return "one" if number.text == "一" else None


def _span_of_time(before: str, after: str) -> Why | None:
    if _OF_VALIDITY.match(after) and _VALIDITY.search(before):
        return "validity"
    return "duration" if _DURATION.match(after) or (after.startswith("年") and _LASTS.search(before)) else None


def _is_date(text: str, number: Number, last: Number) -> bool:
    """A year, or the month or day after one."""
    year = number.value is not None and 1900 <= number.value <= 2099 and len(number.text) == 4
    after = text[last.end : last.end + 1]
    unit = _UNIT.match(text, last.end)
    if year and (not unit or unit[1].startswith("年")):
        return True
    before = text[max(0, number.start - 8) : number.start]
    return (
        bool(re.search(r"\d{4}[./-]$|\d{4}[年./-]\d{1,2}[月./-]$", before))
        or bool(re.search(r"\d{4}年$", before) and not unit)  # 2025年80名 is no month
        or (after == "月" and last.text.isdigit() and len(last.text) <= 2)
        or bool(after == "日" and re.search(r"\d{1,2}月$", before))
    )


@lru_cache(maxsize=1)
def _names(text: str) -> tuple[tuple[int, int, Why], ...]:
    """The titles 《…》 and the names between quotation marks: start, end and which it is, in order."""
    quotes = [match.start() for match in re.finditer('"', text)]
    pairs = [(a, b, _NAME) for a, b in zip(quotes[::2], quotes[1::2], strict=False) if b - a <= MAX_QUOTED]
    titles = [(match.start(), match.end() - 1, _TITLE) for match in re.finditer(r"《[^《》]*》", text)]
    return tuple(sorted([*pairs, *titles]))


def _within(text: str, number: Number) -> Why | None:
    """Whether a number stands in a title, in a name between quotation marks, or is how many articles a text has."""
    if text.startswith("条", number.end) and _DOCUMENT.search(text[: number.start]):
        return "name"
    if any(match.start() <= number.start < match.end() for match in _CLASSES.finditer(text)):
        return "name"
    names = _names(text)
    at = bisect_right(names, number.start, key=lambda name: name[0])
    near = names[max(0, at - 2) : at]
    return next((why for start, end, why in reversed(near) if start < number.start and number.end <= end), None)


def _is_large_in_words(number: Number) -> bool:
    """一百万 needs no measure word to be a number; 三 does."""
    return number.value is not None and number.value >= 100 and len(number.text) >= 3 and not number.text.isascii()


def _figure(text: str, number: Number, joined: Number | None) -> PrintedFigure | None:
    if joined is None and text[max(0, number.start - 1) : number.start] == "每" and text.startswith("年", number.end):
        start, end = number.start - 1, number.end + 1
        return PrintedFigure(start, end, number.value or Decimal(), None, "", "", text[start:end])
    last = joined or number
    end, qualifiers = last.end, []
    if more := _MORE.match(text, end):
        qualifiers.append(more[1])
        end = more.end()
    if _OF_HUNDRED_MILLIONS.match(text, end):
        end += 1  # 16.8个亿 is 16.8亿
    unit = (_UNIT if last.text[0].isdigit() else _SPARE).match(text, end)
    if not unit and not _is_large_in_words(last):
        return None
    unit = unit or re.compile(COUNTED_BARE).match(text, end)
    end = unit.end() if unit else end
    if after := _AFTER.match(text, end):
        qualifiers.append(after[1])
        end = after.end()
    start = number.start
    if before := _BEFORE.search(text[max(0, start - 12) : start]):
        qualifiers.insert(0, before[1])
        start = max(0, start - 12) + before.start()
    assert number.value is not None
    high = joined.value if joined else None
    qualifier = qualifiers[0] if qualifiers else ""
    return PrintedFigure(start, end, number.value, high, qualifier, unit[0] if unit else "")
