"""A summary has no number, denial, body or deed that its paragraphs do not have."""

from __future__ import annotations

import pytest

from builder.evidence.claims.claim import Claim
from builder.evidence.sources.source_text import read_source
from builder.evidence.verification.prose import check_prose
from builder.evidence.verification.search import Search
from builder.findings.finding import Place
from builder.model.types import Span
from tests.unit.evidence.verification.test_quantities import source

PARAGRAPH = "三年内引进领军水手5名、创业团队8个，每年安排260万元。由区财政局设立专项资金，到2025年对优秀学员给予扶持。"


def rules(prose: str, paragraph: str = PARAGRAPH) -> set[str]:
    search = Search(Claim("a", Place("a"), (Span(None, 1, 1),), ""), read_source(source(), (paragraph,)))
    check_prose(search, prose)
    return {failure.rule for failure in search.result.failures}


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("三年内引进领军水手5名、创业团队8个，每年260万元。", set()),
        ("五年内引进领军水手5名。", {"evidence-number"}),
        ("每年安排260元。", {"evidence-number"}),
        ("引进领军水手8名、创业团队5个。", {"evidence-number-place"}),
        ("对优秀学员不给予扶持。", {"evidence-denial"}),
        ("没有写扶持的标准。", set()),
        ("没有设立专项资金。", {"evidence-denial"}),
        ("由市财政局设立专项资金。", {"evidence-body"}),
        ("已对优秀学员给予扶持。", {"evidence-done"}),
        ("入选者可在区内免费停车。", {"evidence-invented"}),
    ],
)
def test_what_a_summary_says_and_the_text_does_not_is_found(prose: str, expected: set[str]) -> None:
    assert rules(prose) == expected


def test_a_number_of_a_table_is_said_with_the_unit_that_its_table_counts_in() -> None:
    row = "指标：水手总量｜单位：万人｜2025年：26"
    assert rules("2025年水手总量26万人。", row) == set()
    assert rules("2025年水手总量26亿元。", row) == {"evidence-number"}


def test_the_opposite_of_a_text_is_found() -> None:
    assert "evidence-denial" in rules("没有设立任何专项资金，由企业全额出资，市财政局负责拨付。")
