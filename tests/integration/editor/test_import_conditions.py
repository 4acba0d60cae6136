"""For whom, until when and in which year a number is meant, and what a table and a list of annexes belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.schema.statement import Quantity
from builder.model.site import Plan
from tests.integration.editor.test_import_articles import drafted, rules
from tests.support.editing import Run

TASKS = """1.建设公寓。筹集公寓不少于800套。
附件：1.主要指标表
2.重点任务分工表
附件1
重点任务分工表"""


def by_phrase(plan: Plan) -> dict[str, Quantity]:
    return {each.printed: each for programme in plan.programmes for each in programme.quantities}


@pytest.mark.parametrize(
    ("text", "phrase", "nature"),
    [
        ("接收实习学员100人以上的企业，每年给予5万元奖励。", "接收实习学员100人以上的企业", "scope"),
        ("对引进博士3名以上的企业给予20万元奖励。", "对引进博士3名以上的企业给予", "scope"),
        ("培养100人以上的水手队伍，建设基地。", "培养100人以上的水手队伍", "target"),
        ("对引进的专家，按其报酬的30%给予用人单位补助。", "按其报酬的30%给予用人单位补助", "benefit"),
        ("引进水手，租金不超过市场价的50%。", "租金不超过市场价的50%", "target"),
    ],
)
def test_what_a_number_says_of_the_one_who_gets_something_is_no_goal(
    run: Run, empty: Path, text: str, phrase: str, nature: str
) -> None:
    plan, _ = drafted(run, empty, f"1.支持单位。{text}", "2.其他工作。建设基地。")
    assert by_phrase(plan)[phrase].nature == nature


def test_the_deadline_of_a_goal_is_not_that_of_what_is_given(run: Run, empty: Path) -> None:
    text = "1.建设公寓。到2027年底建成公寓500套，对入住的水手给予60%的租金减免，期限为5年。"
    plan, _ = drafted(run, empty, text, "2.其他工作。建设基地。")
    deadlines = {phrase: str(each.by) if each.by else "" for phrase, each in by_phrase(plan).items()}
    assert deadlines == {"建成公寓500套": "2027", "对入住的水手给予60%的租金减免": "", "期限为5年": ""}


def test_a_number_behind_its_year_is_no_month(run: Run, empty: Path) -> None:
    plan, _ = drafted(run, empty, "1.引进水手。引进水手，其中2025年80名、2026年100名。", "2.其他工作。建设基地。")
    assert [each.value for each in by_phrase(plan).values()] == [80, 100]


def test_what_a_clause_says_of_each_year_is_said_of_all_its_numbers(run: Run, empty: Path) -> None:
    text = "1.服务水手。水手每年可享受价值3000元以内的健康体检和不超过10天的疗休养。"
    plan, checked = drafted(run, empty, text, "2.其他工作。建设基地。")
    assert [each.per for each in by_phrase(plan).values()] == ["每年", "每年"]
    assert "evidence-per" not in rules(checked)


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("每年认定A类2名、B类5名和C类9名。", ["每年"] * 3),
        ("每年认定示范码头5个、船队10支。", ["每年"] * 2),
        ("每人每月补贴甲类500元、乙类300元，配备住房3套。", ["每人每月", "每人每月", None]),
        ("每年认定20名、累计认定100名。", ["每年", None]),
        ("每名船长5万元、水手3万元。", ["每名", None]),
        ("每人补贴5万元、每家企业补贴3万元。", ["每人", "每家"]),
        ("每年认定20名，建设基地3个、码头2个。", ["每年", None, None]),
    ],
)
def test_what_a_list_says_of_each_year_is_said_of_those_that_have_no_verb_of_their_own(
    run: Run, empty: Path, text: str, pers: list[str | None]
) -> None:
    plan, checked = drafted(run, empty, f"1.水手工作。{text}", "2.其他工作。建设基地。")
    assert [each.per for each in by_phrase(plan).values()] == pers
    assert "evidence-per" not in rules(checked)


def test_the_number_of_an_article_is_no_number_that_is_left_out(run: Run, empty: Path) -> None:
    plan, _ = drafted(run, empty, "第一章 引进", "第一条 引进水手80名。", "第二条 建设基地5个。")
    assert plan.numbers_not_encoded == []
    assert list(by_phrase(plan)) == ["引进水手80名", "建设基地5个"]


def test_a_list_of_annexes_and_what_is_enclosed_are_no_items(run: Run, empty: Path) -> None:
    plan, _ = drafted(run, empty, "一、重点工作", *TASKS.split("\n"))
    assert [programme.name.zh for programme in plan.programmes] == ["建设公寓"]
    assert [section.title for section in plan.structure] == ["一、重点工作"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("到2027年，全区水手总量达到1200人以上。", "sailor-intake"),
        ("到2027年，建设培训基地5个。", "platforms"),
        ("到2027年，高级别水手占比达到35%。", None),
        ("每名领导帮带2名高级别水手。", None),
        ("对作出成绩的水手，每人给予奖励10万元。", None),
    ],
)
def test_what_surely_counts_an_indicator_is_suggested(run: Run, empty: Path, text: str, indicator: str | None) -> None:
    plan, _ = drafted(run, empty, f"1.水手工作。{text}", "2.其他工作。开展活动。")
    assert [each.indicator for each in by_phrase(plan).values()] == [indicator]
