"""About how wide words are in a drawing, which has to place them before any browser has drawn them."""

from __future__ import annotations

import re

_SPACE_AFTER_LETTER = 0.12
_SPACE_AFTER_WORD = 0.16
"""So much of the height of letters a reader may add after each of them, and after each word (WCAG 1.4.12)."""
_HEIGHT = 13
_UNBROKEN = re.compile(r"[（《“]*(?:[!-~]+|[^!-~])[，。；、：）》”年月日]* ?")
"""What a line never ends within: a word, a Chinese character, and the marks that belong to either."""


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


def wrap_words(words: str, width: int) -> list[str]:
    """Words in lines that are drawn about as wide as `width` at most, unless a single word is wider.

    >>> wrap_words("成文 2013年4月12日；期限 2015年", 140)
    ['成文 2013年4月12日；', '期限 2015年']
    """
    lines = [""]
    for part in _UNBROKEN.findall(words):
        if lines[-1] and text_width(lines[-1] + part.rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return [line.strip() for line in lines]
