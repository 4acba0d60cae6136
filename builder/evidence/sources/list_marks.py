"""The numbers that a browser shows before the items of a list: `<ol>` has none in its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.documents.word_numbers import in_chinese

_STYLE = re.compile(r"(?:^|;)list-style(?:-type)?:([^;!]+)")
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal", "japanese-informal")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 99
# What an item begins with that is numbered by hand as well.
_NUMBERED = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|第[一二三四五六七八九十百]+[条章节])"
)


@dataclass(slots=True)
class _OpenList:
    """A list while it is read: how its items are numbered, empty if they are not, and the last number."""

    kind: str
    count: int


@dataclass(slots=True)
class ListMarks:
    """The lists that are open, and the number that the next words of an item are to have before them."""

    lists: list[_OpenList] = field(default_factory=list)
    waiting: str = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A list or an item begins."""
        if tag in ("ol", "ul"):
            self.waiting = ""
            start = _number(attributes.get("start"), 1)
            self.lists.append(_OpenList(_kind(attributes) if tag == "ol" else "", start - 1))
        elif self.lists:
            last = self.lists[-1]
            last.count = _number(attributes.get("value"), last.count + 1)
            own = _STYLE.search(_style(attributes))
            self.waiting = "" if own and own[1] == "none" else self._mark(last)

    def end(self, tag: str) -> None:
        """A list or an item ends."""
        self.waiting = ""
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()

    def _mark(self, last: _OpenList) -> str:
        """The number of an item; within an item of another list ends as those of parts do: 1)."""
        mark = _mark(last.kind, last.count)
        return f"{mark[:-1]})" if mark.endswith(".") and any(each.kind for each in self.lists[:-1]) else mark

    def before(self, words: str) -> str:
        """What stands before these words: the number of the item that they begin, unless they have one."""
        if not self.waiting or not words.strip():
            return ""
        mark, self.waiting = self.waiting, ""
        return "" if _NUMBERED.match(words) else mark


def _style(attributes: Mapping[str, str]) -> str:
    return re.sub(r"\s", "", attributes.get("style") or "").lower()


def _kind(attributes: Mapping[str, str]) -> str:
    """How the items of a numbered list are numbered; empty where they are not."""
    said = _STYLE.search(_style(attributes))
    style = said[1] if said else ""
    if "none" in style:
        return ""
    return style or attributes.get("type") or "1"


def _number(value: str | None, otherwise: int) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 4 else otherwise


def _mark(kind: str, count: int) -> str:
    """The number as it is shown.

    >>> _mark("1", 3), _mark("cjk-ideographic", 12), _mark("a", 2), _mark("I", 4), _mark("", 1)
    ('3.', '十二、', 'b.', 'IV.', '')
    """
    if not kind:
        return ""
    if kind in _CHINESE and count <= _MOST:
        return f"{in_chinese(count)}、"
    if kind in ("a", "A", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin") and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return f"{letter.upper() if kind == 'A' or kind.startswith('upper') else letter}."
    if kind in ("i", "I", "lower-roman", "upper-roman") and 1 <= count < 40:
        return f"{_roman(count).upper() if kind == 'I' or kind.startswith('upper') else _roman(count)}."
    return f"{count}."


def _roman(count: int) -> str:
    value, digits = next(pair for pair in _ROMAN if pair[0] <= count)
    return digits + (_roman(count - value) if count > value else "")
