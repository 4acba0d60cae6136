"""The number, date or citation that was intended by one that is written in another way than the schema wants."""

from __future__ import annotations

import re
from decimal import Decimal

from pydantic_core import PydanticCustomError

from builder.model.citations import write_citation
from builder.model.types import PartialDate, Span
from builder.text.chinese_numbers import parse_chinese
from builder.text.normalise import narrow

_NUMBER = re.compile(r"\d{1,15}(\.\d+)?", re.ASCII)
_EXPONENT = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)[eE]\+?(\d{1,2})", re.ASCII)
_WORDS = re.compile(r"\D*?(\d{1,15}(?:\.\d+)?)[^\d.].*|\D+(\d{1,15}(?:\.\d+)?)", re.ASCII)
_DASH = re.compile("[-‐‑‒–—―−~〜至到]+")
_SPAN = re.compile(r"(?:([a-z][a-z0-9-]*):)?0*(\d{1,5})(?:-0*(\d{1,5}))?", re.ASCII)
_DATE = re.compile(
    r"(\d{4})(?:[-./年‐-―−]\s*(\d{1,2})(?:[-./月‐-―−]\s*(\d{1,2}))?)?\s*[年月日号]?(?:[底末前]|t[\d:.]+z?|\s[\d:.]+)?",
    re.ASCII,
)
_COMPACT_DATE = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(\d\d)?", re.ASCII)
_CHINESE = re.compile("[〇零一二三四五六七八九十百千]+")
_CHINESE_YEAR = re.compile("^[〇零○Ｏ一二三四五六七八九]{4}(?=年)")
_RANGE = re.compile(r"(\d{1,15}(?:\.\d+)?)(?:-|—|–|~|〜|至|到)+(\d{1,15}(?:\.\d+)?)", re.ASCII)
_ASIDE = re.compile(r"[\s_.‐-―−]+")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LISTED = re.compile(r"[、，,;；]\s*")


def diagnose_number(text: str) -> tuple[str, str]:
    """The rule that a text breaks because it is not a number, and the number that was intended, if that is clear.

    >>> diagnose_number("１２"), diagnose_number("1,200"), diagnose_number("约100人")
    (('number-width', '12'), ('number-separator', '1200'), ('number-words', '100'))
    >>> diagnose_number("若干")
    ('number', '')
    """
    typed = narrow(text).strip()
    if typed != text and _NUMBER.fullmatch(typed):
        return "number-width", typed
    if (bare := re.sub(r"[,_'\s]", "", typed)) != typed and _NUMBER.fullmatch(bare):
        return "number-separator", bare
    if match := _EXPONENT.fullmatch(typed):
        number = Decimal(match[1]).scaleb(int(match[2]))
        return "number-separator", format(number.normalize(), "f")
    if match := _RANGE.fullmatch(typed):
        return "number-range", f"min: {match[1]}、max: {match[2]}"
    if _CHINESE.fullmatch(typed) and (intended := parse_chinese(typed)) is not None:
        return "number-chinese", format(intended.normalize(), "f")
    if match := _WORDS.fullmatch(re.sub(r"(?<=\d),(?=\d{3})", "", typed)):
        return "number-words", match[1] or match[2]
    return "number", ""


def diagnose_date(text: str) -> tuple[str, str]:
    """The rule that a text breaks because it is not a date, and the date that was intended, as it is to be written.

    >>> diagnose_date("2022年8月"), diagnose_date("2022-02-30"), diagnose_date("去年")
    (('date-near', '2022-08'), ('date-none', ''), ('date', ''))
    """
    typed = _in_digits(narrow(text).strip().casefold())
    match = _COMPACT_DATE.fullmatch(typed) or _DATE.fullmatch(typed)
    if not match:
        return "date", ""
    near = "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
    try:
        PartialDate.parse(near)
    except PydanticCustomError:
        return "date-none", ""
    return "date-near", near


def _in_digits(text: str) -> str:
    """A date with its numbers in Arabic digits.

    >>> _in_digits("二〇一三年四月十二日")
    '2013年4月12日'
    """
    year = _CHINESE_YEAR.match(text)
    if not year:
        return text
    rest = _CHINESE.sub(lambda match: str(parse_chinese(match[0]) or match[0]), text[4:])
    return f"{parse_chinese(re.sub('[○Ｏ零]', '〇', year[0]))}{rest}"


def diagnose_identifier(text: str) -> str:
    """The identifier that was intended by one in capitals, or with other signs between its words; empty if none.

    >>> diagnose_identifier("Sea_Fund 2"), diagnose_identifier("资金")
    ('sea-fund-2', '')
    """
    near = _ASIDE.sub("-", narrow(text).strip().casefold()).strip("-")
    return near if _ID.fullmatch(near) else ""


def split_list(text: str) -> str:
    """The list that was intended by one value, or several in a row; empty for what may be a sentence.

    >>> split_list("甲局、乙局"), split_list("44"), split_list("做好：工作。")
    ('[甲局, 乙局]', '[44]', '')
    """
    parts = [part for part in _LISTED.split(text.strip()) if part]
    is_plain = parts and not any(re.search(r"[\[\]{}:：。'\"#&*!|>%@`]", part) or len(part) > 40 for part in parts)
    return f"[{', '.join(parts)}]" if is_plain else ""


def diagnose_citation(text: str) -> tuple[str, str]:
    """The rule that a text breaks because it is no citation, and the one or several that were intended.

    >>> diagnose_citation("16—18"), diagnose_citation("第16段、18段"), diagnose_citation("20-18")
    (('citation-near', '16-18'), ('citation-near', '16, 18'), ('citation-near', '18-20'))
    >>> diagnose_citation("前言")
    ('citation', '')
    """
    spaced = re.sub(r"(?<=\d)\s+(?=\d)", ",", narrow(text).casefold())
    typed = _DASH.sub("-", re.sub(r"\s|第|自然段|段|[.。]$", "", spaced))
    parts = [_SPAN.fullmatch(part) for part in re.split("[,、;和及]", typed)]
    spans = [_span(part[1], int(part[2]), int(part[3] or part[2])) for part in parts if part]
    try:
        near = ", ".join(span for span in spans if Span.parse(span))
    except PydanticCustomError:
        return "citation", ""
    return ("citation-near", near) if len(spans) == len(parts) else ("citation", "")


def _span(source: str | None, first: int, last: int) -> str:
    first, last = sorted((first, last))
    return write_citation(Span(source, first, last))
