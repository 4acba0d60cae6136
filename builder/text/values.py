"""`value_class`: dataclasses of which many values are made and none is ever changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

from builder.text.reads import note_all, record

_T = TypeVar("_T")
Derived = dict[object, Any] | None
"""What was derived of a value that several pages show, by a name, and what was read for it (`reads`).

None of a value that only one page has.
"""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_class(cls: type[_T]) -> type[_T]:
    """A dataclass with slots and a hash. mypy treats it as frozen.

    It is for classes of which a build makes hundreds of thousands of values. With `frozen`, by which Python refuses
    changes too, each field is set by a call: a cell of a table takes seven times as long, and views a fifth longer.
    Comparison and hash are closures: compiling them for each class takes longer than the rest of importing it.

    >>> @value_class
    ... class Place:
    ...     file: str
    ...     line: int = 1
    >>> Place("a"), hash(Place("a")) == hash(Place("a", 1))
    (Place(file='a', line=1), True)
    """
    kind: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    compared = [each.name for each in fields(kind) if each.compare]
    parts = attrgetter(*compared) if compared else lambda _: ()

    def equal(self: _T, compared_with: object) -> bool:
        return parts(self) == parts(compared_with) if compared_with.__class__ is self.__class__ else NotImplemented

    def hashed(self: _T) -> int:
        return hash(parts(self))

    kind.__eq__, kind.__hash__ = equal, hashed
    if kind.__repr__ is object.__repr__:
        kind.__repr__ = _written
    return kind  # type: ignore[no-any-return]


def _written(value: Any) -> str:
    """A value as a dataclass is written."""
    shown = (f"{each.name}={getattr(value, each.name)!r}" for each in fields(value) if each.repr)
    return f"{type(value).__qualname__}({', '.join(shown)})"


def derived_field() -> Any:
    """The field `derived` of a value class whose values several pages may show. It says nothing of the value itself.

    A value that is made of another by `replace` starts without.
    """
    return field(default=None, init=False, repr=False, compare=False)


def shared(value: _T) -> _T:
    """The value itself, marked as one that several pages show: what is derived of it is kept with it."""
    value.derived = {}  # type: ignore[attr-defined]
    return value


def derive(value: Any, name: object, make: Callable[[], _T]) -> _T:
    """What `make` makes of a value: of a shared one once, of any other each time.

    >>> @value_class
    ... class Word:
    ...     text: str
    ...     derived: Derived = derived_field()
    >>> lines = []
    >>> for word in (Word("a"), shared(Word("a"))):
    ...     _ = [derive(word, "line", lambda: lines.append(word.text) or word.text) for _ in range(2)]
    >>> lines
    ['a', 'a', 'a']
    """
    derived = value.derived
    if derived is None:
        return make()
    entry = derived.get(name)
    if entry is None:
        entry = derived[name] = record(make)
    part: _T
    part, reads = entry
    note_all(reads)
    return part
