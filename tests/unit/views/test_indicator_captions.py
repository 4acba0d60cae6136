"""What an indicator's tables and lone numbers are said to count: also what a text leaves open that matters."""

from __future__ import annotations

from typing import Any

import pytest

from builder.views.indicators import IndicatorView
from tests.unit.views.test_comparing_fairly import indicator, quantity, with_quantities

TERMS = 4
"""Which cell of a lone number says what it counts."""
STATED = with_quantities(quantity(), quantity("r"))


def captions(view: IndicatorView) -> list[str]:
    return [each.table.caption.partition("：")[2] for each in view.tables]


def test_counts_of_no_stated_kind_name_their_texts_and_have_no_caption_in_common() -> None:
    """Nothing that is stated tells these tables apart: they are apart since a stock and a flow may read the same."""
    open_kind = with_quantities(quantity(kind=None), quantity("r", kind=None))
    view = indicator(STATED, open_kind, open_kind)
    first, *others = captions(view)
    assert "单独成表" not in first
    assert [words.rpartition("；")[2].partition("：")[0] for words in others] == ["口径没有写明，各文本单独成表"] * 2
    reason = "有一边没有写明口径（存量、期内数还是累计），不能与写明的比"
    assert [each.reasons for each in view.tables] == [(), (reason,), (reason,)]


def lone_terms(view: IndicatorView) -> list[list[str]]:
    """What each lone number counts and, where there is a table to stand beside, why it does not."""
    assert view.lone
    cells = [row.cells[TERMS] for row in view.lone.groups[0].rows]
    return [
        ["".join(getattr(piece, "text", "") for piece in line.pieces) for block in cell.blocks for line in block.lines]
        for cell in cells
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": None}, "没有写明是存量、期内数还是累计"),
        ({"unit": "%"}, "基数没有写明"),
        ({"unit": None}, "原文没有写单位"),
        ({"period": "不久"}, "没有写明多长时间"),
        ({"unit": "人", "target_groups": []}, "没有写明数的是哪些人"),
    ],
)
def test_a_lone_number_says_what_its_text_leaves_open(fields: dict[str, Any], expected: str) -> None:
    """Its place and what it is stand beside it in its row."""
    view = indicator(STATED, with_quantities(quantity(**fields)))
    assert len(view.tables) == 1
    ((terms, reasons),) = lone_terms(view)
    assert expected in terms.split("；")
    assert reasons.startswith("不能与表 1 并列：")


def test_where_no_two_numbers_count_the_same_none_is_measured_against_another() -> None:
    view = indicator(with_quantities(quantity(period="不久"), quantity("r", label="户", period="不久")))
    assert view.tables == ()
    assert [len(lines) for lines in lone_terms(view)] == [1, 1]


def test_what_is_stated_in_full_names_no_text() -> None:
    view = indicator(STATED, with_quantities(quantity(target_groups=[]), quantity("r", target_groups=[])))
    assert len(view.tables) == 2
    assert not [words for words in captions(view) if "单独成表" in words]


@pytest.mark.parametrize(("fields", "words"), [({}, ["要做的"]), ({"nature": "scope"}, [])])
def test_what_only_says_what_a_text_consists_of_is_called_neither_promised_nor_done(
    fields: dict[str, Any], words: list[str]
) -> None:
    ((terms,),) = lone_terms(indicator(with_quantities(quantity(**fields))))
    assert [each for each in terms.split("；") if "要做的" in each] == words
