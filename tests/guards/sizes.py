"""`python -m tests.guards.sizes`: keep functions and files short enough to be read.

A file has up to 300 lines, a function up to 50, and of all functions of `builder` and `tests` 95 in a hundred up to 25.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.guards import baseline

FILE, FUNCTION, MOST, SHARE = 300, 50, 25, 0.95
FOLDERS = ("builder", "tests", "build.py")


def functions(source: str) -> Iterator[tuple[str, int, int]]:
    """The functions of a module: name, line, number of lines; a function in another is counted with it as well.

    >>> list(functions("def a():\\n    pass\\n"))
    [('a', 1, 2)]
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1


def faults(root: Path = baseline.ROOT) -> dict[str, list[str]]:
    """The files and functions that are too long, by file."""
    lines: dict[str, list[str]] = {}
    lengths: dict[str, list[int]] = {}
    for path in baseline.tracked(FOLDERS, (".py",), root=root):
        file, source = path.relative_to(root).as_posix(), path.read_text("utf-8")
        long = [item for item in functions(source) if item[2] > FUNCTION]
        count = len(source.splitlines())
        problems = [f"{file}:{line}: `{name}` has {length} lines, {FUNCTION} at most" for name, line, length in long]
        if count > FILE:
            problems.append(f"{file}: {count} lines, {FILE} at most")
        if problems:
            lines[file] = problems
        lengths.setdefault(file.split("/")[0], []).extend(length for _, _, length in functions(source))
    for folder, each in lengths.items():
        short = sum(length <= MOST for length in each)
        if each and short < SHARE * len(each):
            lines[folder] = [f"{folder}: {len(each) - short} of {len(each)} functions have more than {MOST} lines"]
    return lines


if __name__ == "__main__":
    sys.exit(baseline.run("sizes", faults()))
