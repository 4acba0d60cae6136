"""Imports that are struck by a signal before each operation on files: a draft is there whole, or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from tests.conftest import MINIMAL, ROOT, files_of
from tests.support.editing import page
from tests.support.processes import of_session, survivors
from tests.torture.trial import Effort, Trial, timed

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGHUP)
SHORT = 8


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an editor imports a saved page: content, archive, and the folder for the time being."""

    folder: Path

    def set_up(self) -> None:
        """The content without a draft, and an archive without a text."""
        for name in ("content", "archive", "scratch"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(MINIMAL, self.folder / "content")
        (self.folder / "scratch").mkdir()
        (self.folder / "a.html").write_text(page(), "utf-8")

    def files(self) -> dict[str, bytes]:
        """Everything that an import might write, but for the day and the time of day that it writes."""
        return {name: data for name, data in files_of(self.folder).items() if name != "counter"}

    def run(self, number: int, kind: signal.Signals) -> tuple[int, str, list[int]]:
        """Import, struck at an operation, 0 for none: how it ended, what it said, and which processes it has left."""
        counter = self.folder / "counter"
        counter.unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.torture.struck", str(counter), str(self.folder), str(number), kind.name]
        command += ["import", str(self.folder / "a.html"), "--district", "aa", "--plan", "plan-b", "--lang", "zh"]
        command += ["--content", str(self.folder / "content"), "--sources", str(self.folder / "archive")]
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(self.folder / "scratch")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            code = process.wait()
            left = survivors(of_session(process.pid))
            said = process.communicate()[1] if not left else ""
        return code, said, left


def trials(effort: Effort) -> Iterator[Trial]:
    """Strike at every operation, with one signal after the other; at a few of them where little time is given."""
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        desk.set_up()
        before = desk.files()
        with timed("an import before") as trial:
            trial.require(desk.run(0, signal.SIGKILL)[0] == 0, "does not import")
        yield trial
        count, after = int((desk.folder / "counter").read_bytes()), desk.files()
        numbers = range(1, count + 1, max(1, count // SHORT) if effort.short else 1)
        for number, kind in zip(effort.share(numbers), cycle(SIGNALS), strict=False):
            desk.set_up()
            yield _strike(desk, number, kind, (before, after))


def _strike(desk: Desk, number: int, kind: signal.Signals, states: tuple[dict[str, bytes], dict[str, bytes]]) -> Trial:
    before, after = states
    with timed(f"{kind.name} before operation {number}") as trial:
        code, said, left = desk.run(number, kind)
        state = desk.files()
        trial.require(not left, "processes are left")
        draft = {name for name in state if "/plan-b/" in name}
        trial.require(draft in (set(), after.keys() - before.keys() - _texts(after)), f"half a draft: {draft}")
        if kind is signal.SIGKILL:
            trial.require(code in (0, -kind), f"ended with {code}")
        elif code:
            trial.require(code == 128 + kind and len(said.splitlines()) == 1, f"ended with {code}: {said[-300:]}")
            trial.require(state in (before, after), f"left {sorted(state.keys() ^ before.keys())}")
        if not draft:
            trial.require(desk.run(0, kind)[0] == 0, "the next import does not work")
            trial.require(desk.files() == after, f"the next import leaves {sorted(desk.files().keys() ^ after.keys())}")
    return trial


def _texts(files: dict[str, bytes]) -> set[str]:
    return {name for name in files if name.startswith("archive/")}
