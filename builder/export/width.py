"""How wide a text is where every sign takes one column or two, as in a fixed-width Chinese font."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LINES = 65_536


class _Columns(dict[str, int]):
    """The columns of each sign that was met: to ask Unicode for every sign of every cell takes three times as long."""

    def __missing__(self, sign: str) -> int:
        columns = self[sign] = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        return columns


_COLUMNS = _Columns()


@lru_cache(maxsize=_LINES)
def text_columns(text: str) -> int:
    """How many columns a text takes.

    >>> text_columns("区县A1")
    6
    """
    return sum(map(_COLUMNS.__getitem__, text))
