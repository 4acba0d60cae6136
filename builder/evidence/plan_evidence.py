"""What is known of the claims of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.evidence.claims import KeptClaim
from builder.evidence.coverage import SourceCoverage
from builder.evidence.lock import Result
from builder.evidence.marks import VERIFIED, Mark
from builder.evidence.silence import Silences
from builder.evidence.source_text import Match, SourceText
from builder.model.noted import NotedFields


@dataclass(frozen=True, slots=True)
class PlanEvidence(NotedFields):
    """The evidence of one plan. `texts` and `matches` are empty without the archive."""

    claims: tuple[KeptClaim, ...]
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """By id of the claim."""
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
