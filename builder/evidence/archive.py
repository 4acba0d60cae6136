"""Archived source texts and their numbered paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.checks.source_ids import citations
from builder.evidence.source_text import looks_like, paragraphs
from builder.findings.finding import Finding, Place, finding
from builder.model.schema.plan import Source
from builder.model.site import Plan, Site
from builder.model.types import Span


@dataclass(frozen=True, slots=True)
class ArchivedSource:
    """The file of a source as the archive has it."""

    sha256: str
    paragraphs: tuple[str, ...] | None = None
    """None where the file is another edition than the plan pins, or not in the encoding that it declares."""
    likely_encoding: str = ""
    """What it may be encoded in instead."""


class Archive:
    """Archived files by name. Each is hashed once, and decoded once for each way in which a plan declares it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._hashes: dict[str, str] = {}
        self._sources: dict[tuple[str, ...], ArchivedSource] = {}

    def find(self, source: Source) -> ArchivedSource | None:
        """The archived file of a source; None where there is none."""
        data = self._files.get(source.file)
        if data is None:
            return None
        declared = (source.file, source.sha256, source.encoding, source.format)
        if declared not in self._sources:
            if source.file not in self._hashes:
                self._hashes[source.file] = hashlib.sha256(data).hexdigest()
            self._sources[declared] = _read(source, data, self._hashes[source.file])
        return self._sources[declared]


def _read(source: Source, data: bytes, sha256: str) -> ArchivedSource:
    """Decode a file if it is the edition that a plan pins."""
    if sha256 != source.sha256:
        return ArchivedSource(sha256)
    try:
        return ArchivedSource(sha256, tuple(paragraphs(source, data)))
    except UnicodeDecodeError:
        return ArchivedSource(sha256, likely_encoding=looks_like(data))


def check(site: Site, archive: Archive) -> Iterator[Finding]:
    """Whether each source is archived unchanged and holds the paragraphs and misprints that the content cites."""
    for plan in site.plans:
        for index, source in enumerate(plan.sources):
            archived = archive.find(source)
            if archived is None or archived.paragraphs is None:
                yield _unreadable(plan, source, index, archived)
            else:
                yield from _citations(plan, source, len(archived.paragraphs))
                yield from _corrections(plan, source, index, archived.paragraphs)


def _unreadable(plan: Plan, source: Source, index: int, archived: ArchivedSource | None) -> Finding:
    """Why a source cannot be compared: it is not archived, or another edition, or in another encoding."""
    place = plan.origin.at("sources", index, "file")
    if archived is None:
        return finding(place, "source-missing", file=source.file)
    if archived.sha256 != source.sha256:
        pinned = plan.origin.at("sources", index, "sha256")
        return finding(pinned, "source-changed", file=source.file, actual=archived.sha256)
    guess = archived.likely_encoding or "?"
    return finding(place, "source-encoding", file=source.file, encoding=source.encoding, guess=guess)


def _citations(plan: Plan, source: Source, count: int) -> Iterator[Finding]:
    for span, place in citations(plan):
        # Among several sources, a citation that names none has a finding of its own.
        if span.source == source.id or (span.source is None and len(plan.sources) == 1):
            yield from _exists(span, place, count)


def _corrections(plan: Plan, source: Source, source_index: int, text: Sequence[str]) -> Iterator[Finding]:
    for index, correction in enumerate(source.corrections):
        path = ("sources", source_index, "corrections", index)
        lacking: list[tuple[int | str, Place]] = []
        for number, span in enumerate(correction.paragraphs):
            place = plan.origin.at(*path, "paragraphs", number)
            yield from _exists(span, place, len(text))
            if span.last <= len(text):
                lacking += [(n, place) for n in span.paragraphs if correction.printed not in text[n - 1]]
        if len(lacking) > 1 and len(lacking) == sum(len(span.paragraphs) for span in correction.paragraphs):
            # Nowhere: the misprint is misquoted, and that is one mistake.
            numbers = "、".join(str(number) for number, _ in lacking)
            lacking = [(numbers, plan.origin.at(*path, "printed"))]
        for paragraph, place in lacking:
            yield finding(place, "correction", printed=correction.printed, paragraph=paragraph)


def _exists(span: Span, place: Place, count: int) -> Iterator[Finding]:
    if span.last > count:
        yield finding(place, "paragraph", last=span.last, count=count)


def load_sources(directory: Path, files: Iterable[str]) -> dict[str, bytes]:
    """The archived texts among `files` that the directory holds."""
    paths = {name: directory / name for name in sorted(set(files))}
    return {
        name: path.read_bytes()
        for name, path in paths.items()
        if path.is_file() and path.resolve().parent == directory.resolve()
    }
