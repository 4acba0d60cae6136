"""A number of the text as it is drafted: the figure, and what the words around it say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.editor.drafting.lines import SourceLine
from builder.editor.drafting.numbers_in import PrintedFigure
from builder.evidence.grammar.table_rows import read_row
from builder.text.values import value_class


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
    rows = [quantity for quantity in quantities if read_row(quantity.line.key)]
    first = {quantity.printed: index for index, quantity in reversed(list(enumerate(quantities, 1)))}
    return tuple(
        replace(quantity, repeats=first[quantity.printed])
        if quantity in rows and quantities[first[quantity.printed] - 1].line is not quantity.line
        else quantity
        for quantity in quantities
    )
