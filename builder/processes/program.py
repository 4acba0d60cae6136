"""What this program is: whatever it made before, it makes again as long as this is the same."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_COMPILED = "__pycache__"
"""Where Python writes what it compiles, with files that come and go while another process starts."""


def program_sum() -> str:
    """A sum of its sources and data, of the packages that are installed beside it, and of what runs it."""
    total = hashlib.blake2b(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode(), digest_size=16)
    for path in sorted(path for path in _ROOT.rglob("*") if _COMPILED not in path.parts and path.is_file()):
        total.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    total.update("\n".join(sorted(_packages())).encode())
    return total.hexdigest()


def _packages() -> Iterator[str]:
    """The packages that can be imported, each with its version."""
    for folder in {entry for entry in sys.path if os.path.isdir(entry)}:
        yield from (name for name in os.listdir(folder) if name.endswith(".dist-info"))
