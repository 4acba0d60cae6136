"""Published plans that have no lock: it was deleted, or never written; without earlier content nobody can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder import urls
from builder.findings.finding import Finding, Severity, finding
from builder.model.site import Plan, Site


def finder_of_lockless(site: Site, *, has_archive: bool) -> Callable[[Plan], list[Finding]]:
    """Looks whether a plan should have a lock and has none.

    Whoever compares nothing, with no archive at hand and without a lock or a signature anywhere, has nothing to do.
    """
    keeps_locks = has_archive or any(plan.lock or plan.readings for plan in site.all_plans)
    addresses = {entry.page for entry in site.register} if keeps_locks else set()

    def find(plan: Plan) -> list[Finding]:
        if plan.lock or plan.draft or addresses.isdisjoint(_addresses_of(plan)):
            return []
        return [finding(plan.origin.at(), "lock-none", plan=plan.key, severity=Severity.NOTICE)]

    return find


def _addresses_of(plan: Plan) -> set[str]:
    """Where a plan is, and where it was before it, or its district, was renamed."""
    return {urls.plan_url(plan), *(f"districts/{key.replace('.', '/')}.html" for key in plan.former_keys)}


def leave_out_lost(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out that a plan has no lock where an earlier edition shows that it had one: `lock-lost` says that."""
    findings = list(findings)
    lost = {each.values["plan"] for each in findings if each.rule == "lock-lost"}
    return [each for each in findings if each.rule != "lock-none" or each.values["plan"] not in lost]
