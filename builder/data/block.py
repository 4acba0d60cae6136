"""Rows of a table held by column, so that equal values are written only once for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from builder.data.encoding import columns_of, compact_json, names_of
from builder.data.records import BodyRole
from builder.export import csv

JOINT = "；"
"""Between the values of a list in a cell."""
_KINDS_OF_MISSING = 4_096
"""Ways in which values are missing in a row, as text: there are few."""


class _Once(dict[Any, str]):
    """What each value is written as. No number of a row is a float without need (`plain_number`): equal ones are one.

    Whoever looks up many values by `__getitem__` runs no line of Python for those that have been there.
    """

    def __init__(self, write: Callable[[Any], str], none: str) -> None:
        super().__init__({None: none})
        self._write = write

    def __missing__(self, value: Any) -> str:
        written = self[value] = self._write(value)
        return written


class RowBlock:
    """Rows of a class of records, which has at least two columns. The last says why there is no value in others."""

    def __init__(self, kind: type, rows: Sequence[Any]) -> None:
        self.kind, self.rows = kind, rows
        self._columns = list(zip(*map(attrgetter(*names_of(kind)), rows), strict=True)) or [()] * len(names_of(kind))

    def csv(self) -> bytes:
        """CSV: UTF-8, lines ended by CRLF, no cell empty and none that could be a formula."""
        *columns, missing = self._columns
        texts = _Once(lambda value: csv.field(_cell(value)), "not_applicable")
        lines = [list(map(texts.__getitem__, column)) for column in columns]
        places = {name: place for place, name in enumerate(columns_of(self.kind))}
        for number, states in enumerate(missing):
            for name, state in states.items():
                place = places[name]
                if columns[place][number] is None:
                    lines[place][number] = state
        return csv.join_records(map(",".join, zip(*lines, strict=True)))

    def jsonl(self) -> bytes:
        """JSON Lines."""
        return "".join(map(_form(self.kind).__mod__, zip(*self._json, strict=True))).encode()

    def stored(self) -> Iterator[tuple[str | int | float | None, ...]]:
        """Rows for a database: lists and why there is no value as JSON, all else as it is."""
        return zip(*map(_store_column, self._columns, self._json), strict=True)

    @cached_property
    def _json(self) -> list[list[str]]:
        *columns, missing = self._columns
        texts = _Once(_json, "null")
        return [*(list(map(texts.__getitem__, column)) for column in columns), list(map(_missing_json, missing))]


def _store_column(column: Sequence[Any], texts: Sequence[str]) -> Sequence[Any]:
    kinds = set(map(type, column))
    if dict in kinds:
        return texts
    if tuple in kinds:
        return [None if value is None else text for value, text in zip(column, texts, strict=True)]
    return column


def _cell(value: Any) -> str:
    if value.__class__ is tuple:
        return JOINT.join([f"{part.role}:{part.name}" if isinstance(part, BodyRole) else part for part in value])
    return str(value)


def _json(value: Any) -> str:
    return encode_basestring(value) if value.__class__ is str else compact_json(value)


def _missing_json(missing: Mapping[str, str]) -> str:
    return _pairs_json(tuple(missing.items())) if missing else "{}"


@lru_cache(maxsize=_KINDS_OF_MISSING)
def _pairs_json(missing: tuple[tuple[str, str], ...]) -> str:
    return compact_json(dict(missing))


@cache
def _form(kind: type) -> str:
    """A line of JSON with places for values."""
    return "{" + ",".join(f"{compact_json(name)}:%s" for name in names_of(kind)) + "}\n"
