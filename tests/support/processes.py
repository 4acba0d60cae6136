"""Whether processes have ended, for tests that kill their parents."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

PATIENCE = 20.0
"""Seconds to wait for what should happen at once, on a machine with other work on it."""


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be reaped does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    try:
        return not status.exists() or status.read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def children(pid: int) -> list[int]:
    """The processes that a process has started, directly or not."""
    listed = [int(child) for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()]
    return [*listed, *(below for child in listed for below in children(child))]


def of_session(leader: int) -> list[int]:
    """The processes of the session that a process leads or has led, those that have ended left out."""
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]
    return [pid for pid in pids if _session(pid) == leader and lives(pid)]


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:
        return None


def survivors(pids: Iterable[int]) -> list[int]:
    """Those of some processes that do not end, though they are waited for."""
    pids = list(pids)
    wait_until(lambda: not any(map(lives, pids)))
    return [pid for pid in pids if lives(pid)]


def wait_until(is_so: Callable[[], bool]) -> bool:
    """Wait for something to become true; whether it did."""
    end = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    return is_so()
