"""What is said of a source where something of it is not known is held against its text."""

from __future__ import annotations

import pytest

from builder.evidence.binding.heads import check
from builder.evidence.sources.source_text import join_sources, read_source
from builder.model.schema.plan import Superior
from builder.model.types import Absent, PartialDate
from tests.conftest import MINIMAL, checked

PLAN = checked(MINIMAL, sources=None).site.plans[0]


@pytest.mark.parametrize(
    ("note", "foreign"),
    [
        ("首行印有2023年03月29日，据此推断", []),
        ("首行印有2024年03月29日，据此推断", ["2024"]),
        ("存档网页没有写网址", []),
    ],
)
def test_the_numbers_of_a_reason_stand_in_the_source(note: str, foreign: list[str]) -> None:
    source = PLAN.sources[0].model_copy(update={"retrieved": Absent(state="disputed", note=note)})
    plan = PLAN.model_copy(update={"sources": (source,)})
    text = join_sources([read_source(source, ("2023年03月29日", "甲区水手计划"))])
    problems = [problem for problem in check(plan, text, []) if problem.rule == "evidence-number"]
    assert [problem.values["number"] for problem in problems] == foreign
    assert {problem.place.line for problem in problems} <= {PLAN.origin.at("sources", 0, "retrieved").line}


FOLLOWED = "为贯彻《市的意见》（市字〔2012〕20号）精神，制定本意见。"


@pytest.mark.parametrize(
    ("update", "line", "rule"),
    [
        ({"issuer": ["某水手集团"]}, "主办单位：某水手集团", "evidence-head"),
        ({"issuer": ["某水手集团"]}, "某水手集团", None),
        ({"document_number": "粤ICP备1号"}, "粤ICP备1号", "evidence-head"),
        ({"issued": PartialDate(2023, 3, 29)}, "2023年03月29日 星期三", "evidence-head"),
        ({"effective": PartialDate(2012)}, "实施意见（市字〔2012〕20号）", "evidence-head"),
        ({"effective": PartialDate(2012)}, "2012年起，具体实施12项计划", "evidence-head"),
        ({"effective": PartialDate(2012)}, "自2012年起施行", None),
        ({"approved_by": ["区委"]}, "奖项方案报区委审定后实施", "evidence-head"),
        ({"approved_by": ["区委"]}, "已经区委研究同意，现予以印发", None),
        ({"implements": Superior(title="市的意见", number="市字〔2012〕20号", level="city")}, FOLLOWED, None),
        ({"implements": Superior(title="市的意见", number="市字〔2013〕1号", level="city")}, FOLLOWED, "implements"),
        ({"implements": Superior(title="市的意见", number=Absent(state="not_stated"), level="city")}, FOLLOWED, None),
        (
            {"implements": Superior(title="认定办法", number=Absent(state="not_stated"), level="city")},
            "参照《认定办法》，划分层次。",
            "evidence-implements",
        ),
    ],
)
def test_a_head_says_what_is_said_of_the_text_itself(update: dict[str, object], line: str, rule: str | None) -> None:
    plan = PLAN.model_copy(update={"issuer": Absent(state="not_stated"), "approved_by": []} | update)
    text = join_sources([read_source(PLAN.sources[0].model_copy(update={"corrections": []}), ("甲区", line))])
    rules = {problem.rule for problem in check(plan, text, []) if problem.values["claim"].rpartition(".")[2] in update}
    assert rules == ({f"evidence-{rule.removeprefix('evidence-')}"} if rule else set())


@pytest.mark.parametrize(("line", "refused"), [("某银行资助企业" * 12, True), ("来源：某银行", False)])
def test_a_publisher_stands_in_the_head(line: str, *, refused: bool) -> None:
    source = PLAN.sources[0].model_copy(update={"publisher": "某银行", "corrections": []})
    text = join_sources([read_source(source, ("甲区", line))])
    problems = list(check(PLAN.model_copy(update={"sources": (source,)}), text, []))
    assert ("publisher" in {problem.values["claim"].rpartition(".")[2] for problem in problems}) is refused


def test_the_clock_of_a_page_is_not_the_day_of_publication() -> None:
    source = PLAN.sources[0].model_copy(update={"published": PartialDate(2023, 3, 29), "corrections": []})
    for line, refused in (("2023年03月29日 星期三", True), ("发布日期：2023-03-29", False)):
        text = join_sources([read_source(source, ("甲区", line))])
        problems = check(PLAN.model_copy(update={"sources": (source,)}), text, [])
        assert any(problem.values["claim"].endswith(".published") for problem in problems) is refused


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        (("某水手集团", "某区政府", "2023年3月29日"), []),
        (("某水手集团", "2023年3月29日", "附件1"), []),
        (("某水手集团", "由某区政府负责解释。", "2023年3月29日"), ["evidence-head"]),
        (("某水手集团",), ["evidence-head"]),
    ],
)
def test_a_text_with_annexes_is_signed_before_them(lines: tuple[str, ...], rules: list[str]) -> None:
    plan = PLAN.model_copy(update={"issuer": ["某水手集团"], "issued": Absent(state="not_stated")})
    rows = [f"{number}.水手任务，由各有关单位共同完成" for number in range(1, 15)]
    source = PLAN.sources[0].model_copy(update={"corrections": []})
    text = join_sources([read_source(source, ("甲区", *rows, *lines, *rows))])
    places = [PLAN.origin.at(name) for name in ("issuer", "issued")]
    assert [problem.rule for problem in check(plan, text, []) if problem.place in places] == rules
