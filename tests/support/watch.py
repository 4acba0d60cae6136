"""What a test may not do: start a process, or read the repository's own content."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROCESSES = {"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"}
READINGS = {"open", "os.listdir", "os.scandir", "shutil.copytree", "shutil.copyfile"}
CONTENT = str(Path(__file__).resolve().parents[2] / "content")

_forbidden: set[str] = set()


class NotAllowedError(BaseException):
    """Not an `Exception`, so that no code under test takes it for a failure of its own."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in PROCESSES and "processes" in _forbidden:
        raise NotAllowedError(f"this test starts a process ({event}): it belongs in tests/integration")
    if event in READINGS and "content" in _forbidden and arguments and _in_content(*arguments[:2]):
        raise NotAllowedError(f"this test reads {arguments[0]}: it belongs in tests/real")


def _in_content(path: object, mode: object = "") -> bool:
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    if mode is None and not os.path.isabs(path):
        return False  # `os.open`, where a relative name is often one in a folder that is open: `shutil.rmtree`
    full = os.path.abspath(os.fsdecode(path))
    return full == CONTENT or full.startswith(CONTENT + os.sep)


# Of everything, however it is called. A hook cannot be taken out again, so it asks what is forbidden.
sys.addaudithook(_watch)


@contextmanager
def forbid(*kinds: str) -> Iterator[None]:
    """Raise `NotAllowedError` when the block starts one of the `processes`, or reads `content`."""
    before = set(_forbidden)
    _forbidden.update(kinds)
    try:
        yield
    finally:
        _forbidden.intersection_update(before)
