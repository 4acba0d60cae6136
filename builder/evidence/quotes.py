"""The passages that bear a claim out, cut from the source as archived, with facts and repairs marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.evidence.source_text import Match, SourceText

_STOP = re.compile(r"[。；;！？!?]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of archived text. `read_as` is set where it is misprinted."""

    text: str
    marked: bool = False
    read_as: str = ""


@dataclass(frozen=True, slots=True)
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
    return [
        Quote(number, tuple(segment for stretch in _sentences(text.raw[number - 1], marks) for segment in
                            segments(text, number, marks, stretch)))
        for number, marks in sorted(by_paragraph.items())
    ]  # fmt: skip


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
    edges = sorted(cuts)
    return [
        Segment(
            raw[start:end],
            any(a <= start and end <= b for a, b in marks),
            next((read for (a, b), read in repairs if a <= start and end <= b and start == a), ""),
        )
        for start, end in pairwise(edges)
    ]


def _repairs(text: SourceText, paragraph: int) -> list[tuple[tuple[int, int], str]]:
    raw = text.raw[paragraph - 1]
    return [
        ((match.start(), match.end()), correction.read_as)
        for correction in text.source.corrections
        if any(paragraph in span.paragraphs for span in correction.paragraphs)
        for match in re.finditer(re.escape(correction.printed), raw)
    ]


def _sentences(raw: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences around the marks, merged where they touch."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        stops = [match.end() for match in _STOP.finditer(raw, 0, start)]
        stop = _STOP.search(raw, max(end - 1, 0))
        stretch = (stops[-1] if stops else 0, stop.end() if stop else len(raw))
        if stretches and stretch[0] <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretch[1], stretches[-1][1]))
        else:
            stretches.append(stretch)
    return stretches
