"""`python -m tests.bench.generators [DISTRICTS …]`: our build, Hugo's and Eleventy's, of the same pages, in turn.

The content is that of `clones`; the pages are the home page, plans, programmes and themes in Chinese, without
downloads, search and the open data as a whole. Ours has a twin in Markdown beside each, the others have none.
Ours reads and checks the content, whose archive is not at hand; the others read JSON and Markdown made of it, with
plainer pages (`hugo/`, `eleventy/`): what each writes of HTML is printed beside the ratio.
Hugo is the program of that name on the PATH, or the one that `HUGO` names, and so is Eleventy (`eleventy`, `ELEVENTY`);
without them, only ours is measured.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from builder.model.site import Site
from tests.bench import ours
from tests.bench.clones import write_clones
from tests.bench.eleventy import write_eleventy_site
from tests.bench.hugo import write_hugo_site
from tests.conftest import ROOT

DISTRICTS = (60, 300)
ROUNDS = 3
OURS = "ours"
PEERS: dict[str, Callable[[Site, Path], None]] = {"hugo": write_hugo_site, "eleventy": write_eleventy_site}
"""By the name of each program, and of the variable that says where it is: what writes the site that it builds."""
_ENGLISH = "\nenglish: true\n"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds, seconds of processor, bytes of memory in its largest process; and what it wrote."""

    wall: float
    processor: float
    memory: float
    pages: int
    html: int
    """Bytes of all pages."""


def main(sizes: Sequence[int], rounds: int = ROUNDS) -> None:
    """Print what each size costs, and how many times a peer's that is."""
    programs = {name: os.environ.get(name.upper()) or shutil.which(name) for name in PEERS}
    peers = {name: program for name, program in programs.items() if program}
    print(f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, Python {sys.version.split()[0]}")
    for name in PEERS:
        print(_version_of(name, peers[name]) if name in peers else f"no {name} on the PATH, {name.upper()} is not set")
    for districts in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            _measure(Path(scratch), districts, peers, rounds)


def _measure(folder: Path, districts: int, peers: Mapping[str, str], rounds: int) -> None:
    content = folder / "content"
    write_clones(content, districts=districts)
    _without_english(content / "site.yaml")
    site = ours.check_clones(content).site
    commands = {OURS: ([sys.executable, "-m", ours.__name__, str(content)], ROOT)}
    for name, program in peers.items():
        PEERS[name](site, folder / name)
        commands[name] = _command_of(name, program, folder), folder / name
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    print(f"{districts} districts, load {os.getloadavg()[0]:.1f} at the start")
    for _ in range(rounds):
        for name, (command, where) in commands.items():
            costs[name].append(_run(command, folder / f"site-of-{name}", where))
    for name, own in costs.items():
        _print(name, own)
    for name in peers:
        parts = ("wall", "processor", "memory", "html")
        ratios = (f"{part} {_median(costs[OURS], part) / _median(costs[name], part):.2f}" for part in parts)
        print(f"  ours to {name}'s: {', '.join(ratios)}")


def _command_of(name: str, program: str, folder: Path) -> list[str]:
    """What builds the peer's site, but for the folder to build it into, which comes last."""
    if name == "hugo":
        return [
            program,
            "--source",
            str(folder / name),
            "--quiet",
            "--cacheDir",
            str(folder / "cache"),
            "--destination",
        ]
    return [program, "--quiet", "--output"]


def _without_english(config: Path) -> None:
    """Take the pages in English from a site: Hugo makes none."""
    text = config.read_text("utf-8")
    if text.count(_ENGLISH) != 1:
        raise SystemExit(f"{config.name} does not say `{_ENGLISH.strip()}`")
    config.write_text(text.replace(_ENGLISH, "\n"), encoding="utf-8")


def _run(command: Sequence[str], output: Path, where: Path) -> Cost:
    """Build into a folder that is not there, and remove it. The time is also that of all processes below."""
    start = time.perf_counter()
    process = subprocess.Popen([*command, str(output)], cwd=where)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    sizes = [path.stat().st_size for path in output.rglob("*.html")]
    shutil.rmtree(output)
    shutil.rmtree(output.with_name(f".{output.name}.versions"), ignore_errors=True)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, len(sizes), sum(sizes))


def _median(costs: Sequence[Cost], name: str) -> float:
    return float(median(getattr(cost, name) for cost in costs))


def _print(name: str, costs: Sequence[Cost]) -> None:
    wall, processor, memory = (_median(costs, of) for of in ("wall", "processor", "memory"))
    walls = ", ".join(f"{cost.wall:.1f}" for cost in costs)
    html = costs[0].html / 1e6
    print(
        f"  {name}: {costs[0].pages} pages, {wall:.1f} s ({walls}), {processor:.1f} s of processor, "
        f"{memory / 1e6:.0f} MB in its largest process; {html:.1f} MB of HTML, {html / processor:.2f} MB a second of it"
    )


def _version_of(name: str, program: str) -> str:
    done = subprocess.run(
        [program, "version" if name == "hugo" else "--version"], capture_output=True, text=True, check=True
    )
    return " ".join([name, *done.stdout.removeprefix("hugo ").split()[:1]])


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or DISTRICTS)
