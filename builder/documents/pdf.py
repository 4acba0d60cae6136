"""The text of a PDF, page by page."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdf
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from builder.documents.table_heads import PlacedWord, join_heads

MAX_PAGES = 400
_LATIN_ENDS = 0x2E7F
"""Characters above are as wide as they are high, those below about half."""
_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_UNSEEN = (3, 7)
"""Modes of rendering in which text marks nothing on the page."""
_AT_THE_EDGE = 2
"""So many lines at the top and the bottom of a page may be its running head and foot."""
_REPEATED = 3
"""On so many pages, and a third of all, a line at the edge is one: odd and even pages may have their own."""
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百]+(?=页)")
# 附件2, （3）, 第3条: headings of the text, wherever they stand.
_HEADING = re.compile("附[件表录]|[（(]?#[)）、.．]|第#[章节条]")
_NO_WORDS = re.compile(r"[\d\W_]*")


def read_pdf(data: bytes) -> dict[str, Any]:
    """The text of each page as `lines`, or why there is none as `refused`. Raise whatever a damaged file leads to.

    `left_out` counts what is no part of them, `blank` names the pages with a picture and no text, `running` the lines
    that stand at the edge of every page. A document that opens without a question opens here as well: its password is
    empty, and restricts printing at most.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are about the file's make, not its text
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"refused": "password"}
    if len(reader.pages) > MAX_PAGES:
        return {"refused": "too-many-pages"}
    counts: Counter[str] = Counter()
    for page in reader.pages:
        counts.update(_without_unseen(page, reader))
        counts["annotations"] += sum(map(_is_filled_in, _annotations(page)))
    texts = [_text_of(page) for page in reader.pages]
    blank = [
        number
        for number, (page, text) in enumerate(zip(reader.pages, texts, strict=True), 1)
        if _NO_WORDS.fullmatch(text) and _has_objects(page)
    ]
    lines, running = without_running_lines(texts)
    return {"lines": lines, "left_out": dict(+counts), "blank": blank, "running": running}


def _text_of(page: pypdf.PageObject) -> str:
    """The text of a page, with each head of a table in one line."""
    pieces: list[tuple[str, float, float, float]] = []

    def keep(text: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float) -> None:
        scale = abs(outer[0] * inner[0]) or abs(outer[1] * inner[1])
        left = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
        height = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
        pieces.append((text, left, height, size * scale))

    whole = page.extract_text(visitor_text=keep)
    if "".join(text for text, *_ in pieces) != whole:
        return whole
    return "\n".join(join_heads(list(_placed_lines(pieces))))


def _placed_lines(pieces: Sequence[tuple[str, float, float, float]]) -> Iterator[tuple[str, list[PlacedWord]]]:
    """The lines of a text with their words: a space or another height ends one."""
    text, words, goes_on = "", list[PlacedWord](), False
    for piece, left, height, size in pieces:
        for number, part in enumerate(piece.split("\n")):
            if number:
                yield text, words
                text, words, goes_on = "", [], False
            text += part
            for at, word in enumerate(part.split(" ")):
                goes_on = goes_on and not at
                right = left + size * sum(1.0 if ord(character) > _LATIN_ENDS else 0.5 for character in word)
                if goes_on and word and abs(words[-1].height - height) < 1:
                    words[-1] = PlacedWord(words[-1].text + word, words[-1].left, right, height)
                elif word:
                    words.append(PlacedWord(word, left, right, height))
                goes_on = bool(word) or goes_on
    yield text, words


def _without_unseen(page: pypdf.PageObject, reader: pypdf.PdfReader) -> dict[str, int]:
    """Take out of a page the text that marks nothing on it; say how often, and whether all of it is like that.

    A page with mostly such text is a scan with the words that a program recognised: those are all that can be read.
    """
    contents = page.get("/Contents")
    if contents is None:
        return {}
    stream = ContentStream(contents.get_object(), reader, "bytes")  # text stays in the codes of its font
    unseen = set(_find_unseen(stream.operations))
    shown = {at for at, (_, operator) in enumerate(stream.operations) if operator in _SHOWS}
    if not unseen:
        return {}
    if 2 * len(unseen) > len(shown):
        return {"recognised": 1}
    stream.operations = [each for at, each in enumerate(stream.operations) if at not in unseen]
    page[NameObject("/Contents")] = stream
    return {"invisible": len(unseen)}


def _find_unseen(operations: Sequence[tuple[Any, bytes]]) -> Iterator[int]:
    """Which operations show text in a mode in which nobody sees it."""
    mode: object = 0
    outer: list[object] = []
    for at, (operands, operator) in enumerate(operations):
        if operator == b"q":
            outer.append(mode)
        elif operator == b"Q" and outer:
            mode = outer.pop()
        elif operator == b"Tr" and operands:
            mode = operands[0]
        elif operator in _SHOWS and mode in _UNSEEN:
            yield at


def _annotations(page: pypdf.PageObject) -> Iterator[DictionaryObject]:
    entries = page.get("/Annots")
    for entry in (entries.get_object() if entries is not None else None) or ():
        annotation = entry.get_object()
        if isinstance(annotation, DictionaryObject):
            yield annotation


def _is_filled_in(annotation: DictionaryObject) -> bool:
    """Whether it is a box of text over the page, or a field of a form with words in it."""
    kind = annotation.get("/Subtype")
    return bool((kind == "/FreeText" and annotation.get("/Contents")) or (kind == "/Widget" and annotation.get("/V")))


def _has_objects(page: pypdf.PageObject) -> bool:
    """Whether pictures stand on a page, or what may hold some."""
    resources = page.get("/Resources")
    return bool(resources is not None and resources.get_object().get("/XObject"))


def without_running_lines(pages: Sequence[str]) -> tuple[list[str], list[str]]:
    """The pages without the lines that most have at their top or bottom, and those lines, the numbers in them as #."""
    split = [[line for line in page.splitlines() if line.strip()] for page in pages]
    edges = [{_key(line) for line in (*lines[:_AT_THE_EDGE], *lines[-_AT_THE_EDGE:])} for lines in split]
    counts = Counter(key for keys in edges for key in keys)
    often = max(_REPEATED, len(pages) / 3)
    running = {key for key, count in counts.items() if count >= often and not _HEADING.match(key)}
    kept = ["\n".join(_without_edges(lines, running)) for lines in split]
    return kept, sorted(key for key in running if not _NO_WORDS.fullmatch(key))


def _without_edges(lines: Sequence[str], running: set[str]) -> list[str]:
    last = len(lines) - _AT_THE_EDGE
    return [line for at, line in enumerate(lines) if last > at >= _AT_THE_EDGE or _key(line) not in running]


def _key(line: str) -> str:
    return _NUMBER.sub("#", "".join(line.split()))
