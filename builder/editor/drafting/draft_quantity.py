"""A number of the text as it is drafted: the figure, and what the words around it say of it."""

from __future__ import annotations

from builder.editor.drafting.lines import SourceLine
from builder.editor.drafting.numbers_in import PrintedFigure
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
    occurrence: int = 0
    note: str = ""
    is_past: bool = False
    """Whether it is what there was before: in a table 2020年 beside 2025年, in a text of 2022 到2020年底."""
