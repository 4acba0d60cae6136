"""The files that keep what was compared and signed, as they should be now."""

from __future__ import annotations

from builder.content.layout import LOCK, READINGS
from builder.evidence.claims.list_claims import list_claims
from builder.evidence.ledger.ledger import Ledger
from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.evidence.locks.attestation import line_of, line_of_silence, merge_lines
from builder.evidence.locks.lock import Locked, lock_text, read_lock
from builder.evidence.locks.signatures import prune, readings_text
from builder.evidence.sources.source_text import join_sources
from builder.model.site import Plan, Site
from builder.text.packed_text import unpack_text


def lock_texts(site: Site, ledger: Ledger, *, on: str, by: str) -> dict[str, str]:
    """The evidence locks as they should be, by path below the content folder; what was compared now has this date.

    A plan whose sources are not at hand keeps the lines that are about what it says now. What people have signed of
    claims that are gone goes with them.
    """
    texts = {}
    for plan in site.all_plans:
        evidence = ledger.get(plan.key)
        if plan.draft or evidence is None:
            continue
        lines = lock_lines(plan, evidence)
        if not (lines or plan.lock):
            continue
        texts[LOCK.path_of(plan.district.id, plan.id)] = lock_text(lines.items(), on=on, by=by)
        kept = prune(plan, evidence.claims)
        if kept != [*plan.readings]:
            texts[READINGS.path_of(plan.district.id, plan.id)] = readings_text(kept)
    return texts


def lock_lines(plan: Plan, evidence: PlanEvidence) -> dict[str, Locked]:
    """The lock of a plan as it should be, by name; what was compared now has no date yet."""
    lock = read_lock(unpack_text(plan.lock))
    texts = [evidence.texts[source.id] for source in plan.sources if source.id in evidence.texts]
    text, is_whole = join_sources(texts) if texts else None, len(texts) == len(plan.sources)
    claims = [(claim, line_of(plan, claim, evidence.results.get(claim.id), text)) for claim in list_claims(plan)]
    attested = {claim.name: line for claim, present in claims if (line := lock.find(claim.name, present))}
    now = {claim.name: present for claim, present in claims if claim.id in evidence.results}
    of_silences = {f"silence.{key}": line_of_silence(plan, key, silence) for key, silence in evidence.silences.items()}
    return merge_lines(lock, attested, now | (of_silences if is_whole else {}), kept=of_silences)
