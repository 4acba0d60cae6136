"""The captions of an indicator's tables: where a text leaves open what matters, they say so and whose the table is."""

from __future__ import annotations

from typing import Any

import pytest

from builder.views.indicators import IndicatorView
from tests.unit.views.test_comparing_fairly import indicator, quantity, with_quantities

STATED = with_quantities(quantity(), quantity("r"))


def captions(view: IndicatorView) -> list[str]:
    return [each.table.caption.partition("：")[2] for each in view.tables]


def test_counts_of_no_stated_kind_name_their_texts_and_have_no_caption_in_common() -> None:
    """Nothing that is stated tells these tables apart: they are apart since a stock and a flow may read the same."""
    open_kind = with_quantities(quantity(kind=None))
    view = indicator(STATED, open_kind, open_kind)
    first, *others = captions(view)
    assert "单独成表" not in first
    assert [words.rpartition("；")[2].partition("：")[0] for words in others] == ["口径没有写明，各文本单独成表"] * 2
    reason = "有一边没有写明口径（存量、期内数还是累计），不能与写明的比"
    assert [each.reasons for each in view.tables] == [(), (reason,), (reason,)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": None}, "口径没有写明，各文本单独成表：山东省济南市市中区"),
        ({"unit": "%"}, "基数没有写明，各数单独成表：山东省济南市市中区，人"),
        ({"unit": None}, "原文没有写单位，各数单独成表：山东省济南市市中区，人"),
        ({"period": "不久"}, "各数单独成表：山东省济南市市中区，人"),
        ({"unit": "人", "target_groups": []}, "各文本单独成表：山东省济南市市中区"),
    ],
)
def test_a_caption_says_what_keeps_a_table_to_its_text(fields: dict[str, Any], expected: str) -> None:
    view = indicator(STATED, with_quantities(quantity(**fields)))
    assert captions(view)[1].rpartition("；")[2] == expected


def test_two_numbers_of_one_text_that_stand_apart_have_captions_of_their_own() -> None:
    numbers = with_quantities(quantity(period="不久"), quantity("r", label="户", period="不久"))
    assert len(set(captions(indicator(numbers)))) == 2


def test_what_is_stated_in_full_names_no_text() -> None:
    view = indicator(STATED, with_quantities(quantity(target_groups=[])))
    assert not [words for words in captions(view) if "单独成表" in words]


@pytest.mark.parametrize(("fields", "words"), [({}, ["要做的"]), ({"nature": "scope"}, [])])
def test_what_only_says_what_a_text_consists_of_is_called_neither_promised_nor_done(
    fields: dict[str, Any], words: list[str]
) -> None:
    (caption,) = captions(indicator(with_quantities(quantity(**fields))))
    assert [each for each in caption.split("；") if "要做的" in each] == words
