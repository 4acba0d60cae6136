"""Content that notes what is read of it while a page is made (`text/reads.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from builder.text.reads import RECORDER, note

_T = TypeVar("_T")
_SURE = frozenset(["id", "__class__"])
"""What of a measure never changes: its name is that of its file."""


class NotedFields:
    """Something of which every field that is read is noted."""

    def __getattribute__(self, name: str) -> Any:
        """A field, or whatever else it has."""
        if (reads := RECORDER.reads) is not None and name not in _SURE:
            reads.add((id(self), name))
        return object.__getattribute__(self, name)


class _Aside:
    """A field that is noted when it is read."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, value: Any, _: type) -> Any:
        """What the field holds; of the class, nothing but this."""
        if value is None:
            return self
        note(self._name)
        return value.__dict__[self._name]

    def __set__(self, value: Any, held: object) -> None:
        value.__dict__[self._name] = held


class _Own(_Aside):
    """A field that is noted, with whose it is, when it is read."""

    def __get__(self, value: Any, _: type) -> Any:
        """What the field holds; of the class, nothing but this."""
        if value is None:
            return self
        note(id(value), self._name)
        return value.__dict__[self._name]


def noting_own(*names: str) -> Callable[[type[_T]], type[_T]]:
    """Make fields of a class note that they are read, each of the value that has it: they have sums of their own."""

    def decorate(kind: type[_T]) -> type[_T]:
        for name in names:
            setattr(kind, name, _Own(name))
        return kind

    return decorate


def noting(*names: str) -> Callable[[type[_T]], type[_T]]:
    """Make fields of a class note that they are read.

    They change with the measures, and no page reads them: if it does, it is made each time, since they have no sum.
    """

    def decorate(kind: type[_T]) -> type[_T]:
        for name in names:
            setattr(kind, name, _Aside(name))
        return kind

    return decorate
