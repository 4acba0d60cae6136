"""A reader can find each source: at the address of the original, or there is a reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, Severity, finding
from builder.model.site import Site
from builder.model.types import Absent


def check(site: Site) -> Iterator[Finding]:
    for plan in (plan for plan in site.all_plans if not plan.draft):  # a draft still has time to find it
        for index, source in enumerate(plan.sources):
            if isinstance(source.url, Absent) and not source.url.note:
                place = plan.origin.at("sources", index, "url")
                yield finding(place, "source-address", severity=Severity.WARNING, id=source.id)
