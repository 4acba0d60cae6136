"""Numbers in Chinese numerals: 十二, 一百万, 二〇一二."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}


def parse_chinese(text: str) -> Decimal | None:
    """The value of Chinese numerals, or None when they do not make a number.

    >>> parse_chinese("一百二十"), parse_chinese("二〇一二"), parse_chinese("三四")
    (Decimal('120'), Decimal('2012'), None)
    """
    group = _GROUPS.get(text[-1:], 1)
    body = text[:-1] if group > 1 else text
    if not body:
        return None
    if all(character in _DIGITS for character in body):
        if len(body) > 1 and "两" in body:
            return None
        # 二〇一二 is a year read out; 三四 is "three or four".
        if len(body) in (1, 4):
            return Decimal("".join(str(_DIGITS[character]) for character in body)) * group
        return None
    total, digit = 0, None
    for character in body:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        else:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
    return Decimal(total + (digit or 0)) * group
