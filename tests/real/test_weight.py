"""What a reader of the repository's own site fetches."""

from __future__ import annotations

from pathlib import Path

from tests.bench.weights import free_comparison


def test_the_free_comparison_crosses_the_wire_lightly(published: Path) -> None:
    assert free_comparison(published) <= 200_000
