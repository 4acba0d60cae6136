"""The repository's own indicators."""

from __future__ import annotations

from builder.compare.entries import entries
from builder.compare.indicators import comparison
from tests.conftest import ROOT, checked


def test_every_indicator_of_the_repository_is_stated_by_a_plan() -> None:
    real = checked(ROOT / "content", sources=None).site
    assert real.indicators
    expected = {plan.key: entries(plan) for plan in real.plans}
    assert [
        indicator.id for indicator in real.indicators if not comparison(real, indicator, real.plans, expected).count
    ] == []
