"""The words of limits: the same wherever they are looked for."""

from __future__ import annotations

import pytest

from builder.export.card.lines import wrap
from builder.text.general_label import says_nothing, without_general_end
from builder.text.limits import AHEAD, WORDS


def test_ahead_of_a_number_stands_no_word_that_stands_behind_it() -> None:
    assert {"不得超过", "至少", "最长"} <= set(AHEAD)
    assert set(AHEAD).isdisjoint({"以上", "以下", "以内", "之内", "过", "多", "≥"})


@pytest.mark.parametrize("word", AHEAD)
def test_a_limit_alone_is_no_label(word: str) -> None:
    assert says_nothing(word)
    assert without_general_end(f"租房{word}") == "租房"


@pytest.mark.parametrize("word", WORDS)
def test_no_line_of_a_picture_ends_within_a_limit(word: str) -> None:
    assert wrap(f"每年给予补贴{word}", len, 7, 2) == ("每年给予补贴", word)
