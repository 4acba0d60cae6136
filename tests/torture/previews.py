"""Previews that are struck by a signal while they check, serve, and have Pagefind make the search index."""

from __future__ import annotations

import http.client
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, product
from pathlib import Path

from builder.processes.scratch import clear_scratch
from tests.conftest import ROOT, STATEMENTS
from tests.support.processes import of_session, survivors, wait_until
from tests.torture.trial import Effort, Trial, timed

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGHUP)
SHORT, LONG = 2, 10
MOMENTS = ("while it starts", "while it is asked", "while Pagefind runs")
ASKED = ("/index.html", "/search/names-0.js", "/pagefind/pagefind.js", "/pagefind/pagefind-entry.json")


def trials(effort: Effort) -> Iterator[Trial]:
    """Every signal at every moment, some times each."""
    chance = random.Random(1)
    rounds = SHORT if effort.short else LONG
    cases = islice(product(range(rounds), MOMENTS, SIGNALS), None)
    for _, moment, kind in effort.share(cases):
        with tempfile.TemporaryDirectory() as scratch, timed(f"{kind.name} {moment}") as trial:
            _strike(trial, scratch, moment, kind, chance.uniform(0, 0.3))
        yield trial


def _strike(trial: Trial, scratch: str, moment: str, kind: signal.Signals, delay: float) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", "--content", str(STATEMENTS)]
    with subprocess.Popen(
        [*command, "--lang", "en"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": scratch},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as preview:
        if moment != MOMENTS[0]:
            _ask(preview)
        if moment == MOMENTS[2]:
            trial.require(wait_until(lambda: _indexes(preview.pid)), "Pagefind does not run")
            delay /= 10
        time.sleep(delay)
        preview.send_signal(kind)
        code = preview.wait()
        left = survivors(of_session(preview.pid))
        trial.require(not left, f"processes are left: {left}")
        said = preview.communicate()[1] if not left else ""
    if "<frozen site>" not in said:  # Python's own start, before it runs a line of ours
        trial.require("Traceback" not in said, f"said {said[-300:]}")
        trial.require(code in (0, -kind, 128 + kind), f"ended with {code}: {said[-300:]}")
    if kind is signal.SIGKILL:
        trial.require(_only_ours(scratch), f"left {os.listdir(scratch)}")
    else:
        trial.require(not os.listdir(scratch), f"left {os.listdir(scratch)}")


def _ask(preview: subprocess.Popen[str]) -> None:
    """Ask for pages and for what search needs, all at once, as a browser does."""
    assert preview.stdout is not None
    line = next(line for line in preview.stdout if line.startswith("serving at"))
    port = int(line.split()[2].rsplit(":", 1)[1].strip("/"))
    for path in ASKED:
        threading.Thread(target=_get, args=(port, path), daemon=True).start()


def _get(port: int, path: str) -> None:
    with suppress(OSError, http.client.HTTPException):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path)
        connection.getresponse().read()


def _indexes(leader: int) -> bool:
    """Whether Pagefind runs, or the script in front of it."""
    for pid in of_session(leader):
        with suppress(OSError):
            if b"pagefind" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return True
    return False


def _only_ours(scratch: str) -> bool:
    """Whether nothing stays but what the next process that makes open data clears away, as it does here."""
    was, tempfile.tempdir = tempfile.tempdir, scratch
    try:
        clear_scratch("bilin-data-")
    finally:
        tempfile.tempdir = was
    return not os.listdir(scratch)
