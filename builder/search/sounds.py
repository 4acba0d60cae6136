"""How characters sound: what a browser needs to tell which name was meant by others that sound the same."""

from __future__ import annotations

from collections.abc import Iterable

from builder.text.readings import load_readings

_READINGS = 3
"""Of a character so many count: the others are hardly known."""
_COMMON = range(0xB0, 0xD8)
"""The rows of GB 2312 that have the characters which people write mostly, 3,755."""


def character_sounds(names: Iterable[str]) -> dict[str, str]:
    """By syllable, the characters that are read so: the common ones, which may be typed, and all of `names`.

    >>> sounds = character_sounds(["闵行"])
    >>> [character in sounds["min"] for character in "闽闵玟"], "行" in sounds["hang"] and "行" in sounds["xing"]
    ([True, True, False], True)
    """
    own, sounds = {*"".join(names)}, dict[str, list[str]]()
    for character, readings in sorted(load_readings().characters.items()):
        for syllable in readings.split(",")[:_READINGS] if character in own or _is_common(character) else ():
            sounds.setdefault(syllable, []).append(character)
    return {syllable: "".join(characters) for syllable, characters in sorted(sounds.items())}


def _is_common(character: str) -> bool:
    try:
        return character.encode("gb2312")[0] in _COMMON
    except UnicodeEncodeError:
        return False
