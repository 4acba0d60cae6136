"""Python's collector of garbage, told that what is read at the start stays to the end."""

from __future__ import annotations

import gc

_NEW_OBJECTS = 50_000
_ROUNDS = 20, 50
_MANY_PAGES = 300
"""Fewer leave less garbage behind than there is in a build from nothing."""


def collect_rarely() -> None:
    """Look for garbage a hundred times less often: most of what a command makes is still needed when it ends."""
    gc.set_threshold(_NEW_OBJECTS, *_ROUNDS)


def leave_alone() -> None:
    """Look no more at anything that is there now. Processes that are forked then share it for longer."""
    gc.freeze()


def collect_after(pages: int) -> None:
    """Look for all garbage, if so many pages were made that it is worth its while: much of it refers to itself."""
    if pages >= _MANY_PAGES:
        gc.collect()
