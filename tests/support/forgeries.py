"""Forgeries of the repository's content, one at a time: false claims that leave every file well formed.

Each replaces words of files of one plan, as somebody would who has the archive at hand and writes the lock anew. The
kinds are those by which 46 of 57 passed when they were first tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.conftest import ROOT

LIST = ROOT / "tests/real/forgeries.yaml"


@dataclass(frozen=True, slots=True)
class Forgery:
    """What is forged, in which plan, and how: file, old words, new words; new words of None remove the file."""

    kind: str
    what: str
    plan: str
    edits: tuple[tuple[str, str, str | None], ...]


def read_forgeries() -> list[Forgery]:
    """All of them, in the order of the list."""
    entries = yaml.safe_load(LIST.read_text("utf-8"))
    return [
        Forgery(entry["kind"], entry["what"], entry["plan"], tuple(tuple(edit) for edit in entry["edits"]))
        for entry in entries
    ]


def forge(plan: Path, forgery: Forgery) -> None:
    """Make the edits of a forgery in the folder of its plan."""
    for file, old, new in forgery.edits:
        if new is None:
            (plan / file).unlink()
            continue
        text = (plan / file).read_text("utf-8")
        assert old in text, (forgery.what, old)
        (plan / file).write_text(text.replace(old, new, 1), "utf-8")
