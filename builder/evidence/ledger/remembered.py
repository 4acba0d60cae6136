"""What an earlier build compared of the same plan is taken over, unless it found an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from builder.evidence.completeness.coverage import SourceCoverage
from builder.evidence.completeness.silence import Silence
from builder.evidence.ledger.plan_evidence import PlanEvidence, compared_claims
from builder.evidence.locks.marks import Mark
from builder.evidence.sources.source_text import Match, SourceText
from builder.findings.finding import Finding, Place, Severity
from builder.model.site import Plan, Site
from builder.model.types import Span
from builder.publish.memory import Memory
from builder.text.sums import add_up

_NAME = "evidence"
# Thousands of claims cite the same paragraphs and have the same mark: each of those is kept once.
_span, _mark = lru_cache(maxsize=1024)(Span), lru_cache(maxsize=256)(Mark)


class EarlierComparisons:
    """The evidence of plans by the sum of all that it is made of. What has an error is compared again each time."""

    def __init__(self, memory: Memory, *, program: str) -> None:
        self._memory, self._program = memory, program

    def key_of(self, site: Site, plan: Plan, texts: Sequence[SourceText]) -> str:
        """The sum of what evidence is made of."""
        return key_of(self._program, site, plan, texts)

    def find(self, plan: Plan, key: str, texts: dict[str, SourceText]) -> tuple[PlanEvidence, list[Finding]] | None:
        """The evidence that was made of just this, with its texts, and what is wrong with it."""
        record = self._memory.find(unit_of_evidence(plan.key), _NAME, key)
        if record is None or (record["findings"] and record["file"] != plan.origin.file):
            return None  # the places of findings are in files as they are shown
        return _evidence(plan, record, texts), [*map(_finding, record["findings"])]

    def keep(self, plan: Plan, key: str, evidence: PlanEvidence, findings: Sequence[Finding]) -> None:
        """Remember the evidence of a plan, if it has no error."""
        if any(each.severity is Severity.ERROR for each in findings):
            return
        packed = [*map(_pack_finding, findings)]
        record = {"key": key, **_pack(evidence), "file": plan.origin.file, "findings": packed}
        self._memory.keep([(unit_of_evidence(plan.key), {_NAME: record})])


def key_of(program: str, site: Site, plan: Plan, texts: Sequence[SourceText] = ()) -> str:
    """The sum of what a plan's evidence follows from: see `sums_of`; of the settings and the words passed over, too."""
    content = repr((site.idioms, sums_of(site, plan, texts)))
    return add_up((program, plan.key, site.config.model_dump_json(), content))


def sums_of(site: Site, plan: Plan, texts: Sequence[SourceText]) -> object:
    """All that the evidence of a plan is made of: its files and its district's, the vocabularies, and its texts."""
    origins = [plan.district.origin, plan.origin, plan.summary_origin, plan.readings_origin]
    origins += [programme.origin for programme in plan.programmes]
    origins += [vocabulary.origin for vocabulary in site.vocabularies.values()]
    names = [programme.id for programme in plan.programmes]
    return names, [origin.digest for origin in origins], plan.lock, [text.raw for text in texts]


def unit_of_evidence(plan: str) -> str:
    """What the evidence of a plan, told by its key, is kept in."""
    return f":evidence/{plan}"


def _pack(evidence: PlanEvidence) -> dict[str, object]:
    """Evidence as what JSON has, without its texts: `_evidence` reads it again."""
    coverage = evidence.coverage
    return {
        "compared": {
            name: [_pack_spans(own.spans), own.aspect, [own.mark.state, own.mark.by, own.mark.on, own.mark.rules]]
            for name, own in evidence.compared.items()
        },
        "matches": {
            claim: [[each.paragraph, each.start, each.end, each.source] for each in places]
            for claim, places in evidence.matches.items()
        },
        "coverage": coverage and [getattr(coverage, name) for name in SourceCoverage.__dataclass_fields__],
        "silences": {
            term: [each.words, each.is_silent, each.reason, each.paragraphs, each.open, _pack_spans(each.places)]
            for term, each in evidence.silences.items()
        },
        "results": dict(evidence.results),
        "places": [[*paragraph, place] for paragraph, place in evidence.places.items()],
    }


def _evidence(plan: Plan, record: Mapping[str, Any], texts: dict[str, SourceText]) -> PlanEvidence:
    return PlanEvidence(
        plan.key,
        compared_claims(
            (name, _spans(spans), aspect, _mark(*mark)) for name, (spans, aspect, mark) in record["compared"].items()
        ),
        texts=texts,
        matches={claim: tuple(Match(*place) for place in places) for claim, places in record["matches"].items()},
        coverage=record["coverage"] and SourceCoverage(*record["coverage"]),
        silences={term: _silence(*silence) for term, silence in record["silences"].items()},
        results=record["results"],
        places={(source, paragraph): place for source, paragraph, place in record["places"]},
    )


def _silence(
    words: Iterable[str],
    is_silent: bool,
    reason: str,
    paragraphs: Iterable[int],
    unsaid: Iterable[int],
    places: Iterable[Sequence[Any]],
) -> Silence:
    return Silence(tuple(words), is_silent, reason, tuple(paragraphs), tuple(unsaid), _spans(places))


def _pack_spans(spans: Iterable[Span]) -> list[list[object]]:
    return [[span.source, span.first, span.last] for span in spans]


def _spans(spans: Iterable[Sequence[Any]]) -> tuple[Span, ...]:
    return tuple(_span(*span) for span in spans)


def _pack_finding(each: Finding) -> list[object]:
    place = each.place
    return [[place.file, place.line, place.column], each.rule, dict(each.values), each.severity.value]


def _finding(packed: Sequence[Any]) -> Finding:
    place, rule, values, severity = packed
    return Finding(Place(*place), rule, values, Severity(severity))
