"""What is known of each claim of each plan: what was compared now, what the lock attests, what people have signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from builder.content.layout import plan_folder
from builder.evidence.archive import Archive
from builder.evidence.attestation import Comparison, check_lock, line_of, line_of_silence
from builder.evidence.binding import check_binding, contradicted, list_open, weigh
from builder.evidence.claims import Aspect, Claim, KeptClaim, sources_of
from builder.evidence.coverage import SourceCoverage, account
from builder.evidence.list_claims import list_claims
from builder.evidence.lock import Lock, Result, read_lock
from builder.evidence.marks import VERIFIED, Mark, mark_of
from builder.evidence.remembered import EarlierComparisons, sums_of
from builder.evidence.signatures import check_signatures, find_signatures
from builder.evidence.silence import Silence, Silences, recall_silences, search_silences
from builder.evidence.source_text import Match, SourceText, join_sources, read_source
from builder.evidence.verify import result_of, verify_claim
from builder.findings.finding import Finding
from builder.model.noted import NotedFields
from builder.model.schema.plan import Source
from builder.model.site import Plan, Site
from builder.model.types import Span
from builder.text.packed_text import unpack_text
from builder.text.values import value_class


@value_class
class Compared:
    """What stays of a claim that was compared. Those of a plan differ in little: equal ones are one object."""

    spans: tuple[Span, ...]
    aspect: Aspect
    mark: Mark


@dataclass(frozen=True, slots=True)
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
        return {f"{self.key}.{name}": own.mark for name, own in self.compared.items()}

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


Ledger = dict[str, PlanEvidence]
"""By key of the plan."""
EarlierEvidence = dict[str, tuple[object, tuple[PlanEvidence, list[Finding]]]]
"""By key of the plan: what was compared with what, and what came of it."""


def keep_ledger(
    site: Site,
    archive: Archive | None,
    *,
    broken: Iterable[str] = (),
    earlier: EarlierEvidence | None = None,
    comparisons: EarlierComparisons | None = None,
) -> tuple[Ledger, list[Finding]]:
    """The evidence of all plans, and what is wrong with it.

    `archive`: None where there is none. `broken`: files with errors of their own; their plans, and those of
    districts that could not be read, are passed over, so that one mistake is not found again in its consequences. What
    was compared `earlier` of the same, by this process or another (`comparisons`), is taken from there, and what is
    compared now is left there.
    """
    folders = {plan_folder(file) for file in broken}
    ledger: Ledger = {}
    findings: list[Finding] = []
    for plan in site.all_plans:
        if plan.origin.file.rsplit("/", 1)[0] in folders or not plan.district.is_read:
            continue
        texts = [text for source in plan.sources for text in [read_text(source, archive)] if text] if archive else []
        compared = sums_of(site, plan, texts) if earlier is not None else None
        before = (earlier or {}).get(plan.key)
        page, plan_findings = before[1] if before and before[0] == compared else _keep(site, plan, texts, comparisons)
        if earlier is not None:
            earlier[plan.key] = compared, (page, plan_findings)
        ledger[plan.key] = page
        findings += plan_findings
    return ledger, findings


def read_text(source: Source, archive: Archive) -> SourceText | None:
    """The source's text, if it is the archived edition; `archive.check` reports what keeps it from being read."""
    archived = archive.find(source)
    return read_source(source, archived.paragraphs) if archived and archived.paragraphs is not None else None


def _keep(
    site: Site, plan: Plan, texts: Sequence[SourceText], comparisons: EarlierComparisons | None
) -> tuple[PlanEvidence, list[Finding]]:
    """What is not at hand keeps the state that its lock attests; a text that is missing stops nothing."""
    claims, lock = list_claims(plan), read_lock(unpack_text(plan.lock))
    text = join_sources(texts) if texts else None
    compared = _compare_once(site, plan, claims, texts, comparisons)
    whole = text if len(texts) == len(plan.sources) else None  # a text that is not at hand may have the words
    silences, unclassified = _silences(site, plan, whole, lock)
    present = {claim.id: line_of(plan, claim, compared.results.get(claim.id), text) for claim in claims}
    attested = {claim.id: line for claim in claims if (line := lock.find(claim.name, present[claim.id]))}
    signed = find_signatures(plan, claims)
    marked = (
        (claim, mark_of(claim, compared.results.get(claim.id), attested.get(claim.id), signed.get(claim.id)))
        for claim in claims
    )
    problems = [*compared.findings, *unclassified, *check_signatures(plan, claims, signed)]
    problems += check_lock(plan, claims, lock, present, attested, compared)
    by_id = {each.source.id: each for each in texts}
    places = {} if whole else lock.places
    matches, coverage, results = compared.matches, compared.coverage, compared.results
    return PlanEvidence(plan.key, _keep_claims(marked), by_id, matches, coverage, silences, results, places), problems


def _keep_claims(marked: Iterable[tuple[Claim, Mark]]) -> dict[str, Compared]:
    """What stays of claims, by id within the plan."""
    same: dict[tuple[object, ...], Compared] = {}
    return {
        claim.name: same.setdefault((claim.spans, claim.aspect, id(mark)), Compared(claim.spans, claim.aspect, mark))
        for claim, mark in marked
    }


def _compare_once(
    site: Site,
    plan: Plan,
    claims: Sequence[Claim],
    texts: Sequence[SourceText],
    comparisons: EarlierComparisons | None,
) -> Comparison:
    """Compare what rests on the texts at hand, unless an earlier build has done so."""
    if not texts:
        return Comparison()
    key = comparisons.key_of(site, plan, texts) if comparisons else ""
    compared = comparisons.find(plan, key) if comparisons else None
    if compared is None:
        compared = _compare(site, plan, claims, join_sources(texts))
        if comparisons:
            comparisons.keep(plan, key, compared)
    return compared


def _compare(site: Site, plan: Plan, claims: Sequence[Claim], text: SourceText) -> Comparison:
    """Compare everything that rests on the texts at hand."""
    at_hand = {source for source, _ in text.parts} or {text.source.id}
    here = [claim for claim in claims if sources_of(plan, claim) <= at_hand]
    results: dict[str, Result] = {}
    matches: dict[str, tuple[Match, ...]] = {}
    findings: list[Finding] = []
    doubtful: set[str] = set()
    for claim in here:
        verdict = verify_claim(claim, text, plan.role_labels)
        findings += verdict.failures
        matches[claim.id] = tuple(verdict.matches)
        results[claim.id] = result_of(claim, verdict)
        if verdict.failures:
            doubtful |= {text.name(number) for number in text.within(claim.spans)}
    bound = list(check_binding(site, plan, text, matches))
    results |= {claim: "no" for problem in bound for claim in contradicted(problem) if claim in results}
    results |= {claim: "reading" for claim in list_open(site, plan, text, matches) if results.get(claim) == "verbatim"}
    coverage, gaps = account(plan, text, here, matches, site.idioms)
    # Where a claim fails, the numbers and items it was to account for are the same mistake.
    gaps = [gap for gap in gaps if gap.rule == "coverage-paragraph" or gap.values["paragraph"] not in doubtful]
    resolved = {name: tuple(map(text.resolved, places)) for name, places in matches.items()}
    return Comparison(results, resolved, coverage, [weigh(problem) for problem in (*findings, *bound, *gaps)])


def _silences(site: Site, plan: Plan, text: SourceText | None, lock: Lock) -> tuple[Silences, list[Finding]]:
    """What the plan is not coded by: looked for in its text, or as the lock knows it, if it has one."""
    if text:
        return search_silences(site, plan, text)
    if not plan.lock:
        return {}, []

    def is_locked(key: str, silence: Silence) -> bool:
        """By other words than today's, or in another edition, counts as not looked for."""
        line = lock.find(f"silence.{key}", line_of_silence(plan, key, silence))
        return line is not None and (line.result != "no") == silence.is_silent

    return recall_silences(site, plan, is_locked), []
