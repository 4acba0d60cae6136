"""A notice that hands on a plan with annexes: what is of the paper, what is of the plan, and what is said twice."""

from __future__ import annotations

from datetime import date

import pytest

from builder.content.parse import parse
from builder.content.read import load
from builder.editor.drafting import Imported, import_document
from builder.editor.drafting.numbers_in import sort_numbers
from tests.conftest import MINIMAL

RECORDS, _ = load(MINIMAL, shown_as="content")
SITE, _ = parse(RECORDS, content="content")
LINES = """
中共测试县委文件
测委发〔2024〕3号
中共测试县委
关于印发《测试县水手培育
三年行动计划（2024—2026年）》的通知
各乡镇党委和人民政府，县直机关各单位：
现将《测试县水手培育三年行动计划（2024—2026年）》印发给你们，请结合实际认真贯彻执行。
中共测试县委
2024年6月18日
测试县水手培育
三年行动计划（2024—2026年）
为做好测试县的水手工作，结合本县实际，制定本行动计划，请各单位遵照执行。
一、主要目标
到2026年，全县水手总量达到460人以上。
二、重点任务
1．培育水手。三年培育水手、舵手等人员2000名以上。由县农业局牵头，会同县人社局组织实施。
2．加强领导。县委水手工作领导小组统一领导，县水手办负责日常工作。
本行动计划自印发之日起施行，有效期至2026年12月31日。由县委组织部负责解释。
附件1
主要指标
指标\t单位\t2023年\t2026年
水手总量\t人\t390\t460
"""


def import_lines(lines: str) -> Imported:
    return import_document(
        {"a.txt": lines.encode()},
        district="bb",
        plan="plan-x",
        vocabularies=SITE.vocabularies,
        idioms=SITE.idioms,
        today=date(2026, 1, 2),
    )


@pytest.fixture(scope="module")
def done() -> Imported:
    return import_lines(LINES)


def plan_of(done: Imported) -> str:
    return done.files["plan.yaml"]


def test_the_letterhead_and_the_title_printed_again_are_of_the_paper(done: Imported) -> None:
    assert "short_title: 测试县水手培育三年行动计划" in plan_of(done)
    assert {1, 10, 11} <= done.source.facts.used
    assert not done.source.unclear


def test_how_long_it_holds_belongs_to_no_item(done: Imported) -> None:
    items = {line.text for item in done.source.outline.items for line in item.lines}
    assert not any(text.startswith("本行动计划") for text in items)


def test_a_date_is_one_number_and_a_year_beside_it_another() -> None:
    numbers = sort_numbers("2026年12月31日前建成,2027年3名", [], start=0)
    assert [(number.start, number.end) for number in numbers][:2] == [(0, 10), (15, 20)]


def test_years_over_a_list_are_how_long_it_takes(done: Imported) -> None:
    first = done.source.programmes[0]
    assert [(str(each.figure.low), each.figure.unit) for each in first.quantities] == [("2000", "名")]


def test_who_leads_by_a_sentence_alone_is_mentioned(done: Imported) -> None:
    second = next(text for name, text in done.files.items() if "加强领导" in text)
    assert "mention: [县委水手工作领导小组, 县水手办]" in second


def test_a_row_repeats_what_the_text_says(done: Imported) -> None:
    said, _base, row = done.source.quantities
    assert (said.repeats, row.repeats) == (0, 1)
    assert "repeats: q1" in plan_of(done)


ROWS = """
水手新政20条来了
发布时间：2023-05-09 来源：测试发布 浏览次数：12
为做好测试县的水手工作，制定本意见，请各单位认真遵照执行，抓好落实，务求实效。
一、培养
1、支持船队设站。对新设立的国家级、省级水手站，分别给予100万元和50万元补助。
水手购船补贴标准
类别：A类｜补贴标准（万元）首套：150｜补贴标准（万元）二套：75
类别：B类｜补贴标准（万元）首套：100｜补贴标准（万元）二套：—
"""


def test_the_unit_of_a_heading_over_others_is_that_of_their_numbers() -> None:
    source = import_lines(ROWS).source
    assert [(each.label, str(each.figure.low), each.figure.unit) for each in source.quantities] == [
        ("A类（补贴标准首套）", "150", "万元"),
        ("A类（补贴标准二套）", "75", "万元"),
        ("B类（补贴标准首套）", "100", "万元"),
    ]
    (programme,) = source.programmes
    assert [each.printed for each in programme.quantities] == ["分别给予100万元", "50万元补助"]
    assert [line.number for line in programme.item.lines] == [5]
    assert source.facts.publisher
    assert source.facts.publisher.text == "测试发布"
