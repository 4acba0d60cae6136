"""Rows and documents -> JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from builder.data.records import BodyRole
from builder.export.csv import guard_formula

_AS_THEY_ARE = frozenset((str, type(None), int, float, bool, dict))
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


def jsonl_bytes(rows: Iterable[object]) -> bytes:
    """Rows as JSON Lines."""
    return "".join(f"{json.dumps(plain(row), ensure_ascii=False, separators=(',', ':'))}\n" for row in rows).encode()


def csv_bytes(kind: type, rows: Iterable[object]) -> bytes:
    """Rows as CSV: UTF-8 with byte order mark, lines ended by CRLF, no cell empty and none that could be a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns_of(kind))
    for row in rows:
        writer.writerow([guard_formula(str(cell)) for cell in cells_of(row)])
    return text.getvalue().encode("utf-8-sig")


def columns_of(kind: type) -> Sequence[str]:
    """The columns of a flat table: why there is no value stands in the cell itself."""
    return [name for name in names_of(kind) if name != "missing"]


def cells_of(row: Any, words: Mapping[str, str] | None = None) -> Iterator[str | int | float]:
    """The cells of a row of a flat table: words, numbers, or the state of what is missing, in `words` if given."""
    for name in columns_of(row.__class__):
        value = getattr(row, name)
        if value is None:
            state = row.missing.get(name, "not_applicable")
            yield words[state] if words else state
        else:
            yield _cell(value)


def _cell(value: Any) -> str | int | float:
    if isinstance(value, tuple):
        return JOINT.join(f"{part.role}:{part.name}" if isinstance(part, BodyRole) else part for part in value)
    return value if isinstance(value, int | float) else str(value)
