"""Where the rows of each plan stand in the tables, so that those of a plan that has not changed are copied from there.

A part is what a table has of one plan, one district or one vocabulary. Nothing is kept but how many bytes it has: its
rows are those of the published files, which are added up before they are believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import accumulate
from pathlib import PurePath
from typing import IO, Any, NamedTuple

from builder import urls
from builder.data.encoding import csv_head
from builder.data.tables import DataTable
from builder.publish.staging import Staging, Written

FORMS = ("csv", "jsonl")


class Piece(NamedTuple):
    """A part of a table in both of its forms."""

    csv: bytes
    jsonl: bytes


class PartsBefore:
    """The parts of a table as they were, by name, in their order; of a table that never was, none."""

    def __init__(self, sizes: Mapping[str, tuple[int, int]], files: tuple[IO[bytes], ...], head: int) -> None:
        self.names = sizes.keys()
        self._files, self._sizes = files, sizes
        columns = zip(*sizes.values(), strict=True)
        starts = [accumulate(column, initial=start) for column, start in zip(columns, (head, 0), strict=False)]
        self._starts = dict(zip(sizes, zip(*starts, strict=True), strict=False))

    def read(self, name: str) -> Piece | None:
        """A part, where there was one of this name."""
        if name not in self._sizes:
            return None
        return Piece(*map(_read, self._files, self._starts[name], self._sizes[name]))


def _read(file: IO[bytes], start: int, size: int) -> bytes:
    file.seek(start)
    return file.read(size)


class EarlierParts:
    """The parts of all tables as an earlier build wrote them, and what was made of those.

    `keys`: what the rows of a plan follow from now, by its key. `record`: what was remembered of the files that are
    published, if those are of the same program, vocabularies and settings.
    """

    def __init__(self, staging: Staging, keys: Mapping[str, str], record: Mapping[str, Any] | None) -> None:
        self._staging, self._keys = staging, keys
        places = staging.find_earlier(record["files"]) if record else None
        self._record, self._places = (record, places) if record and places else ({}, {})
        self.tail: Sequence[Any] = self._record.get("tail", ())
        """What has to be known of the workbook, to take over its sheets (`sheets.Tail`)."""

    @contextmanager
    def open(self, table: DataTable) -> Iterator[PartsBefore]:
        """The parts of a table as they are published."""
        sizes = self._record["sizes"][table.name] if self._record else {}
        with ExitStack() as stack:
            places = (self._places[urls.bulk_url(f"{table.name}.{form}")] for form in FORMS if sizes)
            files = tuple(stack.enter_context(self._staging.open(place)) for place in places)
            yield PartsBefore(sizes, files, len(csv_head(table.record)))

    def published(self, name: str) -> PurePath | None:
        """Where a file of the open data lies as it was made with these parts."""
        return self._places.get(urls.bulk_url(name))

    def has(self, name: str, written: Mapping[str, Written]) -> bool:
        """Whether a file that has been written is published with the same bytes."""
        path = urls.bulk_url(name)
        return path in self._places and self._record["files"][path] == written[path].digest

    def is_same(self, name: str) -> bool:
        """Whether what a part is of is a plan of which nothing has changed that its rows follow from."""
        return bool(self._record) and name in self._keys and self._record["keys"].get(name) == self._keys[name]


class Parts:
    """How large the parts of all tables are that this build writes, beside `earlier` ones, to be remembered."""

    def __init__(self, staging: Staging, keys: Mapping[str, str], record: Mapping[str, Any] | None) -> None:
        self.earlier = EarlierParts(staging, keys, record)
        self.sizes: dict[str, dict[str, tuple[int, int]]] = {}
        self.tail: Sequence[Any] = ()
        """That of the workbook of this build."""
        self._keys = keys

    def record(self, written: Mapping[str, Written], others: Iterable[str]) -> dict[str, Any]:
        """What is to be remembered, with the sums of the tables and of other files that were made of them."""
        names = (*(f"{name}.{form}" for name in self.sizes for form in FORMS), *others)
        paths = [path for path in map(urls.bulk_url, names) if path in written]
        files = {path: written[path].digest for path in paths}
        return {"keys": self._keys, "sizes": self.sizes, "tail": self.tail, "files": files}
