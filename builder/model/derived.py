"""What a process that checks content again and again derived from its parts, kept while they stay the same objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import is_
from typing import Any, TypeVar

_Value = TypeVar("_Value")
_Entry = tuple[tuple[object, ...], Any]


class Derived:
    """What was derived from plans and programmes, by the part and a name.

    A part of which no file has changed is the same object at the next check. The vocabularies and settings are the same
    for all that is kept here, so a value follows from its part and from the `inputs` that it was derived with, and from
    nothing else of the site.
    """

    def __init__(self) -> None:
        self._of_parts: dict[int, tuple[object, dict[str, _Entry]]] = {}
        self.translated: dict[int, tuple[Any, Any]] = {}
        """By the identity of what was translated: that, and its translation."""

    def of(self, part: object, name: str, derive: Callable[[], _Value], *inputs: object) -> _Value:
        """The value of this name, derived anew unless it was derived from the same part with the same inputs."""
        own = self._of_parts.setdefault(id(part), (part, {}))[1]
        entry = own.get(name)
        if entry is None or not are_same(entry[0], inputs):
            entry = own[name] = inputs, derive()
        value: _Value = entry[1]
        return value

    def forget_all_but(self, parts: Iterable[object]) -> None:
        """Forget what was derived from other parts than these: they have changed, or are gone."""
        kept = {id(part) for part in parts}
        for gone in [each for each in list(self._of_parts) if each not in kept]:
            del self._of_parts[gone]


class Latest:
    """By name, the last of what was made, with the basis that it was made on."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], tuple[object, Any]] = {}

    def of(self, name: tuple[str, ...], basis: object, make: Callable[[], _Value]) -> _Value:
        """What `make` makes, which follows from its name and a basis: as it was the last time, if that is equal."""
        entry = self._entries.get(name)
        if entry is None or entry[0] != basis:
            entry = self._entries[name] = basis, make()
        value: _Value = entry[1]
        return value


@dataclass(frozen=True)
class Deriving:
    """A site that may know what was derived from its parts already, where a process checks it again and again."""

    derived: Derived | None = field(default=None, compare=False, repr=False, kw_only=True)
    latest: Latest = field(default_factory=Latest, compare=False, repr=False, kw_only=True)
    """What follows from little, such as the parts of lists: all languages of a site have the same."""

    def once(self, part: object, name: str, derive: Callable[[], _Value], *inputs: object) -> _Value:
        """What `derive` makes of a plan or a programme with some inputs: kept, if anything is, until one changes."""
        return self.derived.of(part, name, derive, *inputs) if self.derived else derive()


def are_same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    """Whether two rows are of the very same objects, one by one."""
    return len(before) == len(now) and all(map(is_, before, now))
