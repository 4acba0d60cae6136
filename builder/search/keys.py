"""Under which keys the names of a large site stand, so that a browser finds every name without loading them all.

A key is the beginning of what one can type of a name: of its text from any character on, and of its pinyin and its
initials from any syllable on. A key that has too many names is split: it holds the first of them, and keys that are
longer by a character hold the rest. So the keys at which nothing is split any more hold every name, and a browser looks
for the longest one that a query begins with.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

EACH_KEY = 60
"""Different names up to which a key is not split, if it holds all their entries."""
MAX_HELD = 2 * EACH_KEY
"""Entries that a key holds at most: a name may be that of a page of every district."""
HELD_OF_SPLIT = 30
"""Entries that a key holds which is split: they answer only a query that is just as short."""
SHORT = 2
"""Characters up to which a key holds as many though it is split: there are few such keys, and many ask for them."""
_END = "\n"
_AT = 1 << 24
"""Of a place in what is typed of a name: the number of the name times this, and the character's."""
_MARKS = re.compile("[^0-9a-z\u3400-\u9fff\U00020000-\U0003ffff%]")
_LETTER = re.compile("[a-z]")


class NameKey(NamedTuple):
    """A key: the entries that it holds, of how many, and whether longer keys have the rest.

    `onto`: the longer key that has just the same, and so holds them alone.
    """

    text: str
    held: Sequence[int]
    total: int
    is_split: bool
    onto: str = ""


class _Typed(NamedTuple):
    """What can be typed of a name: its text, its pinyin and initials, one after the other, and where one can begin."""

    line: str
    starts: tuple[int, ...]
    wholes: frozenset[int]
    """The starts of whole ones, and not of parts."""
    text_end: int


def bare(folded: str) -> str:
    """A folded text without marks of punctuation, as a browser leaves them out (`search.bare`)."""
    return _MARKS.sub("", folded)


def find_keys(names: Sequence[tuple[str, str]]) -> Iterator[NameKey]:
    """All keys of names, the entry with the lower number first: of each its folded text, and its readings."""
    entries: dict[tuple[str, str], list[int]] = {}
    for number, name in enumerate(names):
        entries.setdefault(name, []).append(number)
    return _Keys([_typed(folded, readings) for folded, readings in entries], [*entries.values()]).all()


class _Keys:
    def __init__(self, typed: Sequence[_Typed], entries: Sequence[Sequence[int]]) -> None:
        self._typed = typed
        self._entries = entries

    def all(self) -> Iterator[NameKey]:
        places = array("Q", (number * _AT + at for number, typed in enumerate(self._typed) for at in typed.starts))
        waiting = [*self._group(0, places).items()]
        while waiting:
            key, places = waiting.pop()
            # A sound begins with two letters: a lone one is looked for in texts only, as a browser does.
            is_letter = _LETTER.fullmatch(key) is not None
            ranks = self._ranked(key, filter(self._is_text, places) if is_letter else places)
            total = sum(len(self._entries[name]) for name in ranks)
            # Where all are called the same, longer keys would part nothing.
            is_full = len(ranks) > EACH_KEY or (total > MAX_HELD and len(ranks) > 1)
            longer = self._group(len(key), places) if is_letter or is_full else {}
            passed = []
            while not is_letter and len(longer) == 1 and len(*longer.values()) == len(places):
                passed.append(key)
                key += next(iter(longer))
                longer = self._group(len(key), places)
            yield from (NameKey(text, (), 0, is_split=True, onto=key) for text in passed)
            if passed:
                ranks = self._ranked(key, places)
            most = HELD_OF_SPLIT if longer and len(key) > SHORT else MAX_HELD
            yield NameKey(key, self._in_order(ranks, most), total, is_split=bool(longer))
            waiting.extend((key + character, longer[character]) for character in sorted(longer))

    def _is_text(self, place: int) -> bool:
        return place % _AT < self._typed[place // _AT].text_end

    def _group(self, length: int, places: array[int]) -> dict[str, array[int]]:
        """Places by the character that follows there on a key of some length."""
        groups: dict[str, array[int]] = {}
        for place in places:
            character = self._typed[place // _AT].line[place % _AT + length]
            if character != _END:
                groups.setdefault(character, array("Q")).append(place)
        return groups

    def _ranked(self, key: str, places: Iterable[int]) -> dict[int, int]:
        """The names at places, in their order: 0 where a key is all of one, 1 where it begins it, 2 where it is a part.

        So a browser ranks them, by text or by sound.
        """
        ranks: dict[int, int] = {}
        for place in places:
            name, at = divmod(place, _AT)
            typed = self._typed[name]
            rank = 2 if at not in typed.wholes else 1 if typed.line[at + len(key)] != _END else 0
            ranks[name] = min(rank, ranks.get(name, rank))
        return ranks

    def _in_order(self, ranks: dict[int, int], most: int) -> list[int]:
        """The first entries of names: of those that are what is typed up to half of them, then each other name once.

        What many pages are called would else leave no place for other names.
        """
        whole = [number for name, rank in ranks.items() if not rank for number in self._entries[name]]
        others = [self._entries[name] for name in sorted(filter(ranks.get, ranks), key=ranks.__getitem__)]
        held = whole[: most // 2]
        held += [entries[0] for entries in others[:most]]
        held += whole[most // 2 : most]
        turn = 1
        while others and len(held) < most:
            others = [entries for entries in others if len(entries) > turn]
            held += [entries[turn] for entries in others]
            turn += 1
        return held[:most]


def _typed(folded: str, readings: str) -> _Typed:
    text = bare(folded)
    line, starts, wholes = text + _END, [*range(len(text))], {0}
    for reading in readings.split("|") if readings else ():
        syllables = reading.split(" ")
        wholes |= {len(line), len(line) + sum(map(len, syllables)) + 1}
        for syllable in syllables:
            starts.append(len(line))
            line += syllable
        line += _END
        starts += range(len(line), len(line) + len(syllables))
        line += "".join(syllable[:1] for syllable in syllables) + _END
    return _Typed(line, tuple(starts), frozenset(wholes), len(text))
