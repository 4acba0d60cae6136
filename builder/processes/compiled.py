"""What the program compiled for later, beside what Python compiles of it: files in `__pycache__`.

Whoever can write there can change the program, so nothing there is trusted that is not trusted anyway.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from types import ModuleType

_ROOT = Path(__file__).parents[1]
_SUM_BYTES = hashlib.sha256().digest_size


def sum_of_compiler(module: ModuleType, package: str) -> str:
    """A sum of all that decides what is compiled: a module, the version of a package, and Python."""
    total = hashlib.sha256(f"{sys.version} {version(package)}\n".encode())
    total.update(Path(module.__file__ or "").read_bytes())
    return total.hexdigest()


def read_compiled(name: str) -> bytes | None:
    """What was kept under a name; None where nothing was, or something else is there now."""
    try:
        data = _path(name).read_bytes()
    except OSError:
        return None
    total, kept = data[:_SUM_BYTES], data[_SUM_BYTES:]
    return kept if total == hashlib.sha256(kept).digest() else None


def keep_compiled(name: str, data: bytes) -> None:
    """Keep something under a name, wherever Python may keep what it compiles; where it cannot be kept, do nothing."""
    if sys.dont_write_bytecode:
        return
    path = _path(name)
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(hashlib.sha256(data).digest() + data)
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def _path(name: str) -> Path:
    """Where something is kept: as if it were a module of this name, so that what looks after those does so here too."""
    return Path(cache_from_source(_ROOT / "render" / f"{name}.py"))
