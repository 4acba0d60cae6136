"""The timeline for a narrow screen: the same bars and marks, each below the words that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from builder.views.charts.widths import wrap_words

WIDTH, LEFT, RIGHT = 320, 18, 22
"""Width of the drawing, and what is left free before the first year and after the last."""
HEAD, FOOT = 26, 6
_MAX_TICKS = 8
_LINE = 19
"""Height of a line of words."""
_ABOVE, _BELOW = 20, 14
"""What the marks above a bar and the bar itself take, from the words before it and to those after it."""
_MARGIN = 4


@value_class
class NarrowLine:
    """A line of words; `strong` are names."""

    y: int
    text: str
    strong: bool


@value_class
class NarrowRow:
    """A plan: its words, its bar and marks at the height `middle`, and its dates."""

    y: int
    middle: int
    lines: tuple[NarrowLine, ...]
    pieces: tuple[TimelinePiece, ...]
    marks: tuple[TimelineMark, ...]


@value_class
class NarrowTimeline:
    """A whole drawing. `id` names it on its page; `title` and `summary` say the same in words."""

    id: str
    title: str
    summary: str
    width: int
    height: int
    ticks: tuple[TimelineTick, ...]
    rows: tuple[NarrowRow, ...]


def draw_narrow(
    name: str, spans: Sequence[TimelineSpan], *, title: str, summary: str, years: tuple[int, int]
) -> NarrowTimeline:
    """Draws `spans` on an axis from the start of the first of `years` to the end of the last."""
    axis = Axis(years[0], years[1] + 1, LEFT, WIDTH - RIGHT)
    rows, top = [], HEAD
    for span in spans:
        row, top = _draw_row(axis, span, top)
        rows.append(row)
    return NarrowTimeline(
        id=name,
        title=title,
        summary=summary,
        width=WIDTH,
        height=top + FOOT,
        ticks=axis.list_ticks(_MAX_TICKS),
        rows=tuple(rows),
    )


def _draw_row(axis: Axis, span: TimelineSpan, top: int) -> tuple[NarrowRow, int]:
    """A row, and where the next begins."""
    lines = [*_lines(span.name, top, strong=True)]
    for words in (span.text, span.words):
        lines += _lines(words, top + _LINE * len(lines))
    middle = top + _LINE * len(lines) + _MARGIN + _ABOVE
    dates = [*_lines(span.dates, middle + _BELOW)]
    row = NarrowRow(top, middle, (*lines, *dates), draw_pieces(axis, span), draw_marks(axis, span))
    return row, middle + _BELOW + _LINE * len(dates) + 2 * _MARGIN


def _lines(words: str, top: int, *, strong: bool = False) -> Iterator[NarrowLine]:
    """Words from `top` on, as many lines as they need."""
    for number, text in enumerate(wrap_words(words, WIDTH - 2 * _MARGIN)):
        yield NarrowLine(top + _LINE * number + _LINE - _MARGIN + 1, text, strong)
