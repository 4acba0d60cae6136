"""`--profile`: where the time of a command goes, by function, for whoever works on the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.findings.errors import disk_errors


@contextmanager
def profiled(file: Path | None) -> Iterator[None]:
    """Write what the block spends its time on, in the form that `python -m pstats` reads; without a file do nothing."""
    if file is None:
        yield
        return
    from cProfile import Profile

    with disk_errors("disk", file), open(file, "ab"):
        pass  # what cannot be written is told before the work, not after it
    profile = Profile()
    try:
        with profile:
            yield
    finally:
        with disk_errors("disk", file):
            profile.dump_stats(file)
