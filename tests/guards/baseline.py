"""What a guard still forgives, file by file: a list that may only become shorter.

A guard's baseline has a line for each file with its number of faults. More faults fail, and so do fewer: then the line
goes, or its number is lowered with `--write`, which never raises one.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent


def tracked(folders: Sequence[str], suffixes: Sequence[str], *, root: Path = ROOT) -> list[Path]:
    """The files of these folders (or these files) with these suffixes; not what is broken or installed on purpose."""
    left_out = ("tests/sites_invalid/", "tests/golden/minimal/", "tests/tools/")
    paths = [
        path for name in folders for path in ([root / name] if (root / name).is_file() else (root / name).rglob("*"))
    ]
    inside = sorted((path.relative_to(root).as_posix(), path) for path in paths if path.suffix in suffixes)
    return [path for name, path in inside if not name.startswith(left_out) and "node_modules" not in path.parts]


def read_baseline(path: Path) -> dict[str, int]:
    """The number of faults that each file may have."""
    if not path.is_file():
        return {}
    lines = (line.rpartition(" ") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {name: int(count) for name, _, count in lines if name}


def complaints(faults: Mapping[str, Sequence[str]], baseline: Mapping[str, int]) -> list[str]:
    """What is wrong: the faults of a file that has more than its baseline forgives, and lines that no longer fit.

    >>> complaints({"a.py": ["a.py:1: bad"]}, {})
    ['a.py:1: bad']
    >>> complaints({"a.py": ["a.py:1: bad"]}, {"a.py": 1})
    []
    >>> complaints({}, {"a.py": 2})
    ['a.py: the baseline forgives 2, the file has 0; lower it with --write']
    """
    wrong = []
    for file in sorted({*faults, *baseline}):
        count, forgiven = len(faults.get(file, ())), baseline.get(file, 0)
        if count > forgiven:
            wrong += [*faults[file], *([f"{file}: the baseline forgives {forgiven}"] if forgiven else [])]
        elif count < forgiven:
            wrong.append(f"{file}: the baseline forgives {forgiven}, the file has {count}; lower it with --write")
    return wrong


def write_baseline(path: Path, faults: Mapping[str, Sequence[str]], baseline: Mapping[str, int]) -> None:
    """Lower the numbers of a baseline to what the files have; the first time, write them all."""
    heading = "# What this guard still forgives. It may only become shorter: see baseline.py.\n"
    counts = {file: len(lines) for file, lines in sorted(faults.items()) if lines}
    if path.is_file():
        counts = {file: min(count, baseline[file]) for file, count in counts.items() if file in baseline}
    path.write_text(heading + "".join(f"{file} {count}\n" for file, count in counts.items()), "utf-8")


def run(name: str, faults: Mapping[str, Sequence[str]]) -> int:
    """Print what is wrong, or lower the baseline when asked to; the exit code."""
    path = HERE / f"{name}.baseline"
    baseline = read_baseline(path)
    if "--write" in sys.argv[1:]:
        write_baseline(path, faults, baseline)
        baseline = read_baseline(path)
    wrong = complaints(faults, baseline)
    print("\n".join(wrong) if wrong else f"{name}: in order; {sum(baseline.values())} still forgiven")
    return 1 if wrong else 0
