"""Which programmes of a plan belong to a theme, and what it means when there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
