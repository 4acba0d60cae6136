"""Records what a page reads of the content while it is made, so that a later build knows whether it must be made again.

What may change from build to build notes that it is read: a measure each of its fields, a shared result its name. A
part that several pages show is made once; what was read for it was read by each of them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

Read = tuple[object, ...]
"""A kind, and the name of what was read; of values without a name their `id`."""
UNKNOWN: Read = ("unknown",)
"""What stands for reads that nobody noted: whatever is made with them has to be made anew each time."""
ALL = "*"
"""In place of a name: everything of its kind."""
_UNNOTED = frozenset([UNKNOWN])
_Part = TypeVar("_Part")
_Value = TypeVar("_Value")


class Recorder(threading.local):
    """Collects what is read; `reads` is None while nobody wants to know.

    Each thread has its own: what one reads for its page belongs to no page of another.
    """

    def __init__(self) -> None:
        self.reads: set[Read] | None = None


RECORDER = Recorder()
"""The recorder of each thread."""


def note(*read: object) -> None:
    """Note that something is read."""
    if (reads := RECORDER.reads) is not None:
        reads.add(read)


def note_all(reads: frozenset[Read]) -> None:
    """Note what was read for a part that is used again."""
    if reads and (noted := RECORDER.reads) is not None:
        noted |= reads


@contextmanager
def recorded() -> Iterator[set[Read]]:
    """Collect what the block reads."""
    outer, reads = RECORDER.reads, set[Read]()
    RECORDER.reads = reads
    try:
        yield reads
    finally:
        RECORDER.reads = outer
        if outer is not None:
            outer |= reads


def record(make: Callable[[], _Part]) -> tuple[_Part, frozenset[Read]]:
    """Make a part that is to be used again, with what it takes: to be noted whenever it is.

    >>> with recorded() as reads:
    ...     part, read = record(lambda: note("term", "a") or "made")
    ...     reads.clear()
    ...     note_all(read)
    >>> part, reads
    ('made', {('term', 'a')})
    """
    outer = RECORDER.reads
    if outer is None:
        return make(), _UNNOTED
    # As `recorded`, without a generator for each of some ten thousand parts.
    RECORDER.reads = reads = set[Read]()
    try:
        part = make()
    finally:
        RECORDER.reads = outer
        outer |= reads
    return part, frozenset(reads)


def apart(make: Callable[[], _Part]) -> _Part:
    """Make a part whose reads are not noted, since its result has a name of its own."""
    outer, RECORDER.reads = RECORDER.reads, None
    try:
        return make()
    finally:
        RECORDER.reads = outer


class Noted(Mapping[str, _Value]):
    """Shared results by name, each noted when it is looked up, be it there or not.

    `name_of`: the name under which a key is noted, where several keys count together.
    """

    __slots__ = ("_kind", "_name_of", "_values")

    def __init__(self, kind: str, values: Mapping[str, _Value], name_of: Callable[[str], str] | None = None) -> None:
        self._kind, self._values, self._name_of = kind, values, name_of

    def _note(self, key: str) -> None:
        if (reads := RECORDER.reads) is not None:
            reads.add((self._kind, self._name_of(key) if self._name_of else key))

    def __getitem__(self, key: str) -> _Value:
        """The result of this name. Raise `KeyError`."""
        self._note(key)
        return self._values[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The result of this name, or `default`, without the exception that the base class needs for it."""
        if (reads := RECORDER.reads) is not None:  # as `_note`: this is asked for each claim of a page
            reads.add((self._kind, self._name_of(key) if self._name_of else key))
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Whether there is a result of this name."""
        self._note(str(key))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        """The names of all results."""
        note(self._kind, ALL)
        return iter(self._values)

    def __len__(self) -> int:
        """How many results there are."""
        note(self._kind, ALL)
        return len(self._values)


class Later(Mapping[str, _Value]):
    """Results by name, each made when it is looked up first: after an edit, or for a single page, few of them are.

    What is read to make one is noted by nobody: it is to be noted by its name, as `Noted` does.
    """

    __slots__ = ("_make", "_names", "_values")

    def __init__(self, names: Iterable[str], make: Callable[[str], _Value]) -> None:
        self._names, self._make = dict.fromkeys(names), make
        self._values: dict[str, _Value] = {}

    def __getitem__(self, name: str) -> _Value:
        """The result of this name. Raise `KeyError`."""
        if name not in self._names:
            raise KeyError(name)
        if name not in self._values:
            self._values[name] = apart(lambda: self._make(name))
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is a result of this name."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """The names of all results."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many results there are."""
        return len(self._names)
