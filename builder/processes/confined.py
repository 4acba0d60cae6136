"""A program that is run with limits on time, memory and the size of files, and that dies with this process."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from builder.processes import lifeline

_GRACE = 2.0
"""Seconds for what is asked to end, before it is killed."""


def run_confined(
    command: Sequence[str],
    *,
    seconds: float,
    memory: int,
    file_size: int,
    stdin: IO[Any] | int = subprocess.DEVNULL,
    stdout: IO[Any] | int = subprocess.PIPE,
    stderr: IO[Any] | int = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command; return its exit code and what it said. Raise `subprocess.TimeoutExpired` or `OSError`.

    Whatever ends this before the command does ends the command as well.
    """
    limits = [str(os.getpid()), str(memory), str(file_size)]
    before = [sys.executable, "-I", "-S", str(Path(lifeline.__file__)), *limits]
    process = subprocess.Popen([*before, *command], stdin=stdin, stdout=stdout, stderr=stderr)  # noqa: S603
    with process:
        try:
            said, complained = process.communicate(timeout=seconds)
        except BaseException:
            _end(process)
            raise
    return subprocess.CompletedProcess(list(command), process.returncode, said, complained)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the script in front of the command, and with it the command, which may be a process of its own."""
    if sys.platform == "win32":
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603
    else:
        process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)
    process.kill()
