"""Saved pages are read in a cage: whatever a page does to the parser, the check goes on and says which page it was."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from builder.evidence.sources import saved_page
from builder.evidence.sources.source_text import decode
from builder.model.schema.plan import Source
from builder.processes.caged import CageError, run_caged
from builder.store.wanted import UnreadableText

Page = tuple[str, str]
"""The sha256 of a page and the encoding in which a plan reads it."""

_AT_ONCE = 4 * 1024 * 1024
"""So many characters of pages go into one cage: its start costs more than reading a hundred usual ones."""


def read_pages(
    sources: Iterable[Source], texts: Mapping[str, bytes]
) -> tuple[dict[Page, str], dict[str, UnreadableText]]:
    """The visible texts of the saved pages among the sources, and why the others could not be read, by sha256."""
    pages = dict(_decode_pages(sources, texts))
    words: dict[Page, str] = {}
    problems: dict[str, UnreadableText] = {}
    for group in _groups(pages):
        for page, outcome in zip(group, _read(tuple(pages[each] for each in group)), strict=True):
            if isinstance(outcome, UnreadableText):
                problems[page[0]] = outcome
            else:
                words[page] = outcome
    return words, problems


def _decode_pages(sources: Iterable[Source], texts: Mapping[str, bytes]) -> Iterator[tuple[Page, str]]:
    for source in sources:
        if source.format == "html" and source.sha256 in texts:
            try:
                yield (source.sha256, source.encoding), decode(source, texts[source.sha256])
            except UnicodeDecodeError:
                continue  # a finding of its own


def _groups(pages: Mapping[Page, str]) -> Iterator[list[Page]]:
    group: list[Page] = []
    size = 0
    for page, text in pages.items():
        if group and size + len(text) > _AT_ONCE:
            yield group
            group, size = [], 0
        group.append(page)
        size += len(text)
    if group:
        yield group


@lru_cache(maxsize=8)
def _read(pages: tuple[str, ...]) -> tuple[str | UnreadableText, ...]:
    """The visible texts of pages; where a cage fails, each page gets its own. The preview asks again."""
    try:
        return tuple(run_caged(saved_page.read_pages, json.dumps(pages).encode()))
    except CageError as error:
        if len(pages) > 1:
            return tuple(_read((page,))[0] for page in pages)
        return (UnreadableText("source-unreadable", f"HTML: {error.reason} {error.detail}".strip()),)


def read_page(page: str) -> str:
    """The visible text of one page. Raise `CageError`."""
    (words,) = run_caged(saved_page.read_pages, json.dumps([page]).encode())
    return str(words)
