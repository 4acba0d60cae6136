"""A suggestion is made only where something of the word is there."""

from __future__ import annotations

import pytest

from builder.text.did_you_mean import nearest


@pytest.mark.parametrize(
    ("word", "candidates", "suggestion"),
    [
        ("市中", ["历下区", "市中区"], "市中区"),
        ("market", ["market-square-of-the-old-town", "marked"], "marked"),
        ("市", ["市中区"], None),
        ("", ["市中区"], None),
        ("“ ”", ["市中区"], None),
        ("ab", ["ac", "ad"], "ac"),
    ],
    ids=[
        "an abbreviation",
        "a typing error before it",
        "a single character",
        "nothing",
        "only marks",
        "first of equals",
    ],
)
def test_what_is_suggested(word: str, candidates: list[str], suggestion: str | None) -> None:
    assert nearest(word, candidates) == suggestion


def test_what_is_less_like_than_asked_for_is_not_suggested() -> None:
    assert nearest("tilte", ["title"], cutoff=0.8) == "title"
    assert nearest("tilte", ["title"], cutoff=0.81) is None
