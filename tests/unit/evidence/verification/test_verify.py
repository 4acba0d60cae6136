"""A claim stands only if its paragraphs say so, and a failure says what was looked for, where, and what is nearest."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from builder.findings.finding import Finding
from builder.findings.messages import messages
from tests.conftest import MINIMAL, SiteFrom, findings

SOURCE = """市中区关于水手工作的意见
2022年8月3日 发布时间:2022-08-05
市中区委 市中区政府
从2022年到2025年,做好以下工作。
1.安住计划。每年引进20名左右水手,其中博士5名,提供住房补贴。(牵头部门:区委组织部。配合部门:区财政局、区人社局)
2.水手资金。力争设立资金500万元。(牵头部门:区财政局)
"""
PLAN = f"""title: 市中区关于水手工作的意见
short_title: 水手工作意见
kind: opinions
issuer: [市中区委, 市中区政府]
document_number: not_stated
issued: 2022-08-03
effective: not_stated
validity: not_stated
period:
  start: 2022
  end: 2025
  printed: 从2022年到2025年
  cite: [4]
extent: complete
recorded: 2024-01-02
checked: 2024-01-03
structure:
  - title: 市中区关于水手工作的意见
    cite: [1]
not_encoded:
  - paragraphs: [2-3]
    reason: 日期和机关已录入
sources:
  - id: page
    file: source.txt
    sha256: {hashlib.sha256(SOURCE.encode()).hexdigest()}
    title: 市中区关于水手工作的意见
    publisher: not_stated
    url: https://test.example/a.html
    published: 2022-08-05
    retrieved: not_stated
role_labels:
  lead: [牵头部门]
  partners: [配合部门]
organisations:
  区委组织部: {{agency: organisation}}
  区财政局: {{agency: finance}}
  区人社局: {{agency: organisation}}
"""
HOUSING = """---
name: 安住计划
number: '1'
themes: [housing]
instruments: [fund]
target_groups: [all]
lead: [区委组织部]
partners: [区财政局, 区人社局]
status: planned
force: 提供
whole: [themes, target_groups, status, force]
cite: [5]
quantities:
  - id: sailors
    label: 引进水手
    nature: target
    value: 20
    qualifier: 左右
    unit: 名
    per: 每年
    printed: 引进20名左右水手
  - id: doctors
    label: 其中博士
    nature: target
    value: 5
    unit: 名
    within: sailors
    printed: 博士5名
---
每年引进20名左右，含博士5名。
"""
FUND = """---
name: 水手资金
number: '2'
themes: [funding]
instruments: [fund]
target_groups: [all]
lead: [区财政局]
partners: not_stated
status: planned
force: 力争
whole: [themes, target_groups, status, force]
cite: [6]
quantities:
  - id: fund
    label: 水手资金
    nature: target
    value: 500
    unit: 万元
    printed: 设立资金500万元
---
力争设立500万元。
"""
FILES = {
    "districts/aa/plan-a/plan.yaml": PLAN,
    "districts/aa/plan-a/programmes/housing.md": HOUSING,
    "districts/aa/plan-a/programmes/fund.md": FUND,
}


def check(site_from: SiteFrom, folder: Path, **changes: str) -> list[Finding]:
    """The findings of the small plan above with `old -> new` changes made in its files."""
    sources = folder / "sources"
    sources.mkdir()
    (sources / "source.txt").write_text(SOURCE, encoding="utf-8")
    files = dict(FILES)
    for old, new in changes.items():
        assert any(old in text for text in files.values()), old
        files = {name: text.replace(old, new) for name, text in files.items()}
    return findings(site_from(files), sources=sources)


def test_a_plan_that_its_source_bears_out_has_no_findings(site_from: SiteFrom, tmp_path: Path) -> None:
    assert check(site_from, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "claim"),
    [
        ("name: 安住计划", "name: 安民计划", "evidence-phrase", "housing.name"),
        ("number: '1'", "number: '3'", "evidence-ordinal", "housing.number"),
        ("lead: [区委组织部]", "lead: [区财政局]", "evidence-role", "housing.lead"),
        ("partners: [区财政局, 区人社局]", "partners: [区财政局]", "evidence-role", "housing.partners"),
        ("partners: not_stated", "partners: [区人社局]", "evidence-phrase", "fund.partners"),
        ("value: 20", "value: 50", "evidence-value", "housing.sailors"),
        ("printed: 博士5名", "printed: 博士6名", "evidence-phrase", "housing.doctors"),
        ("value: 5\n", "value: 20\n", "evidence-value", "housing.doctors"),
        ("qualifier: 左右", "qualifier: 以上", "evidence-word", "housing.sailors"),
        ("unit: 万元", "unit: 亿元", "evidence-word", "fund.fund"),
        ("per: 每年", "per: 每月", "evidence-phrase", "housing.sailors"),
        ("printed: 博士5名", "printed: 名", "evidence-ambiguous", "housing.doctors"),
        ("含博士5名", "含博士8名", "evidence-number", "housing.summary"),
        ("issued: 2022-08-03", "issued: 2022-08-04", "evidence-date", "plan-a.issued"),
        ("published: 2022-08-05", "published: 2022-08-06", "evidence-date", "source.page.published"),
        ("end: 2025\n", "end: 2026\n", "evidence-value", "plan-a.period"),
        ("issuer: [市中区委, 市中区政府]", "issuer: [市北区委, 市中区政府]", "evidence-phrase", "plan-a.issuer"),
        ("水手工作的意见\nshort", "人事工作的意见\nshort", "evidence-phrase", "plan-a.title"),
        ("cite: [6]", "cite: [5]", "citation-programme", "fund"),
    ],
)  # fmt: skip
def test_a_claim_that_the_source_does_not_bear_out_is_named(
    site_from: SiteFrom, tmp_path: Path, old: str, new: str, rule: str, claim: str
) -> None:
    faults = check(site_from, tmp_path, **{old: new})
    named = [(finding.rule, finding.values["claim"]) for finding in faults if "claim" in finding.values]
    assert (rule, f"aa.plan-a.{claim.removeprefix('plan-a.')}") in named


STATED = """measures:
  - id: subsidy
    name: 住房补贴
    force: 提供
    mention: [区财政局]
    joint: [区人社局]
    cite: [5]
cite: [5]
"""


@pytest.mark.parametrize(
    ("old", "new", "claim"),
    [
        ("force: 力争\n", "force: 设立\n", None),
        ("force: 力争\n", "force: 探索\n", "fund.force"),
        ("force: 提供\n", "force: 力争\n", "housing.force"),
        ("    unit: 万元\n", "    unit: 万元\n    force: 提供\n", "fund.fund.force"),
        ("    unit: 万元\n", "    unit: 万元\n    lead: [区财政局]\n", None),
        ("    unit: 万元\n", "    unit: 万元\n    lead: [区人社局]\n", "fund.fund.lead"),
        ("cite: [6]\n", "mention: [区人社局]\ncite: [6]\n", "fund.mention"),
        ("cite: [6]\n", "mention: [区财政局]\ncite: [6]\n", None),
        ("cite: [5]\n", STATED, None),
        ("cite: [5]\n", STATED.replace("mention: [区财政局]", "manage: [财政局的]"), "housing.subsidy.manage"),
        ("cite: [5]\n", STATED.replace("    force: 提供", "    force: 发放"), "housing.subsidy.force"),
        ("cite: [5]\n", STATED.replace("    cite: [5]", "    cite: [6]"), "housing.subsidy.joint"),
    ],
)
def test_verbs_and_bodies_must_be_printed_in_the_paragraphs_of_their_own_statement(
    site_from: SiteFrom, tmp_path: Path, old: str, new: str, claim: str | None
) -> None:
    also = {"区人社局: {agency: organisation}": "区人社局: {agency: organisation}\n  财政局的: {agency: finance}"}
    faults = check(site_from, tmp_path, **also, **{old: new})
    named = {finding.values["claim"] for finding in faults if finding.rule == "evidence-phrase"}
    assert (f"aa.plan-a.{claim}" in named) if claim else not named


@pytest.mark.parametrize(
    ("more", "claims"),
    [
        ("force: 从", set()),
        ("force: 到达", {"goal.force"}),
        ("joint: [市中区委]", set()),
        ("manage: [区财政局]", {"goal.manage"}),
    ],
)
def test_so_must_those_of_a_number_of_the_plan(
    site_from: SiteFrom, tmp_path: Path, more: str, claims: set[str]
) -> None:
    goal = f"""quantities:
  - {{id: goal, label: 起点, nature: target, value: 2022, unit: 年, printed: 从2022年, cite: [3-4], {more},
      commitment: firm, commitment_reason: 只为测试}}
sources:"""
    bodies = {"organisations:": "organisations:\n  市中区委: {agency: organisation}"}
    faults = check(site_from, tmp_path, **{"sources:": goal}, **bodies)
    named = {finding.values.get("claim") for finding in faults if finding.rule == "evidence-phrase"}
    assert named == {f"aa.plan-a.{claim}" for claim in claims}


def test_a_body_in_a_list_may_be_printed_in_another_of_its_forms(site_from: SiteFrom, tmp_path: Path) -> None:
    name = "中共市中区委组织部"
    changes = {
        "lead: [区委组织部]": f"lead: [{name}]",
        "  区委组织部: {agency: organisation}": f"  {name}: {{agency: organisation, also_printed: [区委组织部]}}",
    }
    assert check(site_from, tmp_path, **changes) == []


def test_who_approves_a_plan_must_be_printed(site_from: SiteFrom, tmp_path: Path) -> None:
    names = "organisations:\n  市中区政府: {agency: organisation}\n  市中区人大: {agency: organisation}"
    changes = {"organisations:": names, "sources:": "approved_by: [市中区政府, 市中区人大]\nsources:"}
    faults = check(site_from, tmp_path, **changes)
    # One stands nowhere, the other where nobody approves anything.
    assert {fault.rule for fault in faults} == {"evidence-phrase", "evidence-head"}
    assert {fault.values["claim"] for fault in faults} == {"aa.plan-a.approved_by"}


def test_a_failure_shows_the_nearest_passage_and_the_first_difference(site_from: SiteFrom, tmp_path: Path) -> None:
    faults = check(site_from, tmp_path, **{"name: 安住计划": "name: 安住工程"})
    line = messages("zh").line(faults[0])
    assert "第5段找不到“安住工程”；最接近的是“安住计划”，从“工”起不同" in line


@pytest.mark.parametrize("name", ["甲乙丙", "计乙丙"])
@pytest.mark.parametrize(("language", "nothing"), [("zh", "找不到“{}”。"), ("en", "“{}” is not in paragraph 5.")])
def test_a_failure_says_nothing_of_what_is_near_where_nothing_is(
    site_from: SiteFrom, tmp_path: Path, name: str, language: str, nothing: str
) -> None:
    faults = check(site_from, tmp_path, **{"name: 安住计划": f"name: {name}"})
    assert nothing.format(name) in messages(language).line(faults[0])


def test_a_number_that_no_quantity_holds_is_found(site_from: SiteFrom, tmp_path: Path) -> None:
    gone = FUND[FUND.index("quantities:") : FUND.index("---\n力争")]
    faults = check(site_from, tmp_path, **{gone: ""})
    assert [(finding.rule, finding.values["number"]) for finding in faults] == [("coverage-number", "500")]


def test_an_amount_cannot_be_left_out_with_a_reason(site_from: SiteFrom, tmp_path: Path) -> None:
    gone = FUND[FUND.index("quantities:") : FUND.index("---\n力争")]
    reason = "numbers_not_encoded:\n  - printed: [资金500万元]\n    reason: 只为测试\nrole_labels:"
    faults = check(site_from, tmp_path, **{gone: "", "role_labels:": reason})
    assert [finding.rule for finding in faults] == ["coverage-hidden-number"]


def test_a_paragraph_that_nothing_cites_is_found(site_from: SiteFrom, tmp_path: Path) -> None:
    faults = check(site_from, tmp_path, **{"paragraphs: [2-3]": "paragraphs: [2]"})
    assert [(finding.rule, finding.values["paragraph"]) for finding in faults] == [("coverage-paragraph", "3")]


def test_a_mistake_of_another_kind_is_not_found_again_as_missing_evidence(site_from: SiteFrom, tmp_path: Path) -> None:
    faults = check(site_from, tmp_path, **{"themes: [housing]": "themes: [hosing]"})
    assert [finding.rule for finding in faults] == ["vocabulary-near"]


@pytest.mark.parametrize(("key", "target"), [("within", "nothing"), ("within", "doctors"), ("repeats", "fund/gone")])
def test_a_relation_to_nothing_or_to_itself_is_found(
    site_from: SiteFrom, tmp_path: Path, key: str, target: str
) -> None:
    faults = check(site_from, tmp_path, **{"within: sailors": f"{key}: {target}"})
    assert [finding.rule for finding in faults] == ["quantity"]


def test_the_minimal_site_is_borne_out_too() -> None:
    assert findings(MINIMAL) == []
