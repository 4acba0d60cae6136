"""Each programme of a plan is recorded in a single file."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, finding
from builder.model.site import Programme, Site


def check(site: Site) -> Iterator[Finding]:
    """Report the copy of a programme, which would be published and counted beside the programme itself.

    Texts number anew in each section and name things alike, so only number, name and citation together tell a copy.
    """
    for plan in site.all_plans:
        recorded: dict[tuple[str, ...], Programme] = {}
        for programme in sorted(plan.programmes, key=lambda programme: programme.id):
            citation = (str(programme.number), programme.name.zh, *map(str, programme.cite))
            twin = recorded.setdefault(citation, programme)
            if twin is not programme:
                place = programme.origin.at("number" if programme.number else "name")
                yield finding(place, "programme-twice", name=programme.name.zh, twin=twin.origin.file)
