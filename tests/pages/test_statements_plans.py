"""The pages of the two plans and their programmes, cell by cell, as their sources bear them out.

The sources are in `tests/sites/statements-sources`; every cell here is written from them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.dom import having, read, text
from tests.support.exports import squeezed
from tests.support.statements import READ, parse_drawing, read_grids

NAMES = {
    "unread": f"原文未提及{READ}",
    "e-home": "明确（2条）、力争（1条）、鼓励支持（1条）、探索研究（1条）",
    "w-home": "用词探索研究（1条）、已有做法（2条）",
    "e-home-list": "明确（2条）力争（1条）鼓励支持（1条）探索研究（1条）",
    "w-home-list": "用词探索研究（1条）已有做法（2条）",
    "e": "山东省济南市历下区《水手工作意见》（意见，2020年）",
    "w": "上海市徐汇区《水手工作总结》（总结，2022年）",
    # Of the pairs of characters that not all programmes of a plan have, shared ones count twice: 6 of 11, 6 of 10.
    "alike": "名称和摘要用词相近：除去常用词，两项的名称和摘要里相同的二字组合占55%",
    "most-alike": "名称和摘要用词相近：除去常用词，两项的名称和摘要里相同的二字组合占60%",
}
PLANS = {
    "districts/east/sailor-2020.html": """
# .
区县 | 山东省济南市历下区（370102）
文本类型 | 意见
发文机关 | 中共历下区委、历下区人民政府
成文日期 | 2020年5月1日
实施期 | 2020年至2024年
# .
编号 | 名称与要点 | 牵头 | 数字 | 承诺力度
第5段 | 安住工程 东区安住。 | 区房管局 | 200套 力争 建成公寓 | 明确 力争 鼓励支持 探索研究
第6段 | 英雄激励 东区发钱。 | 区水手办（只写在“领军水手奖金”） | 10万元 明确 领军水手奖金 | 明确
第7段 | 水手之家 东区交友。 | 区人社局 | 没有写明数字 | 明确
# 水手工作意见在各主题下的项目
主题 | 项目
引航 | 见文本的总目标
安住 | 设立服务窗口，其余是探索、鼓励和力争。安住工程
激励 | 英雄激励
载体 | 水手之家
氛围 | 水手之家
培养 | ?
子女 | -
医疗 | -
# 水手工作意见中不属于单个项目的数字
内容 | 数值 | 性质 | 时间 | 承诺力度 | 状态 | 出处
引进领军水手 各区县的引进人数 | 30名 | 目标（期内数） | 到2024年 | 力争 | 计划实施 | 第4段
# 水手工作意见列名的机构
机构（原文名称） | 机构类型 | 角色与项目数
区委（全称中共历下区委） | 党委 | 发文
区政府（全称历下区人民政府） | 政府 | 发文
区委常委会 | 党委 | 审定本文本
区房管局 | 房管部门 | 牵头 1
区财政局 | 财政部门 | 配合 2 · 主管 1（只是项目的一部分）
区水手办 | 水手工作机构 | 牵头 1（只是项目的一部分）
区人社局 | 人社部门 | 牵头 1
区水手领导小组 | 水手工作机构 | 审定 1
区委宣传部 | 宣传群团 | 联合 1（只是项目的一部分）
团区委 | 宣传群团 | 联合 1（只是项目的一部分）
区教育局 | 教育部门 | 提及 1
区科技局 | 科技部门 | 主管 1（只是项目的一部分）
# .
实施期 | 2020年至2024年
施行日期 | [unread]
录入程度 | 全文已通读，编号项目已全部录入
本区确认 | 未确认
""",
    "districts/west/report-2022.html": """
# .
区县 | 上海市徐汇区（310104）
文本类型 | 总结
发文机关 | 徐汇区人社局
成文日期 | 2022年12月30日
实施期 | -
# .
编号 | 名称与要点 | 牵头 | 数字 | 力度
(not_stated)无编号第4段 | 安住工程 西边建了公寓。 | 区房管局 | 150套 已有做法 建成的公寓 | 用词探索研究 已有做法
(not_stated)无编号第5段 | 英雄激励 西边给过奖。 | 区财政局 | 8万元 已有做法 给水手的奖金 | 已有做法
(not_stated)无编号第6段 | 水手之家 西边开课。 | - | 没有写明数字 | 已有做法
# 水手工作总结在各主题下的项目
主题 | 项目
引航 | 见文本的总目标
安住 | 安住工程
激励 | 英雄激励
载体 | 水手之家
氛围 | ?
培养 | 水手之家
子女 | 水手之家
医疗 | -
# 水手工作总结中不属于单个项目的数字
内容 | 数值 | 性质 | 时间 | 力度 | 状态 | 出处
引进的水手 各区县的引进人数 | 28名 | 结果（期内数） | 两年来 | 已有做法 | 已完成 | 第3段
# 水手工作总结列名的机构
机构（原文名称） | 机构类型 | 角色与项目数
区人社局（全称徐汇区人社局） | 人社部门 | 发文 · 提及 1
区房管局 | 房管部门 | 牵头 1
区财政局 | 财政部门 | 牵头 1
区水手办 | 水手工作机构 | 配合 1
# .
实施期 | [unread]
施行日期 | [unread]
录入程度 | 全文已通读，编号项目已全部录入
本区确认 | 未确认
""",
}
PROGRAMMES = {
    "districts/east/sailor-2020/home.html": """
# .
数字 | 200套 力争 建成公寓
承诺力度 | [e-home]
牵头 | 区房管局（房管部门）
状态 | 计划实施
文本的实施期 | 2020年至2024年
# .
编号 | 1
所在章节 | [unread]
主题 | 安住
政策工具 | 窗口服务、住房支持
对象 | 各类水手、专业水手、用人单位
配合 | 区财政局（财政部门）
出处 | 第5段
# 原文写明的数字与待遇
内容 | 数值 | 性质 | 时间 | 承诺力度 | 状态 | 出处
建成公寓 各区县的公寓套数 | 200套 | 目标 | 文本的实施期：2020年至2024年 | 力争 | 计划实施 | 第5段
# 原文点名的具体举措
举措 | 承诺力度 | 状态 | 出处
服务窗口 | 明确 | 计划实施 | 第5段
共有产权住房 | 探索研究 | 计划实施 | 第5段
宿舍 | 鼓励支持 | 计划实施 | 第5段
""",
    "districts/east/sailor-2020/reward.html": """
# .
数字 | 10万元 明确 领军水手奖金
承诺力度 | 明确
牵头 | 区水手办（水手工作机构，只写在“领军水手奖金”）
状态 | 计划实施
文本的实施期 | 2020年至2024年
# .
编号 | 2
所在章节 | [unread]
主题 | 激励
政策工具 | 奖金奖励、津贴补贴
对象 | 领军水手、用人单位
配合 | [unread]
主管 | 区财政局（财政部门，只写在“企业补贴”）
出处 | 第6段
# 原文写明的数字与待遇
内容 | 数值 | 性质 | 时间 | 承诺力度 | 状态 | 出处
领军水手奖金 | 10万元 | 奖金 | 文本的实施期：2020年至2024年 | 明确 | 计划实施 | 第6段
企业补贴 | 5万元 | 补贴 | 文本的实施期：2020年至2024年 | 明确 | 计划实施 | 第6段
""",
    "districts/east/sailor-2020/house.html": """
# .
数字 | 没有写明数字
承诺力度 | 明确
牵头 | 区人社局（人社部门）
状态 | 计划实施
文本的实施期 | 2020年至2024年
# .
编号 | 3
所在章节 | [unread]
主题 | 载体、氛围
政策工具 | 文化活动
对象 | 没有归入任何一类
配合 | 区财政局（财政部门）
联合 | 区委宣传部（宣传群团，只写在“沙龙”）、团区委（宣传群团，只写在“沙龙”）
主管 | 区科技局（科技部门，只写在“场地”）
审定 | 区水手领导小组（水手工作机构）
提及 | 区教育局（教育部门，只写在“沙龙”）
出处 | 第7段
# 原文写明的数字与待遇
内容 | 数值 | 性质 | 时间 | 承诺力度 | 状态 | 出处
沙龙的时间 | 每年年底 | 频次 | 文本的实施期：2020年至2024年 | 明确 | 计划实施 | 第7段
# 原文点名的具体举措
举措 | 承诺力度 | 状态 | 出处
沙龙 | 明确 | 计划实施 | 第7段
场地 | 明确 | 计划实施 | 第7段
""",
    "districts/west/report-2022/home.html": """
# .
数字 | 150套 已有做法 建成的公寓
力度 | [w-home]
牵头 | 区房管局（房管部门）
状态 | 已完成、计划实施
时间 | [unread]
# .
编号 | [unread]
所在章节 | [unread]
主题 | 安住
政策工具 | 住房支持
对象 | 各类水手
配合 | [unread]
出处 | 第4段
# 原文写明的数字与待遇
内容 | 数值 | 性质 | 时间 | 力度 | 状态 | 出处
建成的公寓 各区县的公寓套数 | 150套 | 结果 | - | 已有做法 | 已完成 | 第4段
# 原文点名的具体举措
举措 | 力度 | 状态 | 出处
共有产权住房 | 用词探索研究 | 计划实施 | 第4段
""",
    "districts/west/report-2022/reward.html": """
# .
数字 | 8万元 已有做法 给水手的奖金
力度 | 已有做法
牵头 | 区财政局（财政部门）
状态 | 已完成
时间 | [unread]
# .
编号 | [unread]
所在章节 | [unread]
主题 | 激励
政策工具 | 奖金奖励
对象 | 领军水手
配合 | 区水手办（水手工作机构）
出处 | 第5段
# 原文写明的数字与待遇
内容 | 数值 | 性质 | 时间 | 力度 | 状态 | 出处
给水手的奖金 | 8万元 | 奖金 | - | 已有做法 | 已完成 | 第5段
""",
    "districts/west/report-2022/house.html": """
# .
数字 | 没有写明数字
力度 | 已有做法
牵头 | [unread]
状态 | 已在实施
时间 | [unread]
# .
编号 | [unread]
所在章节 | [unread]
主题 | 载体、培养、子女
政策工具 | 培训课程
对象 | 青年水手
配合 | [unread]
提及 | 区人社局（人社部门）
出处 | 第6段
# 原文写明的数字与待遇
内容 | 数值 | 性质 | 时间 | 力度 | 状态 | 出处
开班的时间 | 每月 | 频次 | - | 已有做法 | 已在实施 | 第6段
# 原文点名的具体举措
举措 | 力度 | 状态 | 出处
开班 | 已有做法 | 已在实施 | 第6段
子女入学 | 已有做法 | 已在实施 | 第6段
""",
}
COMPARABLE = {
    "districts/east/sailor-2020/home.html": """安住工程 [w] 150套 已有做法 建成的公寓 力度：[w-home]
        同一主题：安住；同样的政策工具：住房支持；同样的对象：各类水手；[alike] 两份文本并排""",
    "districts/east/sailor-2020/reward.html": """英雄激励 [w] 8万元 已有做法 给水手的奖金 力度：已有做法
        同一主题：激励；同样的政策工具：奖金奖励；同样的对象：领军水手；[alike] 两份文本并排""",
    "districts/east/sailor-2020/house.html": """水手之家 [w] 力度：已有做法
        同一主题：载体；[most-alike] 两份文本并排""",
    "districts/west/report-2022/home.html": """安住工程 [e] 200套 力争 建成公寓 承诺力度：[e-home]
        同一主题：安住；同样的政策工具：住房支持；同样的对象：各类水手；[alike] 两份文本并排""",
    "districts/west/report-2022/reward.html": """英雄激励 [e] 10万元 明确 领军水手奖金 承诺力度：明确
        同一主题：激励；同样的政策工具：奖金奖励；同样的对象：领军水手；[alike] 两份文本并排""",
    "districts/west/report-2022/house.html": "水手之家 [e] 承诺力度：明确 同一主题：载体；[most-alike] 两份文本并排",
}
"""What stands beside each programme, word by word."""
EVIDENCE = "出处核对"
"""How many claims were found in the sources is counted by other tests; from here on a page is about its source."""


@pytest.mark.parametrize(("path", "drawing"), [*PLANS.items(), *PROGRAMMES.items()], ids=[*PLANS, *PROGRAMMES])
def test_every_cell_of_a_plan_and_its_programmes(statements_site: Path, path: str, drawing: str) -> None:
    grids = read_grids(read(statements_site).page(path))
    about_source = [number for number, grid in enumerate(grids) if len(grid) > 1 and grid[1][0] == EVIDENCE]
    assert grids[: about_source[0] if about_source else None] == parse_drawing(drawing, NAMES)


def test_every_page_of_a_plan_is_known(statements_site: Path) -> None:
    """A programme that the site shows and the tables here do not know is a mistake of one or the other."""
    pages = {page.path for page in read(statements_site).pages if page.path.startswith("districts/")}
    others = {"source.html", "who.html", "gaps.html", "index.html", "east.html", "west.html", "31.html", "37.html"}
    assert {path for path in pages if path.rpartition("/")[2] not in others} == {*PLANS, *PROGRAMMES}


@pytest.mark.parametrize("path", COMPARABLE)
def test_what_is_comparable_stands_beside_a_programme(statements_site: Path, path: str) -> None:
    (items,) = having(read(statements_site).page(path).root, "comparable")
    words = COMPARABLE[path]
    for name, meaning in NAMES.items():
        words = words.replace(f"[{name}]", meaning)
    assert squeezed(text(items)) == squeezed(words)
