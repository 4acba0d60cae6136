"""What is said of a source where something of it is not known is held against its text."""

from __future__ import annotations

import pytest

from builder.evidence.heads import check
from builder.evidence.source_text import join_sources, read_source
from builder.model.types import Absent
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
    text = join_sources([read_source(source, ("2023年03月29日", "甲区人才计划"))])
    problems = [problem for problem in check(plan, text, []) if problem.rule == "evidence-number"]
    assert [problem.values["number"] for problem in problems] == foreign
    assert {problem.place.line for problem in problems} <= {PLAN.origin.at("sources", 0, "retrieved").line}
