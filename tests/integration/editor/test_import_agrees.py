"""What is drafted passes the check: an editor who leaves right values as they are is told nothing of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.editor.test_import import imported, with_drafts
from tests.support.editing import Run

TITLE = "测试区扶持航运的若干措施"
PROSE = "为做好测试区的航运工作，结合本区实际，制定以下措施，请各有关单位认真遵照执行。"
TABLE = (
    "<table><tr><td>级别</td><td>一次性奖励（万元）</td><td>年度补助（万元）</td></tr>"
    "<tr><td>国家级</td><td>1000</td><td>100</td></tr><tr><td>市级</td><td>50</td><td>10</td></tr></table>"
)
OF_VALUES = (
    "evidence-foreign-number", "evidence-ambiguous", "evidence-per", "evidence-head", "coverage-hidden-number",
    "evidence-number", "evidence-deadline", "evidence-phrase",
)  # fmt: skip


def page(body: str, *, menu: str = "") -> str:
    head = f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body>{menu}<h1>{TITLE}</h1>"
    return f"{head}<p>{PROSE}</p>{body}</body></html>"


def faults(run: Run, empty: Path, name: str, data: str) -> list[str]:
    imported(run, empty, name, data)
    return [finding.rule for finding in with_drafts(empty).findings if finding.rule in OF_VALUES]


@pytest.mark.parametrize(
    "body",
    [
        f"<p>一、奖励码头。按下表给予奖励：</p>{TABLE}<p>二、培训船员。每年培训船员300名。</p>",
        "<p>一、建设码头。建设码头5个，每个给予最高50万元补助。</p><p>二、培训船员。每年培训船员300名。</p>",
        "<p>一、办好比赛。对获得第一、二、三名的选手给予表彰。</p><p>二、培训船员。每年培训船员300名。</p>",
        "<p>一、建设码头。2026年、2027年分别建设码头3个、5个。</p><p>二、培训船员。每年培训船员1,200名。</p>",
    ],
    ids=["heads with a numeral", "each", "ranks", "years and thousands"],
)
def test_what_is_drafted_passes_the_check(run: Run, empty: Path, body: str) -> None:
    assert faults(run, empty, "a.html", page(body)) == []


def test_a_long_menu_and_a_notice_before_it_do_not_take_the_title_out_of_the_head(run: Run, empty: Path) -> None:
    menu = "".join(f"<div>栏目{number}</div>" for number in "一二三四五六七八九十甲乙丙丁")
    name = f"关于印发《{TITLE}》的通知"
    notice = f"<h1>{name}</h1><p>来源：测试区交通运输局</p><p>现将措施印发给你们，请遵照执行。</p>"
    signed = "<p>测试区人民政府</p><p>2026年3月15日</p>"
    items = "".join(f"<p>{number}、建设码头。建设{number}号码头。</p>" for number in "一二三四五六七八九")
    body = f"{menu}{notice}{signed}<p>{TITLE}</p><p>{PROSE}</p>{items}"
    data = f"<html><head><meta charset=utf-8><title>{name}</title></head><body>{body}</body></html>"
    assert f"title: {TITLE}  #" in imported(run, empty, "a.html", data)["plan.yaml"]
    assert [finding.rule for finding in with_drafts(empty).findings if finding.rule in OF_VALUES] == []


def test_who_issued_it_and_when_may_stand_in_a_line(run: Run, empty: Path) -> None:
    text = f"{TITLE}\n测航发〔2026〕6号\n测试区交通运输局　2026年2月20日印发\n{PROSE}\n一、建设码头。建设码头5个。\n"
    plan = imported(run, empty, "a.txt", text + "二、培训船员。每年培训船员300名。\n")["plan.yaml"]
    assert "issuer: [测试区交通运输局]" in plan
    assert "issued: 2026-02-20" in plan


def test_the_day_that_is_called_the_day_of_publication_is_it(run: Run, empty: Path) -> None:
    table = "<table><tr><td>生成日期：</td><td>2026-03-15</td></tr></table><p>发布时间：2026-03-18 10:22</p>"
    items = "<p>一、建设码头。建设码头5个。</p><p>二、培训船员。每年培训船员300名。</p>"
    plan = imported(run, empty, "a.html", page(items, menu=table))["plan.yaml"]
    assert "published: 2026-03-18" in plan
    assert "issued: 2026-03-15" in plan
