"""What the content of an earlier revision published that is lost now, or changed in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.content.read import Record
from builder.evidence.locks.corrections import find_unlisted
from builder.findings.finding import Finding
from builder.model.site import Site
from builder.register.before import find_unregistered, pages_of_files, read_before
from builder.register.lost import find_lost
from builder.views.page import Page


def compare_with(
    site: Site,
    pages: Sequence[Page],
    findings: Sequence[Finding],
    records: Sequence[Record],
    files: Iterable[str],
    *,
    revision: str,
) -> list[Finding]:
    """Hold a site and its pages, none where it has errors, against an earlier revision.

    `files` are all that it had, `records` those of them that have changed since; `findings` are what is reported to be
    wrong with the site already.
    """
    before = read_before(records, site)
    corrections = before.new_corrections(site)
    reported = {(mistake.rule, mistake.values.get("claim")) for mistake in findings}
    old = {*pages_of_files(files), *(entry.address for entry in (*site.register, *before.registered))}
    lost = list(find_lost(site, pages, before.published, corrections, old=old)) if pages else []
    figures = {mistake.values["claim"] for mistake in (*findings, *lost) if mistake.rule == "figure-changed"}
    return [
        *find_unregistered(site, before, revision),
        *(mistake for mistake in lost if (mistake.rule, mistake.values.get("claim")) not in reported),
        *(
            mistake
            for mistake in find_unlisted(site, before.locks, corrections)
            if mistake.values.get("claim") not in figures
        ),
    ]
