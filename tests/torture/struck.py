"""`python -m tests.torture.struck COUNTER FOLDER NUMBER SIGNAL build …`: a command that is struck by a signal.

The signal comes before the operation of that number on files below FOLDER, or before a process is started, whichever
process of the command comes to it; with number 0, never. The file COUNTER says afterwards how many there were.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
from pathlib import Path

FILE_EVENTS = ("open", "os.", "shutil.")
STARTS = ("os.fork", "subprocess.Popen")


class Striker:
    """Counts operations of this process and of its workers, which inherit it, and strikes at one of them."""

    def __init__(self, counter: Path, folder: str, number: int, kind: signal.Signals) -> None:
        self._folder, self._number, self._kind = folder, number, kind
        self._main = os.getpid()
        self._counter = os.open(counter, os.O_RDWR | os.O_CREAT)

    def see(self, event: str, arguments: tuple[object, ...]) -> None:
        """Count an event, if it is one to be counted."""
        if event in STARTS or (event.startswith(FILE_EVENTS) and self._is_below(arguments)):
            # Locks of this kind belong to a process, though the descriptor is shared: no two get the same number.
            fcntl.lockf(self._counter, fcntl.LOCK_EX)
            number = int(os.pread(self._counter, 20, 0) or b"0") + 1
            os.pwrite(self._counter, b"%d" % number, 0)
            fcntl.lockf(self._counter, fcntl.LOCK_UN)
            if number == self._number:
                self._strike()

    def _is_below(self, arguments: tuple[object, ...]) -> bool:
        return any(isinstance(argument, str) and self._folder in argument for argument in map(_text, arguments))

    def _strike(self) -> None:
        """As it happens: Ctrl-C reaches all processes of a terminal, the other signals the one that was started."""
        if self._kind is signal.SIGINT:
            os.killpg(0, self._kind)
        else:
            os.kill(self._main, self._kind)


def _text(argument: object) -> object:
    return os.fsdecode(argument) if isinstance(argument, (bytes, os.PathLike)) else argument


def main(counter: str, folder: str, number: str, kind: str, *command: str) -> None:
    """Run the command, with an eye on what it does."""
    sys.argv = ["build.py", *command]
    sys.addaudithook(Striker(Path(counter), folder, int(number), signal.Signals[kind]).see)
    from builder.cli.start import main as start

    start()


if __name__ == "__main__":
    main(*sys.argv[1:])
