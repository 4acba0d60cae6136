"""A trial: something is done to the program that should do it no harm."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


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


Trials = Callable[[bool], Iterator[Trial]]
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
