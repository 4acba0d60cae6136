"""The outline of a Chinese official document: where in 一、 （一） 1. 一是 each paragraph stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Folded text: 、 and ，are ",", brackets are half width.
_LEVELS = (
    re.compile(r"([一二三四五六七八九十]{1,3})[,.]"),
    re.compile(r"\(([一二三四五六七八九十]{1,3})\)"),
    re.compile(r"(\d{1,3})[.,](?!\d)"),
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
            if match := pattern.match(text):
                path[level:] = [match[1], *[""] * (len(path) - level - 1)]
                break
        labels.append(_label(path))
    return tuple(labels)


def _label(path: list[str]) -> str:
    first, second, third, fourth = path
    label = f"{first}（{second}）" if second else first
    if third:
        label += f"、{third}" if first and not second else third
    return label + fourth


def after_number(text: str) -> int:
    """Where a folded paragraph goes on behind the number that it starts with; 0 where it has none."""
    return next((match.end() for pattern in _LEVELS if (match := pattern.match(text))), 0)
