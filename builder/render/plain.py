"""Values of the content -> a sum: equal for equal values, in any process. What has a file of its own is told by it."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import FunctionType
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from builder.model.origin import Origin
from builder.model.site import District, Plan, Programme
from builder.text.canonical import NotPlainError

_FORMAT = 2
"""The last form of marshal that does not tell shared from equal parts."""
_LEAVES = frozenset((str, int, bool, type(None), float, bytes))
_TEXTS = frozenset((Decimal, date, Markup))


def add_up(parts: Iterable[str]) -> str:
    """The sum of texts, told apart by their lengths."""
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode()
        total.update(b"%d:" % len(data) + data)
    return total.hexdigest()


def sum_of_content(value: object) -> str:
    """Add up a value of content. Raise `NotPlainError` where it holds something that has no sum.

    A measure, a plan and a district are told by their names, a file by its bytes, a function by where it is written.

    >>> sum_of_content(("a", 1)) == sum_of_content(["a", 1])
    False
    """
    data = marshal.dumps(_plain(value), _FORMAT)
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _plain(value: Any) -> Any:
    kind = value.__class__
    if kind in _LEAVES:
        return value
    if kind in (tuple, list):
        # Leaves are most of a value: a call for each of them would cost as much as all the rest.
        return (kind.__name__, *[part if part.__class__ in _LEAVES else _plain(part) for part in value])
    if kind is dict:
        return ("dict", *[(_plain(key), _plain(part)) for key, part in value.items()])
    if kind in (set, frozenset):
        return ("set", *sorted(marshal.dumps(_plain(part), _FORMAT) for part in value))
    if kind in _TEXTS:
        return (kind.__name__, str(value))
    return _named(value) or _whole(kind, value)


def _named(value: Any) -> Any:
    """What is told by a name; None for all else."""
    match value:
        case Programme():
            return ("Programme", value.origin.file)
        case Plan():
            return ("Plan", value.key)
        case District():
            return ("District", value.id)
        case Origin():
            return ("Origin", value.file, value.digest)
        case Enum():
            return (value.__class__.__qualname__, value.name)
        case partial():
            return ("partial", _plain(value.func), _plain(value.args), _plain(value.keywords))
        case FunctionType(__closure__=None):
            return ("function", value.__module__, value.__qualname__)
    return None


def _whole(kind: type, value: Any) -> Any:
    """All parts of a value. Raise `NotPlainError`."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(value, BaseModel):
        return (name, *_pairs(value.__dict__))
    if isinstance(value, tuple):
        return (name, *map(_plain, value))
    if not is_dataclass(value):
        raise NotPlainError(name)
    parts = [getattr(value, each) for each in _names_of(kind)]
    return (name, *[part if part.__class__ in _LEAVES else _plain(part) for part in parts])


def _pairs(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, part in values.items():
        yield key, part if part.__class__ in _LEAVES else _plain(part)


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.compare)
