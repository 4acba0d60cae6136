"""Text as words for Pagefind."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from builder.search.encoding import encode_words, neighbour_pairs
from builder.text.normalise import BARRIER

TEXT = st.text(st.characters(max_codepoint=0x3FFFF, exclude_categories=["Cs"], exclude_characters=BARRIER), max_size=30)


@given(TEXT, TEXT)
def test_a_stretch_is_a_phrase_of_words_exactly_where_it_stands(text: str, part: str) -> None:
    whole = f" {encode_words(text)} "
    if len(part) > 1:
        assert (f" {encode_words(part)} " in whole) == (part in text)
    for start in range(max(0, len(text) - 4)):
        assert f" {encode_words(text[start : start + 4])} " in whole


@given(TEXT)
def test_words_are_plain_letters_that_pagefind_cannot_take_apart(text: str) -> None:
    assert all(re.fullmatch("[a-z]{8}", word) for word in encode_words(text).split())


def test_no_pair_reaches_across_a_barrier() -> None:
    assert neighbour_pairs(f"甲乙{BARRIER}丙丁") == {"甲乙", "丙丁"}
