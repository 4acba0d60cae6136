"""The matrix and the pages of themes and instruments, cell by cell, as the sources bear them out.

The sources are in `tests/sites/statements-sources`; every cell here is written from them. The report stands first.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.dom import read
from tests.support.statements import BLOCKS, PLACES, parse_drawing, read_grids

BUREAUX = {
    "salon": "宣传群团（区委宣传部 联合、团区委 联合） 教育部门（区教育局 提及）",
    "goal": "见文本的总目标",
    "w-housing": "1项 用词探索研究1 已有做法2",
    "e-housing": "房管部门（区房管局 牵头） 财政部门（区财政局 配合）",
}
NAMES = BLOCKS | PLACES | BUREAUX
MATRIX = {
    "index.html": """
# 各区县政策文本在各主题下的项目数与承诺力度
区县与政策文本 | 引航 | 安住 | 激励 | 载体 | 氛围 | 培养 | 子女 | 医疗
[w] | [goal] 已有做法1 | [w-housing] | 1项 已有做法2 | 1项 已有做法1 | ? | 1项 已有做法1 | 1项 已有做法1 | -
[e] | [goal] 力争1 | 1项 明确2 力争1 鼓励支持1 探索研究1 | 1项 明确3 | 1项 明确2 | 1项 明确1 | ? | - | -
# 各文本的日期与实施期（与上图相同）
区县与政策文本 | 成文日期 | 发布日期 | 实施期 | 图上画法 | 期限
[w] | 2022年12月30日 | [unread] | [unread] | 没有写实施期 | [unread]
[e] | 2020年5月1日 | [unread] | 2020年至2024年 | 写明起止 | 2024年
""",
}
LISTS = {
    "themes/index.html": """
# 主题、定义与各文本的情况
主题 | 定义 | 例子 | 项目
引航 | 引航的定义 | 引航的例子 | 0个项目
安住 | 安住的定义 | 安住的例子 | 2个项目
激励 | 激励的定义 | 激励的例子 | 2个项目
载体 | 载体的定义 | 载体的例子 | 2个项目
氛围 | 氛围的定义 | 氛围的例子 | 1个项目
培养 | 培养的定义 | 培养的例子 | 1个项目
子女 | 子女的定义 | 子女的例子 | 1个项目
医疗 | 医疗的定义 | 医疗的例子 | 0个项目
""",
    "instruments/index.html": """
# 政策工具、定义与各文本的情况
政策工具 | 定义 | 例子 | 项目
窗口服务 | 窗口服务的定义 | 窗口服务的例子 | 1个项目
住房支持 | 住房支持的定义 | 住房支持的例子 | 2个项目
奖金奖励 | 奖金奖励的定义 | 奖金奖励的例子 | 2个项目
津贴补贴 | 津贴补贴的定义 | 津贴补贴的例子 | 1个项目
文化活动 | 文化活动的定义 | 文化活动的例子 | 1个项目
培训课程 | 培训课程的定义 | 培训课程的例子 | 1个项目
""",
}
THEMES = {
    "themes/recruit.html": """
# “引航”：[w]、[e]
内容 | [w] | [e]
概要 | 引进的水手（已有做法1） | 引进领军水手（力争1）
承诺力度 | 已有做法1 | 力争1
机构与角色 | 没有写到机构 | 没有写到机构
对象 | 领军水手 专业水手 | 领军水手
政策工具 | 没有归入任何一类 | 没有归入任何一类
""",
    "themes/housing.html": """
# “安住”：[w]、[e]
内容 | [w] | [e]
概要 | 安住工程（用词探索研究1，已有做法2） | [e-housing-note] 安住工程（明确2，力争1，鼓励支持1，探索研究1）
承诺力度 | 用词探索研究1 已有做法2 | 明确2 力争1 鼓励支持1 探索研究1
机构与角色 | 房管部门（区房管局 牵头） | [e-housing]
对象 | 各类水手 | 各类水手 专业水手 用人单位
政策工具 | 住房支持 | 窗口服务 住房支持
""",
    "themes/reward.html": """
# “激励”：[w]、[e]
内容 | [w] | [e]
概要 | 英雄激励（已有做法2） | 英雄激励（明确3）
承诺力度 | 已有做法2 | 明确3
机构与角色 | [w-reward-bodies] | [e-reward-bodies]
对象 | 领军水手 | 领军水手 用人单位
政策工具 | 奖金奖励 | 奖金奖励 津贴补贴
""",
    "themes/platform.html": """
# “载体”：[w]、[e]
内容 | [w] | [e]
概要 | 水手之家（已有做法1） | 水手之家（明确2）
承诺力度 | 已有做法1 | 明确2
机构与角色 | 人社部门（区人社局 提及） | [e-platform]
对象 | 没有归入任何一类 | 没有归入任何一类
政策工具 | 没有归入任何一类 | 没有归入任何一类
""",
    "themes/culture.html": """
# “氛围”：[w]、[e]
内容 | [w] | [e]
概要 | 未归类[looked]；查过“氛围、沙龙”） | 水手之家（明确1）
承诺力度 | ? | 明确1
机构与角色 | ? | [salon]
对象 | ? | 没有归入任何一类
政策工具 | ? | 文化活动
""",
    "themes/training.html": """
# “培养”：[w]、[e]
内容 | [w] | [e]
概要 | 水手之家（已有做法1） | 未归类[looked]；查过“培养、培训”）
承诺力度 | 已有做法1 | ?
机构与角色 | 没有写到机构 | ?
对象 | 青年水手 | ?
政策工具 | 培训课程 | ?
""",
    "themes/family.html": """
# “子女”：[w]、[e]
内容 | [w] | [e]
概要 | 水手之家（已有做法1） | 原文未提及[looked]；查过“子女、子女入学”；原文有字样而不属这一类：只说照上级文件办理）
承诺力度 | 已有做法1 | -
机构与角色 | 没有写到机构 | -
对象 | 没有归入任何一类 | -
政策工具 | 没有归入任何一类 | -
""",
    "themes/health.html": """
# “医疗”：[w]、[e]
内容 | [w] | [e]
概要 | 原文未提及[looked]；查过“医疗、就医”） | 原文未提及[looked]；查过“医疗、就医”）
承诺力度 | - | -
机构与角色 | - | -
对象 | - | -
政策工具 | - | -
""",
}
INSTRUMENTS = {
    "instruments/service.html": """
# “窗口服务”：[w]、[e]
内容 | [w] | [e]
概要 | 原文未提及[looked]；查过“窗口服务、服务窗口”） | 安住工程（明确1）
承诺力度 | - | 明确1
机构与角色 | - | [e-housing]
对象 | - | 各类水手
主题 | - | 安住
""",
    "instruments/home-help.html": """
# “住房支持”：[w]、[e]
内容 | [w] | [e]
概要 | 安住工程（用词探索研究1，已有做法2） | 安住工程（力争1，鼓励支持1，探索研究1）
承诺力度 | 用词探索研究1 已有做法2 | 力争1 鼓励支持1 探索研究1
机构与角色 | 房管部门（区房管局 牵头） | [e-housing]
对象 | 各类水手 | 专业水手 用人单位
主题 | 安住 | 安住
""",
    "instruments/prize.html": """
# “奖金奖励”：[w]、[e]
内容 | [w] | [e]
概要 | 英雄激励（已有做法2） | 英雄激励（明确1）
承诺力度 | 已有做法2 | 明确1
机构与角色 | 财政部门（区财政局 牵头） 水手工作机构（区水手办 配合） | 水手工作机构（区水手办 牵头）
对象 | 领军水手 | 领军水手
主题 | 激励 | 激励
""",
    "instruments/allowance.html": """
# “津贴补贴”：[w]、[e]
内容 | [w] | [e]
概要 | 原文未提及[looked]；查过“津贴补贴、补贴”） | 英雄激励（明确1）
承诺力度 | - | 明确1
机构与角色 | - | 财政部门（区财政局 主管）
对象 | - | 用人单位
主题 | - | 激励
""",
    "instruments/event.html": """
# “文化活动”：[w]、[e]
内容 | [w] | [e]
概要 | 未归类[looked]；查过“文化活动、沙龙”） | 水手之家（明确1）
承诺力度 | ? | 明确1
机构与角色 | ? | [salon]
对象 | ? | 没有归入任何一类
主题 | ? | 氛围
""",
    "instruments/course.html": """
# “培训课程”：[w]、[e]
内容 | [w] | [e]
概要 | 水手之家（已有做法1） | 原文未提及[looked]；查过“培训课程、开班”）
承诺力度 | 已有做法1 | -
机构与角色 | 没有写到机构 | -
对象 | 青年水手 | -
主题 | 培养 | -
""",
}
PAGES = MATRIX | LISTS | THEMES | INSTRUMENTS


@pytest.mark.parametrize(("path", "drawing"), PAGES.items(), ids=PAGES)
def test_every_cell_under_a_term(statements_site: Path, path: str, drawing: str) -> None:
    assert read_grids(read(statements_site).page(path)) == parse_drawing(drawing, NAMES)


@pytest.mark.parametrize("folder", ["themes", "instruments"])
def test_every_term_has_a_page_that_is_known(statements_site: Path, folder: str) -> None:
    pages = {page.path for page in read(statements_site).pages if page.path.startswith(f"{folder}/")}
    assert pages == {path for path in PAGES if path.startswith(f"{folder}/")}


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("themes/recruit.html", "2份写到"),
        ("themes/culture.html", "1份写到，1份有这些字样而未归类"),
        ("themes/family.html", "1份写到，1份通读并逐词查过后没有找到"),
        ("themes/health.html", "2份通读并逐词查过后没有找到"),
    ],
)
def test_a_term_is_summed_up_as_its_cells_say(statements_site: Path, path: str, counts: str) -> None:
    page = read(statements_site).page(path)
    assert f"2份文本中，{counts}。" in "".join("".join(page.body.itertext()).split())
