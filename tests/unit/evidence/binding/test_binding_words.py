"""Status, firmness, kind and role are held against the clause in which a statement stands."""

from __future__ import annotations

import pytest

from builder.evidence.binding import bodies, firmness, status_words
from builder.evidence.claims.placed import place_statements
from builder.evidence.sources.source_text import SourceText, read_source
from builder.findings.finding import Finding
from builder.model.schema.plan import RoleLabels
from builder.model.schema.statement import Measure
from builder.model.site import Plan
from builder.model.types import Span, Text
from tests.conftest import STATEMENTS, checked

SITE = checked(STATEMENTS, sources=None).site
OPINIONS = next(plan for plan in SITE.plans if not SITE.term("plan-kinds", plan.kind).reports)
REPORT = next(plan for plan in SITE.plans if SITE.term("plan-kinds", plan.kind).reports)
PRACTICE = "去年以来，水手工作已经展开，先后举办了三届大会。目前已有两个基地。"
"""A report says more of what was done than of what is to come."""


def placed_in(plan: Plan, paragraph: str, name: str, **update: object) -> tuple[Plan, SourceText, list[Finding]]:
    """The findings of a programme with one measure, which is all that a paragraph has."""
    measure = Measure(id="thing", name=Text(zh=name), themes=[], target_groups=[]).model_copy(update=update)
    programme = plan.programmes[0].model_copy(
        update={"measures": (measure,), "quantities": (), "cite": (Span(None, 1, 1),), "whole": ()}
    )
    changed = plan.model_copy(update={"programmes": (programme,), "quantities": ()})
    text = read_source(plan.sources[0].model_copy(update={"corrections": []}), (paragraph, PRACTICE))
    matches = {f"{plan.key}.{programme.id}.thing": tuple(text.find(name, [1]))}
    assert matches[f"{plan.key}.{programme.id}.thing"]
    placed = [each for each in place_statements(SITE, changed, matches) if each.part]
    problems = [
        *status_words.check(SITE, changed, text, placed),
        *firmness.check(SITE, text, placed),
        *bodies.check(changed, text, placed),
    ]
    return changed, text, problems


def rules(plan: Plan, paragraph: str, name: str, **update: object) -> set[str]:
    return {problem.rule for problem in placed_in(plan, paragraph, name, **update)[2]}


@pytest.mark.parametrize(
    ("paragraph", "name", "force", "status"),
    [
        ("一是深化水手责任制。", "水手责任制", "深化", "planned"),
        ("发挥创新实践基地作用，引进水手。", "创新实践基地", "发挥", "planned"),
        ("研究与已有政策互为补充的新政策。", "新政策", "研究", "completed"),
        ("会上制定了选拔办法。", "选拔办法", "制定了", "planned"),
    ],
)
def test_a_status_that_the_clause_contradicts(paragraph: str, name: str, force: str, status: str) -> None:
    assert "evidence-status" in rules(OPINIONS, paragraph, name, force=force, status=status)


@pytest.mark.parametrize(
    ("paragraph", "name", "force", "status", "refused"),
    [
        ("将社区工作者作为基础力量培养。", "社区工作者", "培养", "planned", True),
        ("明年将培养社区工作者。", "社区工作者", "培养", "planned", False),
        ("明年将建立示范点。", "示范点", "建立", "completed", True),
        ("将社区工作者纳入培训。", "社区工作者", "纳入", "completed", False),
    ],
)
def test_the_future_of_a_report(paragraph: str, name: str, force: str, status: str, *, refused: bool) -> None:
    assert ("evidence-status" in rules(REPORT, paragraph, name, force=force, status=status)) is refused


@pytest.mark.parametrize(
    ("paragraph", "name", "force", "refused"),
    [
        ("探索在区级层面建立发展论坛。", "发展论坛", "建立", True),
        ("探索建立发展论坛，举办青年沙龙。", "发展论坛", "建立", True),
        ("加强培训，探索设立青年沙龙。", "青年沙龙", "加强", True),
        ("探索建立发展论坛，通过举办青年沙龙联系水手。", "青年沙龙", "建立", True),
        ("建立发展论坛，探索设立青年沙龙。", "发展论坛", "建立", False),
        ("支持青年参加沙龙，给予青年补贴。", "青年补贴", "给予", False),
    ],
)
def test_a_firm_verb_behind_a_word_of_reservation(paragraph: str, name: str, force: str, *, refused: bool) -> None:
    assert ("evidence-hedge" in rules(OPINIONS, paragraph, name, force=force, status="planned")) is refused


def test_nobody_leads_what_only_mentions_them() -> None:
    body = next(iter(OPINIONS.organisations))
    paragraph = f"{body}设立青年奖。"
    assert rules(OPINIONS, paragraph, "青年奖", force="设立", status="planned", lead=[body]) == set()
    acting = {"lead": [body], "mention": [body]}
    assert rules(OPINIONS, paragraph, "青年奖", force="设立", status="planned", **acting) == {"evidence-body-role"}


@pytest.mark.parametrize(
    ("lists", "refused"),
    [
        ("", False),
        ("牵头部门：甲局。", True),
        ("配合部门：甲局。", False),
        ("配合部门：{body}。", True),
        ("牵头部门：{body}。配合部门：甲局。", False),
    ],
)
def test_a_leader_is_named_or_listed_and_nobody_is_whom_the_other_role_lists(lists: str, *, refused: bool) -> None:
    body = next(iter(OPINIONS.organisations))
    labels = RoleLabels(lead=["牵头部门"], partners=["配合部门"])
    plan = OPINIONS.model_copy(update={"role_labels": labels})
    paragraph = f"设立青年奖。{lists.format(body=body)}"
    refusals = rules(plan, paragraph, "青年奖", force="设立", status="planned", lead=[body])
    assert ("evidence-body-role" in refusals) is refused


@pytest.mark.parametrize(
    ("paragraph", "force", "is_open"),
    [
        ("鼓励企业来区，由区里建立示范点。", "建立", False),
        ("鼓励企业来区，示范点由区里大力建立。", "建立", False),
        ("大力建立网络，鼓励企业参加示范点。", "建立", True),
        ("示范点建立起来，由区里管理。", "建立", False),
        ("鼓励企业建立示范点。", "鼓励", False),
    ],
)
def test_a_firm_verb_beside_a_word_of_reservation_is_for_a_reader(paragraph: str, force: str, *, is_open: bool) -> None:
    changed, text, _ = placed_in(OPINIONS, paragraph, "示范点", force=force, status="planned")
    matches = {f"{changed.key}.{changed.programmes[0].id}.thing": tuple(text.find("示范点", [1]))}
    placed = [each for each in place_statements(SITE, changed, matches) if each.part]
    assert bool(list(firmness.list_open(SITE, text, placed))) is is_open


def test_a_verb_of_a_whole_programme_is_for_a_reader_where_its_sentence_reserves() -> None:
    changed, text, _ = placed_in(OPINIONS, "鼓励企业引进示范点的水手。", "示范点", force="引进")
    programme = changed.programmes[0].model_copy(update={"force": "引进", "measures": ()})
    placed = place_statements(SITE, changed.model_copy(update={"programmes": (programme,)}), {})
    names = list(firmness.list_open(SITE, text, placed))
    assert names == [f"{changed.key}.{programme.id}.force"]
