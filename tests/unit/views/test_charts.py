"""Charts as geometry: lengths in proportion, periods where they belong, nothing drawn that is not known."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.types import PartialDate
from builder.views.charts.axis import TimelineSpan
from builder.views.charts.bars import MARGIN, WIDTH, draw_bar
from builder.views.charts.strip import Strip, StripNumber, draw_strip
from builder.views.charts.timeline import LABEL, RIGHT, TimelineRow, draw_timeline, year_range
from builder.views.charts.timeline import WIDTH as ALL
from builder.views.charts.widths import spaced_width

NUMBERS = st.decimals(min_value=0, max_value=10**9, places=1)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def row(*, years: tuple[int, int] = (2010, 2020), **dated: str | tuple[str, ...]) -> TimelineRow:
    """The row of a plan of which only `dated` is dated."""
    dates = {name: day(value) for name, value in dated.items() if isinstance(value, str)}
    due = tuple(day(item) for item in dated.get("deadlines", ()))
    parts = {name: dates.get(name) for name in ("start", "end", "latest", "issued", "published")}
    span = TimelineSpan("某区", "意见", "从某年起的实施期，推算至某年", "成文某年某月某日", **parts, deadlines=due)
    (drawn,) = draw_timeline("t", [span], title="题", summary="述", years=years).rows
    return drawn


def at(year: float, years: tuple[int, int] = (2010, 2020)) -> float:
    return LABEL + (year - years[0]) * (ALL - RIGHT - LABEL) / (years[1] + 1 - years[0])


@given(NUMBERS, NUMBERS)
def test_bars_of_one_table_are_in_the_proportion_of_their_numbers(left: Decimal, right: Decimal) -> None:
    top = max(left, right)
    first, second = (draw_bar(n, n, top, shape="fixed") for n in (left, right))
    crossed = float(first.length) * float(right), float(second.length) * float(left)
    assert crossed[0] == pytest.approx(crossed[1], abs=0.006 * float(top))
    assert {first.start, second.start} == {"0"}
    assert max(float(first.end), float(second.end)) == (WIDTH - MARGIN if top else 0)


@given(NUMBERS, NUMBERS)
def test_a_range_reaches_from_its_least_to_its_most(left: Decimal, right: Decimal) -> None:
    low, high = sorted((left, right))
    drawn = draw_bar(low, high, high, shape="range")
    assert float(drawn.start) + float(drawn.length) == pytest.approx(float(drawn.end), abs=0.011)
    assert float(drawn.start) == pytest.approx(float(low / high) * (WIDTH - MARGIN) if high else 0, abs=0.006)


def test_a_bar_holds_the_numbers_that_it_stands_for_without_an_exponent() -> None:
    assert draw_bar(Decimal("5E+8"), Decimal("5E+8"), Decimal("5E+8"), shape="fixed").values == "500000000"
    assert draw_bar(Decimal("1.5"), Decimal(3), Decimal(3), shape="range").values == "1.5 3"


def test_only_an_upper_limit_is_hatched() -> None:
    first, two = Decimal(1), Decimal(2)
    assert draw_bar(two, two, two, shape="ceiling").hatch
    assert not draw_bar(two, two, two, shape="fixed").hatch + draw_bar(first, two, two, shape="range").hatch


@pytest.mark.parametrize(("low", "high", "top"), [(2, 1, 3), (1, 4, 3), (-1, 1, 3)])
def test_a_bar_that_leaves_its_scale_is_an_error(low: int, high: int, top: int) -> None:
    with pytest.raises(ValueError, match="of"):
        draw_bar(Decimal(low), Decimal(high), Decimal(top), shape="range")


def test_a_stated_period_reaches_from_the_start_of_its_first_year_to_the_end_of_its_last() -> None:
    (piece,) = row(start="2012", end="2014").pieces
    assert (piece.shape, piece.value) == ("stated", "2012 2014")
    assert [float(piece.x), float(piece.end)] == pytest.approx([at(2012), at(2015)], abs=0.01)


def test_a_computed_end_is_a_piece_of_its_own() -> None:
    sure, computed = row(start="2012", end="2015", latest="2018").pieces
    assert (sure.shape, computed.shape) == ("stated", "computed")
    assert sure.end == computed.x
    assert float(computed.end) == pytest.approx(at(2018), abs=0.01)


def test_an_open_period_reaches_to_the_end_of_the_axis() -> None:
    (piece,) = row(start="2012").pieces
    assert (piece.shape, float(piece.end)) == ("open", ALL - RIGHT)


def test_without_a_period_nothing_but_dates_is_drawn() -> None:
    drawn = row(published="2016-11-28")
    assert drawn.pieces == ()
    assert [(mark.shape, mark.value) for mark in drawn.marks] == [("published", "2016-11-28")]


def test_the_publication_is_marked_only_when_no_issue_date_is_known() -> None:
    drawn = row(issued="2013-04-12", published="2014-04-25")
    assert [mark.shape for mark in drawn.marks] == ["issued"]


def test_deadlines_are_marked_at_the_end_of_what_they_name() -> None:
    drawn = row(start="2012", end="2016", deadlines=("2015", "2016-06"))
    assert [(mark.shape, mark.value) for mark in drawn.marks] == [("deadline", "2015"), ("deadline", "2016-06")]
    assert float(drawn.marks[0].x) == pytest.approx(at(2016), abs=0.01)
    assert float(drawn.marks[1].x) == pytest.approx(at(2016.5), abs=0.01)


@pytest.mark.parametrize("last", [2010, 2020, 2050, 2400])
def test_the_axis_has_a_readable_number_of_years(last: int) -> None:
    drawn = draw_timeline("t", [], title="", summary="", years=(2010, last))
    assert 1 <= len(drawn.ticks) <= 15
    assert {LABEL <= float(tick.x) <= ALL - RIGHT for tick in drawn.ticks} == {True}


def test_words_that_would_leave_the_drawing_end_where_it_ends() -> None:
    assert row(start="2011", end="2012").anchor == "start"
    late = row(start="2019", end="2020")
    assert (late.anchor, float(late.words_x)) == ("end", ALL - RIGHT)


def test_years_come_from_every_date_that_is_named() -> None:
    spans = [
        TimelineSpan("", "", "", "", day("2012"), None, None, day("2013-04-12"), None, (day("2024"),)),
        TimelineSpan("", "", "", "", None, None, None, None, day("2011-07"), ()),
    ]
    assert year_range(spans) == (2011, 2024)
    assert year_range([TimelineSpan("", "", "", "", None, None, None, None, None, ())]) is None


def strip_of(name: str, words: str) -> Strip:
    numbers = [StripNumber(Decimal(n), Decimal(n), name, words, hollow=False) for n in (50, 100)]
    return draw_strip("s", numbers, title="题", summary="述")


def test_words_stand_beside_the_axis_where_they_have_room() -> None:
    drawn = strip_of("荔湾区", "● 每年5亿元")
    assert drawn.names < drawn.left < drawn.right < drawn.words
    assert [dot.baseline - dot.middle for dot in drawn.dots] == [5, 5]


@pytest.mark.parametrize(
    ("name", "words"),
    [("Shizhong District", "□ 6"), ("荔湾区", "□ 每年260万元 · within the period"), ("N" * 60, "W" * 60)],
)
def test_words_too_wide_for_their_places_stand_above_the_axis_and_within_the_drawing(name: str, words: str) -> None:
    drawn = strip_of(name, words)
    first, second = drawn.dots
    assert first.baseline < first.middle - 6 < first.middle + 6 < second.baseline - 13
    assert drawn.left < drawn.names
    assert drawn.names + spaced_width(name) < drawn.words
    assert drawn.words + spaced_width(words) <= drawn.width
    assert drawn.left + 6 < drawn.right < drawn.width - 6
    assert second.middle < drawn.bottom < drawn.height
