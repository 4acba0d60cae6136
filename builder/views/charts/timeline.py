"""The bars and marks of plan periods on one axis of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from builder.model.types import PartialDate
from builder.views.charts.bars import format_coordinate

LABEL, WIDTH, RIGHT = 350, 900, 30
"""Width of the column of names, of the whole drawing, and of the rest right of the last year."""
ROW, HEAD, FOOT = 66, 34, 10
MAX_ROWS = 8
"""Rows of one drawing, which keeps it below 15 kB."""
_MAX_TICKS = 14


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
    """Draw `spans` on an axis from the start of the first of `years` to the end of the last."""
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
        ticks=axis.ticks(),
        rows=tuple(_row(axis, span, HEAD + ROW * index) for index, span in enumerate(spans)),
    )


def year_range(spans: Sequence[TimelineSpan]) -> tuple[int, int] | None:
    """The first and the last year that any of them names."""
    known = [
        one.year
        for span in spans
        for one in (span.start, span.end, span.latest, span.issued, span.published, *span.deadlines)
        if one
    ]
    return (min(known), max(known)) if known else None


@dataclass(frozen=True, slots=True)
class _Axis:
    """Years to coordinates: `first` at its beginning, `last` at its beginning."""

    first: int
    last: int

    def at(self, year: float) -> float:
        return LABEL + (year - self.first) * (WIDTH - RIGHT - LABEL) / (self.last - self.first)

    def start(self, day: PartialDate) -> float:
        return self.at(_year(day.earliest))

    def middle(self, day: PartialDate) -> float:
        """Where to mark a date: in the middle of what it can mean."""
        return (self.start(day) + self.finish(day)) / 2

    def finish(self, day: PartialDate) -> float:
        """The end of the year, month or day."""
        if day.month is None:
            return self.at(day.year + 1)
        if day.day is None:
            return self.at(day.year + day.month / 12)
        return self.start(day)

    def ticks(self) -> tuple[TimelineTick, ...]:
        step = next(one for one in (1, 2, 5, 10, 20, 50, 100, 10_000) if (self.last - self.first) / one <= _MAX_TICKS)
        years = (year for year in range(self.first, self.last + 1) if year % step == 0)
        return tuple(TimelineTick(format_coordinate(self.at(year)), str(year)) for year in years)


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _row(axis: _Axis, span: TimelineSpan, top: int) -> TimelineRow:
    pieces = tuple(_pieces(axis, span))
    marks = [
        TimelineMark("deadline", format_coordinate(axis.finish(day)), str(day)) for day in dict.fromkeys(span.deadlines)
    ]
    # A plan without an issue date is marked by its publication, never by both: they are different things.
    known = [("issued", span.issued), ("published", span.published)]
    marks += [TimelineMark(shape, format_coordinate(axis.middle(day)), str(day)) for shape, day in known if day][:1]
    places = [*(piece.x for piece in pieces), *(mark.x for mark in marks)]
    at = float(places[0]) if places else LABEL
    left = at + max(_extent(span.words), _extent(span.dates)) <= WIDTH
    return TimelineRow(
        y=top,
        middle=top + 34,
        name=span.name,
        text=span.text,
        words=span.words,
        dates=span.dates,
        words_x=format_coordinate(at if left else WIDTH - RIGHT),
        anchor="start" if left else "end",
        pieces=pieces,
        marks=tuple(marks),
    )


def _extent(words: str) -> int:
    """About how wide words are when drawn: a Chinese character is as wide as it is high."""
    return sum(7 if letter.isascii() else 13 for letter in words)


def _pieces(axis: _Axis, span: TimelineSpan) -> list[TimelinePiece]:
    if span.start is None:
        return []
    start = axis.start(span.start)
    if span.end is None:
        return [_piece("open", start, axis.at(axis.last), str(span.start))]
    if span.latest is None:
        return [_piece("stated", start, axis.finish(span.end), f"{span.start} {span.end}")]
    # So many years from the start: the bar is certain to the fewest of them.
    sure = axis.start(span.end)
    return [
        _piece("stated", start, sure, str(span.start)),
        _piece("computed", sure, axis.start(span.latest), f"{span.end} {span.latest}"),
    ]


def _piece(shape: str, start: float, end: float, value: str) -> TimelinePiece:
    return TimelinePiece(
        shape, format_coordinate(start), format_coordinate(max(end - start, 2)), format_coordinate(end), value
    )
