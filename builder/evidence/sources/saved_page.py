"""The text of a web page saved from a browser: its visible words, a line for a block and for a row of a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from builder.documents.tables import MOST_COLUMNS, DocumentCell, list_rows
from builder.evidence.sources.hidden import is_hidden
from builder.evidence.sources.list_marks import ListMarks

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset((
    "head", "noscript", "script", "style", "template", "textarea", "title",
    "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "video",  # what they hold is for browsers without
    "rp", "rt", "rtc",  # how characters are read aloud
))  # fmt: skip
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)


_OF_TABLES = frozenset(("table", "tr", "td", "th"))
_OF_LISTS = frozenset(("ol", "ul", "li"))


@dataclass(slots=True)
class _OpenTable:
    """A table while it is read."""

    begin: int = 0
    """Where the words of its first row begin, among all words."""
    is_layout: bool = False
    """Whether it holds other tables: then its cells are parts of the page."""
    rows: list[list[tuple[int, int, int, int]]] = field(default_factory=list)
    """Of each cell the first word, the one after its last, its columns and its rows."""
    cell: tuple[int, int, int] | None = None

    def start(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        """A row or a cell begins."""
        self.close(at)
        if tag == "tr" or not self.rows:
            self.begin = self.begin if self.rows else at
            self.rows.append([])
        if tag != "tr":
            self.cell = (at, _count(attributes.get("colspan")), _count(attributes.get("rowspan")))

    def close(self, at: int) -> None:
        """The cell that is open ends."""
        if self.cell:
            begin, columns, rows = self.cell
            self.rows[-1].append((begin, at, columns, rows))
            self.cell = None

    def lines(self, words: list[str]) -> list[str] | None:
        """A line for each row; None where its words are to stay as they are: some stand in no cell, or no heading."""
        if self.is_layout or not self.rows:
            return None
        texts = [[_text(words[first:end]) for first, end, _, _ in row] for row in self.rows]
        if len(_text(words[self.begin :]).replace(" ", "")) != sum(
            len(text.replace(" ", "")) for row in texts for text in row
        ):
            return None
        spans = [[(columns, rows) for _, _, columns, rows in row] for row in self.rows]
        return list_rows(
            [
                [DocumentCell(text, *span) for text, span in zip(row, own, strict=True)]
                for row, own in zip(texts, spans, strict=True)
            ]
        )


def _text(words: list[str]) -> str:
    return " ".join("".join(words).split())


def _count(value: str | None) -> int:
    """How many columns or rows a cell claims to take; more than anybody writes count as too many."""
    digits = (value or "1").strip()
    is_number = digits.isascii() and digits.isdecimal()
    return min(int(digits[:8]), MOST_COLUMNS + 1) or 1 if is_number else 1


def _is_unseen(tag: str, attributes: Mapping[str, str]) -> bool:
    return tag in _UNSEEN or (tag == "dialog" and "open" not in attributes) or is_hidden(attributes)


class _TextReader:
    """Collects words as the parser comes upon them; no tree is built of what may be nested a million times."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.unseen: list[str] = []
        self.tables: list[_OpenTable] = []
        self.marks = ListMarks()
        self.typed = 0
        """In how many elements whose line breaks count the parser is."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        # Within what is unseen every element is counted, so that the end of an inner one does not end it.
        if tag not in _VOID and tag != "body" and (self.unseen or _is_unseen(tag, attributes)):
            self.unseen.append(tag)
        elif tag == "body":
            self.unseen.clear()
        if tag in _BLOCKS:
            self.words.append("\n")
        self.typed += tag == "pre"
        if tag in _OF_TABLES and not self.unseen:
            self._start_of_table(tag, attributes)
        if tag in _OF_LISTS and not self.unseen:
            self.marks.start(tag, attributes)

    def _start_of_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            for outer in self.tables[-1:]:
                outer.is_layout = True
            self.tables.append(_OpenTable())
        elif self.tables:
            self.tables[-1].start(tag, attributes, len(self.words))

    def end(self, tag: str) -> None:
        if self.unseen and self.unseen[-1] == tag:
            self.unseen.pop()
        elif tag not in _VOID and tag in self.unseen:
            del self.unseen[len(self.unseen) - 1 - self.unseen[::-1].index(tag) :]
        if tag in _BLOCKS:
            self.words.append("\n")
        self.typed -= tag == "pre" and self.typed > 0
        if tag in _OF_LISTS and not self.unseen:
            self.marks.end(tag)
        if tag in _OF_TABLES and not self.unseen and self.tables:
            self.tables[-1].close(len(self.words))
            if tag == "table":
                self._end_of_table(self.tables.pop())

    def _end_of_table(self, table: _OpenTable) -> None:
        """Put the lines of its rows in the place of a table's cells, where it has headed columns."""
        lines = table.lines(self.words)
        if lines is not None:
            self.words[table.begin :] = ["\n", *(f"{line}\n" for line in lines)]

    def data(self, data: str) -> None:
        if not self.unseen:
            if mark := self.marks.before(data):
                self.words.append(mark)
            self.words.append(data if self.typed else " ".join(data.split("\n")))

    def close(self) -> str:
        return "".join(self.words)


def read_pages(data: bytes) -> list[str]:
    """The visible texts of pages that come as a JSON list: what runs in a cage."""
    return [visible_text(page) for page in json.loads(data)]


def visible_text(page: str) -> str:
    """The visible text of an HTML page. Blocks and `<br>` are lines, those of the file are so within `<pre>` alone.

    The parser is lxml's: that of the standard library takes minutes for 100 kB of `<a ` and crashes on `<![ if`.

    >>> visible_text("<h1>目标</h1><![ if x]>\\n1<b>万</b>人<!-- 注 --><script>2</script>").split()
    ['目标', '1万人']
    """
    parser = etree.HTMLParser(target=_TextReader(), encoding="utf-8", huge_tree=True)
    parser.feed(page.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").encode(errors="replace"))
    text: str = parser.close()
    return text
