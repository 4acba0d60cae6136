"""The word that was probably meant: typing errors, look-alikes, full-width and traditional forms."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from builder.text.normalise import fold_for_guess

CUTOFF = 0.5


def nearest(word: str, candidates: Iterable[str], *, cutoff: float = CUTOFF) -> str | None:
    """The candidate most like `word`, the first of equals; None when none is at least `cutoff` (0 to 1) like it."""
    typed, best, found = fold_for_guess(word), 0.0, None
    if not typed:
        return None
    for candidate in candidates:
        likeness = _likeness(typed, fold_for_guess(candidate))
        if likeness > best:
            best, found = likeness, candidate
    return found if best >= cutoff else None


def _likeness(typed: str, meant: str) -> float:
    """Swapped neighbours count as one error; what was left off at the end, or added there, as little."""
    same = OSA.normalized_similarity(typed, meant)
    short, long = sorted((typed, meant), key=len)
    if len(short) >= 2 and long.startswith(short):
        same = max(same, 0.6 + 0.3 * len(short) / len(long))
    return same
