"""A period is that of its printed phrase; the five-year plans have years that everybody knows."""

from __future__ import annotations

import pytest

from builder.evidence.claims import Claim
from builder.evidence.dates import check_period, years_of_five_year_plan
from builder.evidence.search import Search
from builder.evidence.source_text import read_source
from builder.findings.finding import Place
from builder.model.schema.plan import Period
from builder.model.types import Span
from builder.text.normalise import fold
from tests.unit.evidence.test_quantities import source


def rules(paragraph: str, **fields: object) -> set[str]:
    period = Period.model_validate({"cite": ["1"], **fields})
    text = read_source(source(), (paragraph,))
    search = Search(Claim("a", Place("a"), (Span(None, 1, 1),), "", period=period), text)
    check_period(search, period)
    return {failure.rule for failure in search.result.failures}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("水手发展“十四五”规划", (2021, 2025)),
        ("“十三五”时期", (2016, 2020)),
        ("“十五”计划", (2001, 2005)),
        ("“十四五”", (2021, 2025)),
        ("十五年规划", None),
        ("二十五项计划", None),
        ("第三个五年计划", None),
    ],
)
def test_a_five_year_plan_has_its_years(text: str, years: tuple[int, int] | None) -> None:
    assert years_of_five_year_plan(fold(text)) == years


def test_a_period_is_that_of_the_plan_that_the_phrase_names() -> None:
    title = "测试区水手发展“十四五”规划"
    assert rules(title, start="2021", end="2025", printed="“十四五”规划") == set()
    assert rules(title, start="2021", end="2025", printed="十四五") == set()
    assert rules(title, start="2021", end="2026", printed="“十四五”规划") == {"evidence-value"}
    assert rules("规划期2021—2025年", start="2021", end="2025", printed="2021—2025年") == set()


def test_a_period_says_no_less_than_its_phrase() -> None:
    paragraph = "自2021年起三年，至2025年3月"
    assert rules(paragraph, start="2021", years={"min": 3, "max": 3}, printed="2021年起三年") == set()
    assert rules(paragraph, start="2021", years={"min": 3, "max": 3}, printed=paragraph) == {"evidence-foreign-number"}
    assert rules(paragraph, start="2021", years={"min": 3, "max": 5}, printed="2021年起三年") == {"evidence-value"}
    assert rules(paragraph, start="2021", end="2025", printed="2025年3月") == {"evidence-value"}
