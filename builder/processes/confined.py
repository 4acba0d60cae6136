"""A program that is run with limits on time, memory and the size of files, and that dies with this process."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
    with start_confined(
        command, memory=memory, file_size=file_size, stdin=stdin, stdout=stdout, stderr=stderr
    ) as process:
        said, complained = process.communicate(timeout=seconds)
    return subprocess.CompletedProcess(list(command), process.returncode, said, complained)


@contextmanager
def start_confined(
    command: Sequence[str],
    *,
    memory: int,
    file_size: int,
    stdin: IO[Any] | int = subprocess.PIPE,
    stdout: IO[Any] | int = subprocess.PIPE,
    stderr: IO[Any] | int = subprocess.PIPE,
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a command and, when the block ends, wait for it; a block that raises ends it. Raise `OSError`.

    `memory` and `file_size` are in bytes: what it may take, and how large a file it may write.
    """
    limits = [str(os.getpid()), str(memory), str(file_size)]
    before = [sys.executable, "-I", "-S", str(Path(lifeline.__file__)), *limits]
    process = subprocess.Popen([*before, *command], stdin=stdin, stdout=stdout, stderr=stderr)  # noqa: S603
    with process:
        try:
            yield process
        except BaseException:
            end_confined(process)
            raise


def end_confined(process: subprocess.Popen[bytes]) -> None:
    """End the script in front of the command, and with it the command, which may be a process of its own."""
    if sys.platform == "win32":
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603
    else:
        process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)
    process.kill()
