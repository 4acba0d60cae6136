"""An element -> the lines of text that a reader sees in it, and where in them paragraphs are cited."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from builder import urls

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"p", "li", "div", "ul", "ol", "dl", "section", "blockquote", "pre", "hr"}) | _HEADINGS
# A `dd` stays on the line of its `dt`, as 牵头：区委组织部.
_STARTS = _BLOCKS | {"dt", "br", "small"}
_ENDS = _BLOCKS | {"dd", "small"}
# What the style sheet shows as a line of its own though it is no block.
_LINE_CLASSES = frozenset({"label__title", "label__kind", "relation", "quantity__note"})
_STRONG = _HEADINGS | {"strong", "b"}
_STRONG_CLASSES = frozenset({"label__place", "programme__name"})
# Evidence is folded away, and controls and marks of ours are no part of what a cell says.
_LEFT_OUT = frozenset({"details", "button", "script", "style", "template", "svg", "noscript"})
_LEFT_OUT_CLASSES = frozenset({"verified", "report"})
_HIDDEN_CLASS = "visually-hidden"
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Citation:
    """A link to a paragraph of a source page, relative to the page it stands on, and its words."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line. With a citation, they are that citation's own. `strong`: they name what follows."""

    text: str
    citation: Citation | None = None
    strong: bool = False


Line = tuple[Piece, ...]


def text_of(line: Line) -> str:
    """The words of a line."""
    return "".join(piece.text for piece in line)


def lines_of(node: Any) -> tuple[Line, ...]:
    """The lines of an element of lxml. Words for screen readers count only where there are no others."""
    seen = _Writer(skip=_LEFT_OUT_CLASSES | {_HIDDEN_CLASS})
    seen.read(node)
    if not seen.lines():
        seen = _Writer(skip=_LEFT_OUT_CLASSES)
        seen.read(node)
    return seen.lines()


class _Writer:
    """Collects words into lines, white space folded as browsers do."""

    def __init__(self, *, skip: frozenset[str]) -> None:
        self._skip = skip
        self._done: list[Line] = []
        self._open: list[Piece] = []

    def lines(self) -> tuple[Line, ...]:
        self._end()
        return tuple(self._done)

    def read(self, node: Any, *, strong: bool = False) -> None:
        """The words within a node, and not those after it."""
        self._add(node.text, strong=strong)
        for child in node:
            if isinstance(child.tag, str) and not self._is_left_out(child):
                self._read_child(child, strong=strong)
            self._add(child.tail, strong=strong)

    def _read_child(self, child: Any, *, strong: bool) -> None:
        classes = _classes(child)
        alone = bool(classes & _LINE_CLASSES)
        if alone or child.tag in _STARTS:
            self._end()
        if child.tag == "a" and urls.is_citation(child.get("href", "")):
            words = " ".join(text_of(line) for line in lines_of(child))
            self._add(words, Citation(child.get("href"), words))
        else:
            self.read(child, strong=strong or child.tag in _STRONG or bool(classes & _STRONG_CLASSES))
        if alone or child.tag in _ENDS:
            self._end()

    def _is_left_out(self, node: Any) -> bool:
        hidden = node.get("aria-hidden") == "true" or node.get("hidden") is not None
        return hidden or node.tag in _LEFT_OUT or bool(_classes(node) & self._skip)

    def _add(self, text: str | None, citation: Citation | None = None, *, strong: bool = False) -> None:
        if not text:
            return
        # No XML format can hold some signs, so that all formats show the same one in their place.
        words = _NOT_XML.sub("\ufffd", _SPACE.sub(" ", text))
        if not self._open or self._open[-1].text.endswith(" "):
            words = words.removeprefix(" ")
        if words:
            self._open.append(Piece(words, citation, strong))

    def _end(self) -> None:
        if self._open:
            last = self._open.pop()
            if words := last.text.removesuffix(" "):
                self._open.append(replace(last, text=words))
        if self._open:
            self._done.append(tuple(self._open))
            self._open = []


def _classes(node: Any) -> frozenset[str]:
    return frozenset((node.get("class") or "").split())
