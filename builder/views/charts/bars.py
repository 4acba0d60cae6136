"""The bar of one number in a table, on the scale of that table."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from builder.text.values import value_class

WIDTH, HEIGHT = 200, 20
MARGIN = 24
"""Room behind the longest bar, for the mark of an open end."""
THICKNESS = 12
_HATCH_STEP = 6

Shape = Literal["fixed", "range", "floor", "ceiling"]


@value_class
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
    """Draws a bar for `low` to `high` (the same but for a range) where `top` fills the scale.

    Raise `ValueError` for numbers that no scale from 0 to `top` has.

    >>> draw_bar(Decimal(50), Decimal(50), Decimal(100), shape="fixed").end
    '88'
    """
    if not 0 <= low <= high <= top:
        message = f"{low} to {high} of {top}"
        raise ValueError(message)
    # Every scale starts at 0: otherwise lengths would not be in the proportion of their numbers.
    scale = Decimal(WIDTH - MARGIN) / top if top else Decimal(0)
    start = low * scale if shape == "range" else Decimal(0)
    end = high * scale
    return Bar(
        shape=shape,
        start=format_coordinate(start),
        length=format_coordinate(end - start),
        end=format_coordinate(end),
        hatch=_hatch_path(float(end)) if shape == "ceiling" else "",
        about=about,
        hollow=hollow,
        values=" ".join(dict.fromkeys(f"{bound:f}" for bound in (low, high))),
    )


def format_coordinate(value: Decimal | float) -> str:
    """A coordinate, to the hundredth and without needless zeros.

    >>> format_coordinate(12.5), format_coordinate(Decimal(350)), format_coordinate(1 / 3)
    ('12.5', '350', '0.33')
    """
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def _hatch_path(end: float) -> str:
    """Path data of the slanting strokes of a bar that ends at `end`.

    >>> _hatch_path(25.5)
    'M6 16l12 -12 M12 16l12 -12'
    """
    top, bottom = (HEIGHT - THICKNESS) / 2, (HEIGHT + THICKNESS) / 2
    starts = range(_HATCH_STEP, int(end) - THICKNESS + 1, _HATCH_STEP)
    stroke = f"{format_coordinate(bottom)}l{THICKNESS} {format_coordinate(top - bottom)}"
    return " ".join(f"M{start} {stroke}" for start in starts)
