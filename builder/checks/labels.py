"""Labels of numbers stand without their programme: in the list of all numbers, in search, in files to take away."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, Severity, finding
from builder.model.site import Plan, Programme, Site
from builder.text.general_label import says_nothing


def check(site: Site, *, with_drafts: bool) -> Iterator[Finding]:
    """Labels of nothing but general words; those of a draft are reported as still to be written."""
    for plan in site.all_plans if with_drafts else site.published.plans:
        severity = Severity.NOTICE if plan.draft else Severity.WARNING
        parts: tuple[Plan | Programme, ...] = (plan, *plan.programmes)
        for part in parts:
            for index, quantity in enumerate(part.quantities):
                if says_nothing(quantity.label.zh):
                    place = part.origin.at("quantities", index, "label")
                    yield finding(place, "label-general", severity=severity, label=quantity.label.zh)
