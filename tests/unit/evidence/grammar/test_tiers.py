"""Who each amount of a list is for."""

from __future__ import annotations

import pytest

from builder.evidence.grammar.tiers import find_tiers

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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("分a、b、c三类分别给予9万元、5万元、2万元。", ["a类", "b类", "c类"]),
        ("对船员按照a、b两类分别给予9万元、5万元。", ["a类", "b类"]),
        ("获得一、二、三等奖分别奖励9万元、5万元、2万元。", ["一等奖", "二等奖", "三等奖"]),
        ("对在比赛中获得特等、一等、二等奖的,分别奖励9万元、5万元、2万元。", ["特等奖", "一等奖", "二等奖"]),
        ("对新认定为国家级、省级基地的,每年分别给予9万元、5万元。", ["国家级基地", "省级基地"]),
        ("为a类、b类船员每年安排,分别给予9万元、5万元。", ["a类船员", "b类船员"]),
        ("对国家、省、市三级基地分别给予9万元、5万元、2万元。", ["国家级基地", "省级基地", "市级基地"]),
        ("对船长、大副两类分别给予9万元、5万元。", ["船长", "大副"]),
        ("对一、二、三类基地分别给予9万元、5万元、2万元。", ["一类基地", "二类基地", "三类基地"]),
        ("对分公司、子公司分别给予9万元、5万元。", ["分公司", "子公司"]),
        ("对省级奖励获得者、市级奖励获得者分别给予9万元、5万元。", ["省级奖励获得者", "市级奖励获得者"]),
    ],
)
def test_a_name_is_without_what_leads_to_it_and_how_many_there_are(text: str, names: list[str]) -> None:
    assert [tier.name_in(text) for tier in find_tiers(text)] == names
