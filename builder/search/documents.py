"""Search documents: what Pagefind reads of a page, and what a browser shows of it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.search.encoding import words
from builder.search.entries import SearchEntry
from builder.search.text import Section, title_and_sections
from builder.text.normalise import fold_for_search

_SIGNATURE = b"pagefind_dcd"
_TITLE, _SUMMARY, _PLAIN, _EVIDENCE, _SOURCE, _REPEATED = 0, 128, 768, 3_072, 8_192, 16_384
"""At which word of a search document each kind of text starts: where a phrase stands tells how much it counts. Names
come before summaries, those before other text, that before the source's words, all before repetitions on other pages.
Pagefind's own weights do not count for phrases.
"""
_OTHERS = frozenset({"theme", "indicator", "text"})
"""Kinds of pages that put together what other pages say, or say how it is put."""
OVERLAP = 24
"""Characters by which stretches of a document overlap: a phrase of up to so many is found across the edge of two.
The search page's script asks for longer ones piece by piece.
"""
_FILLER = "- "
"""Counts as a word of the document, and is none in the index."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page that is found: where it is, how it is found, and what it says."""

    path: str
    found: SearchEntry
    title: str
    sections: tuple[Section, ...]


def document(path: str, found: SearchEntry, page: bytes) -> Document:
    """Read a rendered page."""
    return Document(path, found, *title_and_sections(page))


def texts(documents: Iterable[Document]) -> Iterator[str]:
    """All that can be asked for."""
    for one in documents:
        yield "".join(section.text for section in one.sections)
        yield from (name.text for name in one.found.names)


def folded(one: Document, replacements: dict[int, str]) -> str:
    """The whole text of a page, as queries are compared with it."""
    return "".join(fold_for_search(section.text, replacements) for section in one.sections)


def staged(one: Document, replacements: dict[int, str]) -> bytes:
    """The page as Pagefind is to read it: one line of words, what counts most first."""
    # The name of a fragment comes from its document: it is to change whenever what the fragment shows does.
    digest = hashlib.sha256(fragment_of(one)).hexdigest()[:16]
    text, parts, count = folded(one, replacements), [], 0
    for place, start, end in sorted(_stretches(one, replacements)):
        encoded = words(text[max(start, 0) : end])
        filler = max(1, place - count)
        parts.append(_FILLER * filler + encoded)
        count += filler + (len(encoded) + 1) // 9
    return f"<!doctype html><html><head><title>{digest}</title></head><body>{' '.join(parts)}</body></html>".encode()


def _stretches(one: Document, replacements: dict[int, str]) -> list[tuple[int, int, int]]:
    """Neighbouring text that counts alike: the place it is to have, its start and its end in the folded page.

    Where two meet, the one that counts less runs on into the other, so that nothing counts more than it should.
    """
    found: list[tuple[int, int, int]] = []
    at = 0
    for place, length in _placed(one, replacements):
        if found and found[-1][0] == place:
            found[-1] = (place, found[-1][1], at + length)
        elif length:
            found.append((place, at, at + length))
        at += length
    edges = [-1, *(place for place, _, _ in found), -1]
    return [
        (place, start - OVERLAP * (before < place), end + OVERLAP * (after < place))
        for before, (place, start, end), after in zip(edges, found, edges[2:], strict=False)
    ]


def _placed(one: Document, replacements: dict[int, str]) -> Iterator[tuple[int, int]]:
    title = len(fold_for_search(one.title, replacements))
    yield _TITLE, title
    for section in one.sections:
        yield _place(one.found.kind, section.anchor), len(fold_for_search(section.text, replacements)) - title
        title = 0


def _place(kind: str, anchor: str) -> int:
    if kind in _OTHERS:
        return _REPEATED
    if kind == "source":
        return _SOURCE
    return {"summary": _SUMMARY, "evidence": _EVIDENCE}.get(anchor, _PLAIN)


def url_of(fragment: bytes) -> str:
    """The path of the page that a fragment of the index belongs to."""
    return str(json.loads(_unpacked(fragment))["url"]).removeprefix("/")


def fragment_of(one: Document) -> bytes:
    """A fragment in place of Pagefind's own: the text as it stands on the page, not as words of eight letters."""
    page = {
        "path": one.path,
        "kind": one.found.kind,
        "title": one.title,
        "where": one.found.where,
        "place": one.found.facets.get("district", ("",))[0],
        "sections": [[section.anchor, section.heading, section.text] for section in one.sections],
    }
    # What Pagefind's script expects to be there.
    empty = {"url": f"/{one.path}", "content": "", "word_count": 0, "filters": {}, "meta": {}, "anchors": []}
    text = json.dumps({**empty, "page": page}, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(_SIGNATURE + text.encode(), mtime=0)


def _unpacked(fragment: bytes) -> bytes:
    return gzip.decompress(fragment).removeprefix(_SIGNATURE)
