"""How Chinese is read in Latin letters: for ids, for names in search, and as places are typed on a keyboard."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby, islice, product

from builder.text.readings import load_readings

MAX_READINGS = 32
_PARTS = re.compile(r"[\u3400-\u9fff]|[^\u3400-\u9fff]+")
_IN_PLACES = {"乐": ("lao",), "宕": ("tan",)}
"""Readings that characters have in names of places only, and the dictionary does not know: 乐亭, 宕昌."""
_KINDS_OF_PLACES = ("区", "县", "市", "旗")


def read_syllables(text: str) -> list[str]:
    """The syllables of a text without tones; what is not Chinese stays together as it is.

    >>> read_syllables("人口2025"), read_syllables("重庆"), read_syllables("重大")
    (['ren', 'kou', '2025'], ['chong', 'qing'], ['zhong', 'da'])
    """
    syllables: list[str] = []
    for is_chinese, characters in groupby(text, load_readings().characters.__contains__):
        stretch = "".join(characters)
        syllables += _read_words(stretch) if is_chinese else [stretch]
    return syllables


def _read_words(stretch: str) -> Iterator[str]:
    """The syllables of the longest word that begins a stretch of Chinese, then of the next; or of its character."""
    readings = load_readings().characters
    while stretch:
        word, _, own = _first_word(stretch).partition(" ")
        yield from own.split() or (readings[character].partition(",")[0] for character in word)
        stretch = stretch[len(word) :]


def _first_word(stretch: str) -> str:
    """The line of the longest word that begins a stretch; the first character where there is none.

    Words are told apart as pypinyin does, of whose dictionaries the table is made.
    """
    words, at, longest = load_readings().words, _first_line(stretch[:2]), stretch[0]
    if at is None:
        return longest
    for end in range(2, len(stretch) + 1):
        start = stretch[:end]
        at = bisect_left(words, start, at)
        line = words[at] if at < len(words) else ""
        if not line.startswith(start):
            break
        if line.partition(" ")[0] == start:
            longest = line
    else:
        return longest if len(longest) > 1 else stretch  # what only begins a word is read by its characters
    return longest


@lru_cache(maxsize=1 << 16)
def _first_line(start: str) -> int | None:
    """Where the words begin that begin so; None where there is none: that is so of most pairs of characters."""
    words = load_readings().words
    at = bisect_left(words, start)
    return at if at < len(words) and words[at].startswith(start) else None


@cache
def place_readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Every way to read a place's name, as syllables, the likeliest first.

    Dictionaries do not know how characters with several readings are read in most places (闵行, 单县, 莘县): each of
    their readings counts. What kind of place it is, its last character, has one. Letters and digits stay as they are.

    >>> place_readings("闵行区")
    (('min', 'xing', 'qu'), ('min', 'hang', 'qu'), ('min', 'heng', 'qu'))
    """
    # Each on its own, for where they stand in a known word only its reading would count (六合).
    characters = load_readings().characters
    options = [characters[part].split(",") if part in characters else [part.lower()] for part in _PARTS.findall(name)]
    for character, readings in zip(name, options, strict=False):
        readings += [reading for reading in _IN_PLACES.get(character, ()) if len(options) == len(name)]
    if name[-1:] in _KINDS_OF_PLACES:
        options[-1] = options[-1][:1]
    return tuple(islice(product(*options), MAX_READINGS))


@cache
def keyboard_spellings(name: str, city: str = "") -> tuple[str, ...]:
    """Every way to type a place's name behind its city's: in pinyin without tones or spaces, and by initials.

    >>> keyboard_spellings("荔湾区", "广州")
    ('guangzhouliwanqu', 'gzlwq')
    """
    before = _read_city(city)
    spellings = [(*before, *syllables) for syllables in place_readings(name)]
    whole = ("".join(syllables) for syllables in spellings)
    initials = ("".join(syllable[:1] for syllable in syllables) for syllables in spellings)
    return tuple(dict.fromkeys([*whole, *initials]))


@lru_cache(maxsize=512)
def _read_city(city: str) -> tuple[str, ...]:
    """The syllables of a city's name, which stands before those of all its districts."""
    return tuple(syllable.lower() for syllable in read_syllables(city))
