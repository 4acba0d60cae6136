"""The one fold under which content and source are compared, and the way back from it to the archived characters.

Folding: listed repairs made; injected pinyin removed and Traditional turned into Simplified where the source declares
them; NFKC, so that width does not matter; white space and invisible characters dropped; quotes and dashes straightened.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import opencc

PINYIN = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»『』「」〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("—–―‐‑‒−─~～", "-"),
        **dict.fromkeys("·‧•・", "·"),
        "〔": "[",
        "〕": "]",
        "【": "[",
        "】": "]",
        "、": ",",
    }
)


@dataclass(frozen=True, slots=True)
class Repair:
    """What a source prints, and what is read instead."""

    printed: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. Character i stands for the archived characters `origins[i][0]` up to `origins[i][1]`."""

    text: str
    origins: tuple[tuple[int, int], ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the archived text that folded characters `start` up to `end` stand for."""
        return self.origins[start][0], self.origins[end - 1][1]


def fold(text: str) -> str:
    """Fold a text that needs no cleaning: what an editor wrote."""
    return fold_source(text).text


def fold_source(
    text: str, *, repairs: Iterable[Repair] = (), pinyin: bool = False, traditional: bool = False
) -> Folded:
    """Fold one paragraph of a source. Repairs are found in the text as archived."""
    pieces = [(text, 0, len(text), False)]
    for repair in repairs:
        pieces = [part for piece in pieces for part in _repaired(piece, repair)]
    characters: list[str] = []
    origins: list[tuple[int, int]] = []
    for piece, start, end, repaired in pieces:
        for character, position in _kept(piece, pinyin=pinyin and not repaired):
            for one in _normal(character):
                characters.append(one)
                origins.append((start, end) if repaired else (start + position, start + position + 1))
    folded = "".join(characters)
    return Folded(_simplified(folded) if traditional else folded, tuple(origins))


_Piece = tuple[str, int, int, bool]


def _repaired(piece: _Piece, repair: Repair) -> list[_Piece]:
    text, start, _, repaired = piece
    if repaired or repair.printed not in text:
        return [piece]
    parts: list[_Piece] = []
    position = 0
    for before in text.split(repair.printed)[:-1]:
        at = position + len(before)
        parts.append((before, start + position, start + at, False))
        position = at + len(repair.printed)
        parts.append((repair.read_as, start + at, start + position, True))
    return [*parts, (text[position:], start + position, start + len(text), False)]


def _kept(text: str, *, pinyin: bool) -> Iterable[tuple[str, int]]:
    """The characters that count, with their positions."""
    dropped: set[int] = set()
    if pinyin:
        dropped = {position for match in PINYIN.finditer(text) for position in range(*match.span())}
    return ((character, position) for position, character in enumerate(text) if position not in dropped)


@cache
def _normal(character: str) -> str:
    normal = unicodedata.normalize("NFKC", character.translate(_SAME)).translate(_SAME)
    return "".join(one for one in normal if not one.isspace() and not _INVISIBLE.match(one)).casefold()


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    """Traditional to Simplified, character for character even where OpenCC would change the length."""
    whole = _converter().convert(text)
    if len(whole) == len(text):
        return str(whole)
    return "".join(one if len(one) == 1 else old for old in text for one in [_converter().convert(old)])
