"""The bars and marks of plan periods on one axis of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from builder.model.types import PartialDate
from builder.views.charts.bars import format_coordinate
from builder.views.charts.widths import text_width

LABEL, WIDTH, RIGHT = 350, 900, 30
"""Width of the column of names, of the whole drawing, and of what is left free after the last year."""
ROW, HEAD, FOOT = 66, 34, 10
MAX_ROWS = 8
"""So many rows keep a drawing below 15 kB."""
_MAX_TICKS = 14
_STEPS = (1, 2, 5, 10, 20, 50, 100, 10_000)
"""Years from tick to tick; the last is enough for all years of four digits."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class TimelineTick:
    """A year on the axis."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A point in time. `shape`: `issued`, `published` or `deadline`; `value` is the date as written."""

    shape: str
    x: str
    value: str


@dataclass(frozen=True, slots=True)
class TimelinePiece:
    """A part of a period bar: `stated`, `computed` (from a number of years) or `open` (no end is stated)."""

    shape: str
    x: str
    width: str
    end: str
    value: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A plan."""

    y: int
    middle: int
    name: str
    text: str
    words: str
    dates: str
    words_x: str
    anchor: str
    pieces: tuple[TimelinePiece, ...]
    marks: tuple[TimelineMark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole drawing. `id` names it on its page; `title` and `summary` say the same in words."""

    id: str
    title: str
    summary: str
    width: int
    height: int
    bottom: int
    label: int
    ticks: tuple[TimelineTick, ...]
    rows: tuple[TimelineRow, ...]


def draw_timeline(
    name: str, spans: Sequence[TimelineSpan], *, title: str, summary: str, years: tuple[int, int]
) -> Timeline:
    """Draws `spans` on an axis from the start of the first of `years` to the end of the last."""
    axis = _Axis(years[0], years[1] + 1)
    height = HEAD + ROW * len(spans) + FOOT
    return Timeline(
        id=name,
        title=title,
        summary=summary,
        width=WIDTH,
        height=height,
        bottom=height - FOOT,
        label=LABEL,
        ticks=axis.list_ticks(),
        rows=tuple(_draw_row(axis, span, HEAD + ROW * index) for index, span in enumerate(spans)),
    )


def year_range(spans: Sequence[TimelineSpan]) -> tuple[int, int] | None:
    """The first and the last year that any span names."""
    years = [
        day.year
        for span in spans
        for day in (span.start, span.end, span.latest, span.issued, span.published, *span.deadlines)
        if day
    ]
    return (min(years), max(years)) if years else None


@dataclass(frozen=True, slots=True)
class _Axis:
    """Years to coordinates. `first` and `last` are marked where they begin."""

    first: int
    last: int

    def place(self, year: float) -> float:
        return LABEL + (year - self.first) * (WIDTH - RIGHT - LABEL) / (self.last - self.first)

    def start_of(self, day: PartialDate) -> float:
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

    def list_ticks(self) -> tuple[TimelineTick, ...]:
        step = next(step for step in _STEPS if (self.last - self.first) / step <= _MAX_TICKS)
        years = (year for year in range(self.first, self.last + 1) if year % step == 0)
        return tuple(TimelineTick(format_coordinate(self.place(year)), str(year)) for year in years)


def _fractional_year(day: date) -> float:
    """A day as a year with its fraction.

    >>> _fractional_year(date(2013, 1, 1)), round(_fractional_year(date(2013, 7, 2)), 2)
    (2013.0, 2013.5)
    """
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _draw_row(axis: _Axis, span: TimelineSpan, top: int) -> TimelineRow:
    pieces, marks = _draw_pieces(axis, span), _draw_marks(axis, span)
    coordinates = [*(piece.x for piece in pieces), *(mark.x for mark in marks)]
    x = float(coordinates[0]) if coordinates else LABEL
    # Words start where the bar does; those that would leave the drawing end where it ends.
    fits = x + max(text_width(span.words), text_width(span.dates)) <= WIDTH
    return TimelineRow(
        y=top,
        middle=top + 34,
        name=span.name,
        text=span.text,
        words=span.words,
        dates=span.dates,
        words_x=format_coordinate(x if fits else WIDTH - RIGHT),
        anchor="start" if fits else "end",
        pieces=pieces,
        marks=marks,
    )


def _draw_marks(axis: _Axis, span: TimelineSpan) -> tuple[TimelineMark, ...]:
    marks = [
        TimelineMark("deadline", format_coordinate(axis.end_of(day)), str(day)) for day in dict.fromkeys(span.deadlines)
    ]
    # A plan without an issue date is marked by its publication, never by both: they are different things.
    if span.issued:
        marks.append(TimelineMark("issued", format_coordinate(axis.middle_of(span.issued)), str(span.issued)))
    elif span.published:
        marks.append(TimelineMark("published", format_coordinate(axis.middle_of(span.published)), str(span.published)))
    return tuple(marks)


def _draw_pieces(axis: _Axis, span: TimelineSpan) -> tuple[TimelinePiece, ...]:
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
