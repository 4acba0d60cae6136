"""What the timeline says of a plan: how its period is known, and of which day its mark is."""

from __future__ import annotations

from typing import Any

import pytest

from builder.model.schema.plan import Period
from builder.model.site import Plan
from builder.model.types import Absent
from builder.views.timeline import TimelineView, timeline_view
from tests.unit.views import test_comparing_fairly as views

YEARS = {"min": 5, "max": 10}


def shown(**fields: Any) -> TimelineView:
    """The timeline of a plan with these fields that was published in August 2022."""

    def change(plan: Plan) -> Plan:
        return plan.model_copy(update={"issued": views.NOT_STATED} | fields)

    return timeline_view(views.context(change))


def marks(view: TimelineView) -> str:
    ((row,),) = (drawing.timeline.rows for drawing in view.drawings)
    return row.dates


def drawn(view: TimelineView) -> str:
    assert view.periods
    ((row,),) = (group.rows for group in view.periods.groups)
    return views.text(row.cells[4])


@pytest.mark.parametrize(
    ("period", "shape"),
    [
        ({"start": "2012", "end": "2014"}, "stated"),
        ({"start": "2012", "years": YEARS, "printed": "5—10年"}, "computed"),
        ({"start": "2012", "years": YEARS, "printed": "约5—10年"}, "open"),
        ({"start": "2012"}, "open"),
        (None, "none"),
    ],
    ids=["to a year", "for years", "for about so many years", "from a year on", "no period"],
)
def test_a_table_says_how_the_drawing_knows_the_end_of_a_period(period: dict[str, Any] | None, shape: str) -> None:
    view = shown(period=Period.model_validate(period) if period else views.NOT_STATED)
    page = views.context(views.unchanged).page("index.html")
    assert drawn(view) == page.t(f"timeline.shape.{shape}")
    assert page.t(f"timeline.reading_{shape}", count=1) in view.reading


@pytest.mark.parametrize("state", ["not_researched", "not_applicable", "disputed"])
def test_a_period_that_nobody_has_looked_for_is_not_told_as_left_out(state: str) -> None:
    view = shown(period=Absent(state=state, note="说明"))
    ((row,),) = (drawing.timeline.rows for drawing in view.drawings)
    page = views.context(views.unchanged).page("index.html")
    assert row.words == f"实施期 {page.t(f'state.{state}')}"
    assert drawn(view) == "没有画"
    assert "没有写实施期" not in view.reading
    assert "1 份还没有可画的实施期" in view.reading


@pytest.mark.parametrize(("extent", "words"), [("complete", "原文未提及"), ("partial", "尚未录入")])
def test_a_text_is_silent_of_deadlines_only_where_all_of_it_is_recorded(extent: str, words: str) -> None:
    view = shown(extent=extent, quantities=[], programmes=[])
    assert view.periods
    ((row,),) = (group.rows for group in view.periods.groups)
    assert views.text(row.cells[5]).startswith(words)


def test_the_day_of_publication_stands_only_for_an_unknown_day_of_issue() -> None:
    assert ("成文" in marks(shown()), "发布" in marks(shown())) == (False, True)
    issued = views.MODEL.issued
    assert str(issued) == "2022-08-03"
    both = marks(shown(issued=issued))
    assert ("成文" in both, "发布" in both) == (True, False)


def test_days_on_which_something_is_due_stand_once_and_in_their_order() -> None:
    days = [views.quantity(name, by=by) for name, by in (("a", "2026"), ("b", "2025-06"), ("c", "2026"))]
    assert marks(shown(quantities=days)).endswith("2025年6月、2026年")
