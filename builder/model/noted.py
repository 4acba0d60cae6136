"""Content whose fields record that they are read while a page is made (`text/reads.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from builder.text.reads import RECORDER, note

_T = TypeVar("_T")
_plain = object.__getattribute__
PLACING = ("draft", "continues", "part_of")
"""What of a measure decides where it stands among all others: pages read it of every measure there is."""
_UNNOTED = frozenset(["__class__", *PLACING])
"""What of a measure counts as a whole for every page, with its id, which is that of its file."""


class NotedFields:
    """Something of which every field that is read is noted, but for those that count as a whole."""

    def __getattribute__(self, name: str) -> Any:
        """A field, or whatever else it has."""
        # A build asks this some million times, a third of them for the id: that comes first.
        if name != "id" and (reads := RECORDER.reads) is not None and name not in _UNNOTED:
            reads.add((id(self), name))
        return _plain(self, name)


class _Aside:
    """A field that is noted when it is read, with whose it is where that counts (`by_owner`)."""

    def __init__(self, name: str, default: object, *, by_owner: bool) -> None:
        self._name, self._default, self._by_owner = name, default, by_owner

    def __get__(self, value: Any, _: type) -> Any:
        """What the field holds; of the class, nothing but this."""
        if value is None:
            return self
        if self._by_owner:
            note(id(value), self._name)
        else:
            note(self._name)
        return value.__dict__.get(self._name, self._default)

    def __set__(self, value: Any, held: object) -> None:
        value.__dict__[self._name] = held


def noting(*names: str, by_owner: bool = False) -> Callable[[type[_T]], type[_T]]:
    """Make fields of a class note that they are read.

    Unless `by_owner`, they change with the measures, and no page reads them: if it does, it is made
    each time, since they have no sum.
    """

    def decorate(kind: type[_T]) -> type[_T]:
        for name in names:
            setattr(kind, name, _Aside(name, kind.__dict__.get(name), by_owner=by_owner))
        return kind

    return decorate
