"""A label belongs to its own number, and a number to the measure it stands with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

from builder.evidence.claims.placed import Placed
from builder.evidence.grammar.numerals import find_numbers
from builder.evidence.grammar.sentences import sentence_around
from builder.evidence.grammar.table_rows import BARE, cell_at, name_of_numbers, read_row
from builder.evidence.grammar.tiers import find_tiers
from builder.evidence.sources.source_text import Match, SourceText, with_pauses
from builder.findings.finding import Finding, finding
from builder.text.normalise import fold


def check(text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """The words in which two labels differ stand nearer to their own number than to the other's."""
    numbers = sorted(
        (each for each in placed if each.stated and len(each.matches) == 1), key=lambda each: each.matches[0].paragraph
    )
    yield from _check_rows(text, numbers)
    for _, group in groupby(numbers, key=lambda each: each.matches[0].paragraph):
        for a, b in combinations(group, 2):
            yield from _compare(text, a, b)


def _check_rows(text: SourceText, numbers: Sequence[Placed]) -> Iterator[Finding]:
    """A number in a table is labelled by the name of its own row, not by that of another."""
    names = {
        number: fold(cell.value)
        for number in text.all_paragraphs
        if (cell := name_of_numbers(read_row(text.folded[number - 1].text)))
    }
    pairs_of_names = {name: _pairs(name) for name in names.values()}
    for each in numbers:
        own = names.get(each.matches[0].paragraph)
        if own is None or each.quantity is None or not _fills_cell(text, each.matches[0]):
            continue
        label = _pairs(fold(each.quantity.label.zh))
        share = {name: len(pairs & label) / (len(pairs) or 1) for name, pairs in pairs_of_names.items()}
        nearest = max(share, key=lambda name: share[name])
        if share[nearest] > share[own]:
            label_said = each.quantity.label.zh
            yield finding(each.place, "evidence-label", claim=each.claim, other=nearest, label=label_said)


def _fills_cell(text: SourceText, match: Match) -> bool:
    """Whether a number is all that stands in its cell: one that stands in a sentence there has words of its own."""
    row = text.folded[match.paragraph - 1].text
    starts = (match.start + number.start for number in find_numbers(row[match.start : match.end]))
    cells = (cell_at(row, start) for start in starts)
    return any(cell and BARE.match(cell.value) for cell in cells)


def _compare(text: SourceText, a: Placed, b: Placed) -> Iterator[Finding]:
    assert a.quantity
    assert b.quantity
    words_a, words_b = _pairs(fold(a.quantity.label.zh)), _pairs(fold(b.quantity.label.zh))
    only_a, only_b = words_a - words_b, words_b - words_a
    tiers = _tier(text, a.matches[0]), _tier(text, b.matches[0])
    if "" in tiers:
        return  # of a list whose names nothing tells apart
    near_a, near_b = (
        _pairs(tier) if tier else _near(text, each.matches[0]) for tier, each in zip(tiers, (a, b), strict=True)
    )
    only_near_a, only_near_b = near_a - near_b, near_b - near_a
    own = len(only_a & only_near_a) + len(only_b & only_near_b)
    crossed = len(only_a & only_near_b) + len(only_b & only_near_a)
    is_part = a.quantity.within == b.quantity.id or b.quantity.within == a.quantity.id
    if crossed > own + 1 or (own == 0 and crossed and not is_part):
        yield finding(a.place, "evidence-label", claim=a.claim, other=b.claim, label=a.quantity.label.zh)


def _tier(text: SourceText, match: Match) -> str | None:
    """Who an amount is for that stands in a list of them (分别); empty where the list does not tell, None outside."""
    number = match.paragraph - 1
    words = with_pauses(text.folded[number], text.raw[number])
    return next((tier.name_in(words) for tier in find_tiers(words) if match.start <= tier.start < match.end), None)


def _near(text: SourceText, match: Match) -> set[str]:
    """The pairs of characters around a number: its phrase, and what stands up to the numbers or the ends beside it."""
    paragraph = text.folded[match.paragraph - 1].text
    first, last = sentence_around(paragraph, match.start, match.end)
    numbers = list(find_numbers(paragraph))
    before = max((n.end for n in numbers if n.end <= match.start), default=0)
    after = min((n.start for n in numbers if n.start >= match.end), default=len(paragraph))
    start = max(first, before)
    clause = paragraph[match.end : min(last, after)].split(",")[0]
    return _pairs(paragraph[start : match.end] + clause)


def _pairs(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text) if not (a + b).isascii() and not any(map(str.isdigit, a + b))}


def check_measures(text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Of the measures of a programme, the one a number is hung on stands with the number, not another one."""
    measures = [each for each in placed if each.quantity is None and each.statement.measure]
    for each in placed:
        own = each.statement.measure
        if each.quantity is None or own is None or not each.matches:
            continue
        gaps = {
            measure.statement.measure.id: _gap(text, each.matches[0], measure.matches)
            for measure in measures
            if measure.statement.measure and measure.statement.programme is each.statement.programme
        }
        nearest = min(gaps, key=lambda name: gaps[name], default=own.id)
        here, there = gaps.get(own.id, FAR), gaps.get(nearest, FAR)
        if (here >= SENTENCE and there < SENTENCE // 2) or (CLAUSE <= here < FAR and there < CLAUSE):
            yield finding(each.place, "evidence-measure", claim=each.claim, measure=own.id, other=nearest)


CLAUSE, SENTENCE, FAR = 1, 1_000, 1_000_000


def _gap(text: SourceText, match: Match, names: Sequence[Match]) -> int:
    """How far a name is from a number: how many commas, how many full stops, or another paragraph."""
    gaps = [FAR]
    for name in names:
        if name.paragraph == match.paragraph:
            first, last = sorted([(name.start, name.end), (match.start, match.end)])
            between = text.folded[match.paragraph - 1].text[first[1] : last[0]]
            gap = sum(map(between.count, ",:")) + SENTENCE * sum(map(between.count, "。;"))
            is_later = gap and name.start >= match.end  # what a later clause names is seldom what a number is of
            gaps.append(gap + SENTENCE // 2 if is_later else gap)
    return min(gaps)
