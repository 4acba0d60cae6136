"""A function of this program run in a process of its own, with limits on time, memory and output.

For what reads documents of strangers: whatever a document leads the reader to, this process goes on.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builder.processes.confined import run_confined
from builder.processes.scratch import scratch_errors, temporary_place

SECONDS, MEMORY, OUTPUT = 60.0, 1024**3, 64 * 1024**2
_ROOT = str(Path(__file__).resolve().parent.parent.parent)
_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from builder.processes import caged; caged.answer(*sys.argv[2:])"


class CageError(Exception):
    """A function that was stopped or failed. `reason`: `time`, `memory`, `output`, or `crash` for anything else."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail


def run_caged(function: Callable[[bytes], Any], data: bytes, *, seconds: float | None = None) -> Any:
    """What a function of a module returns for some bytes; it must be fit for JSON. Raise `CageError`."""
    seconds = SECONDS if seconds is None else seconds
    command = [sys.executable, "-I", "-c", _CHILD, _ROOT, function.__module__, function.__qualname__]
    place = temporary_place()
    with (
        scratch_errors(),
        tempfile.TemporaryFile(dir=place) as given,
        tempfile.TemporaryFile(dir=place) as answered,
    ):
        given.write(data)
        given.seek(0)
        try:
            run = run_confined(
                command,
                seconds=seconds,
                memory=MEMORY,
                file_size=OUTPUT,
                stdin=given,
                stdout=answered,
                stderr=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired as error:
            raise CageError("time", f"{seconds:.0f}") from error
        answered.seek(0)
        return _outcome(run.returncode, answered.read())


def answer(module: str, name: str) -> None:
    """In the cage: call the function with what stands on the input, and write what it returns as JSON."""
    try:
        result = {"value": getattr(importlib.import_module(module), name)(sys.stdin.buffer.read())}
    except MemoryError:
        result = {"reason": "memory"}
    except Exception as error:
        result = {"reason": "crash", "detail": f"{type(error).__name__}: {error}"[:300]}
    text = json.dumps(result).encode()
    if len(text) > OUTPUT:
        text = json.dumps({"reason": "output"}).encode()
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()


def _outcome(code: int, text: bytes) -> Any:
    """The value that came out of the cage. Raise `CageError` in its place."""
    try:
        result = json.loads(text)
    except ValueError:
        raise CageError("crash", str(code)) from None
    if "value" in result:
        return result["value"]
    raise CageError(result["reason"], result.get("detail", ""))
