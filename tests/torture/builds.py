"""Whole builds, with workers and Pagefind, that are struck by a signal before each of their operations on files.

Whoever holds the output, by its path or by a descriptor, must see a whole site each time; no process may be left, and
no folder for the time being: after SIGKILL not longer than until the next build.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from builder.publish.folder import is_whole
from tests.conftest import MINIMAL, ROOT
from tests.support.processes import of_session, survivors
from tests.torture.trial import Effort, Trial, timed

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGHUP)
SHORT = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where the builds of a run are made."""

    folder: Path

    @property
    def output(self) -> Path:
        """The folder that is served."""
        return self.folder / "public"

    def left(self) -> list[str]:
        """Folders for the time being that are there."""
        new = self.folder / ".public.versions" / "new"
        return [*os.listdir(self.folder / "scratch"), *(["what was not published"] if os.path.lexists(new) else [])]

    def build(self, number: int, kind: signal.Signals) -> tuple[int, str, list[int]]:
        """Build, struck at an operation, 0 for none: how it ended, what it said, and which processes it has left."""
        counter = self.folder / "counter"
        counter.unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.torture.struck", str(counter), str(self.folder), str(number), kind.name]
        command += ["build", "--quiet", "--full", "--jobs", "2", "--output", str(self.output), "--lang", "zh"]
        environment = {**os.environ, "TMPDIR": str(self.folder / "scratch")}
        with subprocess.Popen(
            [*command, "--content", str(MINIMAL)],
            cwd=ROOT,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as build:
            code = build.wait()
            left = survivors(of_session(build.pid))
            said = build.communicate()[1] if not left else ""
        return code, said, left

    def operations(self) -> int:
        """How many operations the last build counted."""
        return int((self.folder / "counter").read_bytes())


def trials(effort: Effort) -> Iterator[Trial]:
    """Strike at every operation, with one signal after the other; at a few of them where little time is given."""
    with tempfile.TemporaryDirectory() as name:
        place = Place(Path(name))
        Path(name, "scratch").mkdir()
        with timed("a build before") as trial:
            trial.require(place.build(0, signal.SIGKILL)[0] == 0, "does not build")
        yield trial
        count = place.operations()
        numbers = range(1, count + 1, max(1, count // SHORT) if effort.short else 1)
        for number, kind in zip(effort.share(numbers), cycle(SIGNALS), strict=False):
            yield _strike(place, number, kind)


def _strike(place: Place, number: int, kind: signal.Signals) -> Trial:
    mounted = os.open(place.output, os.O_RDONLY)
    with timed(f"{kind.name} before operation {number}") as trial:
        code, said, left = place.build(number, kind)
        trial.require(not left, "processes are left")
        trial.require(is_whole(place.output), "torn by its path")
        trial.require(is_whole(Path(f"/proc/self/fd/{mounted}")), "torn where it is mounted")
        if code == 0 and place.operations() < number:
            trial.name += " (ended before)"
        elif kind is signal.SIGKILL:
            trial.require(code == -kind, f"ended with {code}")
            _require_clean_after_a_build(place, trial)
        else:
            trial.require(code == 128 + kind and said.rstrip().endswith("已中断"), f"ended with {code}: {said[-300:]}")
            trial.require(len(said.splitlines()) == 1, f"said {len(said.splitlines())} lines: {said[-600:]}")
            trial.require(not place.left(), f"left {place.left()}")
    os.close(mounted)
    return trial


def _require_clean_after_a_build(place: Place, trial: Trial) -> None:
    """What was killed could clear nothing away: the next build does."""
    if place.left():
        trial.require(place.build(0, signal.SIGKILL)[0] == 0, "the next build does not work")
        trial.require(not place.left(), f"the next build left {place.left()}")
