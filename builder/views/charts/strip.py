"""Numbers of one unit, each a dot on one axis, with its words beside it.

Where the words are too wide for their places, as those of a language in Latin letters are, they stand above the axis.

The axis starts at 0. Where the largest is a great many times the smallest, most dots would lie on each other there:
then each step of the axis is ten times the one before, and its ends say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from builder.text.values import value_class
from builder.views.charts.bars import format_coordinate
from builder.views.charts.widths import spaced_width

LABEL, PLOT, WORDS = 90, 150, 190
"""Widths of the names, the axis, and the words of the numbers."""
WIDE = (90, 240, 450)
"""The same where the words also say what each number counts."""
ROW, HEAD = 26, 8
TALL_ROW = 46
"""The height of a row with its words above its axis."""
SIDE = 8
"""What a dot at the end of an axis from edge to edge takes."""
GAP = 14
"""Between what is beside each other."""
FOOT = 22
"""What the words of an axis in powers of ten take."""
SPREAD = 500
"""From so many times the smallest on, the axis goes by powers of ten."""
_MIDDLE = 4
"""An axis of so many powers names one in the middle, too."""


@value_class
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


@value_class
class StripDot:
    """A number as drawn, in units of the drawing."""

    name: str
    words: str
    values: str
    start: str
    end: str
    baseline: int
    middle: int
    hollow: bool
    claim: str = ""


@value_class
class Places:
    """Where things go: from where on names, axis and words, and how high a row is."""

    names: int
    left: int
    right: int
    words: int
    width: int
    row: int

    def baseline(self, index: int) -> int:
        """Where the words of a row stand."""
        return HEAD + self.row * index + ROW // 2 + 5

    def middle(self, index: int) -> int:
        """Where the axis of a row lies: beside its words, or else below them."""
        return HEAD + self.row * (index + 1) - ROW // 2


@value_class
class Strip:
    """A drawing. `ticks`: the powers of ten of its axis, with where they lie; none where it starts at 0.

    `names`, `words`: where the names and the words of the numbers begin; `row`: the height of a row.
    """

    id: str
    title: str
    summary: str
    width: int
    height: int
    left: int
    right: int
    bottom: int
    names: int
    words: int
    row: int
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
    places = _places(ordered, *widths)
    place, ticks = _axis(ordered, places.left, places.right - places.left)
    dots = tuple(_draw_dot(number, place, places, index) for index, number in enumerate(ordered))
    bottom = HEAD + places.row * len(ordered)
    height = bottom + (FOOT if ticks else HEAD)
    return Strip(
        id=name,
        title=title,
        summary=summary,
        width=places.width,
        height=height,
        left=places.left,
        right=places.right,
        bottom=bottom,
        names=places.names,
        words=places.words,
        row=places.row,
        dots=dots,
        ticks=ticks,
    )


def _places(numbers: Sequence[StripNumber], left: int, plot: int, words: int) -> Places:
    """Names, axis and words beside each other where they have room, or else the words above an axis as wide as all."""
    names = max((spaced_width(number.name) for number in numbers), default=0)
    widest = max((spaced_width(number.words) for number in numbers), default=0)
    if names <= left and widest + GAP <= words:
        return Places(0, left, left + plot, left + plot + GAP, left + plot + words, ROW)
    width = max(left + plot + words, SIDE + GAP + names + GAP + widest)
    return Places(SIDE + GAP, SIDE, width - SIDE, SIDE + GAP + names + GAP, width, TALL_ROW)


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


def _draw_dot(number: StripNumber, place: Callable[[Decimal], Decimal], places: Places, index: int) -> StripDot:
    values = " ".join(dict.fromkeys(f"{bound:f}" for bound in (number.low, number.high)))
    start, end = (format_coordinate(place(bound)) for bound in (number.low, number.high))
    return StripDot(
        number.name,
        number.words,
        values,
        start,
        end,
        places.baseline(index),
        places.middle(index),
        number.hollow,
        number.claim,
    )
