"""A number of the text as it is drafted: the figure, and what the words around it say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.editor.drafting.lines import SourceLine
from builder.editor.drafting.numbers_in import PrintedFigure
from builder.evidence.grammar.table_rows import read_row
from builder.text.values import value_class

_LEAST_NAME = 4
"""So long is what names the same thing in a sentence and in the row of a table."""


@value_class
class DraftQuantity:
    """A figure and what stands around it.

    `printed` is unique in the paragraphs that are searched for it, or `occurrence` says which of several it is.
    """

    line: SourceLine
    figure: PrintedFigure
    printed: str
    label: str
    nature: str
    nature_words: tuple[str, ...]
    per: str
    period: str
    by: str
    end: int = 0
    """Where `printed` ends in the folded paragraph; 0 where it fills the cell of a table."""
    occurrence: int = 0
    note: str = ""
    repeats: int = 0
    """Which number of its programme, from 1, it says once more."""
    is_past: bool = False
    """Whether it is what there was before: in a table 2020年 beside 2025年, in a text of 2022 到2020年底."""


def with_repeats(quantities: Sequence[DraftQuantity]) -> tuple[DraftQuantity, ...]:
    """The numbers of a programme; what the row of a table says in the words of its text is the same promise."""
    said = [(index, each) for index, each in enumerate(quantities, 1) if not read_row(each.line.key)]
    return tuple(
        replace(quantity, repeats=next((index for index, each in said if _says_again(quantity, each)), 0))
        if read_row(quantity.line.key)
        else quantity
        for quantity in quantities
    )


def _says_again(row: DraftQuantity, sentence: DraftQuantity) -> bool:
    """Whether a row says what a sentence says: in its words, or the same amount of what is called so, by then."""
    if row.printed == sentence.printed:
        return True
    figures = [(each.figure.low, each.figure.high, each.figure.unit) for each in (row, sentence)]
    is_same = figures[0] == figures[1] and row.by in (sentence.by, sentence.by or row.by) and not row.is_past
    return (
        is_same
        and min(len(row.label), len(sentence.label)) >= _LEAST_NAME
        and (row.label in sentence.label or sentence.label in row.label)
    )
