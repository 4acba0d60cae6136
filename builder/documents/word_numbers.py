"""The numbers that Word puts before paragraphs itself: 1. 2. 3., 一、二、三、."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from builder.text.values import value_class

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = frozenset((
    "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand",
))  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_MOST = 99
_MOST_STYLES = 20
"""So many styles may be based on each other; more are a circle."""


@value_class
class _ListLevel:
    """A level of a list: how its number is written, in what, and where it starts."""

    list_id: str
    form: str
    words: str
    start: int


@dataclass(slots=True)
class Numbers:
    """The lists of a document, and how far each has been counted."""

    levels: dict[tuple[str, int], _ListLevel] = field(default_factory=dict)
    """By the list's number and level."""
    styles: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Number, level and the style it is based on, by style; empty where it says nothing."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next_of(self, paragraph: etree._Element) -> str:
        """The number that Word shows before a paragraph, counted on; empty where there is none."""
        number, depth = self._list_of(paragraph)
        level = self.levels.get((number, depth))
        if level is None:
            return ""
        counts = self.counts.setdefault(level.list_id, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda match: self._write_number(number, int(match[1]) - 1), level.words)

    def _write_number(self, number: str, depth: int) -> str:
        level = self.levels.get((number, depth))
        if level is None or level.form in ("bullet", "none"):
            return ""
        count = self.counts[level.list_id].get(depth, level.start)
        return in_chinese(count) if level.form in _CHINESE else str(count)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and level of a paragraph: its own, or those of its style or what that is based on."""
        properties = paragraph.find(f"{_W}pPr")
        number, depth = _list_in(properties)
        style = _value(None if properties is None else properties.find(f"{_W}pStyle"))
        for _ in range(_MOST_STYLES):
            if number or style not in self.styles:
                break
            number, at, style = self.styles[style]
            depth = depth or at
        return number, int(depth) if depth.isdecimal() else 0


def read_numbers(numbering: bytes, styles: bytes) -> Numbers:
    """The lists that two parts of a Word document describe; either may be empty. Raise what damaged XML leads to."""
    numbers = Numbers()
    for style in _parts(styles, "style"):
        based = _value(style.find(f"{_W}basedOn"))
        numbers.styles[style.get(f"{_W}styleId", "")] = (*_list_in(style.find(f"{_W}pPr")), based)
    abstract = {each.get(f"{_W}abstractNumId"): each for each in _parts(numbering, "abstractNum")}
    for entry in _parts(numbering, "num"):
        number, list_id = entry.get(f"{_W}numId", ""), _value(entry.find(f"{_W}abstractNumId"))
        for level in abstract[list_id].iter(f"{_W}lvl") if list_id in abstract else ():
            depth, start = level.get(f"{_W}ilvl", "0"), _value(level.find(f"{_W}start"))
            form, words = _value(level.find(f"{_W}numFmt")), _value(level.find(f"{_W}lvlText"))
            numbers.levels[number, int(depth)] = _ListLevel(
                list_id, form, words, int(start) if start.isdecimal() else 1
            )
    return numbers


def in_chinese(count: int) -> str:
    """A count as Chinese numerals.

    >>> in_chinese(8), in_chinese(10), in_chinese(21)
    ('八', '十', '二十一')
    """
    if not 0 < count <= _MOST:
        return str(count)
    tens, ones = divmod(count, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _parts(data: bytes, name: str) -> Iterator[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    yield from etree.fromstring(data, parser).iter(f"{_W}{name}") if data else ()


def _list_in(properties: etree._Element | None) -> tuple[str, str]:
    """Number and level of a list as the properties of a paragraph or style name them."""
    named = None if properties is None else properties.find(f"{_W}numPr")
    if named is None:
        return "", ""
    return _value(named.find(f"{_W}numId")), _value(named.find(f"{_W}ilvl"))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")
