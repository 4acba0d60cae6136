"""About how wide words are in a drawing, which has to place them before any browser has drawn them."""

from __future__ import annotations

_SPACE_AFTER_LETTER = 0.12
_SPACE_AFTER_WORD = 0.16
"""So much of the height of letters a reader may add after each of them, and after each word (WCAG 1.4.12)."""
_HEIGHT = 13


def text_width(words: str) -> int:
    """About how wide words are when drawn: a Chinese character is as wide as it is high.

    >>> text_width("2013年")
    41
    """
    return sum(7 if letter.isascii() else _HEIGHT for letter in words)


def spaced_width(words: str) -> int:
    """The same where a reader has letters and words spaced out.

    >>> spaced_width("2013年"), spaced_width("Elm District")
    (49, 105)
    """
    added = _HEIGHT * (_SPACE_AFTER_LETTER * len(words) + _SPACE_AFTER_WORD * words.count(" "))
    return text_width(words) + round(added)
