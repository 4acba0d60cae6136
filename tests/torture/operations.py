"""Publications that are killed before each of their operations on files, and folders that others have been at."""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from builder.findings.errors import NotOursError
from tests.conftest import files_of
from tests.integration.test_publish import in_child, kill_at
from tests.support.publishing import publish
from tests.torture.trial import Effort, Trial, timed
from tests.unit.publish.test_publish import NEW, OLD, TORN, TORN_SWITCHES, published_old, whole
from tests.unit.publish.test_publish_strangers import FOREIGN


def trials(effort: Effort) -> Iterator[Trial]:
    """Kill before every operation with one and with three builds before, or every fifth of them with one."""
    for builds in (1,) if effort.short else (1, 3):
        yield from _kills(builds, 5 if effort.short else 1)


def foreign_trials(_effort: Effort) -> Iterator[Trial]:
    """Publish where there is something of others, and where what tells of the versions is torn."""
    for plant in FOREIGN:
        with tempfile.TemporaryDirectory() as name, timed(f"foreign: {plant.__name__.strip('_')}") as trial:
            plant(Path(name, "public"))
            before = files_of(Path(name))
            try:
                publish(NEW, Path(name, "public"))
                trial.require(False, "published all the same")
            except NotOursError:
                trial.require(files_of(Path(name)).items() >= before.items(), "took something away")
        yield trial
    for text in (*TORN, *TORN_SWITCHES):
        with tempfile.TemporaryDirectory() as name, timed(f"torn: {text}") as trial:
            output = published_old(Path(name), builds=3)
            Path(name, ".public.versions", "state.json").write_text(text)
            publish(NEW, output)
            trial.require(files_of(output) == whole(NEW), "not published")
        yield trial


def _kills(builds: int, step: int) -> Iterator[Trial]:
    for event in count(1, step):
        folder = Path(tempfile.mkdtemp())
        with timed(f"killed before operation {event}") as trial:
            output = published_old(folder, builds=builds)

            def work(event: int = event, output: Path = output) -> None:
                kill_at(event)
                publish(NEW, output)

            status = in_child(work)
            trial.require(files_of(output) in (whole(OLD), whole(NEW)), "torn")
            publish(NEW, output)
            trial.require(files_of(output) == whole(NEW), "the next build does not work")
        shutil.rmtree(folder)
        if status != -signal.SIGKILL:
            return
        yield trial
