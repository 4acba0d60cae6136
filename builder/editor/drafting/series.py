"""Numbers of one thing by years, each with its own: 2025年筹集300套,2026年400套."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from builder.editor.drafting.draft_quantity import DraftQuantity
from builder.evidence.grammar.sentences import stretch_around

_END = re.compile("[。;!?|]")
# 2025年毕业的, 2025年以前 and 2025年底前 say who is meant, or by when.
_OWN = re.compile(r"(?:(?<=[,、:(和及])|^)(?P<year>(?:19|20)\d\d年)(?![底末初前后起以之至到])[^,、:\d的]{0,10}$")
_WITH_NUMBER = re.compile(r"((?:19|20)\d\d)年[^,、:\d]{0,12}\d")
_YEAR = re.compile(r"\d{4}年")


def year_in_series(text: str, at: int) -> str:
    """The year that begins the clause of a number, where a number of the same sentence has another; else empty.

    >>> text = "2025年筹集300套,2026年400套"
    >>> year_in_series(text, 7), year_in_series(text, 17), year_in_series("2025年筹集300套", 7)
    ('2025年', '2026年', '')
    """
    start, end = stretch_around(_END, text, at, at)
    own = _OWN.search(text[start:at])
    years = set(_WITH_NUMBER.findall(text[start:end])) if own else set()
    return own["year"] if own and len(years) > 1 else ""


def with_labels_of_series(quantities: Sequence[DraftQuantity]) -> list[DraftQuantity]:
    """A number of a later year is what the one before it is, where its clause does not say."""
    labelled: list[DraftQuantity] = []
    for quantity in quantities:
        before = labelled[-1] if labelled else None
        is_next = before and not quantity.label and before.label and _follows(quantity, before)
        labelled.append(replace(quantity, label=before.label) if before and is_next else quantity)
    return labelled


def _follows(quantity: DraftQuantity, before: DraftQuantity) -> bool:
    if quantity.line is not before.line or quantity.figure.unit != before.figure.unit:
        return False
    between = quantity.line.key[before.figure.end : quantity.figure.start]
    years = before.period or before.by, quantity.period
    return bool(_YEAR.search(between) and _YEAR.fullmatch(years[1]) and years[0]) and not _END.search(between)
