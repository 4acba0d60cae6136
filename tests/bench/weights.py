"""`python -m tests.bench.weights [DISTRICTS [PROGRAMMES]]`: what weighs most in a synthetic country, and too much."""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.synthetic import write_country
from tests.conftest import publish_site

COMPARISON = re.compile(r"(compare/.*-vs-.*|(themes|instruments|target-groups|agencies)/.*)\.html")
TAG = re.compile(rb"<[a-z]")
PAGE, PACKED, NODES, PART, COLUMN = 300_000, 200_000, 5_000, 150_000, 300_000
UNEVEN = (30, 5, 60, 200, 1, 20)
"""Programmes of a plan, in turn: most have some 30, a few very many."""


def main(districts: int = 300, programmes: int | tuple[int, ...] = UNEVEN) -> int:
    """Print the maximum of each kind and every excess; return the exit code."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_country(folder / "content", districts=districts, programmes=programmes)
        publish_site(folder / "content", folder / "public", jobs=2)
        heaviest = weights(folder / "public")
    for name, (value, limit, path) in heaviest.items():
        print(f"{name:28} {value:8} of {limit:8}  {path}{'  TOO MUCH' if value > limit else ''}")
    return int(any(value > limit for value, limit, _ in heaviest.values()))


def weights(public: Path) -> dict[str, tuple[int, int, str]]:
    """By kind of weight: the largest value, what is allowed, and where it is."""
    compared = {path: data for path, data in _files(public, "*.html").items() if COMPARISON.fullmatch(path)}
    return {
        "comparison, bytes": _most(compared, len, PAGE),
        "comparison, elements": _most(compared, lambda data: len(TAG.findall(data)), NODES),
        "part of the list, bytes": _most(_files(public / "compare/find", "*.js"), len, PART),
        "a plan's data, bytes": _most(_files(public / "compare/plans", "*.js"), len, COLUMN),
        "free comparison, packed": (free_comparison(public), PACKED, "with the four heaviest plans"),
    }


def free_comparison(public: Path) -> int:
    """Bytes that cross the wire for a comparison of the four heaviest plans, all its files packed."""
    shared = [
        public / name
        for name in ("compare/index.html", "compare/rows.js", "assets/site.js", "assets/compare.js", "assets/site.css")
    ]
    columns = [path for path in (public / "compare/plans").glob("*.js") if path.name.count(".") == 2]
    parts = sorted((public / "compare/find").glob("*.js"), key=lambda path: path.stat().st_size)
    heaviest = sorted(columns, key=lambda path: path.stat().st_size)[-4:]
    return sum(len(gzip.compress(path.read_bytes())) for path in (*shared, *parts[-1:], *heaviest))


def _files(folder: Path, pattern: str) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob(pattern)}


def _most(files: dict[str, bytes], measure: Callable[[bytes], int], limit: int) -> tuple[int, int, str]:
    measured = {path: measure(data) for path, data in files.items()}
    path = max(measured, key=lambda item: measured[item])
    return measured[path], limit, path


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
