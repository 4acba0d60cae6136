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
from functools import cached_property, lru_cache, partial
from math import log, sqrt

from rapidfuzz.distance import Indel

from builder.compare.coverage import CODED_FACETS
from builder.compare.nearby_plans import NearbyPlans
from builder.model.site import Plan, Programme, Site
from builder.model.statements import programme_statements
from builder.text import markdown
from builder.text.reads import apart, note
from builder.text.values import value_class

MAX_SIMILAR, MAX_SIMILAR_PER_PLAN = 5, 3
"""So many comparable programmes are shown, and so many of one plan."""
MIN_SCORE = 0.3
"""Below this score two programmes have too little in common to be worth a reader's time."""
MAX_FINALISTS = 15
"""So many programmes that share the weightiest terms have their wording compared."""
MAX_PLANS_KEPT = 256
"""Of so many plans the results stand ready: pages in English come after all others, and want the same."""
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
_CHINESE = re.compile("[\u3400-\u9fff]+")


@value_class
class SimilarProgramme:
    """A comparable programme. `shared`: ids of shared terms, rarest first, for each of `CODED_FACETS`.

    `wording` is the likeness of the two summaries, from 0 to 1, or 0 if it is too small to mean anything.
    """

    plan: Plan
    programme: Programme
    shared: tuple[tuple[str, ...], ...]
    wording: float
    score: float


@value_class
class _CodedProgramme:
    """A programme by what is compared."""

    plan: Plan
    programme: Programme
    mask: int
    """A bit for each of its terms."""
    length: float
    """Divides what it shares."""
    pairs: list[str]
    """The uncommon pairs of characters of its name and summary, in order."""


class SimilarProgrammes:
    """Finds what is comparable to the programmes of a site, a plan at a time.

    `current`: the site with the plans among which it looks, where not among all.
    """

    def __init__(self, site: Site, current: Site | None = None) -> None:
        self._site = site
        self._nearby = NearbyPlans(current or site)
        self._weights_of_masks: dict[int, float] = {}
        self._terms_of_masks: dict[int, tuple[tuple[str, ...], ...]] = {}
        self._interned: dict[str, str] = {}
        self._similar_by_programme = lru_cache(maxsize=MAX_PLANS_KEPT)(self._find_for_plan)
        # Plans are rendered in their order, and neighbours search the same plans: some kept are enough.
        self._coded_programmes = lru_cache(maxsize=64)(self._code_programmes)

    def find(self, plan: Plan, programme: Programme) -> tuple[SimilarProgramme, ...]:
        """Finds up to `MAX_SIMILAR` programmes of other districts, the most alike first."""
        # Which ones they are depends on every programme of the site, but hardly ever changes with one of them.
        note("similar", self._site.config.locale, plan.key, programme.id)
        return apart(lambda: self._similar_by_programme(plan.key)[programme.id])

    def list_searched(self, key: str) -> list[str]:
        """The plans among whose programmes it looks for what is comparable to those of a plan."""
        plan = self._plans[key]
        nearby = self._nearby.find(plan, most=MAX_PLANS_SEARCHED)
        return [neighbour.key for neighbour in nearby if neighbour.district.id != plan.district.id]

    @property
    def rules(self) -> object:
        """What counts for every plan: what it finds follows from this, from the plan, and from those it searches."""
        return self._weights, self._mean_length, self._common_pairs

    def _find_for_plan(self, key: str) -> dict[str, tuple[SimilarProgramme, ...]]:
        elsewhere = self.list_searched(key)
        candidates = [candidate for neighbour in elsewhere for candidate in self._coded_programmes(neighbour)]
        return {own.programme.id: self._find_closest(own, candidates) for own in self._coded_programmes(key)}

    def _find_closest(
        self, own: _CodedProgramme, candidates: Sequence[_CodedProgramme]
    ) -> tuple[SimilarProgramme, ...]:
        # This runs for every programme times every candidate: local names, an `and` and a look-up (decision 13).
        weigh, themes, mask = self._weigh, self._themes, own.mask
        scored = [
            (-weigh(common) / (own.length * candidate.length), number)
            for number, candidate in enumerate(candidates)
            if (common := mask & candidate.mask) & themes
        ]
        finalists = heapq.nsmallest(MAX_FINALISTS, scored)
        alike = (self._compare(own, candidates[number], -score) for score, number in finalists)
        return _limit_per_plan(similar for similar in alike if similar)

    def _compare(self, own: _CodedProgramme, candidate: _CodedProgramme, score: float) -> SimilarProgramme | None:
        """Compares the wording of two programmes too; none where they have too little in common."""
        mine, theirs = own.pairs, candidate.pairs
        likeness = Indel.normalized_similarity(mine, theirs) if mine and theirs else 0.0
        wording = likeness if likeness >= MIN_WORDING else 0.0
        score += WORDING_WEIGHT * wording
        common = own.mask & candidate.mask
        if score < MIN_SCORE or not (wording or common & ~self._themes):
            return None
        return SimilarProgramme(candidate.plan, candidate.programme, self._list_terms(common), wording, score)

    def _list_terms(self, mask: int) -> tuple[tuple[str, ...], ...]:
        """Lists the terms of a mask by facet, rarest first."""
        if mask not in self._terms_of_masks:
            rarest = sorted((-self._weights[bit], bit) for bit in _list_bits(mask))
            terms = [self._terms[bit] for _, bit in rarest]
            by_facet = (tuple(term for name, term in terms if name == facet) for facet in CODED_FACETS)
            self._terms_of_masks[mask] = tuple(by_facet)
        return self._terms_of_masks[mask]

    def _weigh(self, mask: int) -> float:
        """How much the terms of a mask say together."""
        if mask not in self._weights_of_masks:
            # Always added up in one order, since sums of floats depend on it.
            self._weights_of_masks[mask] = sum(self._weights[bit] ** 2 for bit in _list_bits(mask))
        return self._weights_of_masks[mask]

    @cached_property
    def _plans(self) -> dict[str, Plan]:
        return {plan.key: plan for plan in self._site.plans}

    @cached_property
    def _programmes(self) -> list[Programme]:
        return [programme for plan in self._site.plans for programme in plan.programmes]

    @cached_property
    def _terms(self) -> list[tuple[str, str]]:
        """Facet and term of each bit; themes have the lowest."""
        return [(facet, term) for facet in CODED_FACETS for term in self._site.vocabularies[facet].terms]

    @cached_property
    def _bits(self) -> dict[tuple[str, str], int]:
        return {term: bit for bit, term in enumerate(self._terms)}

    @cached_property
    def _themes(self) -> int:
        """The mask of all themes."""
        return (1 << len(self._site.vocabularies["themes"].terms)) - 1

    @cached_property
    def _weights(self) -> list[float]:
        """How much the term of each bit says: the more, the smaller the share of programmes that have it."""
        counts = [0] * len(self._terms)
        for mask, programmes in Counter(self._masks.values()).items():  # many have the same terms
            for bit in _list_bits(mask):
                counts[bit] += programmes
        return [log((len(self._programmes) + 1) / count) if count else 0.0 for count in counts]

    def _code_programmes(self, key: str) -> tuple[_CodedProgramme, ...]:
        plan = self._plans[key]
        masks = [(programme, self._mask_of(programme)) for programme in plan.programmes]
        # Half-way to the mean length: full lengths gave the first place to programmes with only a name (decision 13).
        lengths = [(self._mean_length + sqrt(self._weigh(mask))) / 2 for _, mask in masks]
        return tuple(
            _CodedProgramme(plan, programme, mask, length, self._list_uncommon_pairs(programme))
            for (programme, mask), length in zip(masks, lengths, strict=True)
        )

    def _list_uncommon_pairs(self, programme: Programme) -> list[str]:
        # Sorted: the Indel similarity of sorted lists is Dice's coefficient of the sets (decision 13).
        return sorted(pair for pair in self._pairs_of(programme) if pair not in self._common_pairs)

    def _pairs_of(self, programme: Programme) -> tuple[str, ...]:
        sampled = self._sampled_pairs.get(id(programme))
        return self._make_pairs(programme) if sampled is None else sampled

    def _make_pairs(self, programme: Programme) -> tuple[str, ...]:
        return self._site.once(programme, "pairs", partial(self._list_pairs, programme))

    @cached_property
    def _sampled_pairs(self) -> dict[int, tuple[str, ...]]:
        """The pairs of the programmes that tell which are common, by the identity of the programme."""
        sample = self._programmes[:: len(self._programmes) // SAMPLE_SIZE + 1]
        return {id(programme): self._make_pairs(programme) for programme in sample}

    def _list_pairs(self, programme: Programme) -> tuple[str, ...]:
        """The pairs of characters of a programme, of which each is kept once however many programmes have it."""
        pairs = character_pairs(f"{programme.name.zh}\n{markdown.plain_text(programme.body)}")
        return tuple(self._interned.setdefault(pair, pair) for pair in pairs)

    @cached_property
    def _masks(self) -> dict[int, int]:
        """The terms of every programme, read once, in the order of programmes; by their identity."""
        masks = dict[int, int]()
        for plan in self._plans.values():
            masks |= self._site.once(plan, "masks", partial(self._add_masks, plan))
        return masks

    def _add_masks(self, plan: Plan) -> dict[int, int]:
        return {id(each): sum(1 << self._bits[term] for term in coded_terms(each)) for each in plan.programmes}

    def _mask_of(self, programme: Programme) -> int:
        return self._masks[id(programme)]

    @cached_property
    def _mean_length(self) -> float:
        return sum(sqrt(self._weigh(mask)) for mask in self._masks.values()) / len(self._programmes)

    @cached_property
    def _common_pairs(self) -> frozenset[str]:
        sample = self._sampled_pairs.values()
        counts = Counter(pair for pairs in sample for pair in pairs)
        # In a small site a tenth of the programmes may be one or two: what two share is no common phrase yet.
        return frozenset(pair for pair, count in counts.items() if count > COMMON_SHARE * len(sample) and count > 2)


def coded_terms(programme: Programme) -> set[tuple[str, str]]:
    """The terms of a programme's statements, each with its facet."""
    return {term for statement in programme_statements(programme) for term in statement.terms}


def character_pairs(text: str) -> frozenset[str]:
    """Every two Chinese characters that stand together: words need no segmentation for that.

    >>> sorted(character_pairs("护士，2023年进修A班"))
    ['年进', '护士', '进修']
    """
    return frozenset(run[at : at + 2] for run in _CHINESE.findall(text) for at in range(len(run) - 1))


def _limit_per_plan(similar: Iterator[SimilarProgramme]) -> tuple[SimilarProgramme, ...]:
    """Selects the most alike, and only so many of one plan."""
    # Ties go by key, so that the same content always gives the same bytes.
    shown: Counter[str] = Counter()
    selected = []
    for programme in sorted(similar, key=lambda each: (-each.score, each.plan.key, each.programme.id)):
        shown[programme.plan.key] += 1
        if shown[programme.plan.key] <= MAX_SIMILAR_PER_PLAN:
            selected.append(programme)
    return tuple(selected[:MAX_SIMILAR])


def _list_bits(mask: int) -> Iterator[int]:
    """Yields the numbers of the bits of a mask, the lowest first.

    >>> list(_list_bits(0b1101))
    [0, 2, 3]
    """
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
