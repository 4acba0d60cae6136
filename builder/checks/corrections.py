"""Every entry of the list of corrections names a plan that exists, and is not dated before the plan was recorded."""

from __future__ import annotations

from collections.abc import Iterator

from builder.content.layout import PLAN
from builder.findings.finding import Finding, finding
from builder.model.site import Site
from builder.text.did_you_mean import nearest


def check(site: Site) -> Iterator[Finding]:
    plans = {plan.key: plan for plan in site.plans}
    for index, entry in enumerate(site.changes):
        place = site.changes_origin.at(index, "claim")
        plan, ids = plans.get(entry.plan), entry.plan.split(".")
        if plan is None:
            if len(ids) == len(PLAN.parts) and site.is_there(PLAN.path_of(*ids)):
                continue  # it has a mistake of its own
            near = nearest(entry.plan, plans)
            yield finding(place, "change-claim", value=entry.claim, near=near or "、".join(plans))
        elif entry.date.is_before(plan.recorded):
            yield finding(site.changes_origin.at(index, "date"), "order", earlier="收录日期", later="更正日期")
