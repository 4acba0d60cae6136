"""Rows and documents -> JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from builder.data.records import BodyRole
from builder.export import csv

_AS_THEY_ARE = frozenset((str, type(None), int, float, bool, dict))
_CELLS = frozenset((str, int, float))
_LISTS_AT_HAND = 4_096
"""Lists as text: many claims cite the same paragraphs, and follow each other."""
JOINT = "；"
"""Between the values of a list in a cell."""


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The fields of a class, in their order."""
    return tuple(field.name for field in fields(kind))


def plain(value: Any) -> Any:
    """A value of dataclasses, tuples and dictionaries as what JSON knows; leaves stay as they are.

    >>> plain((BodyRole("lead", "区人社局"), None))
    [{'role': 'lead', 'name': '区人社局'}, None]
    """
    kind = value.__class__
    if kind is tuple:
        return [part if part.__class__ is str else plain(part) for part in value]
    if kind in _AS_THEY_ARE or not is_dataclass(kind):
        return value
    # Most of a row is words and nothing: a call for each would cost as much as all the rest.
    return {
        name: part if part.__class__ in _AS_THEY_ARE else plain(part)
        for name in names_of(value.__class__)
        for part in (getattr(value, name),)
    }


def json_bytes(value: Any) -> bytes:
    """A document as JSON, for people too."""
    return (json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n").encode()


@cache
def _reader(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*names_of(kind))


def values_of(row: Any) -> tuple[Any, ...]:
    """The values of a row of at least two columns, by `names_of` its class."""
    return _reader(row.__class__)(row)


compact_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=plain).encode
"""A value as JSON on one line. What stands within rows as a class of its own is written as what `plain` makes of it."""


def jsonl_bytes(rows: Iterable[Any]) -> bytes:
    """Rows as JSON Lines."""
    return "".join([_form(row.__class__) % tuple(map(_json, values_of(row))) for row in rows]).encode()


@cache
def _form(kind: type) -> str:
    """A line of JSON with places for values."""
    return "{" + ",".join(f"{compact_json(name)}:%s" for name in names_of(kind)) + "}\n"


def _json(value: Any) -> str:
    return _WAYS.get(value.__class__, compact_json)(value)


def csv_head(kind: type) -> bytes:
    """The head of a CSV file of rows, with byte order mark."""
    return csv.BYTE_ORDER_MARK + csv.written([csv.fields(columns_of(kind))])


def csv_bytes(rows: Iterable[object]) -> bytes:
    """Rows as CSV: UTF-8, lines ended by CRLF, no cell empty and none that could be a formula."""
    return csv.written([csv.fields(map(str, cells_of(row))) for row in rows])


def columns_of(kind: type) -> Sequence[str]:
    """The columns of a flat table: why there is no value, which stands last in a row, stands in the cell itself."""
    return names_of(kind)[:-1]


def cells_of(row: Any, words: Mapping[str, str] | None = None) -> list[str | int | float]:
    """The cells of a row of a flat table: words, numbers, or the state of what is missing, in `words` if given."""
    *values, missing = values_of(row)
    cells = []
    for name, value in zip(columns_of(row.__class__), values, strict=True):
        if value is None:
            state = missing.get(name, "not_applicable")
            cells.append(words[state] if words else state)
        else:
            cells.append(value if value.__class__ in _CELLS else _cell(value))
    return cells


@lru_cache(maxsize=_LISTS_AT_HAND)
def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return JOINT.join([f"{part.role}:{part.name}" if isinstance(part, BodyRole) else part for part in value])
    return str(value)


@lru_cache(maxsize=_LISTS_AT_HAND)
def _packed_list(value: tuple[object, ...]) -> str:
    return compact_json(value)


_PACKERS: dict[type, Callable[[Any], str]] = {
    tuple: _packed_list,
    dict: lambda missing: compact_json(missing) if missing else "{}",
}

_WAYS: dict[type, Callable[[Any], str]] = {**_PACKERS, str: encode_basestring, int: str, type(None): lambda _: "null"}
"""How values are written as JSON without an encoder being made for each."""


def packed_values(row: Any) -> list[str | int | float | None]:
    """The values of a row: lists and why there is no value as JSON, all else as it is."""
    return [_PACKERS[value.__class__](value) if value.__class__ in _PACKERS else value for value in values_of(row)]
