"""What this program is: whatever it made before, it makes again as long as this is the same."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[1]
_PACKAGED = PROGRAM / "site_templates"
TEMPLATES = _PACKAGED if _PACKAGED.is_dir() else PROGRAM.parent / "site_templates"
"""In a wheel they lie within the program, in a checkout beside it."""
LOCK = (PROGRAM if _PACKAGED.is_dir() else PROGRAM.parent) / "requirements.lock"
"""What this program was tested with: every package that it needs, by version and sums. The wheel has it beside it."""
_COMPILED = "__pycache__"
"""Where Python writes what it compiles, with files that come and go while another process starts."""


@cache
def program_sum() -> str:
    """The sum of the program as it was when a process first asked: what runs in it does not change with the files."""
    return add_up_program()


def add_up_program() -> str:
    """A sum of its sources and data, of the packages that are installed beside it, and of what runs it."""
    total = hashlib.blake2b(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode(), digest_size=16)
    root = str(PROGRAM)
    for path in sorted(_files(root)):
        with open(path, "rb", buffering=0) as file:
            total.update(path[len(root) :].encode() + b"\0" + hashlib.sha256(file.read()).digest())
    total.update("\n".join(sorted(_packages())).encode())
    return total.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """All files below a folder but what Python compiles; `Path` takes twice as long."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from () if entry.name == _COMPILED else _files(entry.path)
            elif entry.is_file():
                yield entry.path


def _packages() -> Iterator[str]:
    """The packages that can be imported, each with its version."""
    for folder in {entry for entry in sys.path if os.path.isdir(entry)}:
        yield from (name for name in os.listdir(folder) if name.endswith(".dist-info"))
