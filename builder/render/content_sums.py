"""Values of the content -> a sum: equal for equal values, in any process. What has a file of its own is told by it."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from types import FunctionType
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from builder.model.origin import Origin
from builder.model.site import District, Plan, Programme

_FORMAT = 2
"""The last form of marshal that does not tell shared from equal parts."""
_DEPTH = 4
"""How many parts the path of a programme's file has below that folder."""
_LEAVES = frozenset((str, int, bool, type(None), float, bytes))


class NotPlainError(TypeError):
    """A value holds something that is no plain data: there is no sum of it."""


def sum_of_content(value: object) -> str:
    """Add up a value of content. Raise `NotPlainError` where it holds something that has no sum.

    A programme, a plan and a district are told by their names, a file by its bytes, a function by where it is written;
    nothing by the folder that the content lies in.

    >>> sum_of_content(("a", 1)) == sum_of_content(["a", 1])
    False
    """
    data = marshal.dumps(_plain(value), _FORMAT)
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def file_of(programme: Programme) -> str:
    """The file of a programme below the folder of all districts, wherever that lies."""
    return "/".join(programme.origin.file.split("/")[-_DEPTH:])


def _plain(value: Any) -> Any:
    kind = value.__class__
    return value if kind in _LEAVES else _way_of(kind)(value)


def _each(values: Iterable[Any]) -> list[Any]:
    """Leaves are most of a value: a call for each of them would cost as much as all the rest."""
    return [value if value.__class__ in _LEAVES else _plain(value) for value in values]


@cache
def _way_of(kind: type) -> Callable[[Any], Any]:
    """What tells the values of a kind. Raise `NotPlainError` where nothing does."""
    for own, way in _WAYS.items():
        if issubclass(kind, own):
            return way
    name = f"{kind.__module__}.{kind.__qualname__}"
    if issubclass(kind, BaseModel):
        return lambda value: (name, *_pairs(value.__dict__))
    if issubclass(kind, tuple):
        return lambda value: (name, *_each(value))
    if not is_dataclass(kind):
        raise NotPlainError(name)
    names = [field.name for field in fields(kind) if field.compare]
    parts = attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]
    return lambda value: (name, *_each(parts(value)))


def _pairs(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Fields by name. Most hold nothing: they are told by not being there."""
    for key, part in values.items():
        if part is not None:
            yield key, part if part.__class__ in _LEAVES else _plain(part)


def _function(value: FunctionType) -> Any:
    """A function by where it is written. Raise `NotPlainError` for what was made with values around it."""
    if value.__closure__ is not None:
        raise NotPlainError(value.__qualname__)
    return "function", value.__module__, value.__qualname__


def _text(value: Any) -> Any:
    return value.__class__.__name__, str(value)


def _dict(value: Mapping[Any, Any]) -> Any:
    return ("dict", *[(_plain(key), _plain(part)) for key, part in value.items()])


def _set(value: Iterable[Any]) -> Any:
    return ("set", *sorted(marshal.dumps(_plain(part), _FORMAT) for part in value))


_WAYS: Mapping[type, Callable[[Any], Any]] = {
    Programme: lambda value: ("Programme", file_of(value)),
    Plan: lambda value: ("Plan", value.key),
    District: lambda value: ("District", value.id),
    Origin: lambda value: ("Origin", value.digest),
    Enum: lambda value: (value.__class__.__qualname__, value.name),
    partial: lambda value: ("partial", _plain(value.func), _plain(value.args), _plain(value.keywords)),
    FunctionType: _function,
    Decimal: _text,
    date: _text,
    Markup: _text,
    list: lambda value: ("list", *_each(value)),
    dict: _dict,
    set: _set,
    frozenset: _set,
}
"""Values that are told by a name, and what has no fields."""
