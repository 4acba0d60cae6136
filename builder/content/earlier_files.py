"""What a process that reads the content again and again made of each file, for the files that have not changed."""

from __future__ import annotations

from typing import Any

from builder.findings.finding import Finding
from builder.model.derived import Latest, are_same

_Entry = tuple[tuple[object, ...], Any, list[Finding]]


class EarlierFiles:
    """By file: the records and models that something was made of, that itself, and what was wrong with it."""

    def __init__(self) -> None:
        self._before: dict[str, _Entry] = {}
        self._now: dict[str, _Entry] = {}
        self.latest = Latest()
        """What follows from which files there are."""

    def take(self, file: str, inputs: tuple[object, ...]) -> tuple[Any, list[Finding]] | None:
        """What was made of a file with the same inputs, and what was wrong; None where these are others now."""
        entry = self._before.get(file)
        if entry is None or not are_same(entry[0], inputs):
            return None
        self._now[file] = entry
        return entry[1:]

    def leave(self, file: str, inputs: tuple[object, ...], value: object, findings: list[Finding]) -> None:
        """Leave what was made of a file."""
        self._now[file] = inputs, value, findings

    def end(self) -> None:
        """Forget what nobody took or left since the last time: those files have changed, or are gone."""
        self._before, self._now = self._now, {}
