"""What a plan says about time, placed on an axis of years, however wide that is."""

from __future__ import annotations

from datetime import date

from builder.model.types import PartialDate
from builder.text.values import value_class
from builder.views.charts.bars import format_coordinate

_STEPS = (1, 2, 5, 10, 20, 50, 100, 10_000)
"""Years from tick to tick; the last is enough for all years of four digits."""


@value_class
class TimelineSpan:
    """What a plan says about time. Without `start` it states no period; without `end` it is open.

    `latest`: when only a number of years is stated, `end` and it are the first and the last year it can end in.
    """

    name: str
    text: str
    words: str
    """Its period in words, drawn above the bar."""
    dates: str
    """The dates of its marks in words, drawn below the bar."""
    start: PartialDate | None
    end: PartialDate | None
    latest: PartialDate | None
    issued: PartialDate | None
    published: PartialDate | None
    deadlines: tuple[PartialDate, ...]


@value_class
class TimelineTick:
    """A year on the axis."""

    x: str
    text: str


@value_class
class TimelineMark:
    """A point in time. `shape`: `issued`, `published` or `deadline`; `value` is the date as written."""

    shape: str
    x: str
    value: str


@value_class
class TimelinePiece:
    """A part of a period bar: `stated`, `computed` (from a number of years) or `open` (no end is stated)."""

    shape: str
    x: str
    width: str
    end: str
    value: str


@value_class
class Axis:
    """Years to coordinates between `left` and `right`. `first` and `last` are marked where they begin."""

    first: int
    last: int
    left: int
    right: int

    def place(self, year: float) -> float:
        """Where the beginning of a year is, and of a year with a fraction that part of it."""
        return self.left + (year - self.first) * (self.right - self.left) / (self.last - self.first)

    def start_of(self, day: PartialDate) -> float:
        """The beginning of the year, month or day."""
        return self.place(_fractional_year(day.earliest))

    def middle_of(self, day: PartialDate) -> float:
        """Where to mark a date: in the middle of what it can mean."""
        return (self.start_of(day) + self.end_of(day)) / 2

    def end_of(self, day: PartialDate) -> float:
        """The end of the year, month or day."""
        if day.month is None:
            return self.place(day.year + 1)
        if day.day is None:
            return self.place(day.year + day.month / 12)
        return self.start_of(day)

    def list_ticks(self, most: int) -> tuple[TimelineTick, ...]:
        """The years to name, about as many as `most`."""
        step = next(step for step in _STEPS if (self.last - self.first) / step <= most)
        years = (year for year in range(self.first, self.last + 1) if year % step == 0)
        return tuple(TimelineTick(format_coordinate(self.place(year)), str(year)) for year in years)


def _fractional_year(day: date) -> float:
    """A day as a year with its fraction.

    >>> _fractional_year(date(2013, 1, 1)), round(_fractional_year(date(2013, 7, 2)), 2)
    (2013.0, 2013.5)
    """
    return day.year + (day.timetuple().tm_yday - 1) / 366


def draw_marks(axis: Axis, span: TimelineSpan) -> tuple[TimelineMark, ...]:
    """When a plan was issued or published, and what it sets a date for."""
    marks = [
        TimelineMark("deadline", format_coordinate(axis.end_of(day)), str(day)) for day in dict.fromkeys(span.deadlines)
    ]
    # A plan without an issue date is marked by its publication, never by both: they are different things.
    if span.issued:
        marks.append(TimelineMark("issued", format_coordinate(axis.middle_of(span.issued)), str(span.issued)))
    elif span.published:
        marks.append(TimelineMark("published", format_coordinate(axis.middle_of(span.published)), str(span.published)))
    return tuple(marks)


def draw_pieces(axis: Axis, span: TimelineSpan) -> tuple[TimelinePiece, ...]:
    """The bar of a period; none where no period is stated."""
    if span.start is None:
        return ()
    start = axis.start_of(span.start)
    if span.end is None:
        return (_draw_piece("open", start, axis.place(axis.last), str(span.start)),)
    if span.latest is None:
        return (_draw_piece("stated", start, axis.end_of(span.end), f"{span.start} {span.end}"),)
    # So many years from the start: the bar is certain to the fewest of them.
    certain = axis.start_of(span.end)
    return (
        _draw_piece("stated", start, certain, str(span.start)),
        _draw_piece("computed", certain, axis.start_of(span.latest), f"{span.end} {span.latest}"),
    )


def _draw_piece(shape: str, start: float, end: float, value: str) -> TimelinePiece:
    # A piece of a day would be too narrow to be seen.
    width = format_coordinate(max(end - start, 2))
    return TimelinePiece(shape, format_coordinate(start), width, format_coordinate(end), value)
