"""The repository's own indicators."""

from __future__ import annotations

from builder.compare.entries import entries
from builder.compare.indicators import comparison
from tests.conftest import ROOT, checked


def test_every_indicator_of_the_repository_is_stated_by_a_plan() -> None:
    real = checked(ROOT / "content", sources=None).site
    assert real.indicators
    known = {one.key: entries(one) for one in real.plans}
    assert [one.id for one in real.indicators if not comparison(real, one, real.plans, known).count] == []
