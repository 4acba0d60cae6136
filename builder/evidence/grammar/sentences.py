"""Where sentences and clauses of a folded paragraph begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"[。;!?]")
_LONGEST_NAME = 24
CLAUSE_END = re.compile(r"[。;!?,:|]")

KIND_OF_NAME = "(?:计划|工程|行动|项目|平台|基地|中心|奖|论坛|沙龙|大赛|讲坛|讲堂|俱乐部)"
"""What the name of something that a plan does ends with."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch from the end of the sentence before to the end of the one that holds the characters."""
    return stretch_around(SENTENCE_END, text, start, end)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between the commas around the characters."""
    return stretch_around(CLAUSE_END, text, start, end)


def stretch_around(stop: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between the marks around the characters."""
    first = max((match.end() for match in stop.finditer(text, 0, start)), default=0)
    following = stop.search(text, end)
    return first, following.start() if following else len(text)


def pieces(text: str, stop: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """What stands between the marks that part a text."""
    start = 0
    for mark in stop.finditer(text):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def marked_stretches(text: str) -> Iterator[tuple[int, int]]:
    """The names in quotation marks and the titles 《…》 of a folded text, marks included; what is longer is speech."""
    quotes = [mark.start() for mark in re.finditer('"', text)]
    pairs = zip(quotes[::2], quotes[1::2], strict=False)
    yield from ((first, last + 1) for first, last in pairs if last - first <= _LONGEST_NAME)
    yield from (title.span() for title in re.finditer("《[^《》]*》", text))
