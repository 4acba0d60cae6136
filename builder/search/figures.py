"""Figures of folded texts by their values, as the search page finds them in queries (`pages/search/numbers.js`).

一百万 is 100万 is 1000000, three tenths are 30 %. The rules are those of the script to the letter, since the value is
the key of a file. Those of `evidence/grammar/numerals.py`, by which claims are held against sources, are others.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = "零一二三四五六七八九"
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 1e4, "亿": 1e8}
_PERSONS = ("名", "个")
_SLASHES = str.maketrans("⁄∕", "//")
_COMMA = re.compile(r"([0-9]),(?=[0-9]{3}(?![0-9]))")
_SPOKEN = re.compile("([0-9一二两三四五六七八九十百千])个(?=[万亿])")
_TENTHS = re.compile("([一二两三四五六七八九])成")
_PERCENT = re.compile("百分之([零一二两三四五六七八九十百]+)")
_PERCENT_OF_DIGITS = re.compile(r"百分之([0-9]+(?:\.[0-9]+)?)")
_FRACTION = re.compile("([二三四五六七八九十]+)分之([一二两三四五六七八九十]+)")
_CHINESE = re.compile("([零一二两三四五六七八九十百千]+)(?=[万亿元名人个年份家项%])")
_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)([万亿]*)([%元名人个年份家项]?)")


class SearchedFigure(NamedTuple):
    """The value of a number, and the unit behind it: "" where that is none that a search tells apart."""

    value: float
    unit: str


def find_figures(folded: str) -> list[SearchedFigure]:
    """The figures of a text that is folded for search.

    >>> [(figure.value, figure.unit) for figure in find_figures("近一百万元、三成、5个亿")]
    [(1000000.0, '元'), (30.0, '%'), (500000000.0, '')]
    """
    return [
        SearchedFigure(_scaled(float(number), scale), "人" if unit in _PERSONS else unit)
        for number, scale, unit in _FIGURE.findall(_with_figures(folded))
    ]


def _scaled(value: float, scale: str) -> float:
    for character in scale:
        value *= _LARGE[character]
    return value


def _with_figures(folded: str) -> str:
    """A text with figures in place of Chinese numbers that stand before a unit."""
    text = _COMMA.sub(r"\1", folded.translate(_SLASHES))
    text = _SPOKEN.sub(r"\1", text)
    text = _TENTHS.sub(lambda match: f"{_value_of(match[1]) * 10}%", text)
    text = _PERCENT.sub(lambda match: f"{_value_of(match[1])}%" if _value_of(match[1]) >= 0 else match[0], text)
    text = _PERCENT_OF_DIGITS.sub(r"\1%", text)
    text = _FRACTION.sub(lambda match: f"{_value_of(match[2])}/{_value_of(match[1])}", text)
    return _CHINESE.sub(lambda match: str(_value_of(match[1])) if _value_of(match[1]) >= 0 else match[1], text)


def _value_of(text: str) -> int:
    """A number in Chinese characters below 10,000; -1 if it is none."""
    total, digit = 0, -1
    for character in text.replace("两", "二"):
        if character in _SMALL:
            total += (1 if digit < 0 else digit) * _SMALL[character]
            digit = -1
        elif digit > 0:
            return -1
        else:
            digit = _DIGITS.index(character)
    return total + max(digit, 0)
