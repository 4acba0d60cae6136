"""`python -m tests.bench.generators [DISTRICTS …]`: our build and Hugo's, of the same pages, in turn.

The content is that of `clones`; the pages are the home page, plans, programmes and themes in Chinese, without
downloads, search and the open data as a whole. Ours has a twin in Markdown beside each, Hugo has none.
Ours reads and checks the content, whose archive is not at hand; Hugo reads JSON and Markdown made of it, with plainer
pages (`hugo/`).
Hugo is the program of that name on the PATH, or the one that `HUGO` names; without one, only ours is measured.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.bench import ours
from tests.bench.clones import write_clones
from tests.bench.hugo import write_hugo_site
from tests.conftest import ROOT

DISTRICTS = (60, 300)
ROUNDS = 3
_ENGLISH = "\nenglish: true\n"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds, seconds of processor, bytes of memory in its largest process, pages written."""

    wall: float
    processor: float
    memory: float
    pages: int


def main(sizes: Sequence[int], rounds: int = ROUNDS) -> None:
    """Print what each size costs, and how many times Hugo's that is."""
    hugo = os.environ.get("HUGO") or shutil.which("hugo")
    print(f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, Python {sys.version.split()[0]}")
    print(_version_of(hugo) if hugo else "no hugo on the PATH and HUGO is not set: only ours is measured")
    for districts in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            _measure(Path(scratch), districts, hugo, rounds)


def _measure(folder: Path, districts: int, hugo: str | None, rounds: int) -> None:
    content, site = folder / "content", folder / "hugo"
    write_clones(content, districts=districts)
    _without_english(content / "site.yaml")
    write_hugo_site(ours.check_clones(content).site, site)
    own: list[Cost] = []
    theirs: list[Cost] = []
    print(f"{districts} districts, load {os.getloadavg()[0]:.1f} at the start")
    for _ in range(rounds):
        own.append(_run([sys.executable, "-m", ours.__name__, str(content)], folder / "ours"))
        if hugo:
            command = [hugo, "--source", str(site), "--quiet", "--cacheDir", str(folder / "cache"), "--destination"]
            theirs.append(_run(command, folder / "theirs"))
    _print("ours", own)
    if theirs:
        _print("hugo", theirs)
        ratios = (
            f"{name} {_median(own, name) / _median(theirs, name):.2f}" for name in ("wall", "processor", "memory")
        )
        print(f"  ours to Hugo's: {', '.join(ratios)}")


def _without_english(config: Path) -> None:
    """Take the pages in English from a site: Hugo makes none."""
    text = config.read_text("utf-8")
    if text.count(_ENGLISH) != 1:
        raise SystemExit(f"{config.name} does not say `{_ENGLISH.strip()}`")
    config.write_text(text.replace(_ENGLISH, "\n"), encoding="utf-8")


def _run(command: Sequence[str], output: Path) -> Cost:
    """Build into a folder that is not there, and remove it. The time is also that of all processes below."""
    start = time.perf_counter()
    process = subprocess.Popen([*command, str(output)], cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    pages = sum(1 for _ in output.rglob("*.html"))
    shutil.rmtree(output)
    shutil.rmtree(output.with_name(f".{output.name}.versions"), ignore_errors=True)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, pages)


def _median(costs: Sequence[Cost], name: str) -> float:
    return float(median(getattr(cost, name) for cost in costs))


def _print(name: str, costs: Sequence[Cost]) -> None:
    wall, processor, memory = (_median(costs, of) for of in ("wall", "processor", "memory"))
    walls = ", ".join(f"{cost.wall:.1f}" for cost in costs)
    print(
        f"  {name}: {costs[0].pages} pages, {wall:.1f} s ({walls}), {processor:.1f} s of processor, "
        f"{memory / 1e6:.0f} MB in its largest process"
    )


def _version_of(hugo: str) -> str:
    done = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split()[:2])


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or DISTRICTS)
