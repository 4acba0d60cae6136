"""The word that was probably intended: typing errors, look-alikes, full-width and traditional forms."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from builder.text.normalise import fold_for_guess

MIN_LIKENESS = 0.5


def nearest(word: str, candidates: Iterable[str], *, cutoff: float = MIN_LIKENESS) -> str | None:
    """The candidate most like `word`, the first of equals; None when none is at least `cutoff` (0 to 1) like it.

    >>> nearest("tilte", ["title", "kind"]), nearest("閔行區", ["闵行区", "黄浦区"]), nearest("year", ["title", "kind"])
    ('title', '闵行区', None)
    """
    typed = fold_for_guess(word)
    if not typed:
        return None
    best, choice = 0.0, None
    for candidate in candidates:
        likeness = _likeness(typed, fold_for_guess(candidate))
        if likeness > best:
            best, choice = likeness, candidate
    return choice if best >= cutoff else None


def _likeness(typed: str, candidate: str) -> float:
    """How alike two words are, 0 to 1. Swapped neighbours count as one error.

    An abbreviation counts as quite like its word, however much of the word is left off.

    >>> _likeness("tilte", "title"), round(_likeness("荔湾", "荔湾区"), 2)
    (0.8, 0.8)
    """
    same = OSA.normalized_similarity(typed, candidate)
    short, long = sorted((typed, candidate), key=len)
    if len(short) >= 2 and long.startswith(short):
        same = max(same, 0.6 + 0.3 * len(short) / len(long))
    return same
