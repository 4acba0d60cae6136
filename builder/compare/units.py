"""Units as texts print them, and what they have in common: 5亿元 and 50000万元 are both yuan.

A small table of the language, not of the field. A unit that it does not know is its own unit: it is compared with
nothing else, which is safe.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from builder.text.values import value_class

_MULTIPLES = {"千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}
# 万亿 is one multiple, not 万 of a unit called 亿元.
_LONGEST_FIRST = sorted(_MULTIPLES, key=len, reverse=True)
# Words that count the same thing; the indicator says what is counted (decision 12).
_SAME = {"名": "人", "位": "人", "家": "个", "所": "个", "处": "个", "％": "%", "人民币元": "元", "圆": "元"}
_MONEY = frozenset({"元", "美元", "港元", "欧元"})
_SHARES = frozenset({"%", "‰", "个百分点"})


@value_class
class Unit:
    """A unit without its multiple: a printed number times `10 ** power` counts `base` (empty: unstated)."""

    base: str
    power: int = 0

    @property
    def is_money(self) -> bool:
        """Whether it counts a currency."""
        return self.base in _MONEY

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something else, which the unit does not name."""
        return self.base in _SHARES

    @property
    def counts_people(self) -> bool:
        """Whether it counts heads: people by whatever name (人, 人次), or households."""
        return self.base.startswith("人") or self.base == "户"

    def amount(self, printed: Decimal) -> Decimal:
        """What a printed number amounts to in `base`, without an exponent.

        >>> f"{read_unit('亿元').amount(Decimal(5))} {read_unit('亿元').base}"
        '500000000 元'
        """
        return Decimal(f"{printed.scaleb(self.power):f}")


@lru_cache(maxsize=4096)
def read_unit(printed: str | None) -> Unit:
    """Reads a unit as printed, with or without 万 and 亿.

    >>> read_unit("万名"), read_unit("亿元")
    (Unit(base='人', power=4), Unit(base='元', power=8))
    >>> read_unit("个百分点"), read_unit(None)
    (Unit(base='个百分点', power=0), Unit(base='', power=0))
    """
    words = "".join((printed or "").split())
    multiple = next((multiple for multiple in _LONGEST_FIRST if words.startswith(multiple)), "")
    base = words.removeprefix(multiple)
    return Unit(_SAME.get(base, base), _MULTIPLES.get(multiple, 0))
