"""A citation names the place in the document's own outline."""

from __future__ import annotations

from builder.evidence.grammar.outline import outline
from builder.text.normalise import fold


def places(*paragraphs: str) -> list[str]:
    return list(outline(fold(paragraph) for paragraph in paragraphs))


def test_chapters_sections_items_and_points_nest() -> None:
    text = "前言。|一、目标|总的说明。|二、任务|1.甲。|2.乙。|三、措施|（一）丙|3、丁。|一是戊。"
    assert places(*text.split("|")) == [
        "", "一", "一", "二", "二、1", "二、2", "三", "三（一）", "三（一）3", "三（一）3一是",
    ]  # fmt: skip


def test_a_document_without_chapters_starts_with_its_sections() -> None:
    assert places("(一)甲", "1、乙", "(二)丙", "1.丁") == ["（一）", "（一）1", "（二）", "（二）1"]


def test_what_is_numbered_within_an_article_is_part_of_it() -> None:
    text = "第一章 总 则|第一条 甲。|第二章 标准|第一节 奖励|第二条 乙：|（一）丙；|第十一条 丁。|第三章 附则"
    assert places(*text.split("|")) == [
        "第一章", "第一章第一条", "第二章", "第二章第一节", "第二章第一节第二条", "第二章第一节第二条",
        "第二章第一节第十一条", "第三章",
    ]  # fmt: skip


def test_years_shares_and_decimals_are_no_ordinals() -> None:
    assert places("一、甲", "2011年1月召开会议。", "3.5万人。", "一批水手。") == ["一"] * 4
