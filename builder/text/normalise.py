"""Every fold: what counts as the same text, at named levels from the strictest to the loosest.

| level             | for                      | spaces, case | Traditional     | punctuation                    |
|-------------------|--------------------------|--------------|-----------------|--------------------------------|
| `narrow`          | numbers, dates, radicals | kept         | kept            | kept                           |
| `fold_for_search` | queries and pages        | dropped      | by site's table | quotes, dashes, dots           |
| `fold`            | claims                   | dropped      | kept            | also wavy dashes, brackets, 、 |
| `fold_source`     | the sources of claims    | dropped      | where declared  | as `fold`                      |
| `fold_for_guess`  | suggestions              | dropped      | simplified      | some dropped                   |

All make width equal, by Unicode's NFKC. Where spaces go, most characters that nobody sees go as well. What the levels
are for: decisions 10 (evidence), 14 (search), 16 (suggestions).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import opencc

from builder.text.invisible import INVISIBLE
from builder.text.values import value_class

BARRIER = "\n"
"""Stands where something was left out of a text that is searched: nothing is found across it."""

PINYIN = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")
"""A reading in brackets, which some web pages put behind characters against copying."""

_STRAIGHT = {
    **dict.fromkeys("“”„‟«»『』「」〝〞", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("—–―‐‑‒−─", "-"),
    **dict.fromkeys("‧•・", "·"),
}
_STRAIGHT_IN_SOURCES = str.maketrans(
    _STRAIGHT | {"＂": '"', "~": "-", "～": "-", "〔": "[", "〕": "]", "【": "[", "】": "]", "、": ","}
)
# 1,200 and １，２００ and 120,000; in 50,100,200 and in 300,200 a comma may as well stand between two numbers.
_THOUSANDS = re.compile(
    r"(?<![\d,，第表图件])(?:[1-9]\d?,\d{3}|[1-9]\d\d,000|[１-９][０-９]?，[０-９]{3}|[１-９][０-９]{2}，０００)(?![\d,，]\d|\d)"
)
_RAISED = ("<super>", "<sub>", "<fraction>", "<circle>")
"""A footnote's mark or an exponent is no digit: 2³ is not 23, and 20① not 201."""
_PASSED_OVER_IN_GUESSES = " -_\u3000“”\"'·"
_HAN_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
_DROPPED_IN_SEARCH = re.compile(rf"[^\S\n]|{INVISIBLE.pattern}")


def narrow(text: str) -> str:
    """The text with the ordinary form of every character that has another width or look only.

    >>> narrow("１２．５％ ⼈")
    '12.5% 人'
    """
    return unicodedata.normalize("NFKC", text)


def simplify(text: str) -> str:
    """Traditional characters as Simplified ones. Whole phrases decide, and a phrase may change its length.

    >>> simplify("區委組織部"), simplify("著名")
    ('区委组织部', '著名')
    """
    return _convert("t2s", text)


def simplify_each(text: str) -> str:
    """Traditional characters as Simplified ones, each at its place even where a phrase would change its length.

    >>> simplify_each("創新")
    '创新'
    """
    whole = simplify(text)
    if len(whole) == len(text):
        return whole
    return "".join(simple if len(simple) == 1 else old for old, simple in zip(text, map(simplify, text), strict=True))


# Search


class Signs(NamedTuple):
    """The characters of a text, each once, and those with which Traditional writing replaces some of them.

    Of the latter two stand together: the Traditional one, and that which it replaces.
    """

    used: str
    traditional: str


def signs_of(text: str) -> Signs:
    """What the `table` of a site takes of a text, none of whose words goes on in the next line.

    >>> signs_of("织")
    Signs(used='织', traditional='織织')
    """
    normal = narrow(text)
    return Signs("".join(sorted({*normal})), "".join(chain(*_as_written_in_traditional(normal).items())))


def table(texts: Iterable[Signs]) -> dict[int, str]:
    """What a site with these texts needs to replace, character by character, in the form that `str.translate` takes.

    Browsers fold what readers type with the same table. Each of the texts is folded as by the table of itself alone:
    of its own characters others change nothing.

    >>> table([signs_of("组织")])[ord("織")], ord("織") in table([signs_of("区委")])
    ('织', False)
    """
    used: set[str] = set()
    written: dict[str, str] = {}
    for signs in texts:
        used.update(signs.used)
        written.update(zip(signs.traditional[::2], signs.traditional[1::2], strict=True))
    simple = _simplified_characters()
    wanted = used | {simple[character] for character in used if character in simple}
    # In some words Traditional writing has a character that alone is Simplified too: 藉 in 藉此.
    shared = {old: new for old, new in sorted(written.items()) if old not in used and old not in simple}
    return str.maketrans(_STRAIGHT | {old: new for old, new in simple.items() if new in wanted} | shared)


def fold_for_search(text: str, replacements: dict[int, str]) -> str:
    """Fold a text or a query by the `table` of a site; every `BARRIER` stays.

    >>> fold_for_search("（區委 組織部）— ＡＢＣ", table([signs_of("区委组织部")]))
    '(区委组织部)-abc'
    """
    return _DROPPED_IN_SEARCH.sub("", narrow(text).lower()).translate(replacements)


@cache
def _simplified_characters() -> dict[str, str]:
    """Each Traditional character with the Simplified one that replaces it on its own."""
    characters = [chr(code) for block in _HAN_BLOCKS for code in block]
    simple = simplify("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, simple, strict=True) if old != new and len(new) == 1}


def _as_written_in_traditional(text: str) -> dict[str, str]:
    """The characters with which Traditional writing replaces some of a text, each with the character it replaces."""
    lines = zip(_convert("s2t", text).split("\n"), text.split("\n"), strict=True)
    # A phrase that changes its length moves the characters of its line, and no others.
    pairs = (zip(new, old, strict=True) for new, old in lines if len(new) == len(old))
    return {new: old for new, old in chain.from_iterable(pairs) if new != old}


# Evidence


@value_class
class Repair:
    """What a source prints, and what is read instead."""

    printed: str
    read_as: str


@value_class
class Folded:
    """A folded text. Character i stands for the archived characters `origins[i][0]` up to `origins[i][1]`."""

    text: str
    origins: tuple[tuple[int, int], ...]
    repaired: tuple[tuple[int, int], ...] = ()
    """The stretches of the folded text that a repair put there."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the archived text that folded characters `start` up to `end` stand for."""
        return self.origins[start][0], self.origins[end - 1][1]


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Fold a text that needs no cleaning: what an editor wrote, to be compared with a source.

    >>> fold("力争 5—10年内达到“１００人”"), fold("１，２００人、1,200元")
    ('力争5-10年内达到"100人"', '1200人,1200元')
    """
    dropped = _separators(text)
    kept = (character for at, character in enumerate(text) if at not in dropped) if dropped else text
    return "".join(map(_fold_character, kept))  # as `fold_source` does, without the places of the characters


def fold_source(
    text: str, *, repairs: Iterable[Repair] = (), pinyin: bool = False, traditional: bool = False
) -> Folded:
    """Fold one paragraph of a source. Repairs are found in the text as archived.

    >>> fold_source("從2012年起510年內", repairs=[Repair("510年", "5—10年")], traditional=True).text
    '从2012年起5-10年内'
    """
    pieces: list[_Piece] = [(text, 0, len(text), False)]
    for repair in repairs:
        pieces = [part for piece in pieces for part in _repair(piece, repair)]
    characters: list[str] = []
    origins: list[tuple[int, int]] = []
    repaired: list[tuple[int, int]] = []
    for piece, start, end, is_repaired in pieces:
        begin = len(characters)
        for character, position in _characters(piece, pinyin=pinyin and not is_repaired):
            for normal in _fold_character(character):
                characters.append(normal)
                origins.append((start, end) if is_repaired else (start + position, start + position + 1))
        repaired += [(begin, len(characters))] if is_repaired else []
    folded = "".join(characters)
    return Folded(simplify_each(folded) if traditional else folded, tuple(origins), tuple(repaired))


_Piece = tuple[str, int, int, bool]
"""A stretch of a text as it is read, its start and end in the archived text, and whether it is a repair."""


def _repair(piece: _Piece, repair: Repair) -> list[_Piece]:
    text, start, _, is_repaired = piece
    if is_repaired or repair.printed not in text:
        return [piece]
    parts: list[_Piece] = []
    position = 0
    for before in text.split(repair.printed)[:-1]:
        at = position + len(before)
        parts.append((before, start + position, start + at, False))
        position = at + len(repair.printed)
        parts.append((repair.read_as, start + at, start + position, True))
    return [*parts, (text[position:], start + position, start + len(text), False)]


def _characters(text: str, *, pinyin: bool) -> Iterable[tuple[str, int]]:
    """The characters that count, with their positions."""
    glosses = {at for match in PINYIN.finditer(text) for at in range(*match.span())} if pinyin else set[int]()
    dropped = glosses | _separators(text)
    return ((character, at) for at, character in enumerate(text) if at not in dropped)


def _separators(text: str) -> set[int]:
    """Where commas stand between the thousands of numbers."""
    if "," not in text and "，" not in text:
        return set()
    return {match.end() - 4 for match in _THOUSANDS.finditer(text)}


@cache
def _fold_character(character: str) -> str:
    if unicodedata.decomposition(character).startswith(_RAISED):
        return character
    # Once before NFKC, which would make three dots or spaces of some signs, and once after, for the signs it makes.
    normal = narrow(character.translate(_STRAIGHT_IN_SOURCES)).translate(_STRAIGHT_IN_SOURCES)
    return "".join(sign for sign in normal if not sign.isspace() and not INVISIBLE.match(sign)).casefold()


# Suggestions


@lru_cache(maxsize=8192)
def fold_for_guess(word: str) -> str:
    """Fold a word that may be mistyped, so that only its letters and characters tell it from others.

    >>> fold_for_guess("Ｔａｒｇｅｔ-Groups"), fold_for_guess("“區委 組織部”")
    ('targetgroups', '区委组织部')
    """
    text = narrow(word).casefold()
    text = text if text.isascii() else simplify(text)
    return "".join(character for character in text if character not in _PASSED_OVER_IN_GUESSES)


def _convert(direction: str, text: str) -> str:
    return str(_converter(direction).convert(text))


@cache
def _converter(direction: str) -> opencc.OpenCC:
    # To load the dictionaries takes longer than to convert all texts of a plan.
    return opencc.OpenCC(direction)
