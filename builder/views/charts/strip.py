"""Numbers of one unit, each a dot on one axis, with its words beside it.

The axis starts at 0. Where the largest is a great many times the smallest, most dots would lie on each other there:
then each step of the axis is ten times the one before, and its ends say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from builder.views.charts.bars import format_coordinate

LABEL, PLOT, WORDS = 90, 150, 190
"""Widths of the names, the axis, and the words of the numbers."""
WIDE = (90, 240, 450)
"""The same where the words also say what each number counts."""
ROW, HEAD = 26, 8
FOOT = 22
"""What the words of an axis in powers of ten take."""
SPREAD = 500
"""From so many times the smallest on, the axis goes by powers of ten."""
_MIDDLE = 4
"""An axis of so many powers names one in the middle, too."""


@dataclass(frozen=True, slots=True)
class StripNumber:
    """A number to draw: least and most (twice the same but for a range), its name, and its words."""

    low: Decimal
    high: Decimal
    name: str
    words: str
    hollow: bool
    """Whether it is no promise, or disputed."""
    claim: str = ""
    """What it claims, by which a script finds it in the table."""


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
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawing. `ticks`: the powers of ten of its axis, with where they lie; none where it starts at 0."""

    id: str
    title: str
    summary: str
    width: int
    height: int
    left: int
    right: int
    bottom: int
    dots: tuple[StripDot, ...]
    ticks: tuple[tuple[str, str], ...] = ()


def draw_strip(
    name: str,
    numbers: Sequence[StripNumber],
    *,
    title: str,
    summary: str,
    widths: tuple[int, int, int] = (LABEL, PLOT, WORDS),
) -> Strip:
    """Draw numbers of one unit, from the largest down.

    >>> two = [StripNumber(Decimal(n), Decimal(n), "", "", hollow=False) for n in (50, 100)]
    >>> [dot.end for dot in draw_strip("a", two, title="", summary="").dots]
    ['240', '165']
    >>> far = [StripNumber(Decimal(n), Decimal(n), "", "", hollow=False) for n in (5, 1_000_000)]
    >>> draw_strip("a", far, title="", summary="").ticks
    (('1', '90'), ('1,000', '154.29'), ('10,000,000', '240'))
    """
    ordered = sorted(numbers, key=lambda number: -number.high)
    left, plot, words = widths
    place, ticks = _axis(ordered, left, plot)
    dots = tuple(_draw_dot(number, place, HEAD + ROW * index + ROW // 2) for index, number in enumerate(ordered))
    bottom = HEAD + ROW * len(ordered)
    height = bottom + (FOOT if ticks else HEAD)
    return Strip(name, title, summary, left + plot + words, height, left, left + plot, bottom, dots, ticks)


def _axis(
    ordered: Sequence[StripNumber], left: int, plot: int
) -> tuple[Callable[[Decimal], Decimal], tuple[tuple[str, str], ...]]:
    """Where a number lies, and what the axis says of that."""
    top = max((number.high for number in ordered), default=Decimal(0))
    least = min((number.low for number in ordered), default=Decimal(0))
    if least > 0 and top / least >= SPREAD:
        first, last = least.adjusted(), top.adjusted() + 1
        step = Decimal(plot) / (last - first)
        powers = [first, last] if last - first < _MIDDLE else [first, (first + last) // 2, last]
        ticks = tuple((f"{Decimal(10) ** n:,f}", format_coordinate(left + (n - first) * step)) for n in powers)
        return (lambda bound: left + (bound.log10() - first) * step), ticks
    # From 0, or else distances would not be in the proportion of the numbers.
    scale = Decimal(plot) / top if top else Decimal(0)
    return (lambda bound: left + bound * scale), ()


def _draw_dot(number: StripNumber, place: Callable[[Decimal], Decimal], middle: int) -> StripDot:
    values = " ".join(dict.fromkeys(f"{bound:f}" for bound in (number.low, number.high)))
    start, end = (format_coordinate(place(bound)) for bound in (number.low, number.high))
    return StripDot(number.name, number.words, values, start, end, middle, number.hollow, number.claim)
