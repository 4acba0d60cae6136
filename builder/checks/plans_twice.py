"""Each text of a district is recorded in a single folder."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, finding
from builder.model.site import Plan, Site


def check(site: Site) -> Iterator[Finding]:
    """Report the copy of a plan's folder, which would be published and counted beside the plan itself.

    A copy that is a draft may be the beginning of another text.
    """
    recorded: dict[tuple[str, ...], Plan] = {}
    for plan in sorted((plan for plan in site.all_plans if not plan.draft), key=lambda plan: plan.key):
        sources = sorted(source.sha256 for source in plan.sources)
        text = (plan.district.id, plan.title, str(plan.document_number), str(plan.issued), plan.summary, *sources)
        twin = recorded.setdefault(text, plan)
        if twin is not plan:
            yield finding(plan.origin.at("title"), "plan-twice", title=plan.title, twin=twin.origin.file)
