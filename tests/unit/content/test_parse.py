"""Records become the typed site. What does not fit is told once, in the words of the file, and hides nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.content.parse import parse
from builder.content.read import load
from builder.findings.finding import Finding, Place, sort_findings
from builder.findings.messages import messages
from builder.model.site import Plan, Site
from builder.model.types import Absent, PartialDate
from tests.conftest import MINIMAL, SiteFrom
from tests.conftest import findings as findings_with
from tests.sites_invalid import DISTRICT, FUND, HOUSING, PLAN, SUMMARY, changed, faults_in, minimal


def site_at(content: Path) -> Site:
    records, outcome = load(content, shown_as="content")
    site, problems = parse(records, content="content")
    assert outcome + problems == []
    return site


def plan_at(content: Path) -> Plan:
    return site_at(content).plans[0]


def findings(content: Path) -> list[Finding]:
    """What is wrong with the content itself, whatever the sources say."""
    return findings_with(content, sources=None)


def test_the_smallest_site_is_typed() -> None:
    site = site_at(MINIMAL)
    plan = site.plans[0]
    assert [district.id for district in site.districts] == ["aa", "bb"]
    assert plan.key == "aa.plan-a"
    assert plan.issued == PartialDate(2022, 8, 3)
    assert isinstance(plan.effective, Absent)
    assert plan.year == 2022
    assert plan.sources[0].corrections[0].paragraphs[0].paragraphs == range(2, 3)
    assert [programme.id for programme in plan.programmes] == ["housing", "fund"]
    assert plan.programmes[0].origin.at("name").line == 2
    assert list(site.vocabularies["themes"].terms) == ["housing", "funding", "culture"]


def test_codes_that_look_like_numbers_stay_codes(site_from: SiteFrom) -> None:
    site = site_at(site_from(changed(DISTRICT, "'370103'", "370103")))
    assert site.districts[0].code == "370103"


def test_districts_and_their_plans_stand_in_the_order_of_the_codes_whatever_their_folders_are_called(
    site_from: SiteFrom,
) -> None:
    folder, second = "districts/aa/plan-a", "districts/bb/plan-b"
    files = ("plan.yaml", "summary.md", "programmes/fund.md", "programmes/housing.md")
    beside = {f"{second}/{file}": minimal(f"{folder}/{file}") for file in files}
    site = site_at(site_from(beside | changed(DISTRICT, "370103", "370503")))
    assert [district.id for district in site.districts] == ["bb", "aa"]
    assert [plan.key for plan in site.plans] == ["bb.plan-b", "aa.plan-a"]


def test_programmes_stand_in_the_order_of_the_text_with_parts_after_their_whole(site_from: SiteFrom) -> None:
    text = minimal(HOUSING)
    content = site_from(
        {
            "districts/aa/plan-a/programmes/zz.md": text.replace("'1'", "'1.2'"),
            "districts/aa/plan-a/programmes/part.md": text.replace("number: '1'\n", "").replace(
                "cite:", "part_of: zz\ncite:"
            ),
            "districts/aa/plan-a/programmes/late.md": text.replace("'1'", "'10'"),
            "districts/aa/plan-a/programmes/first.md": text.replace("cite: [2]", "cite: [1]"),
        }
    )
    assert [programme.id for programme in plan_at(content).programmes] == [
        "first",
        "housing",
        "zz",
        "part",
        "fund",
        "late",
    ]


def test_districts_stand_in_the_order_of_their_codes(site_from: SiteFrom) -> None:
    content = site_from(
        {"districts/zz/district.yaml": "code: '110101'\nname: 东城区\ncity: 北京市\nprovince: 北京市\n"}
    )
    assert [district.id for district in site_at(content).districts] == ["zz", "aa", "bb"]


@pytest.mark.parametrize("broken", ["site.yaml", DISTRICT, SUMMARY, "vocabularies/statuses.yaml", "pages/about.md"])
def test_mistakes_in_other_files_are_told_beside_a_broken_one(site_from: SiteFrom, broken: str) -> None:
    changes = changed(FUND, "lead: [区财政局]", "lead: [发改委]") | {broken: ""}
    assert {(rule, file) for rule, file, *_ in faults_in(site_from(changes))} == {
        ("organisation", FUND),
        ("empty-file", broken),
    }


def test_ids_and_links_of_programmes_are_checked_even_if_their_plan_is_broken(site_from: SiteFrom) -> None:
    changes = changed(FUND, "themes: [funding]", "themes: [fundng]") | {PLAN: "title: [\n"}
    changes[SUMMARY] = "见[别处](nowhere.md)。\n"
    assert [(rule, file) for rule, file, *_ in faults_in(site_from(changes))] == [
        ("yaml-syntax", PLAN),
        ("vocabulary-near", FUND),
        ("link", SUMMARY),
    ]


def test_all_terms_of_a_vocabulary_with_mistakes_are_told(site_from: SiteFrom) -> None:
    text = minimal("vocabularies/themes.yaml")
    text = (
        text.replace("  label: 安住\n", "")
        .replace("- id: funding", "- id: Funding")
        .replace("  label: 宣传\n", "  label:\n")
    )
    assert [(rule, line) for rule, _, line, _ in faults_in(site_from({"vocabularies/themes.yaml": text}))] == [
        ("missing-key", 1),
        ("identifier-near", 4),
        ("empty", 9),
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule", "key"),
    [
        ("issued: 2022-08-03", "issued: 2022.8", "date-near", "issued"),
        ("issued: 2022-08-03", "issued:", "empty", "issued"),
        ("issued: 2022-08-03", "issued: [2022]", "date", "issued"),
        ("issued: 2022-08-03", "issued: {state: disputed}", "state-note", "issued"),
        ("issued: 2022-08-03", "issued: {state: disputed, note: }", "empty", "note"),
        ("issued: 2022-08-03", "issued: {state: unknown}", "choice", "状态"),
        ("    cite: [1]", "    cite: [1—3]", "citation-near", "cite"),
        ("title: 市中区关于水手工作的意见", "title: 无", "empty", "title"),
        ("  start: 2022\n", "", "missing-key", "start"),
        ("  start: 2022\n", "  start: '2022年'\n", "date-near", "start"),
        ("note-1: 只为测试而写。", "note-1:\n    zh: 只为测试而写。\n    en:", "empty", "en"),
        ("note-1: 只为测试而写。", "note-1:", "empty", "note-1"),
        ("note-1: 只为测试而写。", "note-1: [只为测试而写]", "type", "使用须知"),
        ("    agency: finance", "    agency:", "empty", "agency"),
        ("    agency: finance", "    full_name: 财政局", "missing-key", "agency"),
        ("    sha256: ", "    sha256: Z", "sha256", "sha256"),
        ("        reason: 连接号丢失", "        reason:", "empty", "reason"),
        ("        confidence: high", "        confidence: sure", "choice", "把握"),
        ("issuer: [市中区委, 市中区政府]", "issuer: []", "empty", "issuer"),
        ("issuer: [市中区委, 市中区政府]", "issuer: 市中区委", "list-near", "发文机关"),
        ("issuer: [市中区委, 市中区政府]", "issuer: [[市中区委]]", "type", "发文机关"),
    ],
)
def test_a_finding_names_the_key_as_it_stands_in_the_file(
    site_from: SiteFrom, old: str, new: str, rule: str, key: str
) -> None:
    problems = findings(site_from(changed(PLAN, old, new)))
    assert [(finding.rule, finding.values["key"]) for finding in problems] == [(rule, key)]


@pytest.mark.parametrize(
    ("file", "old", "new", "near"),
    [
        (FUND, "target_groups:", "tagret_groups:", "target_groups"),
        (FUND, "cite:", "cites:", "cite"),
        (FUND, "status:", "状态:", "status"),
        (FUND, "name:", "名称:", "name"),
        (PLAN, "  start:", "  strat:", "start"),
        (PLAN, "    agency: finance", "    agancy: finance", "agency"),
        (PLAN, "        read_as:", "        read-as:", "read_as"),
        ("vocabularies/themes.yaml", "  definition:", "  defintion:", "definition"),
        ("site.yaml", "base_url:", "baseurl:", "base_url"),
    ],
)
def test_a_mistyped_key_is_told_with_the_one_that_was_meant_and_nothing_is_missed(
    site_from: SiteFrom, file: str, old: str, new: str, near: str
) -> None:
    problems = findings(site_from(changed(file, old, new)))
    assert [(finding.rule, finding.values["key"], finding.values["near"]) for finding in problems] == [
        ("unknown-key-near", new.strip().partition(":")[0], near)
    ]


def test_an_unknown_key_is_told_with_the_keys_of_its_place(site_from: SiteFrom) -> None:
    problems = findings(site_from(changed(PLAN, "  start: 2022", "  start: 2022\n  colour: red")))
    assert [(finding.rule, finding.values["key"]) for finding in problems] == [("unknown-key", "colour")]
    assert {"start", "end", "years", "note"} <= set(problems[0].values["allowed"].split("、"))
    assert "title" not in problems[0].values["allowed"].split("、")


def test_an_unknown_key_beside_a_key_called_like_a_branch_of_the_schema_is_told_where_it_is(
    site_from: SiteFrom,
) -> None:
    rest = "".join(f"{key}: not_researched\n" for key in ("population", "gdp", "revenue", "area"))
    text = f"kind: {{value: urban, year: 2023, quelle: 甲, source: {{title: 公报}}}}\n{rest}"
    (problem,) = findings(site_from({"districts/aa/context.yaml": text}))
    assert (problem.rule, problem.place.line, problem.place.column) == ("unknown-key", 1, 34)
    assert problem.values["allowed"] == "recorded、source、value、year"


def test_every_mistake_of_a_file_is_told(site_from: SiteFrom) -> None:
    text = minimal(PLAN).replace("issued: 2022-08-03", "issued: 8月").replace("extent: complete", "extent: all")
    text = text.replace("    agency: finance", "    agncy: finance").replace("file: source.txt", "file: ../source.txt")
    assert [rule for rule, *_ in faults_in(site_from({PLAN: text}))] == ["date", "choice", "path", "unknown-key-near"]


def test_a_long_value_is_cut_in_its_message(site_from: SiteFrom) -> None:
    (problems,) = findings(site_from(changed(PLAN, "issued: 2022-08-03", "issued: " + "长" * 5_000)))
    assert len(messages("zh").line(problems)) < 300


def test_an_error_that_no_rule_foresees_still_tells_place_and_reason() -> None:
    problem = Finding(Place("content/a.yaml", 3, 2), "value", {"key": "标题", "value": "甲", "problem": "odd"})
    assert messages("zh").line(problem).startswith("content/a.yaml:3:2: 错误 [value] “标题”的值“甲”")


def test_findings_are_sorted_by_place_and_told_once() -> None:
    early, late = Finding(Place("a", 2, 1), "x"), Finding(Place("a", 10, 1), "x")
    second = Finding(Place("a", 2, 1), "x", {"value": "1"})
    assert sort_findings([late, second, early, late, early]) == [early, second, late]
