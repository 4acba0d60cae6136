"""Comparable programmes of other districts, and what makes them comparable.

Two programmes are comparable when they share a theme and, besides, an instrument, a target group or much of the wording
of their summaries. Shared terms weigh the more the fewer programmes have them: see
docs/decisions/0013-similar-programmes.md.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log, sqrt

from rapidfuzz.distance import Indel

from builder.compare.coverage import CODED_FACETS
from builder.compare.near import Near
from builder.model.site import Plan, Programme, Site
from builder.model.types import Absent
from builder.text import markdown

MAX_SIMILAR, MAX_SIMILAR_PER_PLAN = 5, 3
"""So many comparable programmes are shown, and so many of one plan."""
MIN_SCORE = 0.3
"""Below this score two programmes have too little in common to be worth a reader's time."""
MAX_FINALISTS = 15
"""So many programmes that share the weightiest terms have their wording compared."""
MAX_PLANS_SEARCHED = 10
"""So many plans are searched when a site has too many to search them all."""
MIN_WORDING = 0.08
"""From which likeness on the wording of two summaries counts: about one pair of a hundred has as much."""
WORDING_WEIGHT = 1.5
"""How much likeness in wording adds to the score."""
COMMON_SHARE = 0.1
"""A pair of characters in more than this share of programmes says nothing about any of them."""
SAMPLE_SIZE = 3_000
"""So many programmes tell which pairs of characters are common."""
_RUN = re.compile("[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class SimilarProgramme:
    """A comparable programme. `shared`: ids of shared terms, rarest first, in the order of `CODED_FACETS`.

    `wording` is the likeness of the two summaries, from 0 to 1, or 0 if it is too small to mean anything.
    """

    plan: Plan
    programme: Programme
    shared: tuple[tuple[str, ...], ...]
    wording: float
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """A programme by what is compared. `mask` has a bit for each of its terms; `length` divides what it shares."""

    plan: Plan
    programme: Programme
    mask: int
    length: float


class SimilarProgrammes:
    """Finds what is comparable to the programmes of a site, a plan at a time."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._near = Near(site)
        self._worths: dict[int, float] = {}
        # Plans are rendered in their order, and neighbours search the same plans: a few kept are enough.
        self._found = lru_cache(maxsize=4)(self._find)
        self._entries = lru_cache(maxsize=64)(self._entries_of)
        self._words = lru_cache(maxsize=64)(self._words_of)

    def find(self, plan: Plan, programme: Programme) -> tuple[SimilarProgramme, ...]:
        """Up to `MOST` programmes of other districts, the most alike first."""
        return self._found(plan.key)[programme.id]

    def _find(self, key: str) -> dict[str, tuple[SimilarProgramme, ...]]:
        plan = self._plans[key]
        others = [
            one for one in self._near.others(plan, most=MAX_PLANS_SEARCHED) if one.district.id != plan.district.id
        ]
        candidates = [entry for one in others for entry in self._entries(one.key)]
        return {own.programme.id: self._closest(own, candidates) for own in self._entries(key)}

    def _closest(self, own: _Entry, candidates: Sequence[_Entry]) -> tuple[SimilarProgramme, ...]:
        worth, themes, mask = self._worth, self._themes, own.mask
        scored = [
            (-worth(common) / (own.length * other.length), number)
            for number, other in enumerate(candidates)
            if (common := mask & other.mask) & themes
        ]
        finalists = heapq.nsmallest(MAX_FINALISTS, scored)
        alike = (self._likeness(own, candidates[number], -score) for score, number in finalists)
        found = sorted((one for one in alike if one), key=lambda one: (-one.score, one.plan.key, one.programme.id))
        shown: Counter[str] = Counter()
        spread = []
        for one in found:
            shown[one.plan.key] += 1
            if shown[one.plan.key] <= MAX_SIMILAR_PER_PLAN:
                spread.append(one)
        return tuple(spread[:MAX_SIMILAR])

    def _likeness(self, own: _Entry, other: _Entry, score: float) -> SimilarProgramme | None:
        mine, theirs = (self._words(one.plan.key)[one.programme.id] for one in (own, other))
        alike = Indel.normalized_similarity(mine, theirs) if mine and theirs else 0.0
        wording = alike if alike >= MIN_WORDING else 0.0
        score += WORDING_WEIGHT * wording
        common = own.mask & other.mask
        if score < MIN_SCORE or not (wording or common & ~self._themes):
            return None
        return SimilarProgramme(other.plan, other.programme, self._terms(common), wording, score)

    def _words_of(self, key: str) -> dict[str, list[str]]:
        """The uncommon pairs of characters of each programme of a plan, sorted: so Indel gives Dice's coefficient."""
        return {one.id: sorted(character_pairs(one) - self._common) for one in self._plans[key].programmes}

    def _terms(self, mask: int) -> tuple[tuple[str, ...], ...]:
        """The terms of a mask by vocabulary, rarest first."""
        rarest = sorted((-self._weights[bit], bit) for bit in _bits(mask))
        terms = [self._bits[bit] for _, bit in rarest]
        return tuple(tuple(term for name, term in terms if name == facet) for facet in CODED_FACETS)

    def _worth(self, mask: int) -> float:
        """What terms say together: always added up in one order, since sums of floats depend on it."""
        if mask not in self._worths:
            self._worths[mask] = sum(self._weights[bit] ** 2 for bit in _bits(mask))
        return self._worths[mask]

    @cached_property
    def _plans(self) -> dict[str, Plan]:
        return {plan.key: plan for plan in self._site.plans}

    @cached_property
    def _bits(self) -> list[tuple[str, str]]:
        """Vocabulary and term of each bit."""
        return [(facet, term) for facet in CODED_FACETS for term in self._site.vocabularies[facet].terms]

    @cached_property
    def _themes(self) -> int:
        return (1 << len(self._site.vocabularies["themes"].terms)) - 1

    @cached_property
    def _programmes(self) -> list[Programme]:
        return [one for plan in self._site.plans for one in plan.programmes]

    @cached_property
    def _weights(self) -> list[float]:
        """How much each term says: the logarithm of one over the share of programmes that have it."""
        counts = Counter(term for one in self._programmes for term in coded_terms(one))
        return [log((len(self._programmes) + 1) / counts[term]) if counts[term] else 0.0 for term in self._bits]

    def _entries_of(self, key: str) -> tuple[_Entry, ...]:
        plan = self._plans[key]
        masks = [(one, self._mask(one)) for one in plan.programmes]
        return tuple(_Entry(plan, one, mask, (self._mean + sqrt(self._worth(mask))) / 2) for one, mask in masks)

    def _mask(self, one: Programme) -> int:
        return sum(1 << self._bit[term] for term in coded_terms(one))

    @cached_property
    def _bit(self) -> dict[tuple[str, str], int]:
        return {term: bit for bit, term in enumerate(self._bits)}

    @cached_property
    def _mean(self) -> float:
        """The mean length of a vector: half-way to it, a programme that names much is not drowned by that."""
        return sum(sqrt(self._worth(self._mask(one))) for one in self._programmes) / len(self._programmes)

    @cached_property
    def _common(self) -> frozenset[str]:
        sample = self._programmes[:: len(self._programmes) // SAMPLE_SIZE + 1]
        counts = Counter(pair for one in sample for pair in character_pairs(one))
        return frozenset(pair for pair, count in counts.items() if count > COMMON_SHARE * len(sample) and count > 2)


def coded_terms(one: Programme) -> set[tuple[str, str]]:
    """The terms of a programme, each with its vocabulary."""
    instruments = [] if isinstance(one.instruments, Absent) else one.instruments
    lists = zip(CODED_FACETS, (one.themes, instruments, one.target_groups), strict=True)
    return {(facet, term) for facet, terms in lists for term in terms}


def character_pairs(one: Programme) -> frozenset[str]:
    """Every two Chinese characters that stand together in name and summary: words need no segmentation for that."""
    runs = _RUN.findall(f"{one.name.zh}\n{markdown.plain_text(one.body)}")
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
