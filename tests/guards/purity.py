"""What import contracts cannot say: no module but these calls `open`, `print`, `.read_text` and their like.

`python -m tests.guards.purity` lists who does.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.guards.baseline import ROOT

BUILTINS = {"open", "print", "input", "exit", "quit", "breakpoint", "eval", "exec", "__import__"}
METHODS = {
    *("read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmdir", "rename", "touch"),
    *("iterdir", "rglob", "glob", "symlink_to", "hardlink_to", "chmod"),
}
EXCEPTED = {
    "builder/cli/": "commands",
    "builder/content/read.py": "reads the content",
    "builder/content/write.py": "writes files for editors",
    "builder/editor/new_site.py": "what a site begins with is data of the program",
    "builder/export/word_package.py": "the parts of a Word file are data of the program",
    "builder/findings/messages/__init__.py": "the catalogues are data of the program",
    "builder/model/divisions.py": "so is the list of divisions",
    "builder/preview/server.py": "hands files out",
    "builder/processes/": "scratch folders, and where programs are",
    "builder/publish/": "writes the site",
    "builder/store/folder.py": "reads and keeps the source texts",
    "builder/render/templates.py": "reads the templates",
    "builder/text/fonts/__init__.py": "the fonts of pictures are data of the program",
    "builder/text/readings/__init__.py": "the table of readings is data of the program",
}


def calls(source: str) -> Iterator[tuple[int, str]]:
    """Where a module calls what touches files or talks to people: line and name.

    >>> list(calls("open(a)\\nb.read_text()\\nc.open()"))
    [(1, 'open'), (2, 'read_text')]
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BUILTINS:
                yield node.lineno, name
            case ast.Attribute(attr=name) if name in METHODS:
                yield node.lineno, name
            case _:
                pass


def faults(root: Path = ROOT) -> list[str]:
    """The calls in modules that may not make them, and exceptions that nobody needs any longer."""
    wrong, needed = [], set()
    for path in sorted((root / "builder").rglob("*.py")):
        file = path.relative_to(root).as_posix()
        excepted = next(
            (name for name in EXCEPTED if file == name or (file.startswith(name) and name.endswith("/"))), ""
        )
        for line, name in calls(path.read_text("utf-8")):
            if excepted:
                needed.add(excepted)
            else:
                wrong.append(f"{file}:{line}: `{name}` in a module that touches nothing")
    return [*wrong, *(f"{name}: excepted, and does not need to be" for name in sorted(EXCEPTED.keys() - needed))]


if __name__ == "__main__":
    sys.exit("\n".join(faults()) or 0)
