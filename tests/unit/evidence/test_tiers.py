"""Who each amount of a list is for."""

from __future__ import annotations

import pytest

from builder.evidence.tiers import find_tiers

AMOUNTS = "分别给予3万元、2万元补贴。"


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("对船长、大副,", ["船长", "大副"]),
        ("对船长、大副,签订3年以上合同的,", ["船长", "大副"]),
        ("对国家级、省级基地,验收合格的,自次年起,", ["国家级基地", "省级基地"]),
        ("对国家级、省级基地,经评审、公示后,", ["国家级基地", "省级基地"]),
        ("企业引进船长、大副、水手的,", ["", ""]),
        ("对船长、大副给予奖励。考核合格的,", ["", ""]),
    ],
)
def test_the_recipients_stand_in_the_nearest_clause_of_the_sentence_that_lists_as_many(
    before: str, names: list[str]
) -> None:
    text = before + AMOUNTS
    assert [tier.name_in(text) for tier in find_tiers(text)] == names
