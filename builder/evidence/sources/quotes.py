"""The passages that support a claim, cut from the source as archived, with facts and repairs marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from builder.evidence.sources.source_text import Match, SourceText
from builder.model.schema.plan import SourceRepair
from builder.text.values import value_class

_STOP = re.compile(r"[。；;！？!?]")
_Stretch = tuple[int, int]
"""From a character up to another, which is no part of it."""
_Repair = tuple[_Stretch, SourceRepair]


@value_class
class Segment:
    """A stretch of archived text. `read_as` is set where it is misprinted."""

    text: str
    marked: bool = False
    read_as: str = ""
    context: bool = False
    """A sentence before or after, which supports nothing but shows what is meant."""
    reason: str = ""
    """Why it is read so, if it is misprinted."""
    is_gap: bool = False
    """Stands for what is left out between two sentences; it has no text."""


@value_class
class Quote:
    """Whole sentences of one paragraph."""

    paragraph: int
    segments: tuple[Segment, ...]


def quotes(text: SourceText, matches: Iterable[Match]) -> list[Quote]:
    """For each paragraph with a match, the sentences that hold the matches."""
    by_paragraph: dict[int, set[_Stretch]] = {}
    for match in matches:
        # Several claims rest on the same words: each stretch is marked once.
        stretch = text.folded[match.paragraph - 1].origin(match.start, match.end)
        by_paragraph.setdefault(match.paragraph, set()).add(stretch)
    return [
        Quote(number, tuple(_with_context(text, number, sorted(marks))))
        for number, marks in sorted(by_paragraph.items())
    ]


def _with_context(text: SourceText, paragraph: int, marks: Sequence[_Stretch]) -> Iterator[Segment]:
    """The sentences that hold the marks, with one sentence more on each side where nothing else is quoted."""
    raw, repairs = text.raw[paragraph - 1], _repairs(text, paragraph)
    ends = _sentence_ends(raw, repairs)
    shown = 0
    stretches = _sentences(raw, ends, marks)
    for index, (start, end) in enumerate(stretches):
        before = max(shown, _sentence_start(ends, start - 1))
        if index and shown < before:
            yield Segment("", is_gap=True)
        if before < start:
            yield from _cut(raw, (), repairs, (before, start), context=True)
        yield from _cut(raw, marks, repairs, (start, end))
        following = stretches[index + 1][0] if index + 1 < len(stretches) else len(raw)
        shown = min(following, _sentence_end(raw, ends, end + 1)) if end < len(raw) else end
        if shown > end:
            yield from _cut(raw, (), repairs, (end, shown), context=True)


def segments(text: SourceText, paragraph: int, marks: Sequence[_Stretch]) -> list[Segment]:
    """A paragraph, cut where marks and repairs begin and end."""
    raw = text.raw[paragraph - 1]
    return list(_cut(raw, marks, _repairs(text, paragraph), (0, len(raw))))


def _cut(
    raw: str, marks: Sequence[_Stretch], repairs: Sequence[_Repair], stretch: _Stretch, *, context: bool = False
) -> Iterator[Segment]:
    """A stretch of a paragraph, cut where marks and repairs begin and end."""
    first, last = stretch
    cuts = {first, last}
    for start, end in (*marks, *(place for place, _ in repairs)):
        cuts |= {cut for cut in (start, end) if first < cut < last}
    # A repair is shown whole: cut in two, its reading would stand beside a rest of what it replaces.
    edges = sorted(cut for cut in cuts if not any(a < cut < b for (a, b), _ in repairs))
    for start, end in pairwise(edges):
        repair = next((declared for place, declared in repairs if place == (start, end)), None)
        if repair is None:
            yield Segment(raw[start:end], any(a <= start and end <= b for a, b in marks), context=context)
        else:
            marked = any(a < end and start < b for a, b in marks)
            yield Segment(raw[start:end], marked, repair.read_as, context, str(repair.reason))


def _repairs(text: SourceText, paragraph: int) -> list[_Repair]:
    raw = text.raw[paragraph - 1]
    return [
        ((match.start(), match.end()), repair)
        for repair in text.source.corrections
        if any(paragraph in span.paragraphs for span in repair.paragraphs)
        for match in re.finditer(re.escape(repair.printed), raw)
    ]


def _sentence_ends(raw: str, repairs: Sequence[_Repair]) -> list[int]:
    """Where sentences end: a question mark within a misprint is a torn character, which ends none."""
    ends = (match.end() for match in _STOP.finditer(raw))
    return [end for end in ends if not any(start < end < stop for (start, stop), _ in repairs)]


def _sentences(raw: str, ends: Sequence[int], marks: Sequence[_Stretch]) -> list[_Stretch]:
    """The sentences around the marks, merged where they touch."""
    stretches: list[_Stretch] = []
    for start, end in sorted(marks):
        stretch = (_sentence_start(ends, start), _sentence_end(raw, ends, end))
        if stretches and stretch[0] <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretch[1], stretches[-1][1]))
        else:
            stretches.append(stretch)
    return stretches


def _sentence_start(ends: Sequence[int], position: int) -> int:
    """Where the sentence begins that holds the character at `position`; `ends`: where those of the paragraph end."""
    before = bisect_right(ends, position)
    return ends[before - 1] if before else 0


def _sentence_end(raw: str, ends: Sequence[int], position: int) -> int:
    """Where the sentence ends that holds the character before `position`."""
    at = bisect_left(ends, position)
    return ends[at] if at < len(ends) else len(raw)
