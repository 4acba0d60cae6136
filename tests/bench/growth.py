"""`python -m tests.bench.growth [--sampled] [DISTRICTS …]`: how a site grows with districts like the real ones.

For each number of districts it builds a site in a process of its own and prints, by stage, seconds of processor, then
peak memory, pages, files, bytes, what pages read, and the heaviest pages; between two sizes the exponent of growth (1
is linear) of all of these. It ends with 1 when a page, or the growth of pages, files, bytes, reads, memory or of a
stage's seconds of processor, passes its limit.

`--sampled` renders one of twenty pages of each kind of which there are many, and all others: so a whole country can be
looked at, page by page, in minutes. What grows is then pages, files, bytes and reads of the sample.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import log
from pathlib import Path

from builder import urls
from builder.pipeline import Publishing, build, check_content
from builder.processes.collector import collect_rarely
from builder.processes.program import TEMPLATES
from builder.publish.memory import folder_of
from builder.views.page import Page
from tests.bench.clones import write_clones

LONG = (5, 10, 20, 21, 30, 60, 300)
EXPONENT = 1.15
"""Pages, files and bytes of a site grow with its districts: this much above linear is rounding at small numbers."""
PAGE_BYTES, PAGE_NODES = 300_000, 5_000
"""What a page may have, in bytes as served unpacked and in elements: a comparison, which holds most."""
STEP = 1.05
"""From one size to the next above it, as from 20 to 21, so much more than in proportion: a list that is split has a few
pages more. Where a limit broke, there were four times as many."""
HEAVIEST = 5
MANY, OF_MANY = 200, 20
"""Of kinds with more pages than this, a sample has one in so many."""
_LEAST_S = 0.5
"""Of shorter stages the growth is not told: it would be that of the machine."""
STAGE_EXPONENT, STAGE_TIMES = 1.3, 3
"""Of seconds, which waver, more is allowed, and only where there are so many times the districts: what grows with the
square shows all the same."""
MEGABYTES = 1.55
"""What each further district may take of memory, in one process, between sizes as far apart: a tenth more than now."""
_GROWING = ("pages", "files", "bytes", "reads")
_IN_ENGLISH = urls.english_url("")
_TAG = re.compile(rb"<[a-z]")


@dataclass(slots=True)
class Kind:
    """The pages of a kind: how many, their bytes and elements together."""

    pages: int = 0
    bytes: int = 0
    nodes: int = 0


@dataclass(frozen=True, slots=True)
class Size:
    """What a site of so many districts amounts to."""

    districts: int
    pages: int
    files: int
    bytes: int
    heaviest: tuple[tuple[int, int, str], ...]
    """Nodes, bytes and path of the pages with most nodes, and of those with most bytes."""
    kinds: dict[str, Kind]
    stages: dict[str, float] = field(default_factory=dict)
    """By stage: seconds of processor, of the process that built it."""
    megabytes: float = 0.0
    """What that had of memory at most."""
    reads: int = 0
    """What its pages read of the content, each thing once for each page, as it is remembered for the next build."""


def main(sizes: Sequence[int], *, sampled: bool = False) -> int:
    """Build each size in a process of its own, so that memory is that of one site."""
    measured, command = [], [sys.executable, "-m", "tests.bench.growth", "--build", *(["--sampled"] if sampled else [])]
    for districts in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            subprocess.run([*command, str(districts), scratch], check=True)
            report = json.loads(Path(scratch, "report.json").read_text("utf-8"))
            measured.append(replace(measure(districts, Path(scratch, "public")), **report))
        _print(measured[-1])
        if len(measured) > 1:
            _print_growth(*measured[-2:])
    problems = [*find_heavy(measured), *find_fast(measured), *find_slow(measured), *find_large(measured)]
    print("\n".join(problems) or "within all limits")
    return 1 if problems else 0


def build_size(districts: int, folder: Path, *, sampled: bool = False) -> None:
    """Build a site of so many districts into `public` of a folder, and print what each stage takes."""
    write_clones(folder / "content", districts=districts)
    collect_rarely()  # as a command does: Python's own rhythm costs more the more there is
    before, stages = time.process_time(), dict[str, float]()

    def log_stage(stage: str, count: int, seconds: float) -> None:
        nonlocal before
        now = time.process_time()
        print(f"  {stage:8} {count:7}  {now - before:7.2f} s of processor, {seconds:7.2f} s")
        stages[stage] = now - before
        before = now

    print(f"{districts} districts")
    checked = check_content(folder / "content", shown_as="content", sources=None, log=log_stage)
    build(
        replace(checked, pages=sample(checked.pages)) if sampled else checked,
        templates=TEMPLATES,
        publishing=Publishing(folder / "public"),
        jobs=1,
        log=log_stage,
        progress=lambda _: None,
    )
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    (folder / "report.json").write_text(json.dumps({"stages": stages, "megabytes": megabytes}), encoding="utf-8")
    print(f"  memory {megabytes:.0f} MB")


def sample(pages: Sequence[Page]) -> list[Page]:
    """All pages of kinds of which there are few, and of each of the others one in so many, evenly."""
    kinds: dict[str, list[Page]] = {}
    for page in pages:
        kinds.setdefault(kind_of(page.path), []).append(page)
    few = (own[:: OF_MANY if len(own) > MANY else 1] for own in kinds.values())
    chosen = {page.path for own in few for page in own}
    return [page for page in pages if page.path in chosen]


def measure(districts: int, public: Path) -> Size:
    """What a site amounts to that has been built for so many districts."""
    files = [path for path in public.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    weights = sorted(
        ((_count_nodes(path), path.stat().st_size, path.relative_to(public).as_posix()) for path in pages), reverse=True
    )
    by_bytes = sorted(weights, key=lambda weight: -weight[1])
    heaviest = tuple(dict.fromkeys([*weights[:HEAVIEST], *by_bytes[:HEAVIEST]]))
    size = sum(path.stat().st_size for path in files)
    return Size(districts, len(pages), len(files), size, heaviest, _sum_kinds(weights), reads=_count_reads(public))


def _count_reads(public: Path) -> int:
    """Pages that read something of every district are made again whenever one changes, and cost with their square."""
    units = (json.loads(file.read_bytes().partition(b"\n")[2]) for file in folder_of(public).glob("*.json"))
    return sum(len(record.get("reads", ())) for unit in units for record in unit.values())


def _sum_kinds(weights: Sequence[tuple[int, int, str]]) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for nodes, weight, path in weights:
        kind = kinds.setdefault(kind_of(path), Kind())
        kind.pages, kind.bytes, kind.nodes = kind.pages + 1, kind.bytes + weight, kind.nodes + nodes
    return kinds


def kind_of(path: str) -> str:
    """What a page is one of: a list with its parts, or the same page of all districts, plans or programmes.

    >>> kind_of("numbers/index.html"), kind_of("numbers/11-22.html"), kind_of("timeline.html")
    ('numbers', 'numbers', 'timeline')
    >>> kind_of("districts/aa/plan-a.html"), kind_of("districts/aa/plan-a/who.html"), kind_of("compare/a.b-vs-c.d.html")
    ('districts/*/*', 'districts/*/*/who', 'pair')
    >>> kind_of("en/themes/housing.html")
    'en/themes'
    """
    if path.startswith(_IN_ENGLISH):
        return urls.english_url(kind_of(path.removeprefix(_IN_ENGLISH)))
    first, *rest = path.removesuffix(".html").split("/")
    if first == "compare" and "-vs-" in rest[0]:
        return "pair"
    if first != "districts":
        return first
    last = rest[-1] if rest[-1] in ("index", "gaps", "who", "source") else "*"
    return "/".join([first, *("*" for _ in rest[1:]), last])


def _count_nodes(page: Path) -> int:
    return len(_TAG.findall(page.read_bytes()))


def _print(size: Size) -> None:
    print(
        f"  {size.pages} pages, {size.files} files, {size.bytes / 1e6:.1f} MB, {size.reads} reads; the heaviest pages:"
    )
    for nodes, weight, path in size.heaviest:
        print(f"    {nodes:6} elements, {weight / 1e3:6.0f} kB  {path}")


def find_heavy(measured: Sequence[Size]) -> Iterator[str]:
    """The pages that no reader should have to load, among the heaviest of each size."""
    for size in measured:
        for nodes, weight, path in size.heaviest:
            if nodes > PAGE_NODES or weight > PAGE_BYTES:
                yield f"{size.districts} districts: {path} has {nodes} elements and {weight / 1e3:.0f} kB"


def _print_growth(small: Size, large: Size) -> None:
    numbers = {name: (getattr(small, name), getattr(large, name)) for name in _GROWING}
    seconds = {stage: (before, large.stages.get(stage, 0.0)) for stage, before in small.stages.items()}
    numbers |= {f"{stage}'s seconds": pair for stage, pair in seconds.items() if min(pair) >= _LEAST_S}
    if small.stages:
        numbers["all seconds"] = sum(small.stages.values()), sum(large.stages.values())
    powers = (f"{name} {exponent(small, large, *pair):.2f}" for name, pair in numbers.items())
    print(f"from {small.districts} to {large.districts} districts, the powers of growth: {', '.join(powers)}")


def exponent(small: Size, large: Size, before: float, after: float) -> float:
    """The power of the number of districts with which something grows from one size to another."""
    return log(after / before) / log(large.districts / small.districts)


def find_fast(measured: Sequence[Size]) -> Iterator[str]:
    """What of pages, files, bytes and reads grows faster than districts from each size to the next."""
    for small, large in pairwise(measured):
        times = large.districts / small.districts
        for name in _GROWING:
            before, after = getattr(small, name), getattr(large, name)
            if after > before * max(times**EXPONENT, times * STEP):
                yield f"{name} grow faster than districts: {before} at {small.districts}, {after} at {large.districts}"


def find_slow(measured: Sequence[Size]) -> Iterator[str]:
    """The stages whose seconds of processor grow much faster than districts."""
    for small, large in pairwise(measured):
        for stage, after in large.stages.items():
            before = small.stages.get(stage, 0.0)
            if before < _LEAST_S or large.districts < STAGE_TIMES * small.districts:
                continue
            if (power := exponent(small, large, before, after)) > STAGE_EXPONENT:
                yield f"{stage} grows with the power {power:.2f} from {small.districts} to {large.districts} districts"


def find_large(measured: Sequence[Size]) -> Iterator[str]:
    """The sizes to which each further district takes too much memory."""
    for small, large in pairwise(measured):
        each = (large.megabytes - small.megabytes) / (large.districts - small.districts)
        if large.districts >= STAGE_TIMES * small.districts and each > MEGABYTES:
            yield f"a district takes {each:.2f} MB from {small.districts} to {large.districts} districts"


if __name__ == "__main__":
    arguments = [each for each in sys.argv[1:] if each != "--sampled"]
    is_sampled = "--sampled" in sys.argv
    if arguments[:1] == ["--build"]:
        build_size(int(arguments[1]), Path(arguments[2]), sampled=is_sampled)
        sys.exit()
    sys.exit(main([int(size) for size in arguments] or LONG, sampled=is_sampled))
