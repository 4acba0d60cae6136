"""Folded text as words that Pagefind cannot take apart: every two neighbouring characters are one word.

Then a stretch of two characters or more is a phrase of such words, and is found wherever it stands: Pagefind, which
knows no Chinese words, need not know any. The same function is in the search page's script.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import add

from builder.text.normalise import BARRIER

FILLER = "-"
"""Counts as a word of the document, and is none in the index."""


def neighbour_pairs(folded: str) -> Iterator[str]:
    """Every two characters that stand side by side."""
    return (first + second for first, second in pairwise(folded) if BARRIER not in (first, second))


def encode_words(folded: str) -> str:
    """The pairs of a folded text as words, with `FILLER` where something was left out: no phrase goes across it."""
    return f" {FILLER} ".join(filter(None, map(_words, folded.split(BARRIER))))


def _words(stretch: str) -> str:
    letters = [*map(_letters, stretch)]
    return " ".join(map(add, letters, letters[1:]))


@cache
def _letters(character: str) -> str:
    """Four letters: the number of the character to the base of 26."""
    number, letters = ord(character), ""
    for _ in range(4):
        number, digit = divmod(number, 26)
        letters = chr(ord("a") + digit) + letters
    return letters
