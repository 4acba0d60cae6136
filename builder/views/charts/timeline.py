"""The bars and marks of plan periods on one axis of years."""

from __future__ import annotations

from collections.abc import Sequence

from builder.text.values import value_class
from builder.views.charts.axis import (
    Axis,
    TimelineMark,
    TimelinePiece,
    TimelineSpan,
    TimelineTick,
    draw_marks,
    draw_pieces,
)
from builder.views.charts.bars import format_coordinate
from builder.views.charts.widths import text_width

LABEL, WIDTH, RIGHT = 350, 900, 30
"""Width of the column of names, of the whole drawing, and of what is left free after the last year."""
ROW, HEAD, FOOT = 66, 34, 10
_MAX_TICKS = 14
MAX_ROWS = 8
"""So many rows keep a drawing below 15 kB."""


@value_class
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


@value_class
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
    axis = Axis(years[0], years[1] + 1, LABEL, WIDTH - RIGHT)
    height = HEAD + ROW * len(spans) + FOOT
    return Timeline(
        id=name,
        title=title,
        summary=summary,
        width=WIDTH,
        height=height,
        bottom=height - FOOT,
        label=LABEL,
        ticks=axis.list_ticks(_MAX_TICKS),
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


def _draw_row(axis: Axis, span: TimelineSpan, top: int) -> TimelineRow:
    pieces, marks = draw_pieces(axis, span), draw_marks(axis, span)
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
