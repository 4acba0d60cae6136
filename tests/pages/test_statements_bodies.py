"""Who does what, and the page of every type of body, cell by cell, as the sources bear them out.

The sources are in `tests/sites/statements-sources`; every cell here is written from them. The report stands first.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.dom import read
from tests.support.statements import BLOCKS, PLACES, parse_drawing, read_grids

E_HOUSING = "安住工程（明确2，力争1，鼓励支持1，探索研究1）"
NAMES = BLOCKS | PLACES | {"e-housing": E_HOUSING, "none": "没有归入任何一类", "no-part": "没有写到它做哪一件事"}
WHO = {
    "districts/east/sailor-2020/who.html": """
# 《水手工作意见》里各机构以什么角色做哪些项目（括号里是主题）
机构（原文名称） | 牵头 | 配合、联合、主管、审定 | 提及
牵头的机构
区人社局（人社部门） | 水手之家（载体） | = | =
区房管局（房管部门） | 安住工程（安住） | = | =
区水手办（水手工作机构） | 英雄激励（只写在“领军水手奖金”：激励） | = | =
不牵头，配合、联合、主管或审定的机构
区水手领导小组（水手工作机构） | = | 水手之家（审定：载体） | =
区财政局（财政部门） | = | 安住工程（配合：安住） 水手之家（配合：载体） 英雄激励（主管，只写在“企业补贴”：激励） | =
区委宣传部（宣传群团） | = | 水手之家（联合，只写在“沙龙”：氛围） | =
团区委（宣传群团） | = | 水手之家（联合，只写在“沙龙”：氛围） | =
区科技局（科技部门） | = | 水手之家（主管，只写在“场地”：载体） | =
只是提及的机构
区教育局（教育部门） | = | = | 水手之家（只写在“沙龙”：氛围）
""",
    "districts/west/report-2022/who.html": """
# 《水手工作总结》里各机构以什么角色做哪些项目（括号里是主题）
机构（原文名称） | 牵头 | 配合 | 提及
牵头的机构
区财政局（财政部门） | 英雄激励（激励） | = | =
区房管局（房管部门） | 安住工程（安住） | = | =
不牵头，配合、联合、主管或审定的机构
区水手办（水手工作机构） | = | 英雄激励（激励） | =
只是提及的机构
区人社局（人社部门） | = | = | 水手之家（载体）
""",
}
# 培养 has words that nobody has classified in the opinions, 氛围 and 宣传群团 in the report.
ALL = {
    "agencies/index.html": """
# 各类机构在各主题下的角色和项目数，所有文本合计
机构类型 | 引航 | 安住 | 激励 | 载体 | 氛围 | 培养 | 子女 | 医疗
水手工作机构 | = | = | 牵头1·配合1 | 审定1 | ? | ? | = | -
人社部门 | = | = | = | 牵头1·提及1 | ? | ? | = | -
财政部门 | = | 配合1 | 牵头1·主管1 | 配合1 | ? | ? | = | -
房管部门 | = | 牵头2 | = | = | ? | ? | = | -
宣传群团 | ? | ? | ? | ? | 联合1 | ? | ? | ?
科技部门 | = | = | = | 主管1 | ? | ? | - | -
教育部门 | = | = | = | = | 提及1 | ? | - | -
# 各类机构的角色和项目，按机构类型和主题
主题、角色 | 项目
水手工作机构
激励 牵头 | 英雄激励（[e]，只写在“领军水手奖金”）
激励 配合 | 英雄激励（[w]）
载体 审定 | 水手之家（[e]）
人社部门
载体 牵头 | 水手之家（[e]）
载体 提及 | 水手之家（[w]）
财政部门
安住 配合 | 安住工程（[e]）
激励 牵头 | 英雄激励（[w]）
激励 主管 | 英雄激励（[e]，只写在“企业补贴”）
载体 配合 | 水手之家（[e]）
房管部门
安住 牵头 | 安住工程（[w]）、安住工程（[e]）
宣传群团
氛围 联合 | 水手之家（[e]，只写在“沙龙”）
氛围 其他角色 | ?
科技部门
载体 主管 | 水手之家（[e]，只写在“场地”）
教育部门
氛围 提及 | 水手之家（[e]，只写在“沙龙”）
氛围 其他角色 | ?
""",
}
AGENCIES = {
    "agencies/party.html": """
# “党委”：[w]、[e]
内容 | [w] | [e]
概要 | 原文未提及[looked]；查过“党委”） | 发文（水手工作意见） 审定本文本（水手工作意见）
承诺力度 | - | [no-part]
对象 | - | [no-part]
政策工具 | - | [no-part]
主题 | - | [no-part]
""",
    "agencies/government.html": """
# “政府”：[w]、[e]
内容 | [w] | [e]
概要 | 原文未提及[looked]；查过“政府”） | 发文（水手工作意见）
承诺力度 | - | [no-part]
对象 | - | [no-part]
政策工具 | - | [no-part]
主题 | - | [no-part]
""",
    "agencies/office.html": """
# “水手工作机构”：[w]、[e]
内容 | [w] | [e]
概要 | 英雄激励（已有做法2） | 英雄激励（明确1） 水手之家（明确1）
承诺力度 | 已有做法2 | 明确2
对象 | 领军水手 | 领军水手
政策工具 | 奖金奖励 | 奖金奖励
主题 | 激励 | 激励 载体
""",
    "agencies/hr.html": """
# “人社部门”：[w]、[e]
内容 | [w] | [e]
概要 | 水手之家（已有做法1） 发文（水手工作总结） | 水手之家（明确1）
承诺力度 | 已有做法1 | 明确1
对象 | [none] | [none]
政策工具 | [none] | [none]
主题 | 载体 | 载体
""",
    "agencies/finance.html": """
# “财政部门”：[w]、[e]
内容 | [w] | [e]
概要 | 英雄激励（已有做法2） | [e-housing] 英雄激励（明确1） 水手之家（明确1）
承诺力度 | 已有做法2 | 明确4 力争1 鼓励支持1 探索研究1
对象 | 领军水手 | 各类水手 专业水手 用人单位
政策工具 | 奖金奖励 | 窗口服务 住房支持 津贴补贴
主题 | 激励 | 安住 激励 载体
""",
    "agencies/housing.html": """
# “房管部门”：[w]、[e]
内容 | [w] | [e]
概要 | 安住工程（用词探索研究1，已有做法2） | [e-housing]
承诺力度 | 用词探索研究1 已有做法2 | 明确2 力争1 鼓励支持1 探索研究1
对象 | 各类水手 | 各类水手 专业水手 用人单位
政策工具 | 住房支持 | 窗口服务 住房支持
主题 | 安住 | 安住
""",
    "agencies/publicity.html": """
# “宣传群团”：[w]、[e]
内容 | [w] | [e]
概要 | 未归类[looked]；查过“宣传群团、融媒体”） | 水手之家（明确1）
承诺力度 | ? | 明确1
对象 | ? | [none]
政策工具 | ? | 文化活动
主题 | ? | 氛围
""",
    "agencies/science.html": """
# “科技部门”：[w]、[e]
内容 | [w] | [e]
概要 | 原文未提及[looked]；查过“科技部门、科技局”） | 水手之家（明确1）
承诺力度 | - | 明确1
对象 | - | [none]
政策工具 | - | [none]
主题 | - | 载体
""",
    "agencies/education.html": """
# “教育部门”：[w]、[e]
内容 | [w] | [e]
概要 | 原文未提及[looked]；查过“教育部门、教育局”） | 水手之家（明确1）
承诺力度 | - | 明确1
对象 | - | [none]
政策工具 | - | 文化活动
主题 | - | 氛围
""",
    "agencies/street.html": """
# “基层”：[w]、[e]
内容 | [w] | [e]
概要 | 原文未提及[looked]；查过“基层、街道”） | 未归类[looked]；查过“基层、街道”）
承诺力度 | - | ?
对象 | - | ?
政策工具 | - | ?
主题 | - | ?
""",
    "agencies/health.html": """
# “卫生部门”：[w]、[e]
内容 | [w] | [e]
概要 | 原文未提及[looked]；查过“卫生部门、卫健局”） | 原文未提及[looked]；查过“卫生部门、卫健局”）
承诺力度 | - | -
对象 | - | -
政策工具 | - | -
主题 | - | -
""",
}
PAGES = WHO | ALL | AGENCIES


@pytest.mark.parametrize(("path", "drawing"), PAGES.items(), ids=PAGES)
def test_every_cell_about_bodies(statements_site: Path, path: str, drawing: str) -> None:
    assert read_grids(read(statements_site).page(path)) == parse_drawing(drawing, NAMES)


def test_every_type_of_body_has_a_page_that_is_known(statements_site: Path) -> None:
    pages = {page.path for page in read(statements_site).pages if page.path.startswith("agencies/")}
    assert pages == {*ALL, *AGENCIES}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "districts/east/sailor-2020/who.html",
            "没有归入机构的主题：引航、培养（未归类）、子女（原文未提及）、医疗（原文未提及）",
        ),
        (
            "districts/west/report-2022/who.html",
            "没有归入机构的主题：引航、氛围（未归类）、培养、子女、医疗（原文未提及）",
        ),
        (
            "districts/east/sailor-2020/who.html",
            "牵头的机构：区人社局（1个项目）、区房管局（1个项目）、区水手办（1个项目的一部分）"
            "另有5个机构不牵头，写到配合、联合、主管或审定。另有1个机构只是提及。",
        ),
        ("agencies/index.html", "没有归入任何主题的机构类型党委、政府、基层、卫生部门"),
    ],
)
def test_who_leads_and_where_nobody_acts_is_said_beside_the_table(statements_site: Path, path: str, words: str) -> None:
    assert words in "".join("".join(read(statements_site).page(path).body.itertext()).split())
