"""The text of a web page saved from a browser: its visible words, one line a block."""

from __future__ import annotations

from html.parser import HTMLParser

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


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Within what is unseen every element is counted, so that the end of an inner one does not end it.
        if tag not in _VOID and (tag in _UNSEEN or self.unseen or is_hidden(dict(attrs))) and tag != "body":
            self.unseen.append(tag)
        elif tag == "body":
            self.unseen.clear()
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            del self.unseen[len(self.unseen) - 1 - self.unseen[::-1].index(tag) :]
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(" ".join(data.split("\n")))


def visible_text(page: str) -> str:
    """The visible text of an HTML page. Line breaks of the file are white space, blocks and `<br>` are lines."""
    reader = _TextReader()
    reader.feed(page)
    reader.close()
    return "".join(reader.words)
