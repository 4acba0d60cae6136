"""What was published and now says something else, by the evidence locks of two editions of the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.evidence.lock import read_lock
from builder.findings.finding import Finding, finding
from builder.model.site import Site


def unlisted(site: Site, locks_before: Mapping[str, str]) -> Iterator[Finding]:
    """Claims that were published otherwise and that no correction lists.

    `locks_before`: the texts of the evidence locks of an earlier edition of the content, by key of the plan.
    """
    listed = {entry.claim for entry in site.changes}
    for plan in site.plans:
        before, now = read_lock(locks_before.get(plan.key, "")), read_lock(plan.lock)
        # A new keyword changes what was looked for, not what was published of the text.
        silences = f"{plan.key}.silence."
        for claim in sorted(before.keys() & now.keys()):
            is_listed = claim in listed or claim.endswith(".coding") or claim.startswith(silences)
            if before[claim].said != now[claim].said and not is_listed:
                yield finding(plan.origin.at(), "change-unlisted", claim=claim)
