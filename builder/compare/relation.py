"""Whether what stands side by side in one row is the same.

Two sides are compared by their keys: normalised typed values, never wording. What comes before `UNLIKE` in a key is
what two sides must share to be compared at all. `compare/relation.js` follows the same rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Relation = Literal["same", "different", "worded", "unlike", "neither", "unknown"]
UNLIKE = "¦"
"""Stands between what makes two values comparable and the values."""


def relate(sides: Sequence[tuple[str, str]]) -> Relation:
    """The relation of two or more sides, each a state and a key; an empty key is free text."""
    states = {state for state, _ in sides}
    if states - {"value", "not_stated"}:
        return "unknown"
    if states == {"not_stated"}:
        return "neither"
    if "not_stated" in states:
        return "different"
    keys = {key for _, key in sides}
    if len({key.partition(UNLIKE)[0] for key in keys if UNLIKE in key}) > 1:
        return "unlike"
    if len(keys) > 1:
        return "different"
    return "same" if keys != {""} else "worded"
