"""The bar of one number in a table, on the scale of that table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

WIDTH, HEIGHT = 200, 20
MARGIN = 24
"""Room behind the longest bar, for the mark of an open end."""
THICKNESS = 12
_HATCH = 6

Shape = Literal["fixed", "range", "floor", "ceiling"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that starts at 0 and ends at `end`; a range starts at `start`. All in units of the drawing."""

    shape: Shape
    start: str
    length: str
    end: str
    hatch: str
    """Path data of the strokes that fill a ceiling."""
    about: bool
    hollow: bool
    values: str
    """The numbers that it stands for, in the unit of the table."""


def draw_bar(
    low: Decimal, high: Decimal, top: Decimal, *, shape: Shape, about: bool = False, hollow: bool = False
) -> Bar:
    """A bar for `low` to `high` (the same but for a range) where `top` fills the scale. Lengths are proportional."""
    if not 0 <= low <= high <= top:
        message = f"{low} to {high} of {top}"
        raise ValueError(message)
    scale = Decimal(WIDTH - MARGIN) / top if top else Decimal(0)
    start = low * scale if shape == "range" else Decimal(0)
    end = high * scale
    return Bar(
        shape=shape,
        start=format_coordinate(start),
        length=format_coordinate(end - start),
        end=format_coordinate(end),
        hatch=_hatch(float(end)) if shape == "ceiling" else "",
        about=about,
        hollow=hollow,
        values=" ".join(dict.fromkeys(f"{one:f}" for one in (low, high))),
    )


def format_coordinate(value: Decimal | float) -> str:
    """A coordinate, to the hundredth and without needless zeros."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def _hatch(end: float) -> str:
    top, bottom = (HEIGHT - THICKNESS) / 2, (HEIGHT + THICKNESS) / 2
    steps = range(_HATCH, int(end) - THICKNESS + 1, _HATCH)
    return " ".join(
        f"M{step} {format_coordinate(bottom)}l{THICKNESS} {format_coordinate(top - bottom)}" for step in steps
    )
