"""A text in chapters and articles, with amounts that are given in lists, is drafted so that its check bears it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.schema.plan import Period
from builder.model.site import Plan
from builder.pipeline import Checked
from tests.integration.editor.test_import import imported, with_drafts
from tests.support.editing import Run

TITLE = "测试区水手专项资金管理办法"
CELLS = ("索 引 号：", "2022-091", "成文日期：", "2022-04-14")
ARTICLES = (
    "第一章 总 则",
    "第一条 为加强测试区水手专项资金的管理，提高资金使用的效益，根据有关规定，结合本区实际，制定本办法。",
    "第二章 支持标准",
    "第二条 新引进的国家级、省级、区级水手，分别给予最高60万元、30万元、20万元奖励。",
    "第三条 租房补贴标准为：博士1500元/月、硕士1000元/月。",
    "第四条 领导小组负责下列事项，具体如下：",
    "（一）审核年度收支计划；",
    "（二）审定单笔500万元以上的资金。",
    "第三章 附 则",
    "第五条 本办法自2022年6月1日起施行。",
)
LISTED = (
    "1.引进水手。对引进的船长、大副（含代理）和水手，分别给予不少于5万元、3万元、1万元补贴。",
    "2.加强领导。健全“抓手”，完善“船长抓船”工作机制，落实区委决策部署。",
    "本办法自2022年6月1日起施行，《关于实施“远航计划”的办法》同时废止。",
)


def drafted(run: Run, empty: Path, *paragraphs: str) -> tuple[Plan, Checked]:
    lines = "".join(f"<p>{line}</p>" for line in (*CELLS, TITLE, *paragraphs))
    imported(run, empty, "a.html", f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body>{lines}</body>")
    checked = with_drafts(empty)
    assert checked.site
    (plan,) = checked.site.plans
    return plan, checked


def rules(checked: Checked) -> set[str]:
    of_text = {finding.rule for finding in checked.findings if finding.rule.startswith(("evidence-", "citation-"))}
    return of_text - {"evidence-district", "evidence-force"}


def test_articles_are_items_whose_parts_belong_to_them(run: Run, empty: Path) -> None:
    plan, checked = drafted(run, empty, *ARTICLES)
    assert {programme.number: programme.name.zh for programme in plan.programmes} == {
        "第二条": "新引进的国家级、省级、区级水手，分别给予最高60万元、30万元、20万元奖励",
        "第三条": "租房补贴标准",
        "第四条": "领导小组负责下列事项",
    }
    assert rules(checked) == set()


def test_each_amount_of_a_list_has_the_limit_and_the_name_that_the_list_gives_it(run: Run, empty: Path) -> None:
    plan, _ = drafted(run, empty, *ARTICLES)
    grades = next(programme for programme in plan.programmes if programme.number == "第二条")
    assert [(str(number.max), number.qualifier, number.label.zh) for number in grades.quantities] == [
        ("60", "最高", "新引进的国家级水手"),
        ("30", "最高", "省级水手"),
        ("20", "最高", "区级水手"),
    ]


def test_the_name_of_another_grade_is_refused(run: Run, empty: Path) -> None:
    _, checked = drafted(run, empty, *LISTED)
    assert "evidence-label" not in rules(checked)
    (path,) = (empty / "content/districts/xiuyu/plan-2026/programmes").glob("yinjin*.md")
    text = path.read_text("utf-8")
    assert "label: 大副" in text
    text = text.replace("label: 大副", "label: 甲").replace("label: 水手", "label: 大副")
    path.write_text(text.replace("label: 甲", "label: 水手"), "utf-8")
    assert "evidence-label" in rules(with_drafts(empty))


def test_no_amount_of_a_list_has_the_name_of_another(run: Run, empty: Path) -> None:
    long = "全职在本区企业工作并在本区首次购买商品住房的正高级水手和博士"
    graded = f"1.购房补贴。向{long}、副高级水手，分别发放40万元、20万元补贴。"
    vague = "2.引进奖励。企业引进水手、大副、船长的，分别给予5万元、3万元奖励。"
    plan, _ = drafted(run, empty, graded, vague)
    labels = [[number.label.zh for number in programme.quantities] for programme in plan.programmes]
    assert ["正高级水手和博士", "副高级水手"] in labels
    assert all(label.startswith("（草稿") for label in labels[1 - labels.index(["正高级水手和博士", "副高级水手"])])


def test_the_same_amount_for_others_is_another_promise(run: Run, empty: Path) -> None:
    first = "1.引进水手。对新引进的船长、大副，分别给予5万元、3万元奖励。"
    _, checked = drafted(run, empty, first, "对考核优秀的水手、厨师，分别给予5万元、3万元奖励。", LISTED[1])
    assert "evidence-repeats-unsaid" not in rules(checked)


def test_what_a_text_says_of_itself_is_no_item_and_part_of_none(run: Run, empty: Path) -> None:
    plan, _ = drafted(run, empty, *LISTED)
    assert [[measure.name.zh for measure in programme.measures] for programme in plan.programmes] == [
        [],
        ["“船长抓船”工作机制"],
    ]
    assert str(plan.effective) == "2022-06-01"
    assert list(plan.organisations) == ["区委"]


def test_the_period_of_a_five_year_plan_is_drafted(run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.integration.editor.test_import_articles.TITLE", "测试区水手发展“十四五”规划")
    plan, checked = drafted(run, empty, *ARTICLES)
    assert isinstance(plan.period, Period)
    assert (str(plan.period.start), str(plan.period.end), plan.period.printed) == ("2021", "2025", "十四五")
    assert rules(checked) == set()


def test_the_table_over_a_text_says_when_it_was_issued(run: Run, empty: Path) -> None:
    plan, _ = drafted(run, empty, *ARTICLES)
    assert str(plan.issued) == "2022-04-14"


def test_who_leads_in_the_midst_of_a_sentence_leads_the_item_and_nobody_inherits_it(run: Run, empty: Path) -> None:
    led = "成立工作专班，由区民政局牵头，区财政局、区人社局等部门参与，统筹推进建设。"
    plan, checked = drafted(run, empty, f"1.加强领导。{led}建设码头5个。", "2.其他工作。建设基地。")
    item = plan.programmes[0]
    assert (item.lead, item.partners, item.mention) == (["区民政局"], ["区财政局", "区人社局"], [])
    assert [each.lead for each in item.quantities] == [None]
    assert rules(checked) == set()
