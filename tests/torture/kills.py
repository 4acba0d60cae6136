"""Builds that are killed at random moments.

A build writes into a folder that is served meanwhile: by its path, and by a descriptor as a container holds it that has
mounted the folder. Both must see a whole site each time; no process and no scratch folder may be left.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from builder.publish.folder import is_whole
from tests.conftest import ROOT, STATEMENTS
from tests.support.processes import children, survivors
from tests.torture.trial import Effort, Trial, timed

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
SHORT, LONG = 6, 40


def start_build(output: Path, scratch: Path, content: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a build with two workers that puts its scratch folders below `scratch`."""
    command = [sys.executable, str(ROOT / "build.py"), "build", "--quiet", "--jobs", "2", "--output", str(output)]
    environment = {**os.environ, "TMPDIR": str(scratch)}
    command += ["--content", str(content), *options]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def kill(build: subprocess.Popen[bytes], output: Path, seconds: float, number: signal.Signals) -> Trial:
    """Kill a build that writes everything anew; see what is wrong afterwards."""
    mounted = os.open(output, os.O_RDONLY)
    with timed(f"{number.name} after {seconds:.1f} s") as trial:
        try:
            build.wait(seconds)
            trial.name = "ended before it was killed"
        except subprocess.TimeoutExpired:
            workers = children(build.pid)
            build.send_signal(number)
            build.wait()
            trial.require(survivors(workers) == [], "processes are left")
        trial.require(is_whole(output), "torn by its path")
        trial.require(is_whole(Path(f"/proc/self/fd/{mounted}")), "torn where it is mounted")
    os.close(mounted)
    return trial


def trials(effort: Effort) -> Iterator[Trial]:
    """Kill builds of the repository's content, of a small site where little time is given."""
    content = STATEMENTS if effort.short else ROOT / "content"
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        output, scratch = Path(name, "public"), Path(name, "scratch")
        scratch.mkdir()
        with timed("a build before") as trial:
            trial.require(start_build(output, scratch, content).wait() == 0, "does not build")
        yield trial
        moments = [(chance.uniform(0.2, 1.2), chance.choice(SIGNALS)) for _ in range(SHORT if effort.short else LONG)]
        for share, number in effort.share(moments):
            seconds = share * trial.seconds
            yield kill(start_build(output, scratch, content, "--full"), output, seconds, number)
        with timed("a build afterwards") as last:
            last.require(start_build(output, scratch, content).wait() == 0, "does not build")
            last.require(list(scratch.iterdir()) == [], "scratch folders are left")
            last.require(is_whole(output), "torn at the end")
        yield last
