"""How Chinese is read in Latin letters: for ids, for sorting names, and as places are typed on a keyboard.

The dictionary of readings takes a fifth of a second to import, so only what reads characters imports it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product

MAX_READINGS = 32
_PARTS = re.compile(r"[\u3400-\u9fff]|[^\u3400-\u9fff]+")
_KINDS_OF_PLACES = ("区", "县", "市", "旗")


def read_syllables(text: str) -> list[str]:
    """The syllables of a text without tones; what is not Chinese stays together as it is.

    >>> read_syllables("人口2025")
    ['ren', 'kou', '2025']
    """
    import pypinyin

    return pypinyin.lazy_pinyin(text)


@cache
def place_readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Every way to read a place's name, as syllables, the likeliest first.

    Dictionaries do not know how characters with several readings are read in most places (闵行, 单县, 莘县): each of
    their readings counts. What kind of place it is, its last character, has one. Letters and digits stay as they are.

    >>> place_readings("闵行区")
    (('min', 'xing', 'qu'), ('min', 'hang', 'qu'), ('min', 'heng', 'qu'))
    """
    import pypinyin

    # Each on its own, for where they stand in a known word only its reading would count (六合).
    alone = [pypinyin.pinyin(part, style=pypinyin.Style.NORMAL, heteronym=True) for part in _PARTS.findall(name)]
    options = [[reading.lower() for reading in dict.fromkeys(readings[0])] for readings in alone]
    if name[-1:] in _KINDS_OF_PLACES:
        options[-1] = options[-1][:1]
    return tuple(islice(product(*options), MAX_READINGS))


@cache
def keyboard_spellings(name: str, city: str = "") -> tuple[str, ...]:
    """Every way to type a place's name behind its city's: in pinyin without tones or spaces, and by initials.

    >>> keyboard_spellings("荔湾区", "广州")
    ('guangzhouliwanqu', 'gzlwq')
    """
    before = [syllable.lower() for syllable in read_syllables(city)]
    spellings = [(*before, *syllables) for syllables in place_readings(name)]
    whole = ("".join(syllables) for syllables in spellings)
    initials = ("".join(syllable[:1] for syllable in syllables) for syllables in spellings)
    return tuple(dict.fromkeys([*whole, *initials]))
