"""What is known of the claims of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from builder.evidence.claims.claim import Aspect, KeptClaim, Result
from builder.evidence.completeness.coverage import SourceCoverage
from builder.evidence.completeness.silence import Silences
from builder.evidence.locks.marks import VERIFIED, Mark
from builder.evidence.sources.source_text import Match, SourceText
from builder.model.noted import NotedFields
from builder.model.types import Span
from builder.text.values import value_class


@value_class
class Compared:
    """What stays of a claim that was compared. Those of a plan differ in little: equal ones are one object."""

    spans: tuple[Span, ...]
    aspect: Aspect
    mark: Mark


@value_class
class PlanEvidence(NotedFields):
    """The evidence of one plan. `texts` and `matches` are empty without the archive."""

    key: str
    """Of the plan."""
    compared: Mapping[str, Compared] = field(default_factory=dict)
    """By the claim's id within its plan."""
    texts: dict[str, SourceText] = field(default_factory=dict)
    """By id of the source."""
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    """By id of the claim; each says its source."""
    coverage: SourceCoverage | None = None
    silences: Silences = field(default_factory=dict)
    """What the plan is not coded by, looked for in the source; empty where that was never done."""
    results: Mapping[str, Result] = field(default_factory=dict)
    """What comparing came to, by id of the claim; empty without the archive."""
    places: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """Where paragraphs stand in print as the lock knows it, by source and number."""

    @property
    def claims(self) -> tuple[KeptClaim, ...]:
        """All claims, in their order."""
        return tuple(KeptClaim(f"{self.key}.{name}", own.spans, own.aspect) for name, own in self.compared.items())

    @property
    def marks(self) -> dict[str, Mark]:
        """By id of the claim."""
        key = self.key
        return {f"{key}.{name}": own.mark for name, own in self.compared.items()}

    def place_of(self, source: str, paragraph: int) -> str:
        """Where a paragraph stands in print: by the text at hand, or as the lock knows it; empty where neither does."""
        text = self.texts.get(source)
        if text:
            return text.places[paragraph - 1] if paragraph <= len(text.places) else ""
        return self.places.get((source, paragraph), "")

    @property
    def verified(self) -> frozenset[str]:
        """Ids of the claims that somebody or something has compared with the source."""
        return frozenset(claim for claim, mark in self.marks.items() if mark.state in VERIFIED)


def compared_claims(claims: Iterable[tuple[str, tuple[Span, ...], Aspect, Mark]]) -> dict[str, Compared]:
    """What stays of claims, by id within the plan."""
    same: dict[tuple[object, ...], Compared] = {}
    return {
        name: same.setdefault((spans, aspect, id(mark)), Compared(spans, aspect, mark))
        for name, spans, aspect, mark in claims
    }
