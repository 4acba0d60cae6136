"""Which table of an indicator comes first, what a status says of a promise, and where chains of repetitions end."""

from __future__ import annotations

from tests.unit.compare.test_indicators import collect_quantities, compared, names, plan, quantity


def test_of_tables_with_as_many_plans_that_with_more_numbers_comes_first() -> None:
    own = plan(quantity("held", kind="stock"), quantity("new"), quantity("newer"))
    assert [names(group) for group in compared(own).groups] == [["d0.new", "d0.newer"], ["d0.held"]]


def test_what_a_text_says_is_completed_is_no_promise_beside_those_of_others() -> None:
    done = plan(quantity(status="completed", commitment="firm", commitment_reason="照动词"), number=1)
    outcome = compared(plan(quantity()), done)
    apart = (["d1.one"], ("promised", "period"))  # the time of a text is not that of what is done already
    assert [(names(group), group.apart) for group in outcome.groups] == [(["d0.one"], ()), apart]


def test_what_leads_into_a_circle_of_repetitions_is_listed_with_it() -> None:
    own = plan(quantity("a", repeats="b"), quantity("b", repeats="c"), quantity("c", repeats="b"))
    (listed,) = collect_quantities(own)
    assert listed.quantity.id == "b"
    assert [each.quantity.id for each in listed.repetitions] == ["a", "c"]
