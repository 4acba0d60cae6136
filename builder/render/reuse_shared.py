"""What an earlier build made of all content is taken over: search indexes by their documents, the open data by it.

See `reuse`, which does so for pages.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Any

from builder import urls
from builder.data.bundles import PACKAGES
from builder.data.files import is_schema, write_data
from builder.data.table_parts import Parts
from builder.evidence.locks.marks import Mark
from builder.model.site import Plan
from builder.publish.memory import Memory
from builder.publish.staging import Staging, Written
from builder.search.names import SplitNames
from builder.text.sums import add_up
from builder.views.context import Context, DataFile

_SEARCH, _READINGS, _NAMES = ":search", "readings", "names"
_SPLIT = ":names"
"""The unit of what each file of names holds: of a large site it is large, and seldom changes."""
_DATA, _SCHEMAS, _TABLES = ":data", ":schemas", ":tables"


class EarlierIndexes:
    """Search indexes that were made before, by the sum of the documents that they are made of."""

    def __init__(self, memory: Memory, staging: Staging, *, program: str) -> None:
        self._memory, self._staging, self._program = memory, staging, program
        self._records: dict[str, object] = {}
        self._names_before: dict[str, Any] = {}
        self._names: dict[str, Any] = {}
        self._split: dict[str, object] | None = None
        """How names are parted now; None where that stays as it is."""
        self.written: dict[str, Written] = {}
        """The files of indexes that were found."""

    def find(self, shard: str, documents: str) -> tuple[dict[str, str], str] | None:
        """Write a shard's index as it was made before: what it calls its pages, and its pairs.

        None where it was made of anything else.
        """
        record = self._memory.find(_SEARCH, shard, add_up([self._program, documents]))
        files = self._staging.take_over(record["files"]) if record else None
        if record is None or files is None:
            return None
        self.written |= files
        self._records[shard] = record
        return record["ids"], record["pairs"]

    def keep(self, shard: str, documents: str, files: Mapping[str, bytes], ids: Mapping[str, str], pairs: str) -> None:
        """Remember an index. `files`: by their paths in the site."""
        digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
        key = add_up([self._program, documents])
        self._records[shard] = {"key": key, "files": digests, "ids": dict(ids), "pairs": pairs}

    @property
    def readings(self) -> dict[str, str]:
        """How names were read, by name."""
        record = self._memory.find(_SEARCH, _READINGS, self._program)
        return record["readings"] if record else {}

    def keep_readings(self, readings: Mapping[str, str]) -> None:
        """Remember how names are read."""
        self._records[_READINGS] = {"key": self._program, "readings": readings}

    def split_names(self, sum_of_names: str, make: Callable[[], list[SplitNames]]) -> list[SplitNames]:
        """What each file holds of names that add up to this, as it was found before or is made now."""
        key = add_up([self._program, sum_of_names])
        self._names_before = self._memory.find(_SEARCH, _NAMES, key) or {}
        self._records[_NAMES] = self._names = {"key": key, "sums": [], "files": {}}
        before = self._memory.recall(_SPLIT, _NAMES)
        is_same = before is not None and before.get("key") == key
        split: list[SplitNames] = before["split"] if before and is_same else make()
        self._split = None if is_same else {"key": key, "split": split}
        return split

    def take_names(self, sums: Sequence[str], held: Mapping[str, Sequence[int]]) -> Container[str]:
        """Put files of names in their place whose entries have the sums that they had; the names of those files.

        `sums`: of all entries. `held`: by the name of each file, the numbers of its entries.
        """
        before, digests = self._names_before.get("sums", ()), self._names_before.get("files", {})
        changed = {number for number, sums_of in enumerate(zip_longest(before, sums)) if len({*sums_of}) > 1}
        kept = {file: digests[file] for file, own in held.items() if file in digests and changed.isdisjoint(own)}
        files = self._staging.take_over({f"{urls.SEARCH_FILES}/{file}": digest for file, digest in kept.items()}) or {}
        self.written |= files
        self._names["sums"], self._names["files"] = list(sums), kept if files else {}
        return kept if files else ()

    def keep_names(self, file: str, data: bytes) -> None:
        """Remember a file of names that was made now."""
        self._names["files"][file] = hashlib.sha256(data).hexdigest()

    def records(self) -> Iterator[tuple[str, dict[str, object] | None]]:
        """All that is to be remembered, by unit."""
        yield _SEARCH, self._records
        if self._names:
            yield _SPLIT, self._split and {_NAMES: self._split}


class EarlierData:
    """The open data as an earlier build made it of the same content."""

    def __init__(self, memory: Memory, staging: Staging, *, context: Context, program: str) -> None:
        self._memory, self._staging, self._context, self._program = memory, staging, context, program
        self._plans = {plan.key: add_up(_basis_of_plan(context, plan)) for plan in context.site.all_plans}
        # Another SQLite may write another index of the same texts.
        self._tables = add_up(chain([program, sqlite3.sqlite_version], _basis(context)))
        self._key = add_up(chain([self._tables, context.version], _basis_of_districts(context), self._plans.values()))
        self._records: dict[str, object] = {}

    def make(self, *, wanted: bool = True) -> tuple[Context, dict[str, Written]]:
        """Write the files, made before or now, and remember them; with them comes the context that lists them.

        Where they are not `wanted`, there are none.
        """
        if not wanted:
            return self._context, {}
        before = self._memory.find(_DATA, _TABLES, self._tables)
        if files := self._take_over(_DATA, self._key):
            context = replace(self._context, data_files=tuple(files))
            written = {file.path: each for file, each in files.items()}
            self._records[_TABLES] = before or {}
        else:
            parts = Parts(self._staging, self._keys_of_parts(), before)
            schemas = self._take_over(_SCHEMAS, self._program)
            context, written = write_data(self._context, self._staging, schemas, parts)
            self._records[_TABLES] = {"key": self._tables, **parts.record(written, PACKAGES)}
        self._keep(context.data)
        return context, written

    def _keys_of_parts(self) -> dict[str, str]:
        """What the rows of each plan follow from: itself, and the document above it with which it is compared."""
        plans, superiors = self._plans, self._context.superiors
        above = {plan.key: superiors.superior_of(plan) for plan in self._context.site.all_plans}
        return {key: add_up([own, plans[each.key] if (each := above[key]) else ""]) for key, own in plans.items()}

    def _take_over(self, name: str, key: str) -> dict[DataFile, Written] | None:
        """Take over the files of a record, in their order; None where they were made of anything else."""
        record = self._memory.find(_DATA, name, key)
        files = [DataFile(*file) for file in record["files"]] if record else []
        written = self._staging.take_over({file.path: file.sha256 for file in files})
        return {file: written[file.path] for file in files} if written else None

    def _keep(self, files: Sequence[DataFile]) -> None:
        schemas = [file for file in files if is_schema(file.path)]
        for name, key, its_files in ((_DATA, self._key, files), (_SCHEMAS, self._program, schemas)):
            listed = [[file.path, file.size, file.sha256] for file in its_files]
            self._records[name] = {"key": key, "files": listed}

    def records(self) -> Iterator[tuple[str, dict[str, object]]]:
        """All that is to be remembered, by unit."""
        if self._records:
            yield _DATA, self._records


def _basis(context: Context) -> Iterator[str]:
    """What all rows of the tables follow from, besides districts and plans."""
    yield from (*context.t.words.values(), context.site.config.model_dump_json())
    yield from (f"{name} {vocabulary.origin.digest}" for name, vocabulary in context.site.vocabularies.items())


def _basis_of_districts(context: Context) -> Iterator[str]:
    for district in context.site.all_districts:
        yield from (f"{district.id} {origin.digest}" for origin in (district.origin, district.context_origin))


def _basis_of_plan(context: Context, plan: Plan) -> Iterator[str]:
    """What the rows of a plan follow from besides, bit by bit: there are very many marks."""
    yield from (plan.key, *(each.digest for each in (plan.district.origin, plan.origin, plan.summary_origin)))
    yield from (f"{programme.id} {programme.origin.digest}" for programme in plan.programmes)
    if evidence := context.ledger.get(plan.key):
        for claim, own in evidence.compared.items():
            yield f"{claim} {_mark_words(own.mark)}"
        yield from (f"{each}" for each in evidence.silences.items())


def _mark_words(mark: Mark) -> str:
    return f"{mark.state} {mark.by!r} {mark.on} {mark.rules}"
