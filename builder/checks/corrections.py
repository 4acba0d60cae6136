"""Every entry of the list of corrections names a plan that exists, and is not dated before the plan was recorded."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from builder.evidence.lock import read_lock
from builder.findings import Finding, finding
from builder.model import Site


def check(site: Site) -> Iterator[Finding]:
    plans = {plan.key: plan for plan in site.plans}
    for index, entry in enumerate(site.changes):
        place = site.changes_origin.at(index, "claim")
        plan = plans.get(entry.plan)
        if plan is None:
            near = difflib.get_close_matches(entry.plan, plans, n=1, cutoff=0.5)
            yield finding(place, "change-claim", value=entry.claim, near=near[0] if near else "、".join(plans))
        elif entry.date.earliest < plan.recorded.earliest:
            yield finding(site.changes_origin.at(index, "date"), "order", earlier="收录日期", later="更正日期")


def unlisted(site: Site, locks_before: Mapping[str, str]) -> Iterator[Finding]:
    """Claims that were published otherwise and that no correction lists.

    `locks_before`: the texts of the evidence locks of an earlier edition of the content, by key of the plan.
    """
    listed = {entry.claim for entry in site.changes}
    for plan in site.plans:
        before, now = read_lock(locks_before.get(plan.key, "")), read_lock(plan.lock)
        for claim in sorted(before.keys() & now.keys()):
            if before[claim].said != now[claim].said and claim not in listed and not claim.endswith(".coding"):
                yield finding(plan.origin.at(), "change-unlisted", claim=claim)
