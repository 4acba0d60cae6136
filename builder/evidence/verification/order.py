"""Numbers in our own text that mean something only in their order: dates, document numbers, ranges, lists of counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from builder.evidence.verification.search import Search

_DATE = re.compile(r"(\d+)[年-](\d+)[月-](?:(\d+)日?)?(?!\d)")
_PRINTED_DATE = re.compile(r"((?:19|20)\d\d)[年./-](\d{1,2})(?:[月./-](\d{1,2}))?")
_DOCUMENT_NUMBER = re.compile(r"\[\d+\]\d+号")
_RANGE = re.compile(r"(\d+)年?至(\d+)(?=[年项条章节])")
_LIST = re.compile(r"\d+(?P<unit>[人名个家项])(?:,\d+(?P=unit))+")
_COUNT = re.compile(r"(\d+)[人名个家项]")


def check_order(search: Search, ours: str, cited: Sequence[str]) -> None:
    """Dates with their month and numbers of documents are printed so, ranges rise, lists follow the text."""
    printed = {_parts(match) for text in cited for match in _PRINTED_DATE.finditer(text)}
    printed |= {date[:2] for date in printed}
    for match in _DATE.finditer(ours):
        if _parts(match) not in printed:
            search.refute("evidence-number", number=match[0])
    for match in _DOCUMENT_NUMBER.finditer(ours):
        if not any(match[0] in text for text in cited):
            search.refute("evidence-number", number=match[0])
    for match in _RANGE.finditer(ours):
        if int(match[1]) >= int(match[2]):
            search.refute("evidence-number-place", number=match[1], other=match[2])
    for match in _LIST.finditer(ours):
        counts = _COUNT.findall(match[0])
        if not any(_follow(counts, _COUNT.findall(text)) for text in cited):
            search.refute("evidence-number-place", number=counts[0], other=counts[1])


def _parts(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(part) for part in match.groups() if part)


def _follow(counts: Iterable[str], printed: Iterable[str]) -> bool:
    """Whether counts stand in a text in this order, whatever stands between them."""
    left = iter(printed)
    return all(count in left for count in counts)
