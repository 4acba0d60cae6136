"""How far a build is: a line that is written over on a terminal, and with `--verbose` a line for each stage."""

from __future__ import annotations

import sys
import time

import click

from builder.findings.messages import Messages
from builder.system.memory import peak_megabytes

STAGES = ("load", "parse", "check", "route", "data", "render", "index", "write")
"""The stages of a build in their order: when one ends, the next begins."""
_EVERY = 0.2
"""Seconds between two states of the line."""
_ERASED = "\r\x1b[K"


class Progress:
    """Says at which stage a build is, how fast it makes pages, how long that may still take, how much memory it uses.

    The line is for a terminal alone; a log has the lines of `verbose`.
    """

    def __init__(self, say: Messages, *, verbose: bool, quiet: bool) -> None:
        self._say = say
        self._verbose = verbose and not quiet
        self._has_line = not quiet and sys.stderr.isatty()
        self._start = self._shown = 0.0
        self._processor = time.process_time()
        self._pages = 0
        self._begin(STAGES[0])

    def log(self, stage: str, count: int, seconds: float) -> None:
        """A stage has ended: what it handled, and how long that took."""
        processor = time.process_time()
        if self._verbose:
            text = self._say.phrase(f"stage-{stage}", count=count)
            used = f"{processor - self._processor:.2f}"
            values = {"text": text, "seconds": f"{seconds:.2f}", "processor": used, "memory": _memory()}
            self.close()
            click.echo(self._say.phrase("stage-cost", **values), err=True)
        self._processor = processor
        if stage == "route":
            self.expect(count)
        if stage in STAGES[:-1]:
            self._begin(STAGES[STAGES.index(stage) + 1])

    def expect(self, pages: int) -> None:
        """So many pages are to be made."""
        self._pages = pages

    def rendered(self, number: int) -> None:
        """So many pages are made."""
        now = time.perf_counter()
        if now - self._shown < _EVERY:
            return
        self._shown = now
        rate = number / max(now - self._start, 0.1)
        left = (self._pages - number) / rate
        values = {"number": number, "pages": self._pages, "rate": f"{rate:.0f}", "left": f"{left:.0f}"}
        self._write(self._say.phrase("progress-pages", **values, memory=_memory()))

    def close(self) -> None:
        """Leave nothing of the line."""
        self._write("")

    def _begin(self, stage: str) -> None:
        self._start = time.perf_counter()
        self._write(self._say.phrase("progress-stage", stage=self._say.phrase(f"doing-{stage}"), memory=_memory()))

    def _write(self, text: str) -> None:
        if self._has_line:
            sys.stderr.write(f"{_ERASED}{text}")
            sys.stderr.flush()


def _memory() -> str:
    memory = peak_megabytes()
    return "?" if memory is None else str(memory)
