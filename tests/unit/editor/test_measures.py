"""What an item names within itself is drafted as measures: counted parts, quoted names, what is set up."""

from __future__ import annotations

import pytest

from builder.editor.drafting.lines import clean_lines
from builder.editor.drafting.measures import MAX_MEASURES, find_measures
from builder.editor.drafting.recognise import spoken
from tests.support.comparing import VOCABULARIES


def names(*paragraphs: str, but: str = "") -> list[str]:
    lines = clean_lines(list(paragraphs), pinyin=False, traditional=False)
    texts = [(line, spoken(line)) for line in lines]
    return [measure.name for measure in find_measures(texts, VOCABULARIES["commitments"], but=but)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是健全运行机制。按期开会。二是完善组织架构，分工负责。", ["健全运行机制", "完善组织架构"]),
        ("实施“青苗”计划，评选“金种子工程”。", ["“青苗”计划", "“金种子工程”"]),
        ("坚持抓“第一资源”，健全“船长抓机制、大副抓培养、轮机长抓投入、水手抓落实”的做法。", []),
        (f"废止《测试区关于实施“远航计划”的{'若干' * 20}意见》。", []),
        ("支持在远洋航运（近海）协会、本地商会内设立联络站。", []),
        ("打好“先手棋”，做到“一口受理、一站办结”。", []),
        (
            "出台《水手公寓管理办法》，设立联络员制度和专家信息库。",
            ["《水手公寓管理办法》", "联络员制度", "专家信息库"],
        ),
        ("力争设立发展基金、风险补偿资金；探索离岸孵化模式。", ["发展基金", "风险补偿资金", "离岸孵化模式"]),
        ("水手很重要，大家都要重视。", []),
        ("设立由区委书记任组长的区水手工作领导小组。", ["区水手工作领导小组"]),
        ("设立由区财政局牵头、区商务局等部门参加的联席会议制度。", ["联席会议制度"]),
        ("设立以区长为组长的水手工作领导小组。", ["水手工作领导小组"]),
        ("设立以业绩为导向的评价机制。", ["以业绩为导向的评价机制"]),
    ],
)
def test_names_are_stretches_of_the_text_as_printed(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    assert all(name in text for name in expected)


def test_the_name_of_the_item_and_what_was_named_before_are_no_measures() -> None:
    assert names("设立发展基金。", "设立发展基金，设立联络员制度。", but="设立联络员制度") == ["发展基金"]


def test_of_a_list_without_end_the_first_are_drafted() -> None:
    assert len(names("。".join(f"设立{sign}类信息库" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯"))) == MAX_MEASURES
