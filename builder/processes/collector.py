"""Python's collector of garbage, told that what is read at the start stays to the end."""

from __future__ import annotations

import gc

_NEW_OBJECTS = 50_000
_ROUNDS = 20, 50


def collect_rarely() -> None:
    """Look for garbage a hundred times less often: most of what a command makes is still needed when it ends."""
    gc.set_threshold(_NEW_OBJECTS, *_ROUNDS)


def leave_alone() -> None:
    """Look no more at anything that is there now. Processes that are forked then share it for longer."""
    gc.freeze()


def collect_now() -> None:
    """Look for all garbage: worth its while where much of it has just been made that refers to itself."""
    gc.collect()
