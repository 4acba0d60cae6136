"""What is remembered of earlier builds, in a folder beside the output: by units of pages, each in a file with its sum.

It may be deleted, torn, written by somebody else or not writable at any time: that costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from builder.publish.folder import read_plain, write_anew

_UNITS = 16
"""Pages are made unit after unit: a few at hand are enough."""
BUILD, FILES = ":build", ":files"
"""Units of a site as a whole: its last build, and its files as that left them."""
_FILE = re.compile(r"[0-9a-f]{24}\.json")
"""The name of a unit's file."""


def folder_of(output: Path) -> Path:
    """Where it is remembered what a site was made of: beside the output, for each of that name."""
    return output.absolute().parent / ".cache" / output.name


class Memory:
    """Records by name, each belonging to a unit. Without a folder nothing is remembered.

    What `parts` remember, folders that other jobs have filled, is found as well; nothing is written to them.
    """

    def __init__(self, folder: Path | None, parts: Iterable[Path] = ()) -> None:
        self._folder = folder
        self.everywhere: tuple[Memory, ...] = (self, *map(Memory, parts))
        self._unit = lru_cache(maxsize=_UNITS)(self._read)

    def find(self, unit: str, name: str, key: str) -> dict[str, Any] | None:
        """A record as it was kept anywhere, if it has just this key."""
        records = (memory.recall(unit, name) for memory in self.everywhere)
        return next((record for record in records if record and record.get("key") == key), None)

    def recall(self, unit: str, name: str) -> dict[str, Any] | None:
        """A record as it was kept here, whatever its key."""
        record = self._unit(unit).get(name)
        return record if isinstance(record, dict) else None

    def keep(self, units: Iterable[tuple[str, Mapping[str, object] | None]]) -> set[str]:
        """Keep records by unit, one unit after the other, in place of all that were kept of each; return the units.

        Of a unit without records (None) those stay that are kept.
        """
        names = set()
        for unit, records in units:
            names.add(unit)
            if self._folder is not None and records is not None:
                with suppress(OSError):
                    self._write(self._path(self._folder, unit), records)
        return names

    def forget_others(self, units: Iterable[str]) -> None:
        """Delete what is kept here of any other units, but of those of the site as a whole."""
        if self._folder is None:
            return
        names = {self._path(self._folder, unit).name for unit in chain((BUILD, FILES), units)}
        with suppress(OSError):
            for path in [*self._folder.iterdir()]:
                if _FILE.fullmatch(path.name) and path.name not in names:
                    path.unlink()

    def _read(self, unit: str) -> dict[str, Any]:
        data = read_plain(self._path(self._folder, unit)) if self._folder else None
        digest, _, text = (data or b"").partition(b"\n")
        if not text or digest.decode("ascii", "replace") != hashlib.sha256(text).hexdigest():
            return {}
        records = json.loads(text)
        return records if isinstance(records, dict) else {}

    def _write(self, path: Path, records: Mapping[str, object]) -> None:
        text = json.dumps(records, ensure_ascii=False, separators=(",", ":")).encode()
        data = hashlib.sha256(text).hexdigest().encode() + b"\n" + text
        if read_plain(path) != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_anew(path, data)

    @staticmethod
    def _path(folder: Path, unit: str) -> Path:
        return folder / f"{hashlib.sha256(unit.encode()).hexdigest()[:24]}.json"
