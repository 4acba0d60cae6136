"""Heads of tables that a PDF prints over several lines: the words of each column together, by where they stand.

A program that reads a PDF gives such a head in the order in which it was written, 单位 2023年 基数 目标值 2024年;
what belongs to which column only the places say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from builder.text.values import value_class

_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 20
_MOST_LINES = 5
"""So many lines a head has at most."""
_LONGEST_WORD = 15
_NO_HEADING = re.compile("[。；;：:，,！？]")
_BARE = re.compile(r"[\d.,]+%?")
_HAN = re.compile("[一-鿿]")
_ASIDE = 0.3
"""So much of a column the middle of a heading may stand beside the middle of what it heads."""


@value_class
class PlacedWord:
    """Words without a space between them, from `left` to `right` at a height; heights grow upward."""

    text: str
    left: float
    right: float
    height: float

    @property
    def middle(self) -> float:
        """Where its middle stands."""
        return (self.left + self.right) / 2


Line = Sequence[PlacedWord]
_Column = tuple[float, float]


def join_heads(lines: Sequence[tuple[str, Line]]) -> list[str]:
    """The texts of the lines of a page; of a head over several lines one, a word for each column of the rows below."""
    joined: list[str] = []
    for at, (text, words) in enumerate(lines):
        columns = _columns_from(lines, at)
        if columns and not _are_rows(lines[at - 1 : at + 1]) and any(_BARE.fullmatch(word.text) for word in words):
            for count in range(1, min(_MOST_LINES, at) + 1):
                head = [word for _, line in lines[at - count : at] for word in line]
                if headings := _headings(head, columns):
                    del joined[-count:]
                    joined.append(" ".join(headings))
                    break
        joined.append(text)
    return joined


def _columns_from(lines: Sequence[tuple[str, Line]], at: int) -> list[_Column]:
    """The columns of the rows that begin with a line, as wide as their words; none where it begins no rows."""
    end = at + 1
    while _are_rows(lines[end - 1 : end + 1]):
        end += 1
    if end < at + 2:
        return []
    columns = [
        (min(word.left for word in words), max(word.right for word in words))
        for words in zip(*(line for _, line in lines[at:end]), strict=True)
    ]
    return columns if all(before[1] < after[0] for before, after in pairwise(columns)) else []


def _are_rows(pair: Sequence[tuple[str, Line]]) -> bool:
    """Whether two lines are rows with as many cells, each on one height."""
    if len(pair) < 2:
        return False
    first, second = (line for _, line in pair)
    is_level = all(abs(word.height - line[0].height) < 1 for line in (first, second) for word in line)
    return len(first) == len(second) and _FEWEST_COLUMNS <= len(first) <= _MOST_COLUMNS and is_level


def _headings(head: Line, columns: Sequence[_Column]) -> list[str]:
    """What heads each column, from above; nothing where a word heads none, or a column has no word."""
    if any(len(word.text) > _LONGEST_WORD or _NO_HEADING.search(word.text) for word in head):
        return []
    # Between the words of two columns the middle is where one ends and the other begins; the outermost are as wide.
    inner = [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]
    first, last = columns[0], columns[-1]
    edges = [first[0] + first[1] - inner[0], *inner, last[0] + last[1] - inner[-1]]
    spans = list(pairwise(edges))
    above: list[list[str]] = [[] for _ in columns]
    for word in sorted(head, key=lambda word: -word.height):
        block = _block_of(word, head, spans)
        if not block:
            return []
        for column in block:
            above[column].append(word.text)
    headings = ["".join(words) for words in above]
    is_head = all(_HAN.search(heading) for heading in headings) and len(set(headings)) == len(headings)
    return headings if is_head and any(len(words) > 1 for words in above) else []


def _block_of(word: PlacedWord, head: Line, spans: Sequence[_Column]) -> range:
    """The columns that a word heads: those in whose middle it stands over words on one height, or its own."""
    for width in range(2, len(spans)):
        for first in range(len(spans) - width + 1):
            block = range(first, first + width)
            left, right = spans[block[0]][0], spans[block[-1]][1]
            beside = any(each is not word and left < each.middle < right and _is_level(each, word) for each in head)
            is_middle = abs(word.middle - (left + right) / 2) <= _ASIDE * (right - left) / width
            if is_middle and not beside and _are_headed(word, [spans[column] for column in block], head):
                return block
    inside = [column for column, (left, right) in enumerate(spans) if left <= word.middle <= right]
    beyond = 0 if word.middle < spans[0][0] else len(spans) - 1
    return range(inside[0] if inside else beyond, (inside[0] if inside else beyond) + 1)


def _are_headed(word: PlacedWord, spans: Sequence[_Column], head: Line) -> bool:
    """Whether each of these columns has a word below this, and the highest ones are on one height."""
    below = [
        [each for each in head if left <= each.middle <= right and each.height < word.height - 1]
        for left, right in spans
    ]
    if not all(below):
        return False
    highest = [max(words, key=lambda each: each.height) for words in below]
    return all(_is_level(each, highest[0]) for each in highest)


def _is_level(first: PlacedWord, second: PlacedWord) -> bool:
    return abs(first.height - second.height) < 1
