"""Search documents: what Pagefind reads of a page, and what a browser shows of it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.search.encoding import words
from builder.search.fold import fold
from builder.search.found import Found
from builder.search.text import Section, title_and_sections

_SIGNATURE = b"pagefind_dcd"
_TITLE, _SUMMARY, _PLAIN, _EVIDENCE = 10, 5, 1, 0.5
"""How much words count: names more than summaries, those more than the source's own words."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page that is found: where it is, how it is found, and what it says."""

    path: str
    found: Found
    title: str
    sections: tuple[Section, ...]


def document(path: str, found: Found, page: bytes) -> Document:
    """Read a rendered page."""
    return Document(path, found, *title_and_sections(page))


def texts(documents: Iterable[Document]) -> Iterator[str]:
    """All that can be asked for."""
    for one in documents:
        yield "".join(section.text for section in one.sections)
        yield from (name.text for name in one.found.names)


def folded(one: Document, replacements: dict[str, str]) -> str:
    """The whole text of a page, as queries are compared with it."""
    return "".join(fold(section.text, replacements) for section in one.sections)


def staged(one: Document, replacements: dict[str, str]) -> bytes:
    """The page as Pagefind is to read it: one line of words, weighed by where they stand."""
    spans, text = [], folded(one, replacements)
    start = 0
    for weight, length in _weights(one, replacements):
        # One character more than the stretch, for the pair that leads into the next one.
        encoded = words(text[start : start + length + 1])
        spans.append(f'<span data-pagefind-weight="{weight}">{encoded}</span>')
        start += length
    return f"<!doctype html><html><head><title>{one.path}</title></head><body>{' '.join(spans)}</body></html>".encode()


def _weights(one: Document, replacements: dict[str, str]) -> Iterable[tuple[float, int]]:
    """The weight and the folded length of each stretch of the text, the title first."""
    title = len(fold(one.title, replacements))
    for section in one.sections:
        length = len(fold(section.text, replacements))
        if title:
            yield _TITLE, title
            length -= title
            title = 0
        quoted = one.found.kind == "source" or section.anchor == "evidence"
        yield _EVIDENCE if quoted else _SUMMARY if section.anchor == "summary" else _PLAIN, length


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
