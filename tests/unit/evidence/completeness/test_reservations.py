"""A word that limits a promise is carried by our words, or found; its number is then for a reader."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builder.evidence.claims.placed import place_statements
from builder.evidence.completeness.reservations import check, list_open
from builder.evidence.sources.source_text import join_sources, read_source
from builder.model.schema.statement import Quantity
from builder.model.types import Span, Text
from tests.conftest import MINIMAL, checked

SITE = checked(MINIMAL, sources=None).site
PLAN = SITE.plans[0]
MONEY = Quantity(
    id="fund",
    label=Text(zh="水手资金规模"),
    nature="funding",
    value=Decimal(500),
    unit="万元",
    printed="500万元",
)
FUND = next(programme for programme in PLAN.programmes if programme.id == "fund")


def words_left(paragraph: str, body: str, caveat: str = "只为测试而写。") -> tuple[str, list[str]]:
    """The reservations that nothing of ours has, and the numbers that wait for a reader."""
    text = join_sources([read_source(PLAN.sources[0], (paragraph,))])
    programme = FUND.model_copy(update={"body": body, "cite": (Span(None, 1, 1),), "quantities": (MONEY,)})
    plan = PLAN.model_copy(update={"programmes": (programme,), "caveats": {"note-1": Text(zh=caveat)}})
    said = " ".join(problem.values["words"] for problem in check(plan, text))
    matches = {f"{plan.key}.fund.fund": tuple(text.find("500万元", [1]))}
    return said, list(list_open(plan, text, place_statements(SITE, plan, matches)))


@pytest.mark.parametrize(
    ("paragraph", "left"),
    [
        ("规模原则上达到500万元。", "原则上"),
        ("对企业给予500万元(外资企业除外)。", "除外"),
        ("视其招用情况给予500万元。", "视其"),
        ("经区政府批准后给予500万元。", "经区政府批准后"),
        ("按《暂不列支办法》给予500万元。", ""),  # part of a title
        ("规模达到500万元。", ""),
    ],
)
def test_a_reservation_that_nothing_of_ours_has_is_found(paragraph: str, left: str) -> None:
    words, waiting = words_left(paragraph, "给500万元。")
    assert words == left
    assert bool(waiting) is bool(left)


def test_a_summary_carries_it_for_the_programme_but_not_for_the_number() -> None:
    words, waiting = words_left("规模原则上达到500万元。", "原则上给500万元。")
    assert words == ""
    assert waiting == [f"{PLAN.key}.fund.fund"]


def test_a_caveat_carries_it_for_both() -> None:
    assert words_left("规模原则上达到500万元。", "给500万元。", "资金规模写的是“原则上”。") == ("", [])


def test_the_record_of_a_part_owes_no_reservation() -> None:
    text = join_sources([read_source(PLAN.sources[0], ("规模原则上达到500万元。",))])
    part = PLAN.model_copy(update={"extent": "partial"})
    assert list(check(part, text)) == []
