"""Each of the forty mistakes of editors is one finding at its cause, and what should be written instead is none."""

from __future__ import annotations

import pytest

from builder.findings.messages import LANGUAGES, messages
from builder.findings.messages.codes import CODES
from builder.yamltext.reading import read_yaml
from tests.conftest import SiteFrom, findings
from tests.sites_invalid import PLAN, minimal
from tests.support.mistakes import MISTAKES, Mistake

EVERY = [f"Y{number:02d}" for number in range(1, 41)]
NAMES = [f"{mistake.code}-{index}" for index, mistake in enumerate(MISTAKES)]


@pytest.mark.parametrize("mistake", MISTAKES, ids=NAMES)
def test_a_mistake_is_one_finding_where_its_cause_is(site_from: SiteFrom, mistake: Mistake) -> None:
    data, line, column = mistake.spoilt()
    problems = findings(site_from({mistake.file: data}), sources=None)
    second = [(finding.rule, finding.place.file, finding.place.line, finding.place.column) for finding in problems]
    if mistake.rule == "yaml-nodes":
        assert [rule for rule, *_ in second] == [mistake.rule]
        return
    assert second == [(mistake.rule, f"content/{mistake.file}", line, column)]
    assert (problems[0].severity.value == "warning") == mistake.warning


@pytest.mark.parametrize("mistake", MISTAKES, ids=NAMES)
def test_what_should_be_written_instead_is_no_mistake(site_from: SiteFrom, mistake: Mistake) -> None:
    assert findings(site_from({mistake.file: mistake.right()}), sources=None) == []


def test_every_mistake_has_a_code_a_message_and_a_pair() -> None:
    assert sorted(set(CODES.values())) == EVERY
    assert {mistake.code for mistake in MISTAKES} | {"Y39"} == set(EVERY)  # a wrong place: below
    for language in LANGUAGES:
        assert set(CODES) <= set(messages(language).catalogue["rules"])


def rules(text: str) -> list[tuple[str, int, int]]:
    problems = read_yaml(text, file="content/a.yaml")[1]
    return [(item.rule, item.place.line, item.place.column) for item in problems]


def test_mistakes_of_one_file_are_told_at_once_and_each_once(site_from: SiteFrom) -> None:
    text = minimal(PLAN)
    for old, new in (
        ("title: 市中区", "title：市中区"),
        ("kind: opinions", "kind：opinions"),
        ("issued: 2022-08-03", "issued: 2022年8月3日"),
        ("  start: 2022\n", "\tstart: 2022\n"),
        ("extent: complete", "extnt: complete"),
        ("    min: 5", "    min: ５"),
        ("lead: [牵头部门]", "lead:\n    • 牵头部门\n    • 主办部门"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    problems = findings(site_from({PLAN: text}), sources=None)
    assert [(finding.rule, finding.place.line) for finding in problems] == [
        ("colon-width", 1),
        ("colon-width", 3),
        ("date-near", 6),
        ("tab", 10),
        ("unknown-key-near", 14),
        ("number-width", 26),
        ("list-marker", 42),
    ]


def test_a_place_behind_a_mended_one_is_that_of_the_file() -> None:
    root, problems = read_yaml("a：b\nc: {d：1, d: 2}\n", file="content/a.yaml")
    assert root is not None
    assert [(item.rule, item.place.line, item.place.column) for item in problems] == [
        ("colon-width", 1, 2),
        ("colon-width", 2, 6),
        ("duplicate-key", 2, 10),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "caveats:\n  - 一、目标：到2024年达到100人；其中：博士20人\n  - GDP：增长\n  - 五是：做好\n",
        "a: 甲：乙\nb: “甲”和“乙”\nc: 甲#乙\nd: C#语言\n",
        "name: “一把手”抓“第一资源”\nnote: “今年”未写明\nlabel: “瑞雪计划”\n",
        "a: it's\nb: 5'\nc: 'it''s'\nd: \"x\\\"y\"\ne: \"a\\nb\"\n",
        "text: |\n  第一段：甲\n  - 乙：\n    * 丙\n  key：value # 不是注释\nname: 甲\n",
        "a: [甲, 乙,\n  丙, 丁]\nb: {c: 1,\n  d: 2}\n",
        "url: https://a.example/b:c?d=e#f\ntime: 12:30\ncite: [16, 'page:18-20', page:3]\n",
        "cite:\n  - page:16\n  - 18-20\n",
        "code: '440103'        # 6 位代码\ncity: 广州市          # 直辖市写直辖市本身\nmin: 3 # 人\n",
        "a:\n- 甲\n- 乙\nb:\n    - 丙\n    -  丁\n",
        "区委组织部:\n  agency: x\n区科技局（区知识产权局）:\n  agency: y\n",
        "a: one line\n  and another\nb: >\n  folded\n  english\n",
        "printed: [“4+4”, 国家“千人计划”]\nread_as: ⽔手\n",
        "note: 见（二）1,000元，(GDP)、3.5%\n",
        "issuer: ['甲，乙', “丙，丁”, 戊（己，庚）]\n",
        "---\na: b\n",
        "note:\n  原文：甲\nb: c\n",
        "printed: [其中，20人]\n",
        "a: -5\nb: 2022—2024\nc: ——\n",
    ],
)
def test_what_is_right_is_not_found_fault_with(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  - id：x\n    file：y\n    title: 甲\n", [("colon-width", 2, 7), ("colon-width", 3, 9)]),
        ("text: 甲\n目标：乙\n", [("colon-width", 2, 3)]),
        ("a: {b：1, c：2}\n", [("colon-width", 1, 6)]),
        ("a: {b:1, c: 2}\n", [("colon-space", 1, 6)]),
        ("a:\n　　b: c\n　　d: e\n", [("space", 2, 1), ("space", 3, 1)]),
        ("a:\n  * 甲\n  * 乙\n", [("list-marker", 2, 3)]),
        ("a:\n  1. 甲\n  2. 乙\n", [("folded", 2, 3)]),
        ("a: |\n  甲\n\t乙\n", [("tab", 3, 1)]),
        ("a: ＂甲＂\n", [("chinese-quotes", 1, 4)]),
        ("a: 甲\n  - 乙\n  - 丙\n", [("folded", 2, 3)]),
        ("- 甲\n  - 乙\n", [("folded", 2, 3)]),
        ("a: 包括:\n", [("second-colon", 1, 6)]),
        ("a:\n  b: 1\n   c: 2\n   d: 3\n  e: 4\n", [("indentation", 3, 4)]),
        ("a: '甲\nb: 2\nc: '丙\nd: '4'\n", [("open-quote", 1, 4), ("open-quote", 3, 4)]),
        ("a: [甲\nb: 丙\n", [("open-bracket", 1, 4)]),
    ],
)
def test_mistakes_in_other_places_are_told_where_they_are(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert rules(text) == expected
