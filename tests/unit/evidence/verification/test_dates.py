"""A period is that of its printed phrase, and a date one that the cited paragraph prints."""

from __future__ import annotations

import pytest

from builder.evidence.claims.claim import Claim
from builder.evidence.sources.source_text import read_source
from builder.evidence.verification.dates import check_date, check_period
from builder.evidence.verification.search import Search
from builder.findings.finding import Place
from builder.model.schema.plan import Period
from builder.model.types import PartialDate, Span
from tests.unit.evidence.verification.test_quantities import source


def rules(paragraph: str, **fields: object) -> set[str]:
    period = Period.model_validate({"cite": ["1"], **fields})
    text = read_source(source(), (paragraph,))
    search = Search(Claim("a", Place("a"), (Span(None, 1, 1),), "", period=period), text)
    check_period(search, period)
    return {failure.rule for failure in search.result.failures}


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


@pytest.mark.parametrize(
    ("printed", "date", "is_there"),
    [
        ("2022年8月3日", "2022-08-03", True),
        ("2022年08月03日", "2022-08-03", True),
        ("2022-08-03", "2022-08-03", True),
        ("2022.8.3", "2022-08-03", True),
        ("2022年8月3日", "2022-08-04", False),
        ("2022年8月", "2022-08-03", False),
        ("2022年8月", "2022-08", True),
        ("2022-08", "2022-08", True),
        ("2022年18月", "2022-08", False),
        ("2022年", "2022", True),
        ("2021年", "2022", False),
        ("2022.8.31", "2022-08-03", False),
        ("2022/8/31", "2022-08-03", False),
        ("2022.8.31", "2022-08-31", True),
        ("2022/8/3", "2022-08-03", True),
        ("2022/08/03", "2022-08-03", True),
        ("2022.08.03", "2022-08-03", True),
        ("2022-08-03 10:00", "2022-08-03", True),
        ("2022.8.4 10:00", "2022-08-04", True),
        ("2022.8.3 10:00", "2022-08-03", False),
        ("2022.8.31，2022.8.3", "2022-08-03", True),
        ("2022年08月", "2022-08", True),
        ("12022年8月", "2022-08", False),
        ("20224", "2022", False),
    ],
)
def test_a_date_stands_in_one_of_the_forms_of_official_texts(printed: str, date: str, is_there: bool) -> None:
    text = read_source(source(), (f"{printed}印发",))
    search = Search(Claim("a", Place("a"), (Span(None, 1, 1),), ""), text)
    check_date(search, PartialDate.parse(date))
    assert [failure.rule for failure in search.result.failures] == ([] if is_there else ["evidence-date"])
    assert len(search.result.matches) == is_there
