"""Each repair of a damaged source text repairs something. Whether it may is for the evidence, which has the text."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, finding
from builder.model.site import Site


def check(site: Site) -> Iterator[Finding]:
    """Readers would be shown a repair where nothing is repaired."""
    for plan in site.all_plans:
        for number, source in enumerate(plan.sources):
            for index, repair in enumerate(source.corrections):
                if repair.printed == repair.read_as:
                    place = plan.origin.at("sources", number, "corrections", index, "read_as")
                    yield finding(place, "correction-same", printed=repair.printed)
