"""How much of a source is accounted for."""

from __future__ import annotations

from builder.evidence.completeness.coverage import SourceCoverage


def is_complete(coverage: SourceCoverage) -> bool:
    """Whether every paragraph and number is cited or left out for a reason."""
    numbers = coverage.numbers_claimed + coverage.numbers_left_out
    return not coverage.paragraphs_open and coverage.numbers == numbers
