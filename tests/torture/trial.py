"""A trial: something is done to the program that should do it no harm."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

Case = TypeVar("Case")


@dataclass(slots=True)
class Trial:
    """What was tried, what was wrong afterwards, and how long it took."""

    name: str
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def require(self, holds: bool, words: str) -> None:
        """Note that something does not hold which should."""
        if not holds:
            self.wrong.append(words)


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried: little where there is little time, and which part of it, so that one run ends soon."""

    short: bool = False
    part: int = 1
    parts: int = 1

    def share(self, cases: Iterable[Case]) -> Iterator[Case]:
        """The cases that belong to this part: every case belongs to one.

        >>> [list(Effort(part=part, parts=2).share("abcde")) for part in (1, 2)]
        [['a', 'c', 'e'], ['b', 'd']]
        """
        return islice(cases, self.part - 1, None, self.parts)


Trials = Callable[[Effort], Iterator[Trial]]
"""All trials of a group; a part of them where little time is given."""


@contextmanager
def timed(name: str) -> Iterator[Trial]:
    """A trial whose time is taken, and that is wrong where anything is raised that it does not expect."""
    trial, start = Trial(name), time.monotonic()
    try:
        yield trial
    except Exception as error:
        trial.wrong.append(f"{type(error).__name__}: {error}"[:200])
    finally:
        trial.seconds = time.monotonic() - start
