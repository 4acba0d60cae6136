"""The fold under which queries and pages are compared. Browsers fold with the same table, which `table` gives.

NFKC, so that width does not matter; lower case; white space and invisible characters dropped; quotes, dashes and middle
dots straightened; Traditional characters turned into the Simplified ones that the site uses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import opencc

BARRIER = "\n"
"""Stands where something was left out of a text: nothing is found across it."""

_DROPPED = re.compile(r"[^\S\n]|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SAME = {
    **dict.fromkeys("“”„‟«»『』「」〝〞", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("—–―‐‑‒−─", "-"),
    **dict.fromkeys("‧•・", "·"),
}
_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


def table(texts: Iterable[str]) -> dict[int, str]:
    """What a site with these texts needs to replace, one character by one, in the form that `str.translate` takes."""
    used: set[str] = set()
    written: dict[str, str] = {}
    for text in texts:
        normal = unicodedata.normalize("NFKC", text)
        used.update(normal)
        written |= _as_written_in_traditional(normal)
    simple = _simplified()
    wanted = used | {simple[one] for one in used if one in simple}
    # In some words Traditional writing has a character that alone is Simplified too: 藉 in 藉此.
    others = {one: to for one, to in sorted(written.items()) if one not in used and one not in simple}
    return str.maketrans(_SAME | {one: to for one, to in simple.items() if to in wanted} | others)


def fold(text: str, replacements: dict[int, str]) -> str:
    """Fold a text; `BARRIER`s stay."""
    normal = unicodedata.normalize("NFKC", text).lower()
    return _DROPPED.sub("", normal).translate(replacements)


@cache
def _simplified() -> dict[str, str]:
    """Each Traditional character with the Simplified one that replaces it on its own."""
    characters = [chr(code) for block in _HAN for code in block]
    simple = str(_converter("t2s").convert("\n".join(characters))).split("\n")
    return {one: to for one, to in zip(characters, simple, strict=True) if one != to and len(to) == 1}


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def _as_written_in_traditional(text: str) -> dict[str, str]:
    """The characters with which Traditional writing replaces some of a text, each with the one it replaces."""
    other = str(_converter("s2t").convert(text))
    return {one: old for one, old in zip(other, text, strict=True) if one != old} if len(other) == len(text) else {}
