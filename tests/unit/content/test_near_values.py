"""What was meant by a citation that is written in another way."""

from __future__ import annotations

import pytest

from builder.content.near_values import diagnose_citation


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("16—18", "16-18"),
        ("16－18", "16-18"),
        ("16~18", "16-18"),
        ("16至18", "16-18"),
        ("18-16", "16-18"),
        ("第16段", "16"),
        ("１６", "16"),
        ("016", "16"),
        ("16、18", "16, 18"),
        ("16 18", "16, 18"),
        ("Page：16–18", "page:16-18"),
        ("0", ""),
        ("p16", ""),
        ("16-18-20", ""),
        ("123456", ""),
        ("", ""),
    ],
)
def test_what_is_clear_is_said_as_it_is_to_be_written(written: str, expected: str) -> None:
    assert diagnose_citation(written) == ("citation-near" if expected else "citation", expected)
