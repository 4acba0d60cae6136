"""What is known of a district beside its plans: each year of a number once, and nothing is zero."""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, finding
from builder.model.schema.context import YearFigure
from builder.model.site import District, Site

_FIRST_YEAR = 1949
_LAST_YEAR = 2100


def check(site: Site) -> Iterator[Finding]:
    for district in site.all_districts:
        yield from _check_former_names(district)
        yield from _check_context(district)


def _check_former_names(district: District) -> Iterator[Finding]:
    for index, former in enumerate(district.former_names):
        if not _FIRST_YEAR <= former.year <= _LAST_YEAR:
            yield finding(district.origin.at("former_names", index, "year"), "context-year", value=former.year)


def _check_context(district: District) -> Iterator[Finding]:
    if district.context is None:
        return
    seen = set[tuple[str | int, int]]()
    for path, entry in district.context.dated():
        at = district.context_origin.at
        if not _FIRST_YEAR <= entry.year <= _LAST_YEAR:
            yield finding(at(*path, "year"), "context-year", value=entry.year)
        if isinstance(entry, YearFigure):
            if not entry.value:
                yield finding(at(*path, "value"), "context-zero")
            if (path[0], entry.year) in seen:
                yield finding(at(*path, "year"), "context-twice", value=entry.year)
            seen.add((path[0], entry.year))
