"""What tells whether anybody has touched a file: its inode, its size, when its bytes and its inode changed last.

Whatever is done to a file changes the last, which nobody can set: an editor that keeps the size, and a tool that sets
the time of the bytes back, do too.
"""

from __future__ import annotations

import os
import sys
import time

TICK = 2_000_000_000
"""Nanoseconds: two changes of a file may have the same time where a file system tells no less than this apart."""
TELLING = sys.platform != "win32"
"""Whether they tell: on Windows the time of an inode is that of its making."""

Stamp = tuple[int, int, int, int]


def stamp_of(status: os.stat_result) -> Stamp:
    """Inode, size, and when bytes and inode changed, in nanoseconds."""
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def settled_stamp(status: os.stat_result, now: int) -> Stamp | None:
    """The stamp of a file that any change from `now` on exchanges for another; None where one might not."""
    return stamp_of(status) if TELLING and status.st_ctime_ns < now - TICK else None


def now() -> int:
    """The time by the system's clock, in nanoseconds."""
    return time.time_ns()
