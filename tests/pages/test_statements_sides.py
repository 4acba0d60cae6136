"""Money, gaps and the pair of the two plans, cell by cell, as the sources bear them out.

The sources are in `tests/sites/statements-sources`; every cell here is written from them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.dom import below, read, text
from tests.support.exports import csv_rows
from tests.support.statements import BLOCKS, BLOCKS_AGAIN, PLACES, parse_drawing, read_grids

NAMES = (
    BLOCKS
    | BLOCKS_AGAIN
    | PLACES
    | {
        "opinions": "山东省济南市历下区《水手工作意见》（意见，2020年）",
        "report": "上海市徐汇区《水手工作总结》（总结，2022年）",
        "e-all": "明确2，力争1，鼓励支持1，探索研究1",
        "e-period": "文本的实施期：2020年至2024年",
        "none": "没有归入任何一类",
    }
)
GAPS = {
    "districts/east/gaps.html": """
# 其他区县的文本写到、[e]的文本里没有找到的主题
名称 | 写到的文本 | 写到的文本、项目与出处 | [e]的文本
子女 | 1份，1个项目 | [report]：水手之家 第6段 子女入学（已有做法1） | -
# 其他区县的文本写到、[e]的文本里没有找到的政策工具
名称 | 写到的文本 | 写到的文本、项目与出处 | [e]的文本
培训课程 | 1份，1个项目 | [report]：水手之家 第6段 开班（已有做法1） | -
# 其他区县的文本写到、[e]的文本里没有找到的对象
名称 | 写到的文本 | 写到的文本、项目与出处 | [e]的文本
青年水手 | 1份，1个项目 | [report]：水手之家 第6段 开班（已有做法1） | -
# 只有[e]的文本写到的主题
名称 | 写到的文本 | 项目与出处 | 其他区县的文本
氛围 | 1份，1个项目 | [opinions]：水手之家 第7段 | ?
# 只有[e]的文本写到的政策工具
名称 | 写到的文本 | 项目与出处 | 其他区县的文本
窗口服务 | 1份，1个项目 | [opinions]：安住工程 第5段 | -
津贴补贴 | 1份，1个项目 | [opinions]：英雄激励 第6段 | -
文化活动 | 1份，1个项目 | [opinions]：水手之家 第7段 | ?
# 只有[e]的文本写到的对象
名称 | 写到的文本 | 项目与出处 | 其他区县的文本
用人单位 | 1份，2个项目 | [opinions]：安住工程 第5段、英雄激励 第6段 | -
""",
    "districts/west/gaps.html": """
# 其他区县的文本写到、[w]的文本里没有找到的政策工具
名称 | 写到的文本 | 写到的文本、项目与出处 | [w]的文本
窗口服务 | 1份，1个项目 | [opinions]：安住工程 第5段 服务窗口（明确1） | -
津贴补贴 | 1份，1个项目 | [opinions]：英雄激励 第6段 （企业补贴：5万元，明确） | -
# 其他区县的文本写到、[w]的文本里没有找到的对象
名称 | 写到的文本 | 写到的文本、项目与出处 | [w]的文本
用人单位 | 1份，2个项目 | [opinions]：安住工程 第5段、英雄激励 第6段 宿舍、企业补贴（明确1，鼓励支持1） | -
# 只有[w]的文本写到的主题
名称 | 写到的文本 | 项目与出处 | 其他区县的文本
培养 | 1份，1个项目 | [report]：水手之家 第6段 | ?
子女 | 1份，1个项目 | [report]：水手之家 第6段 | -
# 只有[w]的文本写到的政策工具
名称 | 写到的文本 | 项目与出处 | 其他区县的文本
培训课程 | 1份，1个项目 | [report]：水手之家 第6段 | -
# 只有[w]的文本写到的对象
名称 | 写到的文本 | 项目与出处 | 其他区县的文本
青年水手 | 1份，1个项目 | [report]：水手之家 第6段 | -
""",
}
# The opinions stand first: the columns of a pair are in the order of its name.
PAIR = {
    "compare/east.sailor-2020-vs-west.report-2022.html": """
# .
两份都写到 | 引航、安住、激励、载体
只有[w]《水手工作总结》写到 | 子女
两份都未提及 | 医疗
无法比较 | 氛围、培养
# 两份文本的基本信息
内容 | [e] | [w]
文本类型 | 意见 | 总结
发文机关 | 中共历下区委 历下区人民政府 | 徐汇区人社局
成文日期 | 2020年5月1日 | 2022年12月30日
发布日期 | [unread] | [unread]
实施期 | 2020年至2024年 | [unread]
录入程度 | 全文已通读，编号项目已全部录入 | 全文已通读，编号项目已全部录入
项目 | 3个项目 | 3个项目
# 两份都写了数的指标
内容 | [e] | [w]
引进人数 | 引进领军水手：30名（目标，期内数，到2024年，力争） | 引进的水手：28名（结果，期内数，两年来，已有做法）
公寓套数 | 建成公寓：200套（目标，力争） | 建成的公寓：150套（结果，已有做法）
# 两份都写到
内容 | [e] | [w]
引航
概要 | 引进领军水手（力争1） | 引进的水手（已有做法1）
承诺力度 | 力争1 | 已有做法1
机构与角色 | 没有写到机构 | 没有写到机构
对象 | 领军水手 | 领军水手 专业水手
政策工具 | [none] | [none]
项目详情 | 见文本的总目标 | 见文本的总目标
安住
概要 | [e-housing-note] 安住工程（[e-all]） | 安住工程（用词探索研究1，已有做法2）
承诺力度 | 明确2 力争1 鼓励支持1 探索研究1 | 用词探索研究1 已有做法2
机构与角色 | 房管部门（区房管局 牵头） 财政部门（区财政局 配合） | 房管部门（区房管局 牵头）
对象 | 各类水手 专业水手 用人单位 | 各类水手
政策工具 | 窗口服务 住房支持 | 住房支持
项目详情 | [e-home] | [w-home]
激励
概要 | 英雄激励（明确3） | 英雄激励（已有做法2）
承诺力度 | 明确3 | 已有做法2
机构与角色 | [e-reward-bodies] | [w-reward-bodies]
对象 | 领军水手 用人单位 | 领军水手
政策工具 | 奖金奖励 津贴补贴 | 奖金奖励
项目详情 | [e-reward] | [w-reward]
载体
概要 | 水手之家（明确2） | 水手之家（已有做法1）
承诺力度 | 明确2 | 已有做法1
机构与角色 | [e-platform] | 人社部门（区人社局 提及）
对象 | [none] | [none]
政策工具 | [none] | [none]
项目详情 | [e-house] | [w-house]
# 只有[w]《水手工作总结》写到
内容 | [e] | [w]
子女
项目详情 | - | [w-school-again]
# 无法比较
内容 | [e] | [w]
氛围
项目详情 | [e-salon-again] | ?
培养
项目详情 | ? | [w-course-again]
""",
}
PAGES = GAPS | PAIR
# What tells two plans apart is content: levels, bodies, groups, tools; kinds of document and natures keep them apart.
RELATIONS = {
    "facts.kind": "different",
    "facts.issued": "different",
    "facts.published": "neither",
    "facts.period": "different",
    "facts.extent": "same",
    "facts.count": "uncompared",
    "indicators.recruits": "unlike",
    "indicators.flats": "unlike",
    "themes.recruit.commitments": "unlike",
    "themes.recruit.target-groups": "different",
    "themes.recruit.agencies": "nothing",
    "themes.recruit.instruments": "uncoded",
    "themes.recruit.programmes": "worded",
    "themes.housing.commitments": "unlike",
    "themes.housing.target-groups": "different",
    "themes.housing.instruments": "different",
    "themes.housing.agencies": "different",
    "themes.reward.commitments": "unlike",
    "themes.reward.target-groups": "different",
    "themes.reward.instruments": "different",
    "themes.reward.agencies": "different",
    "themes.platform.commitments": "unlike",
    "themes.platform.agencies": "different",
    "themes.platform.target-groups": "uncoded",
    "themes.platform.instruments": "uncoded",
    "themes.family.programmes": "different",
    "themes.culture.programmes": "unknown",
    "themes.training.programmes": "unknown",
}


@pytest.mark.parametrize(("path", "drawing"), PAGES.items(), ids=PAGES)
def test_every_cell_of_what_stands_side_by_side(statements_site: Path, path: str, drawing: str) -> None:
    assert read_grids(read(statements_site).page(path)) == parse_drawing(drawing, NAMES)


def test_two_plans_are_told_apart_by_what_they_say(statements_site: Path) -> None:
    (path,) = PAIR
    rows = [row for row in read(statements_site).page(path).all("tr") if row.get("data-row")]
    relations = {row.get("data-row", ""): row.get("data-relation") for row in rows}
    assert {name: relations[name] for name in RELATIONS} == RELATIONS


def test_of_rows_that_we_wrote_ourselves_only_who_is_silent_is_told(statements_site: Path) -> None:
    (path,) = PAIR
    rows = read(statements_site).page(path).all("tr")
    heads = {row.get("data-row", ""): text(next(below(row, "th"))) for row in rows if row.get("data-row")}
    assert heads["themes.recruit.programmes"] == heads["themes.housing.programmes"] == "项目详情"
    assert heads["themes.housing.summary"] == "概要"
    assert "只有" in heads["themes.family.programmes"]


@pytest.mark.parametrize(
    ("path", "column", "plans"),
    [
        ("districts/east/gaps.csv", "写到的文本、项目与出处", "徐汇区水手工作总结"),
        ("districts/east/gaps.csv", "山东省济南市历下区的文本", "历下区水手工作意见"),
        ("districts/east/gaps.csv", "其他区县的文本", "不适用"),
        ("agencies/index.csv", "项目", "徐汇区水手工作总结；历下区水手工作意见"),
    ],
)
def test_a_line_of_a_file_names_the_plans_that_its_cell_does(
    statements_site: Path, path: str, column: str, plans: str
) -> None:
    lines = csv_rows((statements_site / path).read_bytes())
    assert plans in {line["政策文本"] for line in lines if line["列"] == column}


@pytest.mark.parametrize("path", GAPS)
def test_what_is_taken_away_of_gaps_says_how_they_were_found_and_has_all_sources(
    statements_site: Path, path: str
) -> None:
    nodes = list(read(statements_site).page(path).root.iter())
    notes = [text(node) for node in nodes if node.get("data-takeaway-note") is not None]
    assert any("没有找到不等于没有这项政策" in note for note in notes)
    assert {node.get("data-source-of") for node in nodes} - {None} == {"east.sailor-2020", "west.report-2022"}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "districts/east/gaps.html",
            "没有找到的有：主题1个、政策工具1个、对象1个；"
            "别的文本写到、本区文本是否写到还没有判断的有1个；只有本区文本写到的有5个。",
        ),
        (
            "districts/west/gaps.html",
            "没有找到的有：政策工具2个、对象1个；"
            "别的文本写到、本区文本是否写到还没有判断的有2个；只有本区文本写到的有4个。",
        ),
        ("districts/east/gaps.html", "标为“未归类”的，别的文本里有这些字样，还没有判断是不是这一类。"),
        (*PAIR, "1个两份文本都未提及，2个因尚未录入完整或未归类而无法比较。"),
        ("numbers/index.html", "2份文本共有9处数字，9处写明数额或频次；其中资金与待遇3处，3处写明金额。"),
    ],
)
def test_what_stands_side_by_side_is_summed_up_as_its_cells_say(statements_site: Path, path: str, words: str) -> None:
    assert words in "".join("".join(read(statements_site).page(path).body.itertext()).split())
