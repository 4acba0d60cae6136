"""Folded text as words that Pagefind cannot take apart: every two neighbouring characters are one word.

Then a stretch of two characters or more is a phrase of such words, and is found wherever it stands: Pagefind, which
knows no Chinese words, need not know any. The same function is in the search page's script.
"""

from __future__ import annotations

from operator import add

from builder.text.normalise import BARRIER

FILLER = "-"
"""Counts as a word of the document, and is none in the index."""


def neighbour_pairs(folded: str) -> set[str]:
    """Every two characters that stand side by side."""
    return {pair for pair in {*map(add, folded, folded[1:])} if BARRIER not in pair}


def encode_words(folded: str) -> str:
    """The pairs of a folded text as words, with `FILLER` where something was left out: no phrase goes across it.

    >>> encode_words("区县区")
    'bfnmbfsp bfspbfnm'
    """
    return f" {FILLER} ".join(filter(None, map(_words, folded.split(BARRIER))))


def _words(stretch: str) -> str:
    # Each character ends the word of it and the one before, and begins the next: `a ab bc c`, without both ends.
    return stretch.translate(_ENDS_AND_BEGINS)[_LETTERS + 1 : -_LETTERS - 1]


class _EndsAndBegins(dict[int, str]):
    """By the number of a character, its letters twice, with a space between. It learns each when it is first met."""

    def __missing__(self, number: int) -> str:
        letters = _letters(number)
        return self.setdefault(number, f"{letters} {letters}")


_LETTERS = 4
_ENDS_AND_BEGINS = _EndsAndBegins()


def _letters(number: int) -> str:
    """Four letters: the number of a character to the base of 26."""
    letters = ""
    for _ in range(_LETTERS):
        number, digit = divmod(number, 26)
        letters = chr(ord("a") + digit) + letters
    return letters
