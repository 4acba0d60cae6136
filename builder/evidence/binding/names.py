"""A name is printed as a name: whole, not denied, and a numbered item's right behind its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.evidence.claims.placed import Placed
from builder.evidence.grammar.outline import after_number
from builder.evidence.grammar.sentences import clause_around, marked_stretches
from builder.evidence.grammar.table_rows import name_of, read_row
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Finding, finding
from builder.text.normalise import fold

_DENIED = re.compile(r"(不再|不予|不得|不设|停止|取消|禁止|严禁|废止|撤销|暂停|暂缓)[^,。;:]{0,8}$")
_CUT = re.compile(r"^[的了等,]|[的和与及或在对为把将被,]$")
_STOP = re.compile(r"[为是]?:|[。,.;(!?\[-]|$")


def check(text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Names that are parts of a name or of a sentence, or that the text denies."""
    for each in placed:
        programme, measure = each.statement.programme, each.statement.measure
        if each.quantity or programme is None or not each.matches:
            continue
        name = fold((measure or programme).name.zh)
        words = f"{name} {(measure.force if measure else programme.force) or ''}"
        if _CUT.search(name) or all(_is_cut(text, match) for match in each.matches):
            yield finding(each.place, "evidence-name-cut", claim=each.claim, name=name)
        elif denied := _find_denial(text, each.matches, words):
            yield finding(each.place, "evidence-denied", claim=each.claim, name=name, looked=denied)
        elif measure is None and programme.number and not any(_heads(text, match) for match in each.matches):
            yield finding(each.place, "evidence-item-name", claim=each.claim, name=name)


def _is_cut(text: SourceText, match: Match) -> bool:
    """Whether a name begins or ends within quotation marks or a title, but not at their edge."""
    paragraph = text.folded[match.paragraph - 1].text
    return any(
        start < match.start < end < match.end or match.start < start < match.end < end or _splits(match, start, end)
        for start, end in marked_stretches(paragraph)
    )


def _splits(match: Match, start: int, end: int) -> bool:
    """Whether it is a piece of what the marks hold, cut on a side where that goes on."""
    return start < match.start and match.end < end and not (match.start == start + 1 or match.end == end - 1)


def _find_denial(text: SourceText, matches: Sequence[Match], words: str) -> str:
    """The word that denies a name wherever it stands, if the name or its verb does not have it."""
    denials = []
    for match in matches:
        paragraph = text.folded[match.paragraph - 1].text
        start, _ = clause_around(paragraph, match.start, match.end)
        denial = _DENIED.search(paragraph[start : match.start])
        denials.append(denial[1] if denial and denial[1] not in words else "")
    return denials[0] if all(denials) else ""


def _heads(text: SourceText, match: Match) -> bool:
    """Whether a name stands right behind the number of a paragraph, or in marks in its first clause, and ends there.

    The row of a table has a cell for it.
    """
    paragraph = text.folded[match.paragraph - 1].text
    cell = name_of(read_row(paragraph))
    if cell and (cell.at, cell.end) == (match.start, match.end):
        return True
    start = after_number(paragraph)
    clause = re.split("[。,;]", paragraph[start : match.start])
    is_marked = start and len(clause) == 1 and paragraph[match.start] in '"《'
    return (match.start == start or bool(is_marked)) and bool(_STOP.match(paragraph, match.end))
