"""How the process starts and ends, whatever happens before a command runs. Nothing is imported outside of the net."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from collections.abc import Callable, Iterable
from types import FrameType

ENVIRONMENT = 2
_ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""What asks a process to end, besides Ctrl-C; no system has all of them."""
_SAID = (
    "程序无法启动（{reason}）。请确认内存足够，并修复安装：重新 pip install，在检出里运行 make site。 "
    "The program cannot start; see that there is enough memory, and install it again (in a checkout: make site)."
)


class EndedBySignal(KeyboardInterrupt):
    """A signal asks the process to end. Like Ctrl-C, it passes everything that catches errors."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main() -> None:
    """Run the command that the process was started with, and end with its exit code."""
    codes: list[int] = []
    atexit.register(_end_at_once, codes)
    try:
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup has it passed over
                signal.signal(number, _end)
        _open_streams()
        commands = _load()
    except KeyboardInterrupt as error:
        sys.exit(128 + getattr(error, "number", signal.SIGINT))
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        sys.stderr.write(f"{_SAID.format(reason=reason)}\n")
        sys.exit(ENVIRONMENT)
    try:
        commands()
    except SystemExit as end:
        codes += [end.code] if isinstance(end.code, int) else []
        raise


def _end_at_once(codes: Iterable[int]) -> None:
    """End with the code that a command came to. What else is done at the end was asked for later, and has been done.

    Python would take apart all that was made: after an edited sentence a fourteenth of all that a build costs.
    """
    for code in codes:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            return  # nobody reads what is said: Python has its own way to end then
        os._exit(code)


def _load() -> Callable[[], object]:
    """The commands. Ctrl-C while a library starts may come out of it as an error of the library: it stays Ctrl-C."""
    interrupts: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        interrupts.append(number)
        raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, note)
    try:
        from builder.cli.commands import commands
        from builder.processes.collector import collect_rarely

        collect_rarely()
    except Exception:
        if interrupts:
            raise KeyboardInterrupt from None
        raise
    signal.signal(signal.SIGINT, before)
    return commands


def _end(number: int, _frame: FrameType | None) -> None:
    """Unwind, so that workers and scratch folders go; a second signal does not wait for that."""
    signal.signal(number, signal.SIG_DFL)
    raise EndedBySignal(number)


def _open_streams() -> None:
    """Speak UTF-8; where somebody has closed a stream, say nothing on it, and hear nothing."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115  (open as long as the process)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  (open as long as the process)
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")
