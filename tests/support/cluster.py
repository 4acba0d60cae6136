"""A Dask cluster on loopback: a scheduler and workers, each a process of its own, as they are started by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that runs, and its processes."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def cluster(folder: Path, *, workers: int, environment: dict[str, str] | None = None) -> Iterator[Cluster]:
    """A cluster as long as the block runs; what it says is in `folder`. The workers find the program beside them."""
    started: list[subprocess.Popen[bytes]] = []
    file = folder / "scheduler.json"

    def start(name: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{name}", "--scheduler-file", str(file), *options]
        own = os.environ | {"PYTHONPATH": str(ROOT)} | (environment or {})
        with open(folder / f"{name}-{len(started)}.log", "wb") as log:
            started.append(subprocess.Popen(command, cwd=folder, env=own, stdout=log, stderr=log))
        return started[-1]

    try:
        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        end = time.monotonic() + _SECONDS
        while not (file.exists() and file.read_bytes().endswith(b"}")):
            assert scheduler.poll() is None, (folder / "scheduler-0.log").read_text()
            assert time.monotonic() < end, "no scheduler"
            time.sleep(0.1)
        crew = [start("worker", "--no-nanny", "--nthreads", "1", "--no-dashboard") for _ in range(workers)]
        yield Cluster(_address(file), scheduler, crew)
    finally:
        for process in started:
            process.kill()
            process.wait()


def _address(file: Path) -> str:
    return str(json.loads(file.read_text())["address"])
