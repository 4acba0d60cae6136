"""A rate that its text says is over is no second number beside that which took its place, and heads nothing."""

from __future__ import annotations

from builder.compare.headlines import choose_headlines
from builder.views.indicator_words import aspects_apart
from tests.unit.compare.test_indicators import collect_quantities, compared, names, plan, quantity, site


def test_a_rate_before_its_rise_stands_beside_none_that_holds() -> None:
    risen = quantity("after", value="260", per="每年", status="existing")
    former = quantity("before", per="每年", status="completed")
    outcome = compared(plan(risen, former, kind="news"))
    assert [(names(group), group.apart) for group in outcome.groups] == [
        (["d0.after"], ()),
        (["d0.before"], ("holds",)),
    ]
    assert (outcome.count, outcome.comparable) == (2, 0)


def test_what_is_promised_holds_and_that_is_not_said_twice() -> None:
    promised, former = quantity(per="每年"), quantity("before", per="每年", status="completed")
    first, apart = compared(plan(promised), plan(promised, number=1), plan(former, number=2)).groups
    assert apart.apart == ("promised", "holds")
    assert aspects_apart(apart, first) == ["promised"]


def test_a_count_that_is_done_stays_what_it_was() -> None:
    (group,) = compared(plan(quantity(status="existing"), quantity("two", status="completed"), kind="news")).groups
    assert names(group) == ["d0.one", "d0.two"]


def test_a_rate_that_is_over_heads_no_plan() -> None:
    own = plan(quantity("before", per="每年", status="completed"), quantity("done", status="completed"))
    assert [entry.quantity.id for entry in choose_headlines(site(own), collect_quantities(own))] == ["done"]
