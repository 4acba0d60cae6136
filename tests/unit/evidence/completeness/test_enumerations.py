"""A list recorded in part is recorded whole; clauses that begin with an action are told from purposes."""

from __future__ import annotations

import pytest

from builder.evidence.completeness.enumerations import list_missing
from builder.evidence.grammar.action_verbs import action_beginnings, action_verbs
from tests.conftest import MINIMAL, checked

ACTS = action_verbs(checked(MINIMAL, sources=None).site)


@pytest.mark.parametrize(
    ("words", "recorded", "missing"),
    [
        ("组织研修班、专题讲座和研讨交流", ("研修班", "专题讲座"), ["研讨交流"]),
        ("办理落户、职称评定、子女就学", ("职称评定", "子女就学"), ["落户"]),
        ("组织满意度调查和工作评估", ("满意度调查",), ["工作评估"]),
        ("落实做好健康体检和外出学习工作", ("外出学习",), ["健康体检"]),
        ("组织研修班、专题讲座和研讨交流", ("研修班",), []),  # of three two must be recorded
        ("形成梯次合理、符合要求的水手综合评价体系", ("水手综合评价体系",), []),  # no part of its own
        ("招聘和选拔专业水手、技能水手", ("技能水手",), ["选拔专业水手"]),
        ("招聘和选拔高级别水手", ("高级别水手",), []),  # two verbs of the same
        ("会同区财政局、区人社局", ("区人社局",), []),
    ],
)
def test_the_rest_of_a_recorded_list_is_missing(words: str, recorded: tuple[str, ...], missing: list[str]) -> None:
    stretches = [(words.index(part), words.index(part) + len(part)) for part in recorded]
    parts = list_missing(words, ACTS, ["区财政局", "区人社局"], stretches)
    assert [words[slice(*part)] for part in parts] == missing


@pytest.mark.parametrize(
    ("clause", "is_action"),
    [
        ("规范专家的选拔和考核", True),
        ("由区人社局会同有关部门制定考核细则", True),
        ("将评审权下放至园区", True),
        ("对积极的单位予以保留", True),
        ("大幅度提高水手支出占财政支出比例", True),
        ("提高招聘会的影响力", False),
        ("形成良好的氛围", False),
        ("让各类水手安心工作", False),
    ],
)
def test_a_clause_that_names_an_action_is_told_from_a_purpose(clause: str, *, is_action: bool) -> None:
    assert bool(action_beginnings(ACTS).match(clause)) is is_action
