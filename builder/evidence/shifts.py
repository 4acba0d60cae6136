"""Citations that are all off by the same number of paragraphs: one mistake, and not one in every claim.

A paragraph that was split, joined or left out before the numbers were written does this to all that comes after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.content.layout import plan_folder
from builder.evidence.claims import Claim
from builder.evidence.ledger import Ledger
from builder.evidence.list_claims import list_claims
from builder.evidence.plan_evidence import PlanEvidence
from builder.evidence.source_text import SourceText, join_sources
from builder.evidence.verify import verify_claim
from builder.findings.finding import Finding, finding
from builder.model.site import Plan, Site

MIN_CLAIMS = 8
"""So many claims of a plan must fail before a common cause is looked for."""
_MIN_SHARE = 0.7
_SHIFTS = (-1, 1, -2, 2, -3, 3)
_CONSEQUENCES = ("evidence-", "coverage-", "silence-", "unverified", "lock-gone", "paragraph")


def explain_shifts(site: Site, ledger: Ledger, findings: Sequence[Finding]) -> list[Finding]:
    """Put one finding in place of all that come from citations of a plan that are off by the same number."""
    failures: dict[str, int] = {}
    for mistake in findings:
        if mistake.rule.startswith("evidence-"):
            folder = plan_folder(mistake.place.file)
            failures[folder] = failures.get(folder, 0) + 1
    explained = list(findings)
    for plan in site.all_plans:
        page = ledger.get(plan.key)
        folder = plan_folder(plan.origin.file)
        if page and page.texts and failures.get(folder, 0) >= MIN_CLAIMS:
            explained = list(_explain(plan, page, folder, explained))
    return explained


def _explain(plan: Plan, page: PlanEvidence, folder: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    text = join_sources(list(page.texts.values()))
    failed = [claim for claim in list_claims(plan) if claim.spans and not _is_borne_out(plan, claim, text)]
    by_shift = {shift: [c for c in failed if _is_borne_out(plan, _move(c, shift), text)] for shift in _SHIFTS}
    shift = max(_SHIFTS, key=lambda shift: len(by_shift[shift]))
    mended = by_shift[shift]
    if len(mended) < MIN_CLAIMS or len(mended) < _MIN_SHARE * len(failed):
        yield from findings
        return
    files = {claim.place.file for claim in mended}
    first = min(claim.place for claim in mended)
    yield finding(first, "citations-shifted", count=len(mended), files=len(files), shift=f"{shift:+d}")
    yield from (mistake for mistake in findings if not _follows(mistake, folder, files))


def _is_borne_out(plan: Plan, claim: Claim, text: SourceText) -> bool:
    return not verify_claim(claim, text, plan.role_labels).failures


def _move(claim: Claim, shift: int) -> Claim:
    """The claim with all its citations moved; none is moved before the first paragraph."""
    spans = (replace(span, first=max(1, span.first + shift), last=max(1, span.last + shift)) for span in claim.spans)
    return replace(claim, spans=tuple(spans))


def _follows(mistake: Finding, folder: str, files: Iterable[str]) -> bool:
    """Whether a finding comes from the shift: anything in its files, and what is counted over the whole plan."""
    if not mistake.rule.startswith(_CONSEQUENCES) or plan_folder(mistake.place.file) != folder:
        return False
    return mistake.place.file in files or not mistake.rule.startswith("evidence-")
