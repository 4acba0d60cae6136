"""Documents -> JSON, and what rows of a table have in common as text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from builder.export import csv

_AS_THEY_ARE = frozenset((str, type(None), int, float, bool, dict))


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The fields of a class, in their order."""
    return tuple(field.name for field in fields(kind))


def plain(value: Any) -> Any:
    """A value of dataclasses, tuples and dictionaries as what JSON knows; leaves stay as they are.

    >>> from builder.data.records import BodyRole
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


def fields_of(value: Any) -> dict[str, Any]:
    """A value of a dataclass as JSON's encoder takes it, which looks into tuples by itself.

    Raise `TypeError` for any other.
    """
    return {name: getattr(value, name) for name in names_of(value.__class__)}


def json_bytes(value: Any) -> bytes:
    """A document as JSON, for people too."""
    return (json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n").encode()


compact_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=fields_of).encode
"""A value as JSON on one line. What stands within rows as a class of its own is written as its fields."""


def csv_head(kind: type) -> bytes:
    """The head of a CSV file of rows, with byte order mark."""
    return csv.BYTE_ORDER_MARK + csv.join_records([csv.fields(columns_of(kind))])


def columns_of(kind: type) -> Sequence[str]:
    """The columns of a flat table: why there is no value, which stands last in a row, stands in the cell itself."""
    return names_of(kind)[:-1]
