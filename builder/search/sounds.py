"""How characters sound: what a browser needs to tell which name was meant by others that sound the same."""

from __future__ import annotations

from collections.abc import Iterable

from builder.text.readings import load_readings

_READINGS = 3
"""Of a character so many count: the others are hardly known."""
_ROWS, _CELLS = range(0xB0, 0xD8), range(0xA1, 0xFF)
"""Where GB 2312 has the characters which people write mostly, 3,755; the last cells of the last row have none."""


def character_sounds(names: Iterable[str]) -> dict[str, str]:
    """By syllable, the characters that are read so: the common ones, which may be typed, and all of `names`.

    >>> sounds = character_sounds(["闵行"])
    >>> [character in sounds["min"] for character in "闽闵玟"], "行" in sounds["hang"] and "行" in sounds["xing"]
    ([True, True, False], True)
    """
    sounds = dict[str, list[str]]()
    readings = load_readings().characters
    for character in sorted(readings.keys() & _common_characters().union(*names)):
        for syllable in readings[character].split(",")[:_READINGS]:
            sounds.setdefault(syllable, []).append(character)
    return {syllable: "".join(characters) for syllable, characters in sorted(sounds.items())}


def _common_characters() -> set[str]:
    return {*bytes(byte for row in _ROWS for cell in _CELLS for byte in (row, cell)).decode("gb2312", "ignore")}
