"""The level of a place in the administration of China, read from its code: what officials compare first.

In GB/T 2260 a province's capital has the first number of its cities (`xx01`), and the last two digits tell districts of
cities (01 to 20) from counties and banners (21 to 80) and from county-level cities (81 on).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Tier = Literal["municipality", "capital", "city", "direct"]
"""Of what a place is part: a municipality, a capital of a province, another city, or the province itself."""
Unit = Literal["district", "county", "town"]
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})


class Level(NamedTuple):
    """Of what a place is part, and what kind of place it is."""

    tier: Tier
    unit: Unit


def read_level(code: str) -> Level:
    """Reads the level of a place from its code.

    >>> [tuple(read_level(code)) for code in ("310101", "440103", "370481")]
    [('municipality', 'district'), ('capital', 'district'), ('city', 'town')]
    """
    number = int(code[4:])
    unit: Unit = "district" if number <= 20 else "county" if number <= 80 else "town"
    if code[:2] in _MUNICIPALITIES:
        return Level("municipality", unit)
    tiers: dict[str, Tier] = {"01": "capital", "90": "direct"}
    return Level(tiers.get(code[2:4], "city"), unit)
