"""Values of frozen dataclasses -> a sum that is the same for equal values and another for others, in any process."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from markupsafe import Markup

_FORMAT = 2
"""The last form of marshal that does not tell shared from equal parts."""
_TEXTS = frozenset((Decimal, date, Markup))
"""Kinds that are told by their text."""
_LEAVES = frozenset((str, int, bool, type(None), float, bytes))


class NotPlainError(TypeError):
    """A value holds something that is no plain data: there is no sum of it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What a value comes to, and the plans that it names by their keys in fields called `plan`."""

    digest: str
    plans: frozenset[str]


def sum_of(value: object) -> Sum:
    """Add up a value of dataclasses, lists, tuples, named or not, dictionaries and texts. Raise `NotPlainError`.

    >>> sum_of(("a", 1)) == sum_of(("a", 1)), sum_of(("a", 1)) == sum_of(("a", "1"))
    (True, False)
    """
    plans: set[str] = set()
    data = marshal.dumps(_plain(value, plans, {}), _FORMAT)
    return Sum(hashlib.blake2b(data, digest_size=16).hexdigest(), frozenset(plans - {""}))


def _plain(value: Any, plans: set[str], seen: dict[int, Any]) -> Any:
    """The value in terms of what marshal knows; whatever is not a leaf begins with what it is."""
    kind = value.__class__
    if kind in _LEAVES:
        return value
    if kind is tuple or kind is list:
        # Leaves are most of a view: a call for each of them would cost as much as all the rest.
        return (kind.__name__, *[part if part.__class__ in _LEAVES else _plain(part, plans, seen) for part in value])
    if kind is dict:
        return ("dict", *[(_plain(key, plans, seen), _plain(part, plans, seen)) for key, part in value.items()])
    if kind in _TEXTS:
        return (kind.__name__, str(value))
    if (plain := seen.get(id(value))) is not None:
        return plain  # a page's tables are in its downloads again
    name, parts_of, plan_at = _form_of(kind)
    parts = parts_of(value)
    if plan_at is not None and parts[plan_at].__class__ is str:
        plans.add(parts[plan_at])
    plain = (name, *[part if part.__class__ in _LEAVES else _plain(part, plans, seen) for part in parts])
    seen[id(value)] = plain
    return plain


@cache
def _form_of(kind: type) -> tuple[str, Callable[[Any], tuple[Any, ...]], int | None]:
    """The name of a dataclass or named tuple, what gives its fields, and which of them names a plan."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    if issubclass(kind, tuple):
        return name, tuple, None
    if not is_dataclass(kind):
        raise NotPlainError(kind.__qualname__)
    names = [field.name for field in fields(kind)]
    plan_at = names.index("plan") if "plan" in names else None
    if len(names) > 1:
        return name, attrgetter(*names), plan_at
    return name, (lambda value: tuple(getattr(value, field) for field in names)), plan_at
