"""Numbers that count nothing: ordinals, years, numbers of items, of names and of idioms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.evidence.completeness.coverage import ORDINAL
from builder.evidence.grammar.numerals import Number
from builder.evidence.grammar.sentences import KIND_OF_NAME, marked_stretches
from builder.evidence.sources.source_text import Match
from builder.evidence.verification.search import Search
from builder.model.schema.statement import Quantity
from builder.text.normalise import fold

_YEAR = re.compile(r"(?:19|20)\d\d年")
_IDIOM = re.compile("一(?:批|系列|些|流|线|体|方面|般|致|定|直|律|旦|并)|(?<=[同统唯逐单])一")
_NAMED = re.compile(rf'{KIND_OF_NAME}"?$')
_GOES_ON_AS_NAME = re.compile(rf"[一-鿿]{{0,4}}{KIND_OF_NAME}")


def is_in_idiom(text: str, start: int) -> bool:
    """Whether the numeral that begins there in a folded text is a part of a word.

    >>> is_in_idiom("一般为6个月", 0), is_in_idiom("同一单位", 1), is_in_idiom("五分之一", 3)
    (True, True, False)
    """
    return bool(_IDIOM.match(text, start))


def check_counted(search: Search, quantity: Quantity, place: Match, numbers: Sequence[Number]) -> None:
    """The numbers of a phrase, each with its place in it, count something: 第七次, 2024年, “百人计划” do not."""
    text = search.text.folded[place.paragraph - 1].text
    for number in numbers:
        start = place.start + number.start
        if _is_no_number(text, start, number, fold(quantity.unit or "")):
            search.refute("evidence-no-number", number=number.text, printed=quantity.printed)


def _is_no_number(text: str, start: int, number: Number, unit: str) -> bool:
    ordinal = ORDINAL.match(text)
    return (
        text.endswith("第", 0, start)
        or (unit in ("", "年") and bool(_YEAR.match(text, start)))
        or bool(ordinal and start < ordinal.end())
        or is_in_idiom(text, start)
        or _is_in_name(text, start, start + len(number.text))
    )


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a number stands in a title, or in a name in quotation marks that is one of a plan: “百人计划”."""
    return any(
        text[first] == "《" or _NAMED.search(text[first:last]) or _GOES_ON_AS_NAME.match(text, last)
        for first, last in marked_stretches(text)
        if first < start and end < last
    )
