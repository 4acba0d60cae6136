"""Which programmes of a plan belong to a theme, and what it means when there are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.fields import Absent
from builder.model import Plan, Programme

CoverageState = Literal["value", "not_stated", "not_researched"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A plan's programmes on one theme. `not_stated` only if the whole text has been read."""

    state: CoverageState
    programmes: tuple[Programme, ...]


def coverage(plan: Plan, theme: str) -> Coverage:
    """What `plan` has on `theme`."""
    programmes = tuple(one for one in plan.programmes if theme in one.themes)
    if programmes:
        return Coverage("value", programmes)
    return Coverage("not_stated" if plan.extent == "complete" else "not_researched", ())


def firmness(programmes: Sequence[Programme], commitments: Iterable[str]) -> dict[str, int]:
    """How many programmes there are of each commitment, in the order given; those without one by their state, last."""
    counts = Counter(
        one.commitment.state if isinstance(one.commitment, Absent) else one.commitment for one in programmes
    )
    return {key: counts[key] for key in dict.fromkeys([*commitments, *sorted(counts)]) if counts[key]}
