"""What an earlier build compared of the same plan is taken over, where it found nothing wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from builder.evidence.attestation import Comparison
from builder.evidence.coverage import SourceCoverage
from builder.evidence.source_text import Match, SourceText
from builder.model.site import Plan, Site
from builder.publish.memory import Memory

_NAME = "comparison"


class EarlierComparisons:
    """Comparisons by the sum of all that they are made of. One that found a mistake is made again each time."""

    def __init__(self, memory: Memory, *, program: str) -> None:
        self._memory, self._program = memory, program

    def key_of(self, site: Site, plan: Plan, texts: Sequence[SourceText]) -> str:
        """The sum of what a comparison is made of: see `sums_of`; the settings, and the words passed over, besides."""
        content = repr((site.idioms, sums_of(site, plan, texts)))
        parts = [self._program, plan.key, site.config.model_dump_json(), content]
        total = hashlib.blake2b(digest_size=16)
        for part in parts:
            total.update(b"%d:" % len(part.encode()) + part.encode())
        return total.hexdigest()

    def find(self, plan: Plan, key: str) -> Comparison | None:
        """What was compared of just this; None where nothing was, or it found a mistake."""
        record = self._memory.find(_unit(plan), _NAME, key)
        return _comparison_of(record) if record else None

    def keep(self, plan: Plan, key: str, comparison: Comparison) -> None:
        """Remember a comparison that found nothing wrong."""
        if comparison.findings or comparison.coverage is None:
            return
        matches = {
            claim: [[each.paragraph, each.start, each.end, each.source] for each in places]
            for claim, places in comparison.matches.items()
        }
        coverage = {name: getattr(comparison.coverage, name) for name in SourceCoverage.__dataclass_fields__}
        record = {"key": key, "results": dict(comparison.results), "matches": matches, "coverage": coverage}
        self._memory.keep([(_unit(plan), {_NAME: record})])


def sums_of(site: Site, plan: Plan, texts: Sequence[SourceText]) -> object:
    """All that the evidence of a plan is made of: its files and its district's, the vocabularies, and its texts."""
    origins = [plan.district.origin, plan.origin, plan.summary_origin, plan.readings_origin]
    origins += [programme.origin for programme in plan.programmes]
    origins += [vocabulary.origin for vocabulary in site.vocabularies.values()]
    return [(origin.file, origin.digest) for origin in origins], plan.lock, [text.raw for text in texts]


def _unit(plan: Plan) -> str:
    return f":evidence/{plan.key}"


def _comparison_of(record: dict[str, Any]) -> Comparison:
    matches = {claim: tuple(Match(*place) for place in places) for claim, places in record["matches"].items()}
    return Comparison(record["results"], matches, SourceCoverage(**record["coverage"]))
