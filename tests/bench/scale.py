"""`python -m tests.bench.scale [DISTRICTS] [PROGRAMMES]`: build a synthetic country and say what it cost."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.synthetic import write_country
from tests.conftest import ROOT


def main(districts: int = 300, programmes: int = 30) -> None:
    """Print pages, seconds and peak memory of a full build and of one after a single edit, and the largest pages."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_country(folder / "content", districts=districts, programmes=programmes)
        _build(folder, "full build")
        _build(folder, "nothing changed")
        edited = next((folder / "content/districts").glob("*/*/programmes/*.md"))
        edited.write_text(edited.read_text("utf-8") + "\n加一句。\n", encoding="utf-8")
        _build(folder, "one edit")
        sizes = sorted((path.stat().st_size, path) for path in (folder / "out").rglob("*.html"))
        print(f"{len(sizes)} pages, {sum(size for size, _ in sizes) / 1e6:.0f} MB; the largest:")
        for size, path in sizes[-8:]:
            print(f"  {size / 1e3:8.0f} kB  {path.relative_to(folder / 'out')}")


def _build(folder: Path, name: str) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "build", "--output", "out", "--lang", "en"]
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    print(f"{name}: {seconds:.1f} s, up to {memory:.0f} MB in one process")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
