"""The outline of a Chinese official document: where in 一、 （一） 1. 一是 each paragraph stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.evidence.numerals import MEASURE

ITEM_NUMBER = re.compile(rf"(\d{{1,3}})[.,](?!\d+(?!\d)(?:{MEASURE.pattern}|[^一-鿿]|$))")
"""1. before an item, and not the whole part of a decimal: 12.5万人, 3.5%."""
# Folded text: 、 and ，are ",", brackets are half width.
_LEVELS = (
    re.compile(r"([一二三四五六七八九十]{1,3})[,.]"),
    re.compile(r"\(([一二三四五六七八九十]{1,3})\)"),
    ITEM_NUMBER,
    re.compile(r"([一二三四五六七八九十]{1,2}是)"),
)


def outline(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """For each folded paragraph its place: 三、1 or （二）3 or 三（一）一是; empty before the first numbered heading.

    A paragraph without a number of its own stands where the heading before it does. Headings without numbers do not
    count: their paragraphs are cited by number alone.
    """
    path = [""] * len(_LEVELS)
    labels = []
    for text in paragraphs:
        for level, pattern in enumerate(_LEVELS):
            match = pattern.match(text)
            if match and (pattern is not ITEM_NUMBER or follows(text, match.end(), match[1], path[level])):
                path[level:] = [match[1], *[""] * (len(path) - level - 1)]
                break
        labels.append(_label(path))
    return tuple(labels)


def follows(text: str, end: int, number: str, before: str) -> bool:
    """Whether the number of an item may be one.

    Where digits follow it at `end` (2.121梯队), only the next one after the item `before` is.
    """
    return not text[end : end + 1].isdigit() or int(number) == int(before or 0) + 1


def _label(path: list[str]) -> str:
    first, second, third, fourth = path
    label = f"{first}（{second}）" if second else first
    if third:
        label += f"、{third}" if first and not second else third
    return label + fourth


def after_number(text: str) -> int:
    """Where a folded paragraph goes on behind the number that it starts with; 0 where it has none."""
    return next((match.end() for pattern in _LEVELS if (match := pattern.match(text))), 0)
