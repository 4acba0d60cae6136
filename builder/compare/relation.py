"""Whether what stands side by side in one row is the same.

Two sides are compared by their keys: normalised typed values, never wording. `compare.js` follows the same rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Relation = Literal["same", "different", "worded", "neither", "unknown"]


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
    if len(keys) > 1:
        return "different"
    return "same" if keys != {""} else "worded"
