"""YAML text -> its values alone, where nothing is wrong with it: without their places that takes half the time."""

from __future__ import annotations

from sys import intern
from typing import Any

import yaml

from builder.yamltext.tree import MAX_DEPTH, MAX_NODES, Loader

_SHORT = 32
"""Texts up to this length are ids, dates, citations: the same ones stand in thousands of places, and are kept once."""


def load_values(text: str) -> tuple[object, int, int] | None:
    """What `plain` has of a tree, and where that begins: its line and its column, counted from 0.

    None where the text has no tree, or `compose` may find something in it.

    >>> load_values("\\nthemes: [housing, '12']")
    ({'themes': ['housing', '12']}, 1, 0)
    >>> load_values("a: 1\\na: 2"), load_values("a: &b 1"), load_values("")
    (None, None, None)
    """
    if "\\" in text:
        return None  # an escape may write a character that must not be there
    try:
        return _Reader(text).document()
    except (_UnusualError, yaml.YAMLError, UnicodeError):
        return None


def share_short_texts(values: Any) -> None:
    """Have values that something else has read hold the texts that `load_values` keeps once."""
    for at, part in values.items() if isinstance(values, dict) else enumerate(values):
        if part.__class__ is not str:
            share_short_texts(part)
        elif len(part) <= _SHORT:
            values[at] = intern(part)


class _UnusualError(Exception):
    """There is something that the subset lacks, or nothing at all."""


class _Reader:
    def __init__(self, text: str) -> None:
        self.next = Loader(text).get_event
        self.nodes = 0

    def document(self) -> tuple[object, int, int]:
        """The values of the only document."""
        self._expect(yaml.StreamStartEvent)
        self._expect(yaml.DocumentStartEvent)
        first = self.next()
        value = self._value(first, 1)
        self._expect(yaml.DocumentEndEvent)
        self._expect(yaml.StreamEndEvent)
        return value, first.start_mark.line, first.start_mark.column

    def _expect(self, kind: type[yaml.Event]) -> None:
        if self.next().__class__ is not kind:
            raise _UnusualError

    def _value(self, event: Any, depth: int) -> object:
        kind = event.__class__
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES or kind is yaml.AliasEvent:
            raise _UnusualError
        if event.anchor is not None or event.tag is not None:
            raise _UnusualError
        if kind is yaml.ScalarEvent:
            text: str = event.value
            return intern(text) if len(text) <= _SHORT else text
        if kind is yaml.MappingStartEvent:
            return self._mapping(depth + 1)
        items = []
        while (event := self.next()).__class__ is not yaml.SequenceEndEvent:
            items.append(self._value(event, depth + 1))
        texts = [item for item in items if item.__class__ is str]
        if len(set(texts)) < len(texts):
            raise _UnusualError
        return items

    def _mapping(self, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        while (event := self.next()).__class__ is not yaml.MappingEndEvent:
            key = self._value(event, depth)
            if not isinstance(key, str) or key in values or key == "<<":
                raise _UnusualError
            values[key] = self._value(self.next(), depth)
        return values
