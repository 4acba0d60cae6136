"""The text of a Word document, as it reads when all changes are accepted.

The walk over the document is our own, with bounds: a cell may claim to span a hundred million columns, and a library
that lays tables out counts them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from builder.documents.tables import MOST_COLUMNS, DocumentCell, list_rows
from builder.documents.word_left_out import count_left_out, goes_on, is_deleted_row, is_hidden
from builder.documents.word_numbers import Numbers, read_numbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    (*(f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "rt", "txbxContent", "tbl")), _FALLBACK)
)
"""What a paragraph holds that is not read with it: deleted words, properties, boxes that float over the page, how
characters are read aloud."""
_WORDS = (f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The name space of what Word calls Strict Open XML; the elements are the same."""
MAIN_PART = re.compile(r"word/document\d*\.xml")
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_INSIDE = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
MOST_DEPTH = 200


class BoundsError(Exception):
    """A table that is wider, or a document that is nested deeper, than anybody writes by hand."""


def read_docx(data: bytes) -> dict[str, Any]:
    """The paragraphs in order as `lines`, a row of a table as one; or why there are none as `refused`.

    `left_out` counts what is no part of them, as deletions that were tracked, boxes of text, foot- and endnotes; and
    what is struck through, which is.

    Raise whatever a damaged document leads to.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.namelist()
        main = next(name for name in parts if MAIN_PART.fullmatch(name))
        names = (main, "word/numbering.xml", "word/styles.xml")
        read = [package.read(name).replace(_STRICT, _W[1:-1].encode()) if name in parts else b"" for name in names]
    text, *lists = read
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    body = etree.fromstring(text, parser).find(f"{_W}body")
    try:
        lines = [] if body is None else list(_block_lines(body, 0, read_numbers(*lists)))
        return {"lines": lines, "left_out": {} if body is None else count_left_out(body, parts)}
    except BoundsError:
        return {"refused": "table-bounds"}


def _block_lines(parent: etree._Element, depth: int, numbers: Numbers) -> Iterator[str]:
    if depth > MOST_DEPTH:
        raise BoundsError
    begun = ""
    for child in parent:
        if child.tag == f"{_W}p":
            text = _text(child)
            text = begun + (f"{numbers.next_of(child)}{text}" if text.strip() and not begun else text)
            begun = text if goes_on(child) else ""
            yield from () if begun else text.split("\n")
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, depth, numbers)
        elif child.tag in _INSIDE:
            yield from _block_lines(child, depth + 1, numbers)
    yield from begun.split("\n") if begun else ()


def _rows(table: etree._Element, depth: int, numbers: Numbers) -> Iterator[str]:
    """A line for each row, its cells behind the headings of their columns, or alone where the table has none."""
    rows = list(_cells(table, depth, numbers))
    yield from list_rows(rows) or (" ".join(cell.text for cell in row) for row in rows)


def _cells(table: etree._Element, depth: int, numbers: Numbers) -> Iterator[list[DocumentCell]]:
    """The cells of each row. A cell that spans rows counts in each of them."""
    above: dict[int, str] = {}
    for row in (row for row in _children(table, "tr", depth) if not is_deleted_row(row)):
        column, cells, spanning = 0, list[DocumentCell](), {}
        for cell in _children(row, "tc", depth):
            properties = cell.find(f"{_W}tcPr")
            text = " ".join(" ".join(_block_lines(cell, depth + 1, numbers)).split())
            if _goes_on(properties):
                text = above.get(column, text)
            columns = _span(properties)
            cells.append(DocumentCell(text, columns))
            spanning[column] = text
            column += columns
            if column > MOST_COLUMNS:
                raise BoundsError
        above = spanning
        yield cells


def _children(parent: etree._Element, name: str, depth: int) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, out of the wrappers that Word may put around them."""
    if depth > MOST_DEPTH:
        raise BoundsError
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in _INSIDE:
            yield from _children(child, name, depth + 1)


def _goes_on(properties: etree._Element | None) -> bool:
    """Whether a cell is the continuation of the one above it."""
    merge = None if properties is None else properties.find(f"{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _span(properties: etree._Element | None) -> int:
    """How many columns a cell takes."""
    span = None if properties is None else properties.find(f"{_W}gridSpan")
    value = "1" if span is None else span.get(f"{_W}val", "1")
    if len(value) > len(str(MOST_COLUMNS)):
        raise BoundsError
    return int(value) if value.isascii() and value.isdecimal() else 1


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph. The walk is a loop, as runs can be nested without end."""
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _SKIPPED or (element.tag == f"{_W}r" and is_hidden(element)):
            continue
        if element.tag in _WORDS:
            parts.append(element.text or "")
        elif element.tag in _BREAKS:
            parts.append(_BREAKS[element.tag])
        else:
            waiting.extend(reversed(element))
    return "".join(parts)
