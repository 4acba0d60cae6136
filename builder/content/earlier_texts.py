"""The values of files in which nothing is wrong, as an earlier build read them, by the sums of their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from builder.content.layout import DISTRICTS_FOLDER, KINDS, Kind
from builder.yamltext.values import share_short_texts


class Remembering(Protocol):
    """What keeps records by unit and name."""

    def find(self, unit: str, name: str, key: str) -> dict[str, Any] | None:
        """A record, if it has just this key."""

    def keep(self, units: Iterable[tuple[str, Mapping[str, object]]]) -> object:
        """Keep the records of units, in place of all that were kept of each."""


class EarlierTexts:
    """Values of files and where they begin. Files are asked for district by district: no more than one is held."""

    def __init__(self, memory: Remembering, *, program: str) -> None:
        self._memory, self._program = memory, program
        self._unit = ""
        self._records: dict[str, dict[str, Any]] = {}
        self._is_new = False

    def find(self, file: str, kind: Kind, ids: tuple[str, ...], digest: str) -> tuple[object, int, int] | None:
        """The values of a file, and line and column of the first of them; None where its sum was another."""
        self._open(unit_of_values(kind, ids))
        record = self._memory.find(self._unit, file, self._key(digest))
        if record is None:
            return None
        self._records[file] = record
        values = record["values"]
        if isinstance(values, list | dict):
            share_short_texts(values)
        return values, record["line"], record["column"]

    def leave(self, file: str, digest: str, values: object, line: int, column: int) -> None:
        """Leave what was read of the file that was asked for last, in vain."""
        self._records[file] = {"key": self._key(digest), "values": values, "line": line, "column": column}
        self._is_new = True

    def end(self) -> None:
        """Keep what was left."""
        self._open("")

    def _open(self, unit: str) -> None:
        if unit != self._unit:
            if self._is_new:
                self._memory.keep([(self._unit, self._records)])
            self._unit, self._records, self._is_new = unit, {}, False

    def _key(self, digest: str) -> str:
        return f"{self._program} {digest}"


def unit_of_values(kind: Kind, ids: tuple[str, ...]) -> str:
    """What the values of a file are kept with: those of its district, or of its folder, whose files follow each other.

    >>> from builder.content.layout import INDICATORS, PLAN
    >>> unit_of_values(PLAN, ("liwan", "opinions-2013")), unit_of_values(INDICATORS, ("indicators",))
    (':values/districts/liwan', ':values/vocabularies')
    """
    folder = kind.path.partition("/")[0]
    return f":values/{folder}/{ids[0]}" if folder == DISTRICTS_FOLDER else f":values/{folder}"


def units_of_values(districts: Iterable[str]) -> set[str]:
    """All that values may be kept with where the content has these districts."""
    return {unit_of_values(kind, (district,)) for district in ("", *districts) for kind in KINDS}
