"""The text of a web page saved from a browser: its visible words, one line a block."""

from __future__ import annotations

import json
from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]

from builder.evidence.hidden import is_hidden

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset(("head", "noscript", "script", "style", "template", "textarea", "title"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)


class _TextReader:
    """Collects words as the parser comes upon them; no tree is built of what may be nested a million times."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.unseen: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        # Within what is unseen every element is counted, so that the end of an inner one does not end it.
        if tag not in _VOID and tag != "body" and (self.unseen or tag in _UNSEEN or is_hidden(attributes)):
            self.unseen.append(tag)
        elif tag == "body":
            self.unseen.clear()
        if tag in _BLOCKS:
            self.words.append("\n")

    def end(self, tag: str) -> None:
        if self.unseen and self.unseen[-1] == tag:
            self.unseen.pop()
        elif tag not in _VOID and tag in self.unseen:
            del self.unseen[len(self.unseen) - 1 - self.unseen[::-1].index(tag) :]
        if tag in _BLOCKS:
            self.words.append("\n")

    def data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(" ".join(data.split("\n")))

    def close(self) -> str:
        return "".join(self.words)


def read_pages(data: bytes) -> list[str]:
    """The visible texts of pages that come as a JSON list: what runs in a cage."""
    return [visible_text(page) for page in json.loads(data)]


def visible_text(page: str) -> str:
    """The visible text of an HTML page. Line breaks of the file are white space, blocks and `<br>` are lines.

    The parser is lxml's: that of the standard library takes minutes for 100 kB of `<a ` and crashes on `<![ if`.

    >>> visible_text("<h1>目标</h1><![ if x]>\\n1<b>万</b>人<!-- 注 --><script>2</script>").split()
    ['目标', '1万人']
    """
    parser = etree.HTMLParser(target=_TextReader(), encoding="utf-8", huge_tree=True)
    parser.feed(page.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").encode(errors="replace"))
    text: str = parser.close()
    return text
