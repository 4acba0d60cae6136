"""Every citation names a source of its plan; with several sources it names one; ids of sources are unique."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, finding
from builder.model.origin import Origin, Spot
from builder.model.site import Plan, Site
from builder.model.types import Span


def check(site: Site) -> Iterator[Finding]:
    for plan in site.all_plans:
        ids = [source.id for source in plan.sources]
        for index, source_id in enumerate(ids):
            if source_id in ids[:index]:
                yield finding(plan.origin.at("sources", index, "id"), "duplicate-id", value=source_id)
        for span, spot in citations(plan):
            if span.source is None and len(set(ids)) > 1:
                yield finding(spot.place, "citation-source", sources="、".join(ids))
            elif span.source is not None and span.source not in ids:
                named = "、".join(ids)
                yield finding(spot.place, "citation-unknown-source", value=span.source, sources=named)


def citations(plan: Plan) -> Iterator[tuple[Span, Spot]]:
    """Every citation of a plan and its programmes, with its place. Corrections belong to their own source."""

    def each(spans: list[Span], origin: Origin, *path: str | int) -> Iterator[tuple[Span, Spot]]:
        for index, span in enumerate(spans):
            yield span, origin.spot(*path, index)

    for index, section in enumerate(plan.structure):
        yield from each(section.cite, plan.origin, "structure", index, "cite")
    if plan.place:
        yield from each(plan.place.cite, plan.origin, "place", "cite")
    for programme in plan.programmes:
        yield from each(programme.cite, programme.origin, "cite")
