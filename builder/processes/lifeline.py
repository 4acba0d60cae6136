"""How a process dies with the one that started it, however that ends.

Run as a script, in front of a command: it binds itself to its parent, takes limits upon itself and becomes the command.
It uses the standard library alone, so that it starts in an instant with `python -I -S`.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time

_PR_SET_PDEATHSIG = 1
_EVERY = 0.5
MISSING = 127
"""What a shell exits with where there is no such command, and so does this script."""
_KILLED = 137
"""What a shell says of a process that was killed."""


def die_with(parent: int) -> bool:
    """Have the system kill this process when its parent ends. False where the system cannot, or the parent has ended.

    Linux alone offers this; it outlasts the change into another program.
    """
    if not sys.platform.startswith("linux"):
        return False
    return ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL) == 0 and os.getppid() == parent


if sys.platform == "win32":
    _SYNCHRONIZE, _TIMED_OUT = 0x00100000, 0x102

    def lives(parent: int) -> bool:
        """Whether the parent still runs. Windows gives its number also when it has ended, so it is asked for it."""
        kernel = ctypes.WinDLL("kernel32")
        handle = kernel.OpenProcess(_SYNCHRONIZE, False, parent)
        try:
            return bool(handle) and kernel.WaitForSingleObject(handle, 0) == _TIMED_OUT
        finally:
            kernel.CloseHandle(handle)

    def take_limits(memory: int, file_size: int) -> None:
        """Windows limits groups of processes alone: of these limits there are none."""

else:
    import resource

    def lives(parent: int) -> bool:
        """Whether the parent still runs: who has lost his parent gets another."""
        return os.getppid() == parent

    def take_limits(memory: int, file_size: int) -> None:
        """Limit the memory of this process and the size of what it writes, in bytes."""
        # Not RLIMIT_AS: threads reserve addresses by the gigabyte on machines with many cores, and never use them.
        for kind, most in (
            (resource.RLIMIT_DATA, memory),
            (resource.RLIMIT_FSIZE, file_size),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(kind)
            lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (lower, lower))


def watch(parent: int) -> None:
    """End this process soon after its parent, by looking: for systems where `die_with` does nothing."""

    def look() -> None:
        while lives(parent):
            time.sleep(_EVERY)
        os._exit(_KILLED)

    threading.Thread(target=look, daemon=True).start()


def bind(parent: int) -> None:
    """Let this process die with its parent, whatever the system."""
    if not lives(parent):
        os._exit(_KILLED)
    if not die_with(parent):
        watch(parent)


def _become(parent: int, memory: int, file_size: int, command: list[str]) -> int:
    """Become the command. Where this must stay to watch the parent, run it and return how it ended."""
    take_limits(memory, file_size)
    try:
        if die_with(parent):
            os.execv(command[0], command)  # noqa: S606  (no shell is wanted)
        if lives(parent):
            return _run_watched(parent, command)
    except OSError as error:
        sys.stderr.write(f"{error.strerror}: {command[0]}")
    return MISSING


def _run_watched(parent: int, command: list[str]) -> int:
    """Run a command until it ends, the parent does, or somebody asks this process to end; it is never left behind."""
    # Noted, not raised: the signal may come before `Popen` has returned, when the command runs and has no name yet.
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    child = subprocess.Popen(command)  # noqa: S603
    try:
        while child.poll() is None and lives(parent) and not asked:
            time.sleep(_EVERY / 10)
    finally:
        child.kill()
        child.wait()
    return _KILLED if asked else child.returncode


if __name__ == "__main__":
    _parent, _memory, _file_size = map(int, sys.argv[1:4])
    sys.exit(_become(_parent, _memory, _file_size, sys.argv[4:]))
