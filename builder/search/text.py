"""What a page is found by: its main heading, and what its template marks with `data-search`, in pieces with anchors.

What is not marked is words of the interface or of another page. Left out within what is marked is `data-nosearch`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from builder.search.marked import LEFT_OUT, cut_marked
from builder.text.normalise import BARRIER, Signs, signs_of
from builder.text.packed_text import pack_text, unpack_text
from builder.text.values import value_class

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANCHORED = _HEADINGS | {"tr", "li"}
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u"}
)
_SPACE = re.compile(r"[^\S\n]+")
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@value_class
class PageSection:
    """A stretch of a page: the anchor it can be reached by ("" at the top), the heading above it, and its words.

    The words hold no line break but `BARRIER`. The pieces of a page join to its whole text.
    """

    anchor: str
    heading: str
    text: str


PageText = tuple[str, tuple[PageSection, ...]]
"""The main heading of a page, and its text, main heading included."""


class PackedPage(NamedTuple):
    """A page's text as it is held until it is indexed, and what an index asks of it without opening it.

    Packed, the text of a whole site takes a fourth of the room; and of most pages an edit changes nothing.
    """

    data: bytes
    title: str
    length: int
    """Of the text, in characters."""
    digest: str
    signs: Signs

    def open(self) -> PageText:
        """The text, which is not to be held."""
        title, sections = json.loads(unpack_text(self.data))
        return title, tuple(PageSection(*section) for section in sections)


def pack_page(text: PageText) -> PackedPage:
    """Pack a page's text.

    >>> page = "题", (PageSection("", "题", "题\\n文"), PageSection("m-1", "甲", "乙"))
    >>> pack_page(page).open() == page
    True
    """
    title, sections = text
    data = _to_json((title, [(section.anchor, section.heading, section.text) for section in sections]))
    whole = "".join(section.text for section in sections)
    # Of the text, and not of the packed bytes, which another Python may write otherwise.
    digest = hashlib.blake2b(data.encode(), digest_size=16).hexdigest()
    return PackedPage(pack_text(data), title, len(whole), digest, signs_of(whole))


def read_packed_page(page: bytes) -> PackedPage:
    """What is searched of a rendered page, packed."""
    return pack_page(read_sections(page))


def read_sections(page: bytes) -> PageText:
    """What is searched of a rendered page."""
    return parse_sections(cut_marked(page))


def parse_sections(page: bytes) -> PageText:
    """What is searched of a page, or of what is cut out of it."""
    main = etree.HTML(page, etree.HTMLParser(encoding="utf-8")).find(".//main")
    heading = main.find("h1")
    heading.set("data-search", "")
    title = _words(heading)
    return title, tuple(section for section in _sections(main) if section.text.strip())


def _sections(main: etree._Element) -> Iterator[PageSection]:
    anchor = heading = ""
    parts: list[str] = []
    pieces: list[str | etree._Element] = []
    _collect_pieces(main, pieces)
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(piece)
            continue
        yield PageSection(anchor, heading, _tidy("".join(parts)))
        parts = []
        anchor = piece.get("id")
        heading = _words(piece) if piece.tag in _HEADINGS else heading
    yield PageSection(anchor, heading, _tidy("".join(parts)))


def _collect_pieces(node: etree._Element, pieces: list[str | etree._Element], *, is_within: bool = False) -> None:
    """Add the words below a node that count, and before theirs each heading, row and item that can be linked to."""
    is_searched = is_within or node.get("data-search") is not None
    is_block = is_searched and node.tag not in _INLINE
    if _starts(node):
        pieces.append(node)
    if is_searched:
        pieces.append((" " if is_block else "") + _unbroken(node.text))
    for child in node:
        is_element = isinstance(child.tag, str)
        if is_element and not _is_left_out(child):
            _collect_pieces(child, pieces, is_within=is_searched)
        elif is_element and is_searched:
            pieces.append(BARRIER)
        if is_searched:
            pieces.append(_unbroken(child.tail))
    if is_block:
        pieces.append(" ")
    if is_searched and not is_within:
        pieces.append(BARRIER)


def _starts(node: etree._Element) -> bool:
    return bool(node.get("id")) and node.tag in _ANCHORED


def _is_left_out(node: etree._Element) -> bool:
    return node.tag in LEFT_OUT or node.get("data-nosearch") is not None


def _words(node: etree._Element) -> str:
    return _tidy("".join(node.itertext())).strip()


def _unbroken(text: str | None) -> str:
    """White space of the template's own, which is no barrier."""
    return (text or "").replace("\n", " ").replace("\r", " ")


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text)
