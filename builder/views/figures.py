"""Numbers in words, with everything that belongs to them."""

from __future__ import annotations

import re
from decimal import Decimal

from builder.evidence.grammar.numerals import find_numbers
from builder.model.schema.statement import Quantity
from builder.views.context import PageContext

_GROUPED_FROM = 10_000
_VAGUE = re.compile("[一二三四五六七八九十百千万]*几[十百千万]*")
"""A number that is left open, such as 十几, whose least and most are how it is read."""


def figure(page: PageContext, quantity: Quantity) -> str:
    """A number with everything that belongs to it, or how often alone: 每年 3—4 名, 不超过 1 万元, 每年.

    What the text writes out (一百万) stands as it is written, and what it comes to behind it.
    """
    ends = [number for number in (quantity.value, quantity.min, quantity.max) if isinstance(number, Decimal)]
    if not ends:
        return quantity.per or ""
    in_digits = "—".join(grouped_digits(end) for end in ends)
    number = _numeral(quantity) or in_digits
    unit, qualifier = quantity.unit or "", quantity.qualifier or ""
    # 左右 and 以上 stand behind the unit, 余 and 多 before it, 约 and 不超过 before the number.
    if _VAGUE.fullmatch(qualifier):
        number, words = qualifier, f"{qualifier}{unit}"
    elif qualifier in page.t("quantity.behind_unit").split():
        words = f"{number}{unit}{qualifier}"
    elif qualifier in page.t("quantity.behind_number").split():
        words = f"{number}{qualifier}{unit}"
    else:
        words = f"{qualifier}{number}{unit}"
    computed = page.t("quantity.in_digits", number=in_digits) if number != in_digits else ""
    return f"{quantity.per or ''}{words}{computed}"


def _numeral(quantity: Quantity) -> str:
    """The number as the text has it, where that is in Chinese numerals of several characters; empty elsewhere."""
    numbers = [number for number in find_numbers(quantity.printed) if number.value == quantity.value]
    written = [number.text for number in numbers if len(number.text) > 1 and not number.text[0].isdecimal()]
    return written[0] if len(written) == len(numbers) == 1 else ""


def grouped_digits(number: Decimal) -> str:
    """A number as a reader counts its digits: from five digits on they stand in groups.

    >>> grouped_digits(Decimal(5000)), grouped_digits(Decimal(1000000)), grouped_digits(Decimal("1.50"))
    ('5000', '1,000,000', '1.50')
    """
    return f"{number:,f}" if abs(number) >= _GROUPED_FROM else f"{number:f}"
