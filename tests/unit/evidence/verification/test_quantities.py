"""A number holds with its unit, what is printed beside it, and what it is said per."""

from __future__ import annotations

import re

import pytest

from builder.evidence.claims.claim import Claim
from builder.evidence.sources.source_text import join_sources, read_source
from builder.evidence.verification.quantities import check_quantity
from builder.evidence.verification.search import Search, Verdict
from builder.findings.finding import Place
from builder.model.schema.plan import Source
from builder.model.schema.statement import Quantity
from builder.model.types import Span

PRIZE = "该奖项每两年评选一次，“创新奖”每次授予个人奖2个，奖金各50万元"
TASK = "重点任务：引航工程｜主要内容：引进团队60个｜完成时限：2025年12月"
TIERS = "分别给予最高50万元、20万元奖励，另给5万元补贴"
LATER = "5年内培养1800名社工。其中9名教师。力争到2015年岗位比例达到20%"


def source(source_id: str = "page") -> Source:
    plain = {"id": source_id, "file": "a.txt", "sha256": "0" * 64, "title": "甲"}
    return Source.model_validate(plain | dict.fromkeys(("publisher", "url", "published", "retrieved"), "not_stated"))


def verdict(paragraph: str, **fields: str) -> Verdict:
    """What was found for a quantity of this paragraph."""
    plain = {"id": "a", "label": "说明", "nature": "target", "printed": paragraph}
    quantity = Quantity.model_validate(plain | fields)
    text = read_source(source(), (paragraph,))
    search = Search(Claim("a", Place("a"), (Span(None, 1, 1),), "", quantity=quantity), text)
    check_quantity(search, quantity)
    return search.result


def rules(paragraph: str, **fields: str) -> list[str]:
    """The findings of a quantity of this paragraph."""
    return [failure.rule for failure in verdict(paragraph, **fields).failures]


@pytest.mark.parametrize(
    ("paragraph", "fields", "expected"),
    [
        ("安排260万元", {"value": "260", "unit": "万元"}, []),
        ("安排260万元", {"value": "260", "unit": "元"}, ["evidence-word"]),
        ("投入16.8个亿", {"value": "16.8", "unit": "亿"}, []),
        ("投入16.8个亿", {"value": "16.8", "unit": "个"}, ["evidence-word"]),
        ("培训2000人次", {"value": "2000", "unit": "人次"}, []),
        ("培训2000人次", {"value": "2000", "unit": "人"}, ["evidence-word"]),
        ("服务300户次", {"value": "300", "unit": "户"}, ["evidence-word"]),
        ("派出30人年", {"value": "30", "unit": "人"}, ["evidence-word"]),
        ("派出30人年", {"value": "30", "unit": "人年"}, []),
        ("招收20人年龄不限", {"value": "20", "unit": "人"}, []),
        ("汇聚100万人才", {"value": "100", "unit": "万人"}, ["evidence-word"]),
        ("汇聚100万人才", {"value": "100", "unit": "万人才"}, []),
        ("引进500名左右", {"value": "500", "unit": "名"}, ["evidence-qualifier"]),
        ("引进500名左右", {"value": "500", "unit": "名", "qualifier": "左右"}, []),
        ("最高500万元", {"max": "500", "unit": "万元", "qualifier": "最高"}, []),
        ("最高500万元", {"value": "500", "unit": "万元", "qualifier": "最高"}, ["evidence-bound"]),
        ("引进20余家", {"min": "20", "unit": "家", "qualifier": "余"}, []),
        ("引进20余家", {"min": "20", "unit": "家"}, ["evidence-bound-word", "evidence-qualifier"]),
        ("每年给予6万元", {"value": "6", "unit": "万元"}, ["evidence-per"]),
        ("每年给予6万元", {"value": "6", "unit": "万元", "per": "每年"}, []),
        ("按1500元/月发放", {"value": "1500", "unit": "元", "per": "每月"}, []),
        ("按1500元/月发放", {"value": "1500", "unit": "元"}, ["evidence-per"]),
        ("50名水手每人给予100万元", {"value": "50", "unit": "万元", "per": "每人"}, ["evidence-foreign-number"]),
        ("期限一般为6个月", {"value": "6", "unit": "个月"}, []),
        ("期限为一年或6个月", {"value": "6", "unit": "个月"}, ["evidence-foreign-number"]),
        ("同一单位不超过100万元", {"max": "100", "unit": "万元", "qualifier": "不超过"}, []),
        ("期限最长5年", {"value": "5", "unit": "年"}, ["evidence-qualifier"]),
        ("补贴为最低工资标准的80%", {"value": "80", "unit": "%"}, []),
        ("补贴不超过最低工资的3倍", {"value": "3", "unit": "倍"}, ["evidence-qualifier"]),
        ("期限最长5年", {"max": "5", "unit": "年", "qualifier": "最长"}, []),
        ("期限最短5年", {"min": "5", "unit": "年", "qualifier": "最短"}, []),
        ("引进500名高级别水手", {"value": "500", "unit": "名高级别水手"}, ["evidence-unit-words"]),
        ("补贴不超过2万元", {"max": "2", "unit": "万元", "qualifier": "补贴不超过"}, ["evidence-qualifier-words"]),
        ("到2025年引进500名", {"value": "500", "unit": "名", "by": "2025"}, []),
        ("2025年底前引进500名", {"value": "500", "unit": "名", "by": "2025"}, []),
        ("2012年起引进500名", {"value": "500", "unit": "名", "by": "2012"}, ["evidence-deadline"]),
        ("从2012年开始引进500名", {"value": "500", "unit": "名", "by": "2012"}, ["evidence-deadline"]),
        ("引进500名", {"value": "500", "unit": "名", "label": "七十名名医"}, ["evidence-number"]),
        ("引进500名", {"value": "500", "unit": "名", "note": "其中300人另计，见第12项"}, ["evidence-number"]),
        ("引进500名", {"value": "500", "unit": "名", "note": "与第12项的500名不相加"}, []),
        ("按10万元/人给予", {"value": "10", "unit": "万元", "per": "每人"}, []),
        ("安排260万元", {"value": "260"}, ["evidence-unit"]),
        ("打造五大平台", {"value": "5"}, []),
        ("依托1865创意园", {"value": "1865"}, ["evidence-no-number"]),
        ("累计贷款过亿元", {"value": "1", "unit": "亿元"}, ["evidence-qualifier"]),
        ("累计贷款过亿元", {"min": "1", "unit": "亿元", "qualifier": "过"}, []),
        ("每年每个部门建设1个", {"value": "1", "unit": "个", "per": "每个部门"}, ["evidence-per"]),
        ("每年每个部门建设1个", {"value": "1", "unit": "个", "per": "每年每个部门"}, []),
        (PRIZE, {"value": "50", "unit": "万元", "printed": "奖金各50万元"}, ["evidence-per"]),
        (PRIZE, {"value": "50", "unit": "万元", "printed": "奖金各50万元", "per": "每两年"}, ["evidence-per"]),
        (PRIZE, {"value": "50", "unit": "万元", "printed": "奖金各50万元", "per": "每次"}, []),
        (LATER, {"value": "1800", "unit": "名", "printed": "培养1800名", "by": "2015"}, ["evidence-deadline"]),
        (LATER, {"value": "20", "unit": "%", "printed": "达到20%", "by": "2015"}, []),
        (LATER, {"value": "20", "unit": "%", "printed": "达到20%", "period": "5年内"}, ["evidence-phrase"]),
        (LATER, {"value": "9", "unit": "名", "printed": "9名教师", "period": "5年内"}, []),
        ("贯彻第七次党代会", {"value": "7", "unit": "次"}, ["evidence-no-number"]),
        ("到2024年引进水手", {"value": "2024", "unit": "年"}, ["evidence-no-number"]),
        (
            "13.荔湾50人招聘会",
            {"value": "13", "unit": "荔", "printed": "13.荔湾"},
            ["evidence-no-number", "evidence-word"],
        ),
        ("引进一批水手", {"value": "1", "unit": "批"}, ["evidence-no-number"]),
        ("实施“百人计划”工作", {"value": "100", "unit": "人"}, ["evidence-no-number"]),
        ("建设“三支队伍”", {"value": "3", "unit": "支"}, []),
        (TASK, {"value": "60", "unit": "个", "printed": "引进团队60个", "by": "2025-12"}, []),
        (TASK, {"value": "60", "unit": "个", "printed": "引进团队60个", "by": "2025-11"}, ["evidence-deadline"]),
        (TIERS, {"max": "20", "unit": "万元", "qualifier": "最高", "printed": "20万元"}, []),
        (TIERS, {"value": "20", "unit": "万元", "printed": "20万元"}, ["evidence-qualifier"]),
        (TIERS, {"value": "5", "unit": "万元", "printed": "5万元"}, []),
        (TIERS, {"max": "5", "unit": "万元", "qualifier": "最高", "printed": "5万元"}, ["evidence-word"]),
        ("未曾有过60平方米以上的住房", {"min": "60", "unit": "平方米", "qualifier": "以上"}, []),
        ("给予扶持待遇", {"value": "100", "unit": "万元", "note": "没有写"}, ["evidence-value"]),
    ],
)
def test_what_is_printed_beside_a_number_is_part_of_it(
    paragraph: str, fields: dict[str, str], expected: list[str]
) -> None:
    assert sorted(rules(paragraph, **fields)) == expected


def test_the_same_amount_twice_is_cited_by_its_place() -> None:
    paragraph = "分别给予30万元、20万元奖励；考核优秀的再给予30万元、20万元奖励"
    fields = {"printed": "30万元", "value": "30", "unit": "万元"}
    assert rules(paragraph, **fields) == ["evidence-ambiguous"]
    assert rules(paragraph, **fields, occurrence="2") == []
    assert rules(paragraph, **fields, occurrence="3") == ["evidence-ambiguous"]


def test_a_citation_is_resolved_to_its_source_and_its_paragraph() -> None:
    main = read_source(source(), ("甲", "同样的字样"))
    annex = read_source(source("annex"), ("乙", "同样的字样"))
    text = join_sources([main, annex])
    assert text.within([Span("annex", 2, 2)]) == [4]
    assert text.within([Span("page", 2, 9)]) == [2]
    assert text.within([Span("gone", 1, 1)]) == []
    match = next(text.find("同样的字样", text.within([Span("annex", 1, 2)])))
    assert (text.resolved(match).source, text.resolved(match).paragraph) == ("annex", 2)
    assert (text.name(4), main.name(2)) == ("annex:2", "2")


@pytest.mark.parametrize(
    ("paragraph", "printed", "time"),
    [
        ("到2024年，引进500名", "引进500名", {"by": "2024"}),
        ("到2024年扩大规模。新增教师60名", "新增教师60名", {"by": "2024"}),
        ("用5—10年的时间培养画家5名", "培养画家5名", {"period": "5—10年的时间"}),
        ("三年新增教师140名，其中高中30名", "高中30名", {"period": "三年"}),
        ("今年有3名进入答辩", "3名进入答辩", {"period": "今年"}),
        ("“十二五”期间，引进100名", "引进100名", {"period": "“十二五”期间"}),
    ],
)
def test_a_number_without_the_time_printed_before_it_is_not_verbatim(
    paragraph: str, printed: str, time: dict[str, str]
) -> None:
    amount = {"printed": printed, "value": re.findall(r"\d+", printed)[0], "unit": "名"}
    assert not verdict(paragraph, **amount, **time).is_open
    left_out = verdict(paragraph, **amount)
    assert (left_out.is_open, left_out.failures) == (True, [])


@pytest.mark.parametrize("paragraph", ["管理期为5年", "每两年奖励5年", "一次引进5年"])
def test_a_number_of_years_is_no_time_of_its_own(paragraph: str) -> None:
    assert not verdict(paragraph, value="5", unit="年").is_open


ROW = "序号：3｜指标：水手资源总量｜单位：万人｜2020年：20.28｜2025年：26｜属性：预期性"
SIZED = "指标：公寓面积（平方米）｜2024年目标：3000"


@pytest.mark.parametrize(
    ("row", "printed", "fields", "expected"),
    [
        (ROW, "2025年：26", {"value": "26", "unit": "万人", "by": "2025"}, []),
        (ROW, "2020年：20.28", {"value": "20.28", "unit": "万人", "period": "2020年"}, []),
        (SIZED, "2024年目标：3000", {"value": "3000", "unit": "平方米", "by": "2024"}, []),
        (ROW, "2025年：26", {"value": "26", "unit": "人", "by": "2025"}, ["evidence-word"]),
        (ROW, "2025年：26", {"value": "26", "unit": "万人", "by": "2020"}, ["evidence-foreign-number"]),
        (ROW, "2020年：20.28", {"value": "26", "unit": "万人"}, ["evidence-value"]),
        (ROW, "2025年", {"value": "2025", "unit": "万人"}, ["evidence-word"]),
        (ROW, "序号：3", {"value": "3", "unit": "万人"}, ["evidence-no-number"]),
    ],
)
def test_a_number_in_a_table_is_told_by_its_row_and_column(
    row: str, printed: str, fields: dict[str, str], expected: list[str]
) -> None:
    assert rules(row, printed=printed, **fields) == expected


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [({"value": "not_stated"}, True), ({"value": "not_stated", "per": "每年"}, False)],
    ids=["left out", "recorded"],
)
def test_an_unnamed_amount_in_a_clause_of_every_year_is_for_a_reader(fields: dict[str, str], *, is_open: bool) -> None:
    assert verdict("每年落实安住补贴等资金拨付", printed="安住补贴", **fields).is_open is is_open
