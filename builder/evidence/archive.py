"""Archived source texts and their numbered paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from builder.checks.source_ids import citations
from builder.evidence.source_text import guess_encoding, split_paragraphs
from builder.findings.finding import Finding, Place, finding
from builder.model.schema.plan import Source
from builder.model.site import Plan, Site
from builder.model.types import Span


def check(site: Site, archive: Mapping[str, bytes]) -> Iterator[Finding]:
    """Whether each source is archived unchanged and holds the paragraphs and misprints that the content cites."""
    for plan in site.plans:
        for index, source in enumerate(plan.sources):
            at = plan.origin.at
            data = archive.get(source.file)
            if data is None:
                yield finding(at("sources", index, "file"), "source-missing", file=source.file)
                continue
            actual = hashlib.sha256(data).hexdigest()
            if actual != source.sha256:
                yield finding(at("sources", index, "sha256"), "source-changed", file=source.file, actual=actual)
                continue
            try:
                text = split_paragraphs(source, data)
            except UnicodeDecodeError:
                yield finding(
                    at("sources", index, "file"),
                    "source-encoding",
                    file=source.file,
                    encoding=source.encoding,
                    guess=guess_encoding(data) or "?",
                )
                continue
            yield from _citations(plan, source, len(text))
            yield from _corrections(plan, source, index, text)


def _citations(plan: Plan, source: Source, count: int) -> Iterator[Finding]:
    for span, place in citations(plan):
        # Among several sources, a citation that names none has a finding of its own.
        if span.source == source.id or (span.source is None and len(plan.sources) == 1):
            yield from _exists(span, place, count)


def _corrections(plan: Plan, source: Source, source_index: int, text: list[str]) -> Iterator[Finding]:
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
    sources = {}
    for name in sorted(set(files)):
        path = directory / name
        if path.is_file() and path.resolve().parent == directory.resolve():
            sources[name] = path.read_bytes()
    return sources
