"""Whether what stands side by side in one row is the same.

Two sides are compared by their keys: normalised typed values, never wording. What comes before `VALUE_SEPARATOR` in a
key is what two sides must share to be compared at all. `compare/relation.js` follows the same rule, and a test opens
every pair both ways (docs/decisions/0017-free-comparison.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Relation = Literal["same", "different", "worded", "unlike", "neither", "unknown"]
VALUE_SEPARATOR = "¦"
"""Stands in a key between what makes two values comparable and the values."""


def relate(sides: Sequence[tuple[str, str]]) -> Relation:
    """The relation of two or more sides, each a state and a key; an empty key is free text.

    >>> relate([("value", "人¦50"), ("value", "人¦30")]), relate([("value", "人¦50"), ("value", "元¦50")])
    ('different', 'unlike')
    >>> relate([("value", ""), ("value", "")]), relate([("value", "a"), ("not_researched", "")])
    ('worded', 'unknown')
    """
    states = {state for state, _ in sides}
    # What nobody has read yet may be the same or not: it decides before anything else does.
    if states - {"value", "not_stated"}:
        return "unknown"
    if states == {"not_stated"}:
        return "neither"
    if "not_stated" in states:
        return "different"
    keys = {key for _, key in sides}
    if len({key.partition(VALUE_SEPARATOR)[0] for key in keys if VALUE_SEPARATOR in key}) > 1:
        return "unlike"
    if len(keys) > 1:
        return "different"
    return "same" if keys != {""} else "worded"
