"""How Chinese names are typed on a keyboard: in pinyin, or by its initials."""

from __future__ import annotations

from functools import cache
from itertools import islice, product

MOST_READINGS = 32


@cache
def typed(name: str, city: str = "") -> tuple[str, ...]:
    """Every way to type a place's name behind its city's: in pinyin without tones or spaces, and by initials.

    Dictionaries do not know how characters with several readings are read in most places (闵行, 单县, 莘县): each of
    their readings counts. The last character is 区, 县 or 市 and has one. Letters and digits stay as they are.
    """
    import pypinyin  # half a second of processor, which a check does without

    before = [one.lower() for one in pypinyin.lazy_pinyin(city)]
    syllables = pypinyin.pinyin(name, style=pypinyin.Style.NORMAL, heteronym=True)
    options = [[one.lower() for one in dict.fromkeys(syllable)] for syllable in syllables]
    behind = islice(product(*options[:-1], *[last[:1] for last in options[-1:]]), MOST_READINGS)
    readings = [(*before, *one) for one in behind]
    whole = ("".join(one) for one in readings)
    initials = ("".join(syllable[:1] for syllable in one) for one in readings)
    return tuple(dict.fromkeys([*whole, *initials]))
