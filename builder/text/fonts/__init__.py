"""The fonts that pictures are drawn with, and which characters they have.

Noto Sans SC, cut down to the characters of GB 2312, of all names of divisions, and to signs (decision 44).
"""

from __future__ import annotations

import struct
from functools import cache
from importlib import resources
from typing import Literal

Weight = Literal["Regular", "Bold"]
WEIGHTS: tuple[Weight, ...] = ("Regular", "Bold")
_GROUPS = 12
"""The format of a table that gives characters in groups of successive numbers."""


@cache
def font_bytes(weight: Weight) -> bytes:
    """The font file of a weight."""
    return resources.files("builder.text.fonts").joinpath(f"NotoSansSC-{weight}.otf").read_bytes()


@cache
def glyphs() -> frozenset[str]:
    """The characters that can be drawn in every weight."""
    return frozenset.intersection(*(frozenset(characters_of(font_bytes(weight))) for weight in WEIGHTS))


def missing_glyphs(text: str) -> str:
    """The characters of a text that cannot be drawn, each once, in the order of their numbers.

    >>> missing_glyphs("鄠邑区，2024年"), missing_glyphs("龘靐龘")
    ('', '靐龘')
    """
    return "".join(sorted(set(text) - glyphs()))


def characters_of(font: bytes) -> list[str]:
    """The characters of an OpenType font, by its table `cmap` of format 12. Raise `ValueError` where it has none."""
    for offset in _tables_of_characters(font):
        form, _, _, _, count = struct.unpack_from(">HHLLL", font, offset)
        if form == _GROUPS:
            groups = struct.iter_unpack(">LLL", font[offset + 16 : offset + 16 + 12 * count])
            return [chr(number) for first, last, _ in groups for number in range(first, last + 1)]
    raise ValueError("a font without a table of characters of format 12")


def _tables_of_characters(font: bytes) -> list[int]:
    """Where the tables of characters begin, each for another encoding."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count])
    start = next((offset for tag, _, offset, _ in tables if tag == b"cmap"), None)
    if start is None:
        return []
    (count,) = struct.unpack_from(">H", font, start + 2)
    return [start + offset for _, _, offset in struct.iter_unpack(">HHL", font[start + 4 : start + 4 + 8 * count])]
