"""The repository's own indicators."""

from __future__ import annotations

from builder.compare.coverage import cover
from builder.compare.indicators import compare_indicator, sort_by_indicator
from builder.compare.stated_quantities import collect_quantities
from tests.conftest import ROOT, checked


def test_every_indicator_of_the_repository_is_stated_by_a_plan() -> None:
    real = checked(ROOT / "content", sources=None).site
    assert real.indicators
    expected = {key: sort_by_indicator(collect_quantities(own)) for key, own in cover(real).items()}
    assert [
        indicator.id
        for indicator in real.indicators
        if not compare_indicator(real, indicator, real.plans, expected).count
    ] == []
