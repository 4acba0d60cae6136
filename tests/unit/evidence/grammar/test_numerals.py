"""Numbers are read as a reader of Chinese reads them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.grammar.numerals import find_numbers
from builder.text.chinese_numbers import parse_chinese

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百万", 1_000_000), ("一百", 100), ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("两", 2),
        ("二〇一二", 2012), ("三万", 30_000), ("五亿", 500_000_000), ("九千九百九十九", 9_999),
    ],
)  # fmt: skip
def test_chinese_numerals_have_their_value(text: str, value: int) -> None:
    assert parse_chinese(text) == Decimal(value)


@pytest.mark.parametrize("text", ["三四", "十二五", "二三十万", "一二三"])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert parse_chinese(text) is None


def test_arabic_and_chinese_numbers_are_found_in_their_places() -> None:
    text = "引进3.5万人、20%,每两年1次"
    results = [(number.text, number.value) for number in find_numbers(text)]
    assert results == [("3.5", Decimal("3.5")), ("20", Decimal(20)), ("两", Decimal(2)), ("1", Decimal(1))]
    assert all(text[number.start : number.end] == number.text for number in find_numbers(text))


def spelt(value: int) -> str:
    """A number below 10,000 in Chinese."""
    words, zero = "", False
    for unit, size in (("千", 1_000), ("百", 100), ("十", 10), ("", 1)):
        digit = value // size % 10
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + unit
            zero = False
        else:
            zero = True
    return words


@given(st.integers(1, 9_999))
def test_every_number_that_can_be_spelt_is_read(value: int) -> None:
    assert parse_chinese(spelt(value)) == value
