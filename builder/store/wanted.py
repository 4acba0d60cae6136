"""What is asked of a store, and what it has: texts by their sha256, whatever their files are called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from builder.text.values import value_class

MAX_TEXT = 16 * 1024 * 1024
"""Bytes of the largest text that is read: more than `import` accepts of any document."""


@dataclass(frozen=True, slots=True, order=True)
class Wanted:
    """A text that content pins. `file` is what it was called when it was archived: a hint, no address."""

    sha256: str
    file: str


@value_class
class UnreadableText:
    """Why a text that is there cannot be read. `kind` names the finding: `source-too-large` or `source-unreadable`."""

    kind: str
    reason: str


@dataclass(slots=True)
class Loaded:
    """What a store has of what was wanted."""

    texts: dict[str, bytes] = field(default_factory=dict)
    """By sha256. Each was hashed."""
    others: dict[str, bytes] = field(default_factory=dict)
    """Texts that lie where a wanted one should, by the sha256 of the latter."""
    problems: dict[str, UnreadableText] = field(default_factory=dict)
    """By the sha256 of the wanted text."""

    def settles(self, wanted: Wanted) -> bool:
        """Whether the text was found."""
        return wanted.sha256 in self.texts

    def add(self, more: Loaded) -> None:
        """Take over what another store has. What is found there settles what was in the way here."""
        self.texts |= more.texts
        self.others = {**more.others, **self.others}
        self.problems = {**more.problems, **self.problems}
        self.forget_settled()

    def forget_settled(self) -> None:
        """Forget what was in the way of texts that were found all the same."""
        for sha256 in self.texts:
            self.others.pop(sha256, None)
            self.problems.pop(sha256, None)


class Shelf(Protocol):
    """Named bytes: the files of a folder, the members of a zip."""

    def read(self, name: str) -> bytes | UnreadableText | None:
        """The bytes under a name; a problem where they cannot be read, None where there are none."""

    def names(self) -> Iterable[str]:
        """The names under which a text may lie."""


def digest(data: bytes) -> str:
    """The sha256 of a text.

    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


def take(shelf: Shelf, wanted: Iterable[Wanted]) -> Loaded:
    """What a shelf has: first looked for under its sum and its name, then by the content of all that lies there."""
    loaded, missing = Loaded(), []
    for text in sorted(set(wanted)):
        _take_named(shelf, text, loaded)
        if not loaded.settles(text):
            missing.append(text)
    if missing:
        _take_by_content(shelf, {text.sha256 for text in missing}, loaded)
    # Where another pinned text lies under the name, the one that is looked for is not there: that is no mistake.
    pinned = loaded.texts.keys()
    loaded.others = {sha256: data for sha256, data in loaded.others.items() if digest(data) not in pinned}
    loaded.forget_settled()
    return loaded


def places(sha256: str) -> tuple[str, str]:
    """The names that a text has in a store.

    >>> places("ab12")
    ('ab12', 'ab/ab12')
    """
    return sha256, f"{sha256[:2]}/{sha256}"


def _take_named(shelf: Shelf, wanted: Wanted, loaded: Loaded) -> None:
    for name in (*places(wanted.sha256), wanted.file):
        data = shelf.read(name)
        if isinstance(data, UnreadableText):
            loaded.problems[wanted.sha256] = data
        elif data is not None and digest(data) == wanted.sha256:
            loaded.texts[wanted.sha256] = data
            return
        elif data is not None:
            loaded.others.setdefault(wanted.sha256, data)


def _take_by_content(shelf: Shelf, missing: set[str], loaded: Loaded) -> None:
    for data in _readable(shelf):
        sha256 = digest(data)
        if sha256 in missing:
            loaded.texts[sha256] = data
            missing = missing - {sha256}
            if not missing:
                return


def _readable(shelf: Shelf) -> Iterator[bytes]:
    for name in sorted(shelf.names()):
        data = shelf.read(name)
        if isinstance(data, bytes):
            yield data
