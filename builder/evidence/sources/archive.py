"""Archived source texts and their numbered paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from builder.checks.source_ids import citations
from builder.evidence.sources.caged_pages import Page
from builder.evidence.sources.source_text import decode, guess_encoding, split_paragraphs
from builder.findings.finding import Finding, Severity, finding
from builder.model.origin import Spot
from builder.model.schema.plan import Source
from builder.model.site import Plan, Site
from builder.model.types import Span
from builder.store.wanted import MAX_TEXT, UnreadableText
from builder.text.values import value_class


@value_class
class ArchivedSource:
    """The file of a source as the archive has it."""

    sha256: str
    paragraphs: tuple[str, ...] | None = None
    """None where the file is another edition than the plan pins, or not in the encoding that it declares."""
    likely_encoding: str = ""
    """What it may be encoded in instead."""


class Archive:
    """Archived texts by their sha256, each decoded once for each way in which a plan declares it."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        problems: Mapping[str, UnreadableText] | None = None,
        *,
        hashed: Mapping[str, bytes] | None = None,
        pages: Mapping[Page, str] | None = None,
    ) -> None:
        """Hold `files` under any names: one that has the name but not the sum of a source is another edition.

        `problems` are of texts that are there and cannot be read, by the sum that is pinned. `hashed` are texts by
        their sum, which a store has compared. `pages` are the visible texts of those that are saved pages.
        """
        self._problems = problems or {}
        self._pages = pages or {}
        self._hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        self._by_hash = {self._hashes[name]: data for name, data in files.items()} | dict(hashed or {})
        self._sources: dict[tuple[str, ...], ArchivedSource] = {}

    def find(self, source: Source) -> ArchivedSource | None:
        """The archived text of a source, or what lies in its place; None where there is nothing."""
        data = self._by_hash.get(source.sha256)
        if data is None:
            in_its_place = self._hashes.get(source.file) or self._hashes.get(source.sha256)
            return ArchivedSource(in_its_place) if in_its_place else None
        declared = (source.sha256, source.encoding, source.format)
        if declared not in self._sources:
            self._sources[declared] = self._read(source, data)
        return self._sources[declared]

    def text(self, source: Source) -> bytes | None:
        """The bytes of a source as they were archived; None where they are not at hand."""
        return self._by_hash.get(source.sha256)

    def problem(self, source: Source) -> UnreadableText | None:
        """Why the text of a source cannot be read though it is there."""
        return self._problems.get(source.sha256)

    def _read(self, source: Source, data: bytes) -> ArchivedSource:
        """Decode the edition that a plan pins."""
        try:
            text: str | None = decode(source, data)
        except UnicodeDecodeError:
            return ArchivedSource(source.sha256, likely_encoding=guess_encoding(data))
        if source.format == "html":
            text = self._pages.get((source.sha256, source.encoding))
        return ArchivedSource(source.sha256, tuple(split_paragraphs(text)) if text is not None else None)


def check(site: Site, archive: Archive) -> Iterator[Finding]:
    """Whether each source is archived unchanged and holds the paragraphs and misprints that the content cites."""
    for plan in site.all_plans:
        for index, source in enumerate(plan.sources):
            archived = archive.find(source)
            if archived is None or archived.paragraphs is None:
                yield _unreadable(site, plan, index, archived, archive.problem(source))
            else:
                yield from _citations(plan, source, len(archived.paragraphs))
                yield from _repairs(plan, source, index, archived.paragraphs)


def _unreadable(
    site: Site, plan: Plan, index: int, archived: ArchivedSource | None, problem: UnreadableText | None
) -> Finding:
    """Why a source cannot be compared. Only that it is not at hand is no mistake: its lock keeps what was found."""
    source = plan.sources[index]
    # Editors without the archive have one of these for each plan, and each place is looked for in the whole file.
    place = site.once(plan, f"place of source {index}", partial(plan.origin.at, "sources", index, "file"))
    if problem:
        return finding(place, problem.kind, file=source.file, reason=problem.reason, limit=MAX_TEXT // 1024 // 1024)
    if archived is None:
        return finding(place, "source-missing", severity=Severity.NOTICE, file=source.file, sha256=source.sha256)
    if archived.sha256 != source.sha256:
        pinned = plan.origin.at("sources", index, "sha256")
        return finding(pinned, "source-changed", file=source.file, actual=archived.sha256)
    guess = archived.likely_encoding or "?"
    return finding(place, "source-encoding", file=source.file, encoding=source.encoding, guess=guess)


def _citations(plan: Plan, source: Source, count: int) -> Iterator[Finding]:
    for span, spot in citations(plan):
        # Among several sources, a citation that names none has a finding of its own.
        if span.source == source.id or (span.source is None and len(plan.sources) == 1):
            yield from _exists(span, spot, count)


def _repairs(plan: Plan, source: Source, source_index: int, text: Sequence[str]) -> Iterator[Finding]:
    for index, repair in enumerate(source.corrections):
        path = ("sources", source_index, "corrections", index)
        lacking: list[tuple[int | str, Spot]] = []
        for number, span in enumerate(repair.paragraphs):
            spot = plan.origin.spot(*path, "paragraphs", number)
            yield from _exists(span, spot, len(text))
            if span.last <= len(text):
                lacking += [(n, spot) for n in span.paragraphs if repair.printed not in text[n - 1]]
        if len(lacking) > 1 and len(lacking) == sum(len(span.paragraphs) for span in repair.paragraphs):
            # Nowhere: the misprint is misquoted, and that is one mistake.
            numbers = "、".join(str(number) for number, _ in lacking)
            lacking = [(numbers, plan.origin.spot(*path, "printed"))]
        for paragraph, spot in lacking:
            yield finding(spot.place, "correction", printed=repair.printed, paragraph=paragraph)


def _exists(span: Span, spot: Spot, count: int) -> Iterator[Finding]:
    if span.last > count:
        yield finding(spot.place, "paragraph", last=span.last, count=count)
