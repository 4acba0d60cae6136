"""What is known of each claim of each plan: from the archive where it is at hand, otherwise from the lock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.content.layout import plan_folder
from builder.evidence.archive import Archive
from builder.evidence.claims import Claim, claims, digest
from builder.evidence.coverage import Coverage, account
from builder.evidence.lock import Locked, Result, lock_text, read_lock
from builder.evidence.source_text import Match, SourceText, source_text
from builder.evidence.verify import verify
from builder.findings.finding import Finding, Severity, finding
from builder.model.schema.plan import Source
from builder.model.site import Plan, Site
from builder.model.types import PLACEHOLDER


@dataclass(frozen=True, slots=True)
class PlanEvidence:
    """The evidence of one plan. `texts` and `matches` are empty without the archive."""

    claims: tuple[Claim, ...]
    verified: frozenset[str]
    """Ids of claims that the source bears out."""
    texts: dict[str, SourceText] = field(default_factory=dict)
    """By id of the source."""
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    """By id of the claim; all in the plan's first source."""
    coverage: Coverage | None = None
    lock: str = ""
    """The lock as it should be."""


Ledger = dict[str, PlanEvidence]
"""By key of the plan."""


def keep_ledger(site: Site, archive: Archive | None, *, broken: Iterable[str] = ()) -> tuple[Ledger, list[Finding]]:
    """The evidence of all plans, and what is wrong with it.

    `archive`: None where there is none. `broken`: files with errors of their own; their plans are
    passed over, so that one mistake is not found again in its consequences.
    """
    folders = {plan_folder(file) for file in broken}
    ledger: Ledger = {}
    findings: list[Finding] = []
    for plan in site.plans:
        if plan.origin.file.rsplit("/", 1)[0] in folders:
            continue
        text = _text(plan.sources[0], archive) if archive is not None else None
        page, found = _from_archive(site, plan, text) if text else _from_lock(plan)
        ledger[plan.key] = page
        findings += found
    return ledger, findings


def _text(source: Source, archive: Archive) -> SourceText | None:
    """The source's text, if it is the archived edition; `archive.check` reports what keeps it from being read."""
    archived = archive.find(source)
    return source_text(source, archived.paragraphs) if archived and archived.paragraphs is not None else None


def _from_archive(site: Site, plan: Plan, text: SourceText) -> tuple[PlanEvidence, list[Finding]]:
    all_claims = claims(plan)
    findings: list[Finding] = []
    matches: dict[str, tuple[Match, ...]] = {}
    locked: dict[str, Locked] = {}
    verified = set()
    doubtful: set[str] = set()
    for claim in all_claims:
        verdict = verify(claim, text, plan.role_labels)
        findings += verdict.failures
        matches[claim.id] = tuple(verdict.matches)
        locked[claim.id] = _locked(plan, claim, "no" if verdict.failures else "yes")
        if verdict.failures:
            doubtful |= {str(number) for span in claim.spans for number in span.paragraphs}
        elif not claim.prose.startswith(PLACEHOLDER):
            verified.add(claim.id)
    coverage, gaps = account(plan, text, all_claims, matches, site.idioms)
    # Where a claim fails, the numbers it was to account for are the same mistake.
    gaps = [gap for gap in gaps if gap.rule != "coverage-number" or gap.values["paragraph"] not in doubtful]
    lock = lock_text(locked.items())
    findings += gaps + _stale(plan, all_claims, locked)
    texts = {text.source.id: text}
    return PlanEvidence(tuple(all_claims), frozenset(verified), texts, matches, coverage, lock), findings


def _from_lock(plan: Plan) -> tuple[PlanEvidence, list[Finding]]:
    all_claims = claims(plan)
    known = read_lock(plan.lock)
    if not plan.lock:
        # Never verified: every page says so, and there is nothing that a change could have broken.
        return PlanEvidence(tuple(all_claims), frozenset()), []
    verified = {claim.id for claim in all_claims if known.get(claim.id) == _locked(plan, claim, "yes")}
    findings = [_unverified(claim) for claim in all_claims if claim.id not in verified]
    return PlanEvidence(tuple(all_claims), frozenset(verified)), findings


def _stale(plan: Plan, all_claims: list[Claim], now: dict[str, Locked]) -> list[Finding]:
    """Claims of which the committed lock knows something else, or which it has and the content has not."""
    if not plan.lock:
        return []
    known = read_lock(plan.lock)
    changed = [claim for claim in all_claims if known.get(claim.id) != now[claim.id] and now[claim.id].result == "yes"]
    gone = sorted(known.keys() - now.keys())
    found = [_unverified(claim) for claim in changed]
    return found + [finding(plan.origin.at(), "lock-gone", claim=claim, severity=Severity.WARNING) for claim in gone]


def _locked(plan: Plan, claim: Claim, result: Result) -> Locked:
    return Locked(digest(claim.said), plan.sources[0].sha256[:16], result)


def _unverified(claim: Claim) -> Finding:
    return finding(claim.place, "unverified", claim=claim.id, severity=Severity.WARNING)
