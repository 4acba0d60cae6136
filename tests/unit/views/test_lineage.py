"""What pages say of editions: each link once, comparisons only of what continues, dates as far as they are known."""

from __future__ import annotations

from typing import Any

from builder.model.editions import start_of
from builder.model.schema.plan import InForce
from builder.model.site import Plan, Programme
from builder.model.types import Absent
from builder.views.context import PageContext, build_context
from builder.views.lineage import ended_notes, force_words, programme_editions
from tests.support.comparing import site_of
from tests.unit.compare.test_editions import chain, first_programme, plan
from tests.unit.views.test_comparing_fairly import words

UNKNOWN = {"issued": Absent.model_validate("not_stated"), "effective": Absent.model_validate("not_stated")}


def page_of(*plans: Plan) -> PageContext:
    strings: Any = words()
    return build_context(site_of(list(plans)), strings).page("index.html")


def editions_of(page: PageContext, own: Plan, programme: Programme) -> list[tuple[str, int]]:
    """Of a programme: the plan of each edition, and how many comparisons lead to it."""
    return [(row.plan.href, len(row.changes)) for row in programme_editions(page, own, programme)]


def test_what_is_in_force_is_named_beside_what_ended_a_plan_only_where_that_is_another() -> None:
    first, second, third = chain()
    notes = ended_notes(page_of(first, second, third), (first, second))
    assert [(note.later is not None, note.current is not None) for note in notes] == [(True, True), (True, False)]


def test_the_editions_of_a_programme_are_the_earliest_first_whichever_is_read() -> None:
    plans = chain()
    page = page_of(*plans)
    rows = {tuple(editions_of(page, own, own.programmes[0])) for own in plans}
    (row,) = rows
    assert [(href.rpartition("/")[2], count) for href, count in row] == [("p1.html", 0), ("p2.html", 1), ("p3.html", 1)]


def test_no_comparison_leads_to_a_programme_of_a_plan_that_was_only_repealed() -> None:
    first = plan("p1", 2010)
    last = plan("p2", 2020, repeals=["p1"], continues=first_programme(first))
    rows = editions_of(page_of(first, last), last, last.programmes[0])
    assert [count for _, count in rows] == [0, 0]


def test_how_long_a_plan_is_in_force_is_said_as_far_as_it_is_known() -> None:
    ended = InForce.model_validate({"end": "2020", "source": "公告"})
    dated, undated = plan("p1", 2010), plan("p2", 2010, **UNKNOWN)
    assert start_of(undated) is None
    plans = (
        dated,
        undated,
        *(each.model_copy(update={"id": f"{each.id}-ended", "in_force": ended}) for each in (dated, undated)),
    )
    page = page_of(*plans)
    assert [force_words(page, each) for each in plans] == ["2010年起", "有效期不详", "2010年至2020年", "至2020年"]
