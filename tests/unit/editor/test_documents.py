"""The shapes that official documents have: articles, one level of numbers, a notice that encloses the document."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from builder.content.parse import parse
from builder.content.read import load
from builder.editor.drafting import Imported, import_document
from builder.model.site import Site
from tests.conftest import BARE

FILLER = "这份文本是为测试编造的，不是任何地方的政策，请勿引用，请勿转载，只用来检验程序。"
ARTICLES = f"""测试补贴实施办法（试行）
第一章 总则
第一条 {FILLER}
第二章 补贴标准
第二条 测试补贴按以下标准发放：
（一）甲类，最高补贴200万元；
（二）乙类，补贴不低于50万元。
第三条 租房补贴。每人每月1500元。（责任单位：区测试局、区样本局）
第三章 附则
第四条 本办法自2023年5月1日起施行，有效期3年。
"""
SINGLE_LEVEL = f"""关于测试的若干措施
{FILLER}
一、加大测试力度。给予一次性生活补贴10万元。（区测试局牵头，区样本局、各街道配合）
二、支持创业。设立1亿元引导基金。（区档案局负责）
三、优化服务
设立测试专窗。责任单位：区审批局、区测试局等。
"""
SIGNED_BEFORE_ANNEX = f"""关于测试工作的意见
{FILLER}
一、重点任务
（一）实施测试工程。每年建设测试站10家，由区样本局牵头，区测试局配合。
（二）实施样本工程。每年采集样本1万份以上。
中共测试区委
测试区人民政府
2021年6月18日
附件1
任务分工表
序号\t重点任务\t牵头单位
1\t实施样本工程\t区样本局
"""
ENCLOSED = f"""测试区委办公室文件
测委办〔2021〕15号
印发《关于测试工作的意见》的通知
各镇（街道）：
{FILLER}
测试区委办公室
2021年6月18日
关于测试工作的意见
{FILLER}
一、总体目标
到2025年，测试总量达到20万人，其中高级别5000人，年均增长8%。
二、重点任务
1．实施测试工程
（1）引进测试员3-5名，给予不超过1000万元的项目资助。
（2）建设测试站10家左右。
责任单位：区委组织部、区测试局
2．实施样本工程
每年采集样本1万份以上。
牵头单位：区样本局；责任单位：区测试局、团区委
"""
HEADINGS = f"""测试工作的两个亮点
发布时间：2021-06-18
{FILLER}
测试网络健全完善
区测试局设立联络员72名，{FILLER}
测试模式多样化
累计培训测试员268人，{FILLER}
"""


@cache
def site() -> Site:
    records, _ = load(BARE, shown_as="content")
    return parse(records, content="content")[0]


def imported(text: str) -> Imported:
    return import_document(
        {"a.txt": text.encode()},
        district="aa",
        plan="plan-a",
        vocabularies=site().vocabularies,
        idioms=site().idioms,
        today=date(2026, 1, 2),
    )


@pytest.mark.parametrize(
    ("text", "title", "names", "numbers"),
    [
        (ARTICLES, "测试补贴实施办法（试行）", ["测试补贴按以下标准发放", "租房补贴"], ["第二条", "第三条"]),
        (SINGLE_LEVEL, "关于测试的若干措施", ["加大测试力度", "支持创业", "优化服务"], ["一", "二", "三"]),
        (ENCLOSED, "关于测试工作的意见", ["实施测试工程", "实施样本工程"], ["1", "2"]),
        (HEADINGS, "测试工作的两个亮点", ["测试网络健全完善", "测试模式多样化"], ["", ""]),
    ],
    ids=["articles", "one level", "enclosed", "headings"],
)
def test_items_are_found_in_every_shape(text: str, title: str, names: list[str], numbers: list[str]) -> None:
    drafted = imported(text).source
    assert drafted.facts.title == title
    assert [programme.item.name for programme in drafted.programmes] == names
    assert [programme.item.number for programme in drafted.programmes] == numbers


def bodies(text: str) -> list[tuple[list[str], list[str]]]:
    """Leads and partners of every item."""
    return [
        ([body[0] for body in programme.roles.lead], [body[0] for body in programme.roles.partners])
        for programme in imported(text).source.programmes
    ]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("一是宣传测试，每年评选10名。二是弘扬测试精神，三是建立测试机制。", ["营造测试氛围"]),
        ("一是宣传测试。每年评选10名。\n二是弘扬测试精神。每年2次。", ["宣传测试", "弘扬测试精神"]),
    ],
)
def test_what_a_paragraph_lists_is_no_item(rows: str, names: list[str]) -> None:
    text = f"关于测试工作的意见\n{FILLER}\n一、重点任务\n（一）营造测试氛围\n{rows}\n"
    assert [programme.item.name for programme in imported(text).source.programmes] == names


def test_who_is_responsible_leads_unless_somebody_else_does() -> None:
    assert bodies(ENCLOSED) == [(["区委组织部", "区测试局"], []), (["区样本局"], ["区测试局", "团区委"])]


def test_bodies_may_stand_before_the_word_that_gives_them_their_part() -> None:
    assert bodies(SINGLE_LEVEL)[:2] == [(["区测试局"], ["区样本局", "各街道"]), (["区档案局"], [])]


def test_and_so_on_is_no_part_of_a_name() -> None:
    assert bodies(SINGLE_LEVEL)[2] == (["区审批局", "区测试局"], [])
    assert "区测试局等" not in imported(SINGLE_LEVEL).files["plan.yaml"]


def test_who_leads_at_the_end_of_a_sentence_leads_the_item() -> None:
    assert bodies(SIGNED_BEFORE_ANNEX)[0] == (["区样本局"], ["区测试局"])


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ("关于进一步加强测试工作\n全面加快测试发展的\n意见", "关于进一步加强测试工作全面加快测试发展的意见"),
        ("高质量测试发展三年\n行动计划（2025—2027年）", "高质量测试发展三年行动计划（2025—2027年）"),
        ("关于测试工作的意见\n关于样本工作的意见", "关于测试工作的意见"),
        ("测试工作的两个亮点\n测委发〔2025〕1号", "测试工作的两个亮点"),
    ],
)
def test_a_title_may_stand_in_several_rows(rows: str, title: str) -> None:
    text = SIGNED_BEFORE_ANNEX.replace("关于测试工作的意见", rows, 1)
    assert imported(text).source.facts.title == title


def test_a_document_is_signed_before_its_annexes() -> None:
    facts = imported(SIGNED_BEFORE_ANNEX).source.facts
    assert facts.issuers == ("中共测试区委", "测试区人民政府")
    assert facts.issued
    assert facts.issued.text == "2021-06-18"


def test_a_document_says_its_number_dates_and_when_it_takes_effect() -> None:
    facts = imported(ENCLOSED).source.facts
    assert (facts.number and facts.number.text, facts.issued and facts.issued.text) == (
        "测委办〔2021〕15号",
        "2021-06-18",
    )
    effective = imported(ARTICLES).source.facts.effective
    assert effective
    assert effective.text == "2023-05-01"


def test_a_document_says_how_long_it_holds() -> None:
    plan = imported(ARTICLES).files["plan.yaml"]
    assert "# 第 10 段写的是：第四条 本办法自2023年5月1日起施行，有效期3年\neffective: 2023-05-01\n" in plan
    assert "in_force:\n  end: 2026-04-30  # 推算" in plan
    assert "  source: 本文件第10段\n" in plan
    assert "何时施行、有效到何时" in plan
    assert "in_force" not in imported(SINGLE_LEVEL).files["plan.yaml"]


def test_what_states_aims_or_scope_is_no_programme_but_is_reported() -> None:
    notes = dict(imported(ARTICLES).notes)
    assert notes["passed-over"]["count"] == 2


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("补贴200万元", "value: 200"),
        ("最高补贴200万元", "max: 200\n    qualifier: 最高"),
        ("不超过费用50%", "max: 50\n    qualifier: 不超过\n    unit: '%'"),
        ("不少于3家", "min: 3\n    qualifier: 不少于"),
        ("新增5个以上", "min: 5\n    qualifier: 以上"),
        ("引进3—5名", "min: 3\n    max: 5"),
        ("引进3至5名", "min: 3\n    max: 5"),
        ("约10万人", "value: 10\n    qualifier: 约\n    unit: 万人"),
        ("服务20余家", "min: 20\n    qualifier: 余"),
        ("建成三个基地", "value: 3\n    unit: 个"),
        ("汇聚一百万大军", "value: 1000000"),
        ("每两年优选60名", "value: 60\n    unit: 名\n    per: 每两年"),
        ("每两年评选优秀水手", "per: 每两年\n    printed: 每两年评选优秀水手"),
    ],
)
def test_a_figure_is_drafted_as_the_text_states_it(printed: str, expected: str) -> None:
    files = imported(f"测试\n{FILLER}\n一、测试任务。{printed}测试事项。\n二、其他任务。{FILLER}\n").files
    (text,) = [text for text in files.values() if "name: 测试任务" in text]
    assert expected in text


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("2024年", "年份和日期"),
        ("2022—2024年", "年份和日期"),
        ("第七次会议", "序数"),
        ("“555”工程", "名称里的数字"),
        ("《三年计划》", "文件名称里的数字"),
        ("一个平台", "多为泛指"),
        ("510年内", "可疑的年数"),
        ("五年内", "期间"),
        ("三四名", "不是确数"),
        ("资助，分五年等额发放，", "期间"),
        ("考核，连续5年获评优秀的，", "期间"),
        ("办法，有效期3年，", "文件的有效期"),
        ("办法，有效期限为三年，", "文件的有效期"),
        ("办法，自印发之日起试行2年，", "文件的有效期"),
        ("办法，试行期暂定6个月，", "文件的有效期"),
        ("七彩", "没有认出单位"),
    ],
)
def test_a_number_that_is_no_quantity_waits_with_its_reason(printed: str, reason: str) -> None:
    files = imported(f"测试\n{FILLER}\n一、测试任务。实施{printed}测试。\n二、其他任务。{FILLER}\n").files
    listed = files["plan.yaml"].partition("numbers_not_encoded:")[2].partition("sources:")[0]
    assert reason in listed
    assert not [text for text in files.values() if "quantities:" in text]
