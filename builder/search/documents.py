"""Search documents: what Pagefind reads of a page, and what a browser shows of it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator

from builder.search.encoding import FILLER, encode_words
from builder.search.entries import SearchEntry
from builder.search.text import PackedPage, PageSection, read_packed_page
from builder.text.normalise import Signs, fold_for_search, signs_of
from builder.text.packed import gzip_bytes
from builder.text.values import value_class

_SIGNATURE = b"pagefind_dcd"
ZONES = (0, 64, 256, 768, 1_024, 1_536, 2_048)
"""At which word of a search document each kind of text starts at the earliest: where a phrase stands tells how much it
counts. Names come before summaries, those before measures and numbers, other text, the source's words in excerpts and
whole, all before repetitions on other pages. Pagefind's own weights do not count for phrases.

What fills a document up to a zone costs Pagefind as much as words do, and a zone that starts later than here is told to
browsers: these places were chosen by both (decision 50).
"""
_TITLE, _SUMMARY, _DETAIL, _PLAIN, _EVIDENCE, _SOURCE, _REPEATED = range(len(ZONES))
_REPEATING = frozenset({"text", "list"})
"""Kinds of pages that put together what other pages say, or say how it is put."""
_TOPICS = frozenset({"theme", "instrument", "target_group", "agency", "indicator"})
"""Kinds of pages whose text is the definition of what they show: it counts like a summary."""
OVERLAP = 24
"""Characters by which stretches of a document overlap: a phrase of up to so many is found across the edge of two.
The search page's script asks for longer ones piece by piece.
"""


@value_class
class SearchDocument:
    """A page that is found: where it is, how it is found, and what it says."""

    path: str
    entry: SearchEntry
    title: str
    sections: tuple[PageSection, ...]


@value_class
class HeldDocument:
    """A search document as it is held while an index is made: the text of a whole site is never unpacked at once."""

    path: str
    entry: SearchEntry
    page: PackedPage

    def open(self) -> SearchDocument:
        """The document, which is not to be held."""
        return SearchDocument(self.path, self.entry, *self.page.open())

    @property
    def digest(self) -> str:
        """A sum of all that is searched of the page and shown of it."""
        entry = self.entry
        shown = [self.path, entry.kind, entry.where, _place_of(entry), self.page.digest]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


def read_document(path: str, entry: SearchEntry, page: bytes) -> HeldDocument:
    """Read a rendered page."""
    return HeldDocument(path, entry, read_packed_page(page))


def list_signs(documents: Iterable[HeldDocument]) -> Iterator[Signs]:
    """The characters of all that can be asked for."""
    for document in documents:
        yield document.page.signs
        yield signs_of("\n".join(name.text for name in document.entry.names))


def fold_document(document: SearchDocument, replacements: dict[int, str]) -> str:
    """The whole text of a page, as queries are compared with it."""
    return "".join(fold_for_search(section.text, replacements) for section in document.sections)


def stage_document(document: SearchDocument, replacements: dict[int, str]) -> tuple[bytes, list[int]]:
    """The page as Pagefind is to read it, one line of words, what counts most first; and where each zone starts."""
    # The name of a fragment comes from its document: it is to change whenever what the fragment shows does.
    # It is made of what is packed, not of the packed bytes, which another Python may write otherwise.
    digest = hashlib.sha256(_fragment_text(document)).hexdigest()[:16]
    folded = [fold_for_search(section.text, replacements) for section in document.sections]
    text, parts, count = "".join(folded), [], 0
    starts, last = list(ZONES), 0
    title = len(fold_for_search(document.title, replacements))
    for zone, start, end in sorted(_stretches(document, title, map(len, folded))):
        encoded = encode_words(text[max(start, 0) : end])
        filler = max(1, ZONES[zone] - count)
        parts.append(f"{FILLER} " * filler + encoded)
        count += filler
        if zone > last:  # a zone starts with the first of its stretches
            starts[zone], last = count, zone
        count += encoded.count(" ") + bool(encoded)
        starts[zone + 1 :] = [max(count, planned) for planned in starts[zone + 1 :]]
    body = f"<title>{digest}</title></head><body>{' '.join(parts)}</body></html>"
    return f"<!doctype html><html><head>{body}".encode(), starts


def _stretches(document: SearchDocument, title: int, lengths: Iterable[int]) -> list[tuple[int, int, int]]:
    """Neighbouring text that counts alike: the place it is to have, its start and its end in the folded page.

    `title`, `lengths`: how long the title and each of the sections are when they are folded.
    Where two meet, the one that counts less runs on into the other, so that nothing counts more than it should.
    """
    stretches: list[tuple[int, int, int]] = []
    at = 0
    for place, length in _placed(document, title, lengths):
        if stretches and stretches[-1][0] == place:
            stretches[-1] = (place, stretches[-1][1], at + length)
        elif length:
            stretches.append((place, at, at + length))
        at += length
    edges = [-1, *(place for place, _, _ in stretches), -1]
    return [
        (place, start - OVERLAP * (before < place), end + OVERLAP * (after < place))
        for before, (place, start, end), after in zip(edges, stretches, edges[2:], strict=False)
    ]


def _placed(document: SearchDocument, title: int, lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    yield _TITLE, title
    for section, length in zip(document.sections, lengths, strict=True):
        yield zone_of(document.entry.kind, section.anchor), length - title
        title = 0


def zone_of(kind: str, anchor: str) -> int:
    """In which zone a section counts, but for the main heading, which is in the first."""
    if kind in _REPEATING:
        return _REPEATED
    if kind == "source":
        return _SOURCE
    if kind in _TOPICS:
        return _SUMMARY
    if anchor[:2] in ("m-", "q-"):
        return _DETAIL
    return {"summary": _SUMMARY, "evidence": _EVIDENCE}.get(anchor, _PLAIN)


def read_fragment_path(fragment: bytes) -> str:
    """The path of the page that a fragment of the index belongs to."""
    return str(json.loads(_unpacked(fragment))["url"]).removeprefix("/")


def write_fragment(document: SearchDocument) -> bytes:
    """A fragment in place of Pagefind's own: the text as it stands on the page, not as words of eight letters."""
    return gzip_bytes(_SIGNATURE + _fragment_text(document))


def _fragment_text(document: SearchDocument) -> bytes:
    # What Pagefind's script expects to be there.
    empty = {"url": f"/{document.path}", "content": "", "word_count": 0, "filters": {}, "meta": {}, "anchors": []}
    text = json.dumps({**empty, "page": shown_page(document)}, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def shown_page(document: SearchDocument) -> dict[str, object]:
    """What the search page knows of a page: enough to rank it and to draw excerpts. Each section with its zone."""
    kind = document.entry.kind
    return {
        "path": document.path,
        "kind": kind,
        "title": document.title,
        "where": document.entry.where,
        "place": _place_of(document.entry),
        "sections": [
            [section.anchor, section.heading, section.text, zone_of(kind, section.anchor)]
            for section in document.sections
        ],
    }


def _place_of(entry: SearchEntry) -> str:
    """The district of a page that has one."""
    return entry.facets.get("district", ("",))[0]


def _unpacked(fragment: bytes) -> bytes:
    return gzip.decompress(fragment).removeprefix(_SIGNATURE)
