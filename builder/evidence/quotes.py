"""The passages that bear a claim out, cut from the source as archived, with facts and repairs marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from builder.evidence.source_text import Match, SourceText
from builder.model.schema.plan import Correction
from builder.text.values import value_class

_STOP = re.compile(r"[。；;！？!?]")


@value_class
class Segment:
    """A stretch of archived text. `read_as` is set where it is misprinted."""

    text: str
    marked: bool = False
    read_as: str = ""
    context: bool = False
    """A sentence before or after, which bears nothing out but shows what is meant."""
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
    by_paragraph: dict[int, list[tuple[int, int]]] = {}
    for match in matches:
        start, end = text.folded[match.paragraph - 1].origin(match.start, match.end)
        by_paragraph.setdefault(match.paragraph, []).append((start, end))
    return [Quote(number, tuple(_with_context(text, number, marks))) for number, marks in sorted(by_paragraph.items())]


def _with_context(text: SourceText, paragraph: int, marks: Sequence[tuple[int, int]]) -> Iterator[Segment]:
    """The sentences that hold the marks, with one sentence more on each side where nothing else is quoted."""
    raw = text.raw[paragraph - 1]
    shown = 0
    stretches = _sentences(raw, marks)
    for index, (start, end) in enumerate(stretches):
        before = max(shown, _sentence_start(raw, start - 1))
        if index and shown < before:
            yield Segment("", is_gap=True)
        if before < start:
            yield from _context(text, paragraph, (before, start))
        yield from segments(text, paragraph, marks, (start, end))
        following = stretches[index + 1][0] if index + 1 < len(stretches) else len(raw)
        shown = min(following, _sentence_end(raw, end + 1)) if end < len(raw) else end
        if shown > end:
            yield from _context(text, paragraph, (end, shown))


def _context(text: SourceText, paragraph: int, stretch: tuple[int, int]) -> Iterator[Segment]:
    return (replace(segment, context=True) for segment in segments(text, paragraph, (), stretch))


def segments(
    text: SourceText, paragraph: int, marks: Sequence[tuple[int, int]], stretch: tuple[int, int] | None = None
) -> list[Segment]:
    """A paragraph, or a stretch of it, cut where marks and repairs begin and end."""
    raw = text.raw[paragraph - 1]
    first, last = stretch or (0, len(raw))
    repairs = _repairs(text, paragraph)
    cuts = {first, last}
    for start, end in (*marks, *(place for place, _ in repairs)):
        cuts |= {cut for cut in (start, end) if first < cut < last}
    # A repair is shown whole: cut in two, its reading would stand beside a rest of what it replaces.
    edges = sorted(cut for cut in cuts if not any(a < cut < b for (a, b), _ in repairs))
    return [_segment(raw, marks, repairs, start, end) for start, end in pairwise(edges)]


def _segment(
    raw: str,
    marks: Sequence[tuple[int, int]],
    repairs: Sequence[tuple[tuple[int, int], Correction]],
    start: int,
    end: int,
) -> Segment:
    repair = next((correction for place, correction in repairs if place == (start, end)), None)
    if repair is None:
        return Segment(raw[start:end], any(a <= start and end <= b for a, b in marks))
    marked = any(a < end and start < b for a, b in marks)
    return Segment(raw[start:end], marked, repair.read_as, reason=str(repair.reason))


def _repairs(text: SourceText, paragraph: int) -> list[tuple[tuple[int, int], Correction]]:
    raw = text.raw[paragraph - 1]
    return [
        ((match.start(), match.end()), correction)
        for correction in text.source.corrections
        if any(paragraph in span.paragraphs for span in correction.paragraphs)
        for match in re.finditer(re.escape(correction.printed), raw)
    ]


def _sentences(raw: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences around the marks, merged where they touch."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        stretch = (_sentence_start(raw, start), _sentence_end(raw, end))
        if stretches and stretch[0] <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretch[1], stretches[-1][1]))
        else:
            stretches.append(stretch)
    return stretches


def _sentence_start(raw: str, position: int) -> int:
    """Where the sentence begins that holds the character at `position`."""
    return max((match.end() for match in _STOP.finditer(raw, 0, max(position, 0))), default=0)


def _sentence_end(raw: str, position: int) -> int:
    """Where the sentence ends that holds the character before `position`."""
    stop = _STOP.search(raw, max(position - 1, 0))
    return stop.end() if stop else len(raw)
