"""Archived source texts and their numbered paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from builder.checks.source_ids import citations
from builder.fields import Span
from builder.findings import Finding, Place, finding
from builder.model import Plan, Site, Source


def paragraphs(data: bytes) -> list[str]:
    """The non-blank lines of a text, stripped; paragraph n of a citation is item n - 1.

    Raise `UnicodeDecodeError` when the text is not UTF-8.
    """
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return [line.strip() for line in text.split("\n") if line.strip()]


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
                text = paragraphs(data)
            except UnicodeDecodeError:
                yield finding(at("sources", index, "file"), "source-encoding", file=source.file)
                continue
            yield from _citations(plan, source, len(text))
            yield from _corrections(plan, source, index, text)


def _citations(plan: Plan, source: Source, count: int) -> Iterator[Finding]:
    for span, place in citations(plan):
        if span.source in (None, source.id):
            yield from _exists(span, place, count)


def _corrections(plan: Plan, source: Source, source_index: int, text: list[str]) -> Iterator[Finding]:
    for index, correction in enumerate(source.corrections):
        path = ("sources", source_index, "corrections", index)
        for number, span in enumerate(correction.paragraphs):
            place = plan.origin.at(*path, "paragraphs", number)
            yield from _exists(span, place, len(text))
            for paragraph in span.paragraphs:
                if paragraph <= len(text) and correction.printed not in text[paragraph - 1]:
                    yield finding(place, "correction", printed=correction.printed, paragraph=paragraph)


def _exists(span: Span, place: Place, count: int) -> Iterator[Finding]:
    if span.last > count:
        yield finding(place, "paragraph", last=span.last, count=count)
