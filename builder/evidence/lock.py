"""`evidence.lock`: what was verified, so that a build without the archive knows it and a changed claim does not pass.

One line a claim: id, digest of what it says, digest of the source, result. Sorted, so that diffs show what changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Result = Literal["yes", "no"]
_HEADER = "# 由 check --write-lock 写入，不要手工修改。每行：声明 内容指纹 来源指纹 结果\n"


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock knows of a claim."""

    said: str
    source: str
    result: Result


def read_lock(text: str) -> dict[str, Locked]:
    """The entries of a lock by claim. Lines that are none are passed over: their claims count as unverified."""
    entries = {}
    for line in text.splitlines():
        parts = line.split()
        if len(parts) == 4 and parts[3] in ("yes", "no") and not line.startswith("#"):
            entries[parts[0]] = Locked(parts[1], parts[2], "yes" if parts[3] == "yes" else "no")
    return entries


def lock_text(entries: Iterable[tuple[str, Locked]]) -> str:
    """The text of a lock."""
    lines = (f"{claim} {entry.said} {entry.source} {entry.result}\n" for claim, entry in sorted(entries))
    return _HEADER + "".join(lines)
