"""How a process dies with the one that started it, however that ends.

Run as a script, in front of a command: it binds itself to its parent, takes limits upon itself and becomes the command.
It uses the standard library alone, so that it starts in an instant with `python -I -S`.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import threading
import time

_PR_SET_PDEATHSIG = 1
_EVERY = 0.5
MISSING = 127
"""What a shell exits with where there is no such command, and so does this script."""


def die_with(parent: int) -> bool:
    """Have the system kill this process when its parent ends. False where the system cannot, or the parent has ended.

    Linux alone offers this; it outlasts the change into another program.
    """
    if not sys.platform.startswith("linux"):
        return False
    return ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL) == 0 and os.getppid() == parent


def watch(parent: int) -> None:
    """End this process soon after its parent, by looking: for systems where `die_with` does nothing."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_EVERY)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=look, daemon=True).start()


def bind(parent: int) -> None:
    """Let this process die with its parent, whatever the system."""
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    if not die_with(parent):
        watch(parent)


def _limit(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def _become(parent: int, memory: int, file_size: int, command: list[str]) -> int:
    """Become the command. Where this must stay to watch the parent, run it and return how it ended."""
    # Not RLIMIT_AS: threads reserve addresses by the gigabyte on machines with many cores, and never use them.
    _limit(resource.RLIMIT_DATA, memory)
    _limit(resource.RLIMIT_FSIZE, file_size)
    _limit(resource.RLIMIT_CORE, 0)
    try:
        if die_with(parent):
            os.execv(command[0], command)  # noqa: S606  (no shell is wanted)
        if os.getppid() == parent:
            return _run_watched(parent, command)
    except OSError as error:
        sys.stderr.write(f"{error.strerror}: {command[0]}")
    return MISSING


def _run_watched(parent: int, command: list[str]) -> int:
    child = subprocess.Popen(command)  # noqa: S603
    signal.signal(signal.SIGTERM, lambda *_: child.kill())
    while child.poll() is None:
        if os.getppid() != parent:
            child.kill()
        time.sleep(_EVERY / 10)
    return child.returncode


if __name__ == "__main__":
    _parent, _memory, _file_size = map(int, sys.argv[1:4])
    sys.exit(_become(_parent, _memory, _file_size, sys.argv[4:]))
