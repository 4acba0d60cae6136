"""`python -m tests.bench.preview [--archive DIR] [DISTRICTS …]`: from a saved sentence to the open page that shows it.

A sentence of a programme is written into the content of a running `build.py serve`; a client does as the page in a
browser does: it asks as often as the page's script whether there is a newer edition, and then loads the page again. It
prints the processor seconds that the server took for that and the seconds by the clock, of several saves the median and
all, and whether the page is that of a process that remembers nothing.

Five districts are the real ones, with their archive if it is named; more are `clones`, without one.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from builder.pipeline import check_content
from builder.preview.on_demand import files_on_demand, load_look
from tests.bench.clones import write_clones
from tests.conftest import ROOT, TEMPLATES, silent

DISTRICTS = (5, 60, 300)
REAL = 5
SAVES = 5
PROGRAMME = "districts/liwan/opinions-2013/programmes/postdoctoral-stations.md"
PAGE = PROGRAMME.replace("/programmes/", "/").replace(".md", ".html")
SENTENCE = "以上为摘要。"
_ASK_EVERY = re.compile(r"ASK_EVERY_MS = (\d+)")
_SHOWN_S = 120
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


def main(sizes: Sequence[int], archive: str = "") -> None:
    """Measure each size, one after the other."""
    for districts in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            content, empty = Path(scratch, "content"), Path(scratch, "no-texts")
            write_clones(content, districts=districts)
            empty.mkdir()
            measure(districts, content, archive if archive and districts == REAL else str(empty))


def measure(districts: int, content: Path, sources: str) -> None:
    """Print what it takes until the page shows what was saved."""
    with _serving(content, sources) as (process, address):
        costs = [_save(content, process, address) for _ in range(SAVES)]
        page = urlopen(address + PAGE).read()
    for name, values in zip(("s of processor", "s by the clock"), zip(*costs, strict=True), strict=True):
        print(f"{districts} districts: {median(values):.2f} {name} ({', '.join(f'{each:.2f}' for each in values)})")
    print(f"  load {os.getloadavg()[0]:.1f}; as by a fresh process: {_fresh_page(content, sources) in page}")


@contextmanager
def _serving(content: Path, sources: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A preview of its own, and its address."""
    program = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", "--lang", "en"]
    command = [*program, "--content", str(content), "--sources", str(Path(sources).absolute())]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=content.parent, stdout=pipe, stderr=nothing, text=True)
    assert process.stdout
    try:
        address = next(match[0] for line in process.stdout if (match := _ADDRESS.search(line)))
        yield process, address
    finally:
        process.terminate()
        process.wait()


def _save(content: Path, process: subprocess.Popen[str], address: str) -> tuple[float, float]:
    """Add a sentence, and wait as the page does until it has been loaded again: processor seconds, and seconds."""
    urlopen(address + PAGE).read()
    asks = _ASK_EVERY.search((TEMPLATES / "preview" / "preview.js").read_text("utf-8"))
    assert asks
    before = urlopen(f"{address}-/state.json").read()
    file = content / PROGRAMME
    text = file.read_text("utf-8") + SENTENCE
    processor, start = _processor_of(process.pid), time.perf_counter()
    file.write_text(text, encoding="utf-8")
    while urlopen(f"{address}-/state.json").read() == before:
        if time.perf_counter() - start > _SHOWN_S:
            raise SystemExit("the preview has not told of the change")
        time.sleep(int(asks[1]) / 1000)
    urlopen(address + PAGE).read()
    return _processor_of(process.pid) - processor, time.perf_counter() - start


def _processor_of(pid: int) -> float:
    """Seconds of processor that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _fresh_page(content: Path, sources: str) -> bytes:
    """The page from its title on, as a process makes it that has checked nothing before."""
    result = check_content(content, shown_as="content", sources=Path(sources), log=silent, with_drafts=True)
    page = files_on_demand(result, load_look(result.site, TEMPLATES))(PAGE) or b""
    return page.partition(b"</head>")[2]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--archive", default="")
    parser.add_argument("districts", type=int, nargs="*", default=DISTRICTS)
    given = parser.parse_args()
    main(given.districts, given.archive)
