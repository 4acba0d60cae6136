"""Numbers of one thing by years, each with its own: 2025年筹集300套,2026年400套; 2025年,2026年分别筹集300套,400套."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.editor.drafting.draft_quantity import DraftQuantity
from builder.editor.drafting.lines import full_width
from builder.evidence.grammar.numerals import MEASURES
from builder.evidence.grammar.sentences import pieces, stretch_around

_END = re.compile("[。!?|]")
_PARTS = re.compile(";")
_SENTENCE_END = re.compile("[。;]")
_Y = r"(?:19|20)\d\d年"
# 2025年毕业的, 2025年以前 and 2025年底前 say who is meant, or by when.
_OWN = re.compile(rf"(?:(?<=[,、:(和及])|(?<=其中)|^)(?P<year>{_Y})(?![底末初前后起以之至到])[^,、:\d的]{{0,10}}$")
_WITH_NUMBER = re.compile(r"((?:19|20)\d\d)年[^,、:\d]{0,12}\d")
_YEAR = re.compile(r"\d{4}年")
_AMOUNT = rf"\d[\d.]*[万亿千百]{{0,2}}(?:{MEASURES}|%)"
# 2025年,2026年和2027年分别筹集300套,400套和500套; 2025-2027年分别…
_EACH = re.compile(
    rf"(?P<years>{_Y}(?:[,、和及或]{_Y})+|(?:19|20)\d\d(?:年?[-至到]){_Y})[^。;:\d]{{0,8}}分别[^。;:\d]{{0,20}}?"
    rf"(?P<amounts>{_AMOUNT}(?:[,、和及或]{_AMOUNT})+)"
)
_MOST_YEARS = 10
# 到2025年,2026年分别达到……: by when, and not in which year.
_UNTIL = re.compile("(?:到|至|截至)$")
# 计划供应:2025年100套;2026年150套: what all of them are stands before the first.
_LEAD = re.compile(rf"(?:^|[,。;)])(?P<lead>[^,。;:()\d]{{2,24}}):{_Y}[^,、:;\d]{{0,2}}$")


def year_in_series(text: str, at: int) -> str:
    """The year of a number, where numbers of the same sentence have others; else empty.

    >>> text = "2025年筹集300套,2026年400套"
    >>> year_in_series(text, 7), year_in_series(text, 17), year_in_series("2025年筹集300套", 7)
    ('2025年', '2026年', '')
    >>> text = "2025年,2026年分别筹集300套,400套;2027年500套"
    >>> year_in_series(text, 15), year_in_series(text, 20), year_in_series("2025年100套;2026年90套", 5)
    ('2025年', '2026年', '2025年')
    """
    if listed := year_of_list(text, at):
        return listed[0]
    first, last = stretch_around(_END, text, at, at)
    parts = [text[first + start : first + end] for start, end in pieces(text[first:last], _PARTS)]
    index = text.count(";", first, at)
    own = _OWN.search(text[first:at].rpartition(";")[2])
    if not own:
        return ""
    years = set(_WITH_NUMBER.findall(parts[index]))
    beside = (match[1] for part in parts[max(0, index - 1) : index + 2] if (match := _WITH_NUMBER.match(part)))
    return own["year"] if len(years.union(beside)) > 1 else ""


def year_of_list(text: str, at: int) -> tuple[str, bool] | None:
    """The year of an amount in a list of amounts by years, and whether that is one until which; None elsewhere.

    >>> year_of_list("到2025年,2026年分别达到30%,40%", 16)
    ('2025年', True)
    """
    for match in _EACH.finditer(text, *stretch_around(_SENTENCE_END, text, at, at)):
        years = list(_years(match["years"]))
        starts = [match.start("amounts") + amount.start() for amount in re.finditer(_AMOUNT, match["amounts"])]
        if len(years) == len(starts) and at in starts:
            return f"{years[starts.index(at)]}年", bool(_UNTIL.search(text[: match.start()]))
    return None


def _years(words: str) -> Iterator[int]:
    """The years of a list, or of a span of not too many.

    >>> list(_years("2025-2027年")), list(_years("2025年和2026年"))
    ([2025, 2026, 2027], [2025, 2026])
    """
    years = [int(year) for year in re.findall(r"\d{4}", words)]
    is_span = len(years) == 2 and re.search("[-至到]", words) and 0 < years[1] - years[0] < _MOST_YEARS
    yield from range(years[0], years[1] + 1) if is_span else years


def lead_of_series(text: str, at: int) -> str:
    """What stands before the years of a series and names all its numbers; empty where nothing does."""
    match = _LEAD.search(text[:at])
    return match["lead"] if match else ""


def with_labels_of_series(quantities: Sequence[DraftQuantity]) -> list[DraftQuantity]:
    """A number of a later year is what the one before it is, where its clause does not say."""
    labelled: list[DraftQuantity] = []
    for quantity in quantities:
        before = labelled[-1] if labelled else None
        is_next = before and not quantity.label and before.label and _follows(quantity, before)
        label = before.label if before and is_next else quantity.label or _label_of_lead(quantity)
        labelled.append(replace(quantity, label=label))
    return labelled


def _label_of_lead(quantity: DraftQuantity) -> str:
    text, at = quantity.line.key, quantity.figure.start
    return full_width(lead_of_series(text, at)) if year_in_series(text, at) else ""


def _follows(quantity: DraftQuantity, before: DraftQuantity) -> bool:
    if quantity.line is not before.line or quantity.figure.unit != before.figure.unit:
        return False
    text = quantity.line.key
    between = text[before.figure.end : quantity.figure.start]
    years = before.period or before.by, quantity.period or quantity.by
    is_listed = year_of_list(text, quantity.figure.start) and year_of_list(text, before.figure.start)
    has_year = _YEAR.search(between) and _YEAR.fullmatch(years[1])
    return bool(is_listed or (has_year and years[0] and not _END.search(between)))
