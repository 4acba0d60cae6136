"""The stages of a command, each with how many things it handled and how long it took."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Log = Callable[[str, int, float], None]
"""Receives each finished stage: its name, how many things it handled, seconds."""


def no_log(stage: str, count: int, seconds: float) -> None:
    """Say nothing of a stage."""


@contextmanager
def timed(log: Log, stage: str) -> Iterator[Callable[[int], None]]:
    """Log a stage when it ends. The block gets a function that takes how many things it handled."""
    start, count = time.perf_counter(), 0

    def done(number: int) -> None:
        nonlocal count
        count = number

    yield done
    log(stage, count, time.perf_counter() - start)
