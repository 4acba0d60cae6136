"""What was published and now says something else, by the evidence locks of an earlier edition of the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from builder.evidence.claims import digest
from builder.evidence.list_claims import list_claims
from builder.evidence.lock import read_lock
from builder.findings.finding import Finding, finding
from builder.model.site import Plan, Site

_SHORTEST_ENTRY = 3
"""An entry names at least a programme: one for a whole plan would let anything change."""


def unlisted(site: Site, locks_before: Mapping[str, str]) -> Iterator[Finding]:
    """Claims that were published otherwise and that no correction lists, and plans that lost their lock.

    `locks_before`: the texts of the evidence locks of an earlier edition of the content, by key of the plan. They are
    held against what the content says now, not against its lock: leaving that as it was hides no change.
    """
    listed = {entry.claim for entry in site.changes}
    for plan in site.plans:
        before = read_lock(_lock_before(plan, locks_before))
        if before.lines and not read_lock(plan.lock).lines:
            yield finding(plan.origin.at(), "lock-lost", plan=plan.key)
        for claim in list_claims(plan):
            published = {line.said for _, line in before.lines.get(claim.name, ())}
            is_changed = bool(published) and digest(claim.said) not in published
            if is_changed and not claim.is_sorting and not _is_listed(claim.id, listed):
                yield finding(claim.place, "change-unlisted", claim=claim.id)


def _lock_before(plan: Plan, locks: Mapping[str, str]) -> str:
    """The lock that a plan had, under any name that it or its district had."""
    districts = (plan.district.id, *plan.district.aliases)
    keys = (f"{district}.{name}" for district in districts for name in (plan.id, *plan.aliases))
    return next((locks[key] for key in keys if key in locks), "")


def _is_listed(claim: str, listed: Iterable[str]) -> bool:
    return any(
        claim == entry or (claim.startswith(f"{entry}.") and entry.count(".") + 1 >= _SHORTEST_ENTRY)
        for entry in listed
    )
