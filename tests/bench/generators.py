"""`python -m tests.bench.generators [DISTRICTS …] [--rounds N] [--outputs DIR]`: ours and others of the same pages.

The content is that of `clones`; the pages are the home page, plans, programmes and themes in Chinese, without
downloads, search and the open data as a whole. They run in turn, and what each wrote stays until all have run: after
files are deleted, ext4 takes up to 0.7 ms for each new one, which the next in turn would pay. `--outputs` names where
they write, such as a folder in memory.

- ours: with a twin in Markdown of each page and a picture of each plan, which nobody else makes; and the pages alone.
  Ours reads, checks and derives from the content, whose archive is not at hand.
- hugo full: pages with the same words and elements (`hugo/full`), which is compared and printed. What ours derives
  stands in its data, finished and plain; words of the interface stand in its layouts.
- hugo plain, eleventy plain: plainer pages (`hugo/layouts`, `eleventy/layouts`), a tenth of our HTML, of the content
  as JSON and Markdown.

Hugo is the program of that name on the PATH, or the one that `HUGO` names, and so is Eleventy (`eleventy`, `ELEVENTY`);
without them, only ours is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from builder.pipeline import Checked
from tests.bench import measured, ours, same_pages
from tests.bench.clones import write_clones
from tests.bench.eleventy import write_eleventy_site
from tests.bench.hugo import write_hugo_site
from tests.bench.hugo.full import write_full_site
from tests.conftest import ROOT

DISTRICTS = (60, 300)
ROUNDS = 3
OURS, ALONE, FULL = "ours", "ours, pages alone", "hugo full"
PROGRAMS = ("hugo", "eleventy")
PEERS: dict[str, Callable[[Checked, Path], None]] = {
    FULL: write_full_site,
    "hugo plain": lambda checked, folder: write_hugo_site(checked.site, folder),
    "eleventy plain": lambda checked, folder: write_eleventy_site(checked.site, folder),
}
"""By the name of a program, and how much its pages show: what writes the site that it builds."""
_ENGLISH = "\nenglish: true\n"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds, seconds of processor, bytes of memory in its largest process; and what it wrote."""

    wall: float
    user: float
    system: float
    memory: float
    pages: int
    html: int
    """Bytes of all pages."""

    @property
    def processor(self) -> float:
        """Seconds of processor, of the program and of the kernel for it."""
        return self.user + self.system


Command = tuple[Sequence[str], Path]
"""What builds a site, but for the folder to build it into, which comes last; and where that is run."""


def main(sizes: Sequence[int], rounds: int, outputs: Path | None) -> None:
    """Print what each size costs, and how many times a peer's that is."""
    programs = {name: os.environ.get(name.upper()) or shutil.which(name) for name in PROGRAMS}
    there = {name: program for name, program in programs.items() if program}
    print(f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, Python {sys.version.split()[0]}")
    for name in PROGRAMS:
        print(_version_of(name, there[name]) if name in there else f"no {name} on the PATH, {name.upper()} is not set")
    for districts in sizes:
        with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory(dir=outputs) as written:
            _measure(_commands(Path(scratch), districts, there), Path(written), districts, rounds)


def _commands(folder: Path, districts: int, programs: Mapping[str, str]) -> dict[str, Command]:
    """What builds each site, of content and data that are written for it."""
    content = folder / "content"
    write_clones(content, districts=districts)
    _without_english(content / "site.yaml")
    checked = ours.check_clones(content)
    own = [sys.executable, "-m", ours.__name__]
    commands: dict[str, Command] = {
        OURS: ([*own, str(content)], ROOT),
        ALONE: ([*own, ours.PAGES_ALONE, str(content)], ROOT),
    }
    for name, write in PEERS.items():
        program = programs.get(name.split()[0])
        if program:
            source = folder / name.replace(" ", "-")
            write(checked, source)
            commands[name] = _command_of(name.split()[0], program, source), source
    return commands


def _command_of(name: str, program: str, source: Path) -> list[str]:
    if name == "hugo":
        cache = source.with_name("cache")
        return [program, "--source", str(source), "--quiet", "--cacheDir", str(cache), "--destination"]
    return [program, "--quiet", "--output"]


def _measure(commands: Mapping[str, Command], outputs: Path, districts: int, rounds: int) -> None:
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    print(f"{districts} districts, load {os.getloadavg()[0]:.1f} at the start")
    for turn in range(rounds):
        for name, (command, where) in commands.items():
            costs[name].append(_run(command, _output(outputs, name, turn), where))
    for name, own in costs.items():
        _print(name, own)
    parts = ("wall", "processor", "memory", "html")
    for name in (peer for peer in PEERS if peer in costs):
        for mine in (OURS, ALONE):
            ratios = (f"{part} {_median(costs[mine], part) / _median(costs[name], part):.2f}" for part in parts)
            print(f"  {mine} to {name}: {', '.join(ratios)}")
    if FULL in costs:
        compared = same_pages.compare(_output(outputs, ALONE, 0), _output(outputs, FULL, 0))
        print(f"  whether {FULL} makes the same pages:\n{same_pages.report(*compared)}")


def _output(outputs: Path, name: str, turn: int) -> Path:
    """A folder for a run alone: what ours remembers of a build lies beside its output."""
    return outputs / f"{name.replace(' ', '-').replace(',', '')}-{turn}" / "site"


def _without_english(config: Path) -> None:
    """Take the pages in English from a site: Hugo makes none."""
    text = config.read_text("utf-8")
    if text.count(_ENGLISH) != 1:
        raise SystemExit(f"{config.name} does not say `{_ENGLISH.strip()}`")
    config.write_text(text.replace(_ENGLISH, "\n"), encoding="utf-8")


def _run(command: Sequence[str], output: Path, where: Path) -> Cost:
    """Build into a folder that is not there. The time is also that of all processes below."""
    output.parent.mkdir(parents=True)
    report = output.parent / "took.json"
    measure = [sys.executable, "-I", "-S", str(Path(measured.__file__)), str(report)]
    subprocess.run([*measure, *command, str(output)], cwd=where, check=True)
    took = json.loads(report.read_text("utf-8"))
    if status := took.pop("status"):
        raise subprocess.CalledProcessError(status, command)
    sizes = [path.stat().st_size for path in output.rglob("*.html")]
    return Cost(**took, pages=len(sizes), html=sum(sizes))


def _median(costs: Sequence[Cost], name: str) -> float:
    return float(median(getattr(cost, name) for cost in costs))


def _print(name: str, costs: Sequence[Cost]) -> None:
    wall, user, system, memory = (_median(costs, of) for of in ("wall", "user", "system", "memory"))
    processor = _median(costs, "processor")
    each = ", ".join(f"{cost.user:.1f}+{cost.system:.1f}" for cost in costs)
    html = costs[0].html / 1e6
    print(
        f"  {name}: {costs[0].pages} pages, {wall:.1f} s, {processor:.1f} s of processor "
        f"({user:.1f} user, {system:.1f} system; {each}), {memory / 1e6:.0f} MB in its largest process; "
        f"{html:.1f} MB of HTML, {html / processor:.2f} MB a second of it"
    )


def _version_of(name: str, program: str) -> str:
    done = subprocess.run(
        [program, "version" if name == "hugo" else "--version"], capture_output=True, text=True, check=True
    )
    return " ".join([name, *done.stdout.removeprefix("hugo ").split()[:1]])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generators")
    parser.add_argument("districts", nargs="*", type=int, default=DISTRICTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--outputs", type=Path, help="where sites are written, such as a folder in memory")
    return parser.parse_args()


if __name__ == "__main__":
    options = _options()
    main(options.districts, options.rounds, options.outputs)
