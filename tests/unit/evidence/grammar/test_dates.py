"""The national five-year plans have years that everybody knows."""

from __future__ import annotations

import pytest

from builder.evidence.grammar.dates import years_of_five_year_plan
from builder.text.normalise import fold


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
