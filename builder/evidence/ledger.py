"""What is known of each claim of each plan: from the archive where it is at hand, otherwise from the lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.content.layout import plan_folder
from builder.evidence.archive import Archive
from builder.evidence.binding import check_binding, weigh
from builder.evidence.claims import Claim, digest, list_claims
from builder.evidence.coverage import SourceCoverage, account
from builder.evidence.lock import Locked, Result, lock_text, read_lock
from builder.evidence.silence import Silence, Silences, recall_silences, said_of, search_silences
from builder.evidence.source_text import Match, SourceText, join_sources, read_source
from builder.evidence.verify import verify_claim
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
    """By id of the claim; each says its source."""
    coverage: SourceCoverage | None = None
    silences: Silences = field(default_factory=dict)
    """What the plan is not coded by, looked for in the source; empty where that was never done."""
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
        texts = [text for source in plan.sources for text in [read_text(source, archive)] if text] if archive else []
        page, plan_findings = _from_archive(site, plan, texts) if texts else _from_lock(site, plan)
        ledger[plan.key] = page
        findings += plan_findings
    return ledger, findings


def read_text(source: Source, archive: Archive) -> SourceText | None:
    """The source's text, if it is the archived edition; `archive.check` reports what keeps it from being read."""
    archived = archive.find(source)
    return read_source(source, archived.paragraphs) if archived and archived.paragraphs is not None else None


def _from_archive(site: Site, plan: Plan, texts: Sequence[SourceText]) -> tuple[PlanEvidence, list[Finding]]:
    """What the texts at hand bear out. What rests on a source that is not at hand keeps the state of its lock."""
    text, kept = join_sources(texts), read_lock(plan.lock)
    every_claim = list_claims(plan)
    at_hand = {text.source.id for text in texts}
    all_claims = [claim for claim in every_claim if _sources_of(plan, claim) <= at_hand]
    findings: list[Finding] = []
    matches: dict[str, tuple[Match, ...]] = {}
    locked: dict[str, Locked] = {}
    verified = set()
    doubtful: set[str] = set()
    for claim in all_claims:
        verdict = verify_claim(claim, text, plan.role_labels)
        findings += verdict.failures
        matches[claim.id] = tuple(verdict.matches)
        locked[claim.id] = _locked(plan, claim, "no" if verdict.failures else "yes")
        if verdict.failures:
            doubtful |= {text.name(number) for number in text.within(claim.spans)}
        elif not claim.prose.startswith(PLACEHOLDER):
            verified.add(claim.id)
    bound = list(check_binding(site, plan, text, matches))
    for claim_id in {problem.values.get("claim", "") for problem in bound} & locked.keys():
        locked[claim_id] = replace(locked[claim_id], result="no")
        verified.discard(claim_id)
    findings += bound
    coverage, gaps = account(plan, text, all_claims, matches, site.idioms)
    # Where a claim fails, the numbers and items it was to account for are the same mistake.
    gaps = [gap for gap in gaps if gap.rule == "coverage-paragraph" or gap.values["paragraph"] not in doubtful]
    silences: Silences
    if len(texts) == len(plan.sources):
        silences, unclassified = search_silences(site, plan, text)
    else:  # a text that is not at hand may have the words
        silences, unclassified = _recall(site, plan, kept), []
    findings += gaps + unclassified + _stale(plan, every_claim, kept, locked)
    # A silence that has gone is no claim that has gone: what was not coded is coded now.
    locked |= {
        name: _locked_silence(plan, key, silence) for key, silence in silences.items() for name in [_name(plan, key)]
    }
    for claim in every_claim:
        if claim.id not in locked and kept.get(claim.id) == _locked(plan, claim, "yes"):
            locked[claim.id] = kept[claim.id]
            verified.add(claim.id)
    lock = lock_text(locked.items())
    by_id = {each.source.id: each for each in texts}
    resolved = {name: tuple(map(text.resolved, places)) for name, places in matches.items()}
    evidence = PlanEvidence(tuple(every_claim), frozenset(verified), by_id, resolved, coverage, silences, lock)
    return evidence, [weigh(problem) for problem in findings]


def _sources_of(plan: Plan, claim: Claim) -> set[str]:
    """The sources that bear a claim out; what cites no paragraph is looked for in all of them."""
    first = plan.sources[0].id
    if claim.source:
        return {claim.source}
    return {span.source or first for span in claim.spans} or {source.id for source in plan.sources}


def _from_lock(site: Site, plan: Plan) -> tuple[PlanEvidence, list[Finding]]:
    all_claims = list_claims(plan)
    locked = read_lock(plan.lock)
    if not plan.lock:
        # Never verified: every page says so, and there is nothing that a change could have broken.
        return PlanEvidence(tuple(all_claims), frozenset()), []
    verified = {claim.id for claim in all_claims if locked.get(claim.id) == _locked(plan, claim, "yes")}
    # Without the text a changed claim cannot be compared: it waits, and stops nobody.
    findings = [_unverified(claim, Severity.NOTICE) for claim in all_claims if claim.id not in verified]
    return PlanEvidence(tuple(all_claims), frozenset(verified), silences=_recall(site, plan, locked)), findings


def _recall(site: Site, plan: Plan, locked: Mapping[str, Locked]) -> Silences:
    """The silences as the lock knows them; what was looked for by other words than today's counts as not looked for."""
    return recall_silences(
        site, plan, lambda key, silent: locked.get(_name(plan, key)) == _locked_silence(plan, key, silent)
    )


def _name(plan: Plan, key: str) -> str:
    """The name of a silence in the lock."""
    return f"{plan.key}.silence.{key}"


def _locked_silence(plan: Plan, key: str, silence: Silence) -> Locked:
    result: Result = "yes" if silence.is_silent else "no"
    return Locked(digest(said_of(plan, key, silence)), plan.sources[0].sha256[:16], result)


def _stale(
    plan: Plan, every_claim: Sequence[Claim], kept: Mapping[str, Locked], now: Mapping[str, Locked]
) -> list[Finding]:
    """Claims of which the committed lock knows something else, or which it has and the content has not."""
    if not plan.lock:
        return []
    compared = [claim for claim in every_claim if claim.id in now]
    changed = [claim for claim in compared if kept.get(claim.id) != now[claim.id] and now[claim.id].result == "yes"]
    prefix = f"{plan.key}.silence."
    claimed = {claim.id for claim in every_claim}
    gone = sorted(name for name in kept.keys() - now.keys() - claimed if not name.startswith(prefix))
    unverified = [_unverified(claim, Severity.WARNING) for claim in changed]
    return unverified + [
        finding(plan.origin.at(), "lock-gone", claim=claim, severity=Severity.WARNING) for claim in gone
    ]


def _locked(plan: Plan, claim: Claim, result: Result) -> Locked:
    concerned = _sources_of(plan, claim)
    editions = [source.sha256 for source in plan.sources if source.id in concerned]
    edition = editions[0][:16] if len(editions) == 1 else digest(" ".join(editions))
    return Locked(digest(claim.said), edition, result)


def _unverified(claim: Claim, severity: Severity) -> Finding:
    return finding(claim.place, "unverified", claim=claim.id, severity=severity)
