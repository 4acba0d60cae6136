"""The timeline for narrow screens: all words within its width, bars below them, the same dates as on a wide screen."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from builder.model.types import PartialDate
from builder.views.charts.axis import TimelineSpan
from builder.views.charts.narrow import LEFT, RIGHT, WIDTH, NarrowTimeline, draw_narrow
from builder.views.charts.timeline import draw_timeline
from builder.views.charts.widths import text_width, wrap_words

LETTERS = st.text("区意见（《》）；，2013年 abc·—", min_size=1, max_size=80)
WORDS = LETTERS.map(lambda text: " ".join(text.split()) or "区")


def span(words: str = "从2012年起 5—10 年（推算至2017—2022年）", *, name: str = "某省某市某区") -> TimelineSpan:
    start, end, latest, issued = map(PartialDate.parse, ("2012", "2017", "2022", "2013-04-12"))
    due = (PartialDate.parse("2015"),)
    return TimelineSpan(name, "意见 · 2013年", words, "成文 2013年4月12日", start, end, latest, issued, None, due)


def drawn(*spans: TimelineSpan, last: int = 2025) -> NarrowTimeline:
    return draw_narrow("t", spans, title="题", summary="述", years=(2011, last))


@given(WORDS)
def test_no_line_is_wider_than_the_drawing_and_no_word_is_lost(words: str) -> None:
    lines = wrap_words(words, 300)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert max(map(text_width, lines)) <= 300 or " " not in words


def test_a_line_begins_with_no_mark_that_closes_and_ends_with_none_that_opens() -> None:
    lines = wrap_words("《关于水手的意见》（试行），二〇一三年；《关于水手的办法》（暂行）。", 90)
    assert len(lines) > 3
    assert not [line for line in lines if line[0] in "》），；。" or line[-1] in "《（"]


def test_rows_and_their_lines_stand_below_each_other_however_many_lines_they_need() -> None:
    long = span("写明" * 40, name="名称很长的区" * 8)
    drawing = drawn(span(), long, span())
    heights = [line.y for row in drawing.rows for line in row.lines]
    assert heights == sorted(set(heights))
    assert [row.y for row in drawing.rows[1:]] > [row.lines[-1].y for row in drawing.rows[:-1]]
    assert drawing.rows[-1].lines[-1].y < drawing.height


def test_a_bar_stands_between_the_words_of_its_period_and_its_dates() -> None:
    (row,) = drawn(span()).rows
    *above, dates = row.lines
    assert above[-1].y + 15 < row.middle < dates.y - 13 - 6
    assert [line.strong for line in row.lines] == [True, False, False, False]


def test_it_shows_the_dates_that_the_wide_drawing_shows() -> None:
    (narrow,) = drawn(span()).rows
    (wide,) = draw_timeline("t", [span()], title="", summary="", years=(2011, 2025)).rows
    for shape in ("pieces", "marks"):
        assert [(each.shape, each.value) for each in getattr(narrow, shape)] == [
            (each.shape, each.value) for each in getattr(wide, shape)
        ]


def test_years_have_room_beside_each_other() -> None:
    for last in (2012, 2025, 2060, 2400):
        places = [float(tick.x) for tick in drawn(last=last).ticks]
        assert places
        assert all(right - left >= 30 for left, right in pairwise(places))
        assert LEFT <= min(places) <= max(places) <= WIDTH - RIGHT
