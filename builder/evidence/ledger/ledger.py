"""What is known of each claim of each plan: what was compared now, what the lock attests, what people have signed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import accumulate

from builder.content.layout import IDIOMS, INDICATORS, VOCABULARY
from builder.evidence.binding.binding import check_binding, list_contradicted, list_open, weigh
from builder.evidence.claims.claim import Claim, Result, sources_of
from builder.evidence.claims.list_claims import list_claims
from builder.evidence.completeness.coverage import account
from builder.evidence.completeness.silence import Silence, Silences, recall_silences, search_silences
from builder.evidence.ledger.plan_evidence import PlanEvidence, compared_claims
from builder.evidence.ledger.remembered import EarlierComparisons, sums_of
from builder.evidence.locks.attestation import Comparison, check_lock, line_of, line_of_silence
from builder.evidence.locks.lock import Lock, read_lock
from builder.evidence.locks.marks import mark_of
from builder.evidence.locks.signatures import check_signatures, find_signatures
from builder.evidence.locks.without_lock import finder_of_lockless
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.source_text import Match, SourceText, join_sources, read_source
from builder.evidence.verification.recent_verdicts import RecentVerdicts
from builder.evidence.verification.verify import result_of
from builder.findings.finding import Finding
from builder.model.schema.plan import Source
from builder.model.site import Plan, Site
from builder.text.packed_text import unpack_text
from builder.text.values import value_class

Ledger = dict[str, PlanEvidence]
"""By key of the plan."""


@value_class
class EarlierEvidence:
    """What one process compares again and again, as it came out the last time."""

    plans: dict[str, tuple[object, tuple[PlanEvidence, list[Finding]]]] = field(default_factory=dict)
    """By key of the plan: what was compared with what, and what came of it."""
    verdicts: RecentVerdicts = field(default_factory=RecentVerdicts)


def keep_ledger(
    site: Site,
    archive: Archive | None,
    *,
    broken: Iterable[str] = (),
    earlier: EarlierEvidence | None = None,
    comparisons: EarlierComparisons | None = None,
) -> tuple[Ledger, list[Finding]]:
    """The evidence of all plans, and what is wrong with it.

    `archive`: None where there is none. `broken`: files with errors of their own, and files that lie where none
    belongs; the plans around them, and those of districts that could not be read, are passed over, and all plans where
    a vocabulary that they are compared by is broken, so that one mistake is not found again in its consequences. What
    was compared `earlier` of the same, by this process or another (`comparisons`), is taken from there, and what is
    compared now is left there.
    """
    broken = set(broken)
    if any(map(_concerns_all, broken)):
        return {}, []
    folders = {folder for file in broken for folder in accumulate(file.split("/")[:-1], "{}/{}".format)}
    verdicts = earlier.verdicts if earlier else RecentVerdicts()
    find_lockless = finder_of_lockless(site, has_archive=archive is not None)
    ledger: Ledger = {}
    findings: list[Finding] = []
    for plan in site.all_plans:
        if plan.origin.file.rsplit("/", 1)[0] in folders or not plan.district.is_read:
            continue
        texts = [text for source in plan.sources if (text := read_text(source, archive))] if archive else []
        compared = sums_of(site, plan, texts) if earlier else None
        before = earlier.plans.get(plan.key) if earlier else None
        if before and before[0] == compared:
            evidence, plan_findings = before[1]
        else:
            evidence, plan_findings = _find_or_make_evidence(site, plan, texts, comparisons, verdicts)
        if earlier:
            earlier.plans[plan.key] = compared, (evidence, plan_findings)
        ledger[plan.key] = evidence
        findings += [*plan_findings, *find_lockless(plan)]
    return ledger, findings


def _concerns_all(file: str) -> bool:
    """Whether every plan is compared by what a file says: the terms and their verbs, or words that are no number."""
    path = "/".join(file.split("/")[-2:])
    return any(kind.ids_of(path) is not None for kind in (VOCABULARY, INDICATORS, IDIOMS))


def read_text(source: Source, archive: Archive) -> SourceText | None:
    """The source's text, if it is the archived edition; `archive.check` reports what keeps it from being read."""
    archived = archive.find(source)
    return read_source(source, archived.paragraphs) if archived and archived.paragraphs is not None else None


def _find_or_make_evidence(
    site: Site,
    plan: Plan,
    texts: Sequence[SourceText],
    comparisons: EarlierComparisons | None,
    verdicts: RecentVerdicts,
) -> tuple[PlanEvidence, list[Finding]]:
    """The evidence of a plan as an earlier build made it of the same, or made now."""
    if comparisons is None:
        return _make_evidence(site, plan, texts, verdicts)
    key = comparisons.key_of(site, plan, texts)
    if before := comparisons.find(plan, key, _by_id(texts)):
        return before
    evidence, findings = _make_evidence(site, plan, texts, verdicts)
    comparisons.keep(plan, key, evidence, findings)
    return evidence, findings


def _by_id(texts: Sequence[SourceText]) -> dict[str, SourceText]:
    return {each.source.id: each for each in texts}


def _make_evidence(
    site: Site, plan: Plan, texts: Sequence[SourceText], verdicts: RecentVerdicts
) -> tuple[PlanEvidence, list[Finding]]:
    """The evidence of a plan, made now, and what is wrong with it.

    What is not at hand keeps the state that its lock attests; a text that is missing stops nothing.
    """
    claims, lock = list_claims(plan), read_lock(unpack_text(plan.lock))
    text = join_sources(texts) if texts else None
    compared = _compare(site, plan, claims, text, verdicts) if text else Comparison()
    whole = text if len(texts) == len(plan.sources) else None  # a text that is not at hand may have the words
    silences, unclassified = _silences(site, plan, whole, lock)
    present = {claim.id: line_of(plan, claim, compared.results.get(claim.id), text) for claim in claims}
    attested = {claim.id: line for claim in claims if (line := lock.find(claim.name, present[claim.id]))}
    signed = find_signatures(plan, claims)
    marks = (
        mark_of(claim, compared.results.get(claim.id), attested.get(claim.id), signed.get(claim.id)) for claim in claims
    )
    kept = compared_claims(
        (claim.name, claim.spans, claim.aspect, mark) for claim, mark in zip(claims, marks, strict=True)
    )
    problems = [*compared.findings, *unclassified, *check_signatures(plan, claims, signed)]
    problems += check_lock(plan, claims, lock, present, attested, compared)
    places = {} if whole else lock.places
    matches, coverage, results = compared.matches, compared.coverage, compared.results
    return PlanEvidence(plan.key, kept, _by_id(texts), matches, coverage, silences, results, places), problems


def _compare(site: Site, plan: Plan, claims: Sequence[Claim], text: SourceText, verdicts: RecentVerdicts) -> Comparison:
    """Compare everything that rests on the texts at hand."""
    at_hand = {source for source, _ in text.parts} or {text.source.id}
    here = [claim for claim in claims if sources_of(plan, claim) <= at_hand]
    results: dict[str, Result] = {}
    matches: dict[str, tuple[Match, ...]] = {}
    findings: list[Finding] = []
    doubtful: set[str] = set()
    for claim, verdict in zip(here, verdicts.verify(plan.key, here, text, plan.role_labels), strict=True):
        findings += verdict.failures
        matches[claim.id] = tuple(verdict.matches)
        results[claim.id] = result_of(claim, verdict)
        if verdict.failures:
            doubtful |= {text.name(number) for number in text.within(claim.spans)}
    bound = list(check_binding(site, plan, text, matches))
    results |= {claim: "no" for problem in bound for claim in list_contradicted(problem) if claim in results}
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
