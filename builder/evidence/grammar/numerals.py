"""Numbers in Chinese text: 1,500, 3.5, ５００, 十二, 一百万, 两."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from builder.text.chinese_numbers import parse_chinese
from builder.text.values import value_class

_NUMBER = re.compile(r"(?P<arabic>\d+(?:\.\d+)?)|(?P<chinese>[零〇一二两三四五六七八九十百千]+[万亿]?)", re.ASCII)

_OF_FIGURES = (
    "个百分点|百分点|平方米|人次|户次|家次|场次|批次|件次|项次|台次|台套|人年|人月|人天"
    "|美元|英镑|欧元|港元|元|%|名|人|位|个|家|所|项|支|套|间|户|座|栋"
)
_OF_OTHERS = (
    "平方公里|公里|公顷|立方米|个工作日|工作日|小时|分钟|学时|课时|大类|个月"
    "|‰|年|天|日|周|次|场|期|批|轮|件|条|类|种|层|张|处|幢|片|亩|台|篇|倍|岁|组|份|册|门|级|月"
)
FIGURES = frozenset(_OF_FIGURES.split("|"))
"""Measure words of people, things and money."""
# 20人年龄, 20人月均 and 20人天天 go on otherwise.
_WORDS_AFTER = {"人年": "(?![龄均度内底末初来])", "人月": "(?![均度内底末初])", "人天": "(?!天)"}
MEASURES = "|".join(
    f"{word}{_WORDS_AFTER.get(word, '')}"
    for word in sorted(f"{_OF_FIGURES}|{_OF_OTHERS}".split("|"), key=len, reverse=True)
)
"""The words that numbers are counted in, longer before shorter."""
COUNTED_BARE = "人(?:才|口)"
"""What is counted by the ten thousand without a measure word."""
MEASURE = re.compile(rf"[万亿千百]{{0,2}}(?:{MEASURES})(?!才|一体)|[万亿]+")
"""A measure word behind Arabic digits, with 万 or 亿 before it; 三位一体 counts nothing."""


_NTH = r"[一二三四五六七八九十\d](?:名|位|届)?"
_OF_ORDINALS = re.compile(f"第{_NTH}(?:[,、和或及至-]{_NTH})*[,、和或及至-]$")


def goes_on_from_ordinal(text: str, at: int) -> bool:
    """Whether what stands at a place goes on from an ordinal, and counts nothing.

    >>> goes_on_from_ordinal("获得第一,二,三名的", 7), goes_on_from_ordinal("第一,培训三名", 5)
    (True, False)
    """
    return bool(_OF_ORDINALS.search(text[max(0, at - 12) : at]))


@value_class
class Number:
    """A number and where it stands. `value` is None for numerals that are no number, such as 三四."""

    start: int
    end: int
    text: str
    value: Decimal | None


@lru_cache(maxsize=4096)
def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number in a folded text, Arabic or Chinese. 万 and 亿 after Arabic digits are units, not digits."""
    return tuple(
        Number(
            match.start(),
            match.end(),
            match[0],
            Decimal(match["arabic"]) if match["arabic"] else parse_chinese(match["chinese"]),
        )
        for match in _NUMBER.finditer(text)
    )
