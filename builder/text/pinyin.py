"""How Chinese names are typed on a keyboard: in pinyin, or by its initials."""

from __future__ import annotations

from functools import cache
from itertools import islice, product

MAX_READINGS = 32


@cache
def list_spellings(name: str, city: str = "") -> tuple[str, ...]:
    """Every way to type a place's name behind its city's: in pinyin without tones or spaces, and by initials.

    Dictionaries do not know how characters with several readings are read in most places (闵行, 单县, 莘县): each of
    their readings counts. The last character is 区, 县 or 市 and has one. Letters and digits stay as they are.

    >>> list_spellings("荔湾区")
    ('liwanqu', 'lwq')
    """
    import pypinyin  # half a second of processor, which a check does without

    before = [syllable.lower() for syllable in pypinyin.lazy_pinyin(city)]
    syllables = pypinyin.pinyin(name, style=pypinyin.Style.NORMAL, heteronym=True)
    options = [[reading.lower() for reading in dict.fromkeys(readings)] for readings in syllables]
    behind = islice(product(*options[:-1], *[last[:1] for last in options[-1:]]), MAX_READINGS)
    spellings = [(*before, *reading) for reading in behind]
    whole = ("".join(spelling) for spelling in spellings)
    initials = ("".join(syllable[:1] for syllable in spelling) for spelling in spellings)
    return tuple(dict.fromkeys([*whole, *initials]))
