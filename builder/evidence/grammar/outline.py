"""The outline of a Chinese official document: where in 一、 （一） 1. 一是 each paragraph stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.evidence.grammar.numerals import MEASURE

ITEM_NUMBER = re.compile(rf"(\d{{1,3}})[.,](?!\d+(?!\d)(?:{MEASURE.pattern}|[^一-鿿]|$))")
"""1. before an item, and not the whole part of a decimal: 12.5万人, 3.5%."""
_C = "[一二三四五六七八九十百]{1,6}"
# Folded text: 、 and ，are ",", brackets are half width.
_CHAPTERS = (re.compile(f"(第{_C}[章编])"), re.compile(f"(第{_C}节)"), re.compile(f"(第{_C}条)"))
_LEVELS = (
    re.compile(r"([一二三四五六七八九十]{1,3})[,.]"),
    re.compile(r"\(([一二三四五六七八九十]{1,3})\)"),
    ITEM_NUMBER,
    re.compile(r"([一二三四五六七八九十]{1,2}是)"),
)


def outline(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """For each folded paragraph its place: 三、1 or 三（一）一是 or 第二章第六条; empty before the first number.

    A paragraph without a number of its own stands where the heading before it does. Headings without numbers do not
    count: their paragraphs are cited by number alone. What is numbered within an article is part of it.

    >>> outline(["第二章支持标准", "第六条给予奖励:", "(一)名师", "第三章附则"])
    ('第二章', '第二章第六条', '第二章第六条', '第三章')
    """
    chapters, path = [""] * len(_CHAPTERS), [""] * len(_LEVELS)
    labels = []
    for text in paragraphs:
        if chapter := _chapter(text):
            level, number = chapter
            chapters[level:] = [number, *[""] * (len(chapters) - level - 1)]
            path = [""] * len(_LEVELS)
        for level, pattern in enumerate(() if chapters[-1] else _LEVELS):
            match = pattern.match(text)
            if match and (pattern is not ITEM_NUMBER or follows(text, match.end(), match[1], path[level])):
                path[level:] = [match[1], *[""] * (len(path) - level - 1)]
                break
        labels.append("".join(chapters) + _label(path))
    return tuple(labels)


def _chapter(text: str) -> tuple[int, str] | None:
    """The level and the number of a chapter, a section or an article, where a folded paragraph begins one."""
    numbers = ((level, pattern.match(text)) for level, pattern in enumerate(_CHAPTERS))
    return next(((level, number[1]) for level, number in numbers if number), None)


def is_part_of_article(place: str, text: str) -> bool:
    """Whether a folded paragraph at a place of the outline stands within an article, and does not begin it."""
    return place.endswith("条") and not _chapter(text)


def follows(text: str, end: int, number: str, before: str) -> bool:
    """Whether the number of an item may be one.

    Where digits follow it at `end` (2.121工程), only the next one after the item `before` is.
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
    return next((match.end() for pattern in (*_CHAPTERS, *_LEVELS) if (match := pattern.match(text))), 0)
