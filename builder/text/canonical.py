"""Values of frozen dataclasses -> a sum that is the same for equal values and another for others, in any process."""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, NamedTuple

from markupsafe import Markup

from builder.text.values import derive

_FORMAT = 2
"""The last form of marshal that does not tell shared from equal parts."""
_TEXTS = frozenset((Decimal, date, Markup))
"""Kinds that are told by their text."""
_LEAVES = frozenset((str, int, bool, NoneType, float, bytes))
_LEAF_TYPE = r"(?:str|int|bool|None|float|bytes|Literal\[[^][]*\])"
_HOLDS_LEAF = re.compile(rf"{_LEAF_TYPE}(?: \| {_LEAF_TYPE})*")
"""The written type of a field that holds a leaf: mypy sees to it, so nobody has to look at what it holds."""

_ALL = 1_000
"""More than any value has fields."""


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
    data = _dump(_plain(value, plans, {}))
    return Sum(hashlib.blake2b(data, digest_size=16).hexdigest(), frozenset(plans - {""}))


def _dump(plain: Any) -> bytes:
    try:
        return marshal.dumps(plain, _FORMAT)
    except ValueError as error:
        raise NotPlainError("a field holds something else than its type says") from error


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
    form = _form_of(kind)
    if not form.walked:
        return _parts(form, value, plans, seen)
    if (plain := seen.get(id(value))) is not None:
        return plain  # a page's tables are in its downloads again
    if form.is_shared and value.derived is not None:
        digest, named = derive(value, "sum", lambda: _sum_apart(form, value))
        plans |= named
        return digest
    plain = seen[id(value)] = _parts(form, value, plans, seen)
    return plain


def _parts(form: _Form, value: Any, plans: set[str], seen: dict[int, Any]) -> Any:
    parts = form.parts_of(value)
    if form.plan_at is not None and parts[form.plan_at].__class__ is str:
        plans.add(parts[form.plan_at])
    walked = form.walked
    if not walked:
        return (form.name, *parts)
    plain = [part if part.__class__ in _LEAVES else _plain(part, plans, seen) for part in parts[:walked]]
    return (form.name, *plain, *parts[walked:])


def _sum_apart(form: _Form, value: Any) -> tuple[bytes, frozenset[str]]:
    """What stands for a value that several pages show, and the plans that it names."""
    plans: set[str] = set()
    data = _dump(_parts(form, value, plans, {}))
    return hashlib.blake2b(data, digest_size=16).digest(), frozenset(plans)


class _Form(NamedTuple):
    """What is known of a kind of value."""

    name: str
    parts_of: Callable[[Any], tuple[Any, ...]]
    """Gives its fields; those that may hold more than a leaf come first."""
    walked: int
    """How many these are."""
    plan_at: int | None
    """Which field names a plan."""
    is_shared: bool
    """Whether several pages may show the same value."""


@cache
def _form_of(kind: type) -> _Form:
    name = f"{kind.__module__}.{kind.__qualname__}"
    if issubclass(kind, tuple):
        return _Form(name, tuple, _ALL, None, is_shared=False)
    if not is_dataclass(kind):
        raise NotPlainError(kind.__qualname__)
    compared = [field for field in fields(kind) if field.compare]
    leaves = [field for field in compared if _HOLDS_LEAF.fullmatch(str(field.type))]
    walked = [field for field in compared if field not in leaves]
    names = [field.name for field in (*walked, *leaves)]
    plan_at = names.index("plan") if "plan" in names else None
    parts_of = attrgetter(*names) if len(names) > 1 else (lambda value: tuple(getattr(value, name) for name in names))
    return _Form(name, parts_of, len(walked), plan_at, is_shared=hasattr(kind, "derived"))
