"""Which numbers head a plan: sums of money first, then targets, each promise once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.compare.coverage import PlanCoverage
from builder.compare.headlines import choose_headlines
from builder.compare.stated_quantities import collect_quantities
from builder.model.schema.statement import Quantity
from tests.support.comparing import VOCABULARIES, plan_of, programme_of, quantity_of, site_of, vocabulary

MONEY = {"money": True}
NATURES = {"target": {}, "result": {}, "funding": MONEY, "benefit": MONEY, "scope": {"promises": False}}
TERMS: tuple[list[str], list[str], list[str]] = (["housing"], [], [])


def money(name: str, **fields: Any) -> Quantity:
    return quantity_of(name, nature="benefit", unit="万元", **fields)


def target(name: str, **fields: Any) -> Quantity:
    return quantity_of(name, **{"unit": "名"} | fields)


def heads(*quantities: Quantity, of_plan: tuple[Quantity, ...] = (), most: int = 5) -> list[str]:
    """The keys of the numbers that head a plan of one programme with these quantities."""
    plan = plan_of([programme_of(TERMS, quantities=list(quantities))])
    plan = plan.model_copy(update={"quantities": list(of_plan)})
    site = replace(site_of([plan]), vocabularies=VOCABULARIES | {"natures": vocabulary("natures", NATURES)})
    chosen = choose_headlines(site, collect_quantities(PlanCoverage(site, plan, {})), most=most)
    return [entry.key.removeprefix("one/") for entry in chosen]


def test_sums_of_money_come_first() -> None:
    assert heads(target("heads"), money("prize")) == ["prize", "heads"]


def test_sums_of_money_leave_room_for_targets() -> None:
    sums = [money(f"m{number}") for number in range(4)]
    targets = [target(f"t{number}") for number in range(4)]
    assert heads(*sums, *targets) == ["m0", "m1", "m2", "t0", "t1"]
    assert heads(*sums, *targets[:1]) == ["m0", "m1", "m2", "m3", "t0"]
    assert heads(*targets) == ["t0", "t1", "t2", "t3"]


def test_a_share_of_spending_is_no_sum() -> None:
    share = quantity_of("growth", nature="funding", unit="%")
    assert heads(share, target("heads"), money("prize")) == ["prize", "heads", "growth"]


def test_a_threshold_is_no_sum() -> None:
    threshold = quantity_of("from", nature="scope", unit="万元")
    sold = quantity_of("sold", nature="result", unit="万元")
    assert heads(threshold, target("firms", nature="result"), sold) == ["sold", "firms", "from"]


def test_what_is_promised_goes_before_what_is_reported() -> None:
    assert heads(target("done", nature="result"), target("goal")) == ["goal", "done"]


def test_the_goals_of_the_plan_itself_go_before_those_of_its_programmes() -> None:
    assert heads(target("small"), of_plan=(target("great"),)) == ["great", "small"]
    repeated = target("again", repeats="one/goal")
    assert heads(target("small"), target("goal"), of_plan=(repeated,)) == ["goal", "small"]


@pytest.mark.parametrize(
    "left_out",
    [
        target("part", within="whole"),
        target("doubtful", disputed="原件不清"),
        quantity_of("bare"),
        money("name", value="not_stated"),
        target("again", repeats="whole"),
    ],
    ids=lambda quantity: quantity.id,
)
def test_what_is_part_of_another_or_unsure_or_no_number_heads_nothing(left_out: Quantity) -> None:
    assert heads(left_out, target("whole")) == ["whole"]


def test_a_programme_has_one() -> None:
    assert heads(target("heads"), money("prize"), most=1) == ["prize"]
