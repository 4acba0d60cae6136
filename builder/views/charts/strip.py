"""The numbers of an indicator in one unit, each a dot on one axis from 0, with its words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from builder.views.charts.bars import format_coordinate

LABEL, PLOT, WORDS = 90, 150, 190
"""Widths of the names, the axis, and the words of the numbers."""
WIDTH = LABEL + PLOT + WORDS
ROW, HEAD = 26, 8


@dataclass(frozen=True, slots=True)
class StripNumber:
    """A number to draw: least and most (twice the same but for a range), its name, and its words."""

    low: Decimal
    high: Decimal
    name: str
    words: str
    hollow: bool
    """Whether it is no promise, or disputed."""


@dataclass(frozen=True, slots=True)
class StripDot:
    """A number as drawn, in units of the drawing."""

    name: str
    words: str
    values: str
    start: str
    end: str
    middle: int
    hollow: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawing, and the axis below it: from 0 to `top`."""

    id: str
    title: str
    summary: str
    width: int
    height: int
    left: int
    right: int
    bottom: int
    dots: tuple[StripDot, ...]


def draw_strip(name: str, numbers: Sequence[StripNumber], *, title: str, summary: str) -> Strip:
    """Draw numbers of one unit, from the largest down.

    >>> two = [StripNumber(Decimal(n), Decimal(n), "", "", hollow=False) for n in (50, 100)]
    >>> [dot.end for dot in draw_strip("a", two, title="", summary="").dots]
    ['240', '165']
    """
    ordered = sorted(numbers, key=lambda number: -number.high)
    top = max((number.high for number in ordered), default=Decimal(0))
    # From 0, or else distances would not be in the proportion of the numbers.
    scale = Decimal(PLOT) / top if top else Decimal(0)
    dots = tuple(_draw_dot(number, scale, HEAD + ROW * index + ROW // 2) for index, number in enumerate(ordered))
    bottom = HEAD + ROW * len(ordered)
    return Strip(name, title, summary, WIDTH, bottom + HEAD, LABEL, LABEL + PLOT, bottom, dots)


def _draw_dot(number: StripNumber, scale: Decimal, middle: int) -> StripDot:
    values = " ".join(dict.fromkeys(f"{bound:f}" for bound in (number.low, number.high)))
    start, end = (format_coordinate(LABEL + bound * scale) for bound in (number.low, number.high))
    return StripDot(number.name, number.words, values, start, end, middle, number.hollow)
