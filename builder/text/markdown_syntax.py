"""The Markdown that summaries may use: Python-Markdown, put together from the parts that are safe for strangers' texts.

Parts are named one by one, so that nothing of a newer library is on unless it stands here; raw HTML is left out.
See docs/decisions/0004-markdown.md.
"""

from __future__ import annotations

import html
import re
import string
from typing import Self
from xml.etree.ElementTree import Element

from markdown import Markdown, postprocessors, preprocessors, treeprocessors
from markdown.util import AMP_SUBSTITUTE, Registry

from builder.text.markdown_blocks import block_parser
from builder.text.markdown_inline import LONGEST_LABEL, TITLE, inline_patterns, label
from builder.text.values import value_class

DEEPEST_ELEMENTS = 60  # of the page's HTML, emphasis within emphasis included

_DEFINITION = re.compile(
    rf"^ {{0,3}}\[([^\[\]\n]{{1,{LONGEST_LABEL}}}+)\]:[ ]*+(\S++)(?:[ ]++{TITLE})?+[ ]*+$", re.MULTILINE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_RULE = r"(?:\* *+){3,}+|(?:_ *+){3,}+|-(?: ++-){2,}+ *+"
_ALONE = re.compile(rf" {{0,3}}(?:#{{1,6}}(?: .*)?|{_RULE})")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_SIGNS = ("#", "*", "_", "-", "=")  # that such a line begins with


@value_class
class Conversion:
    """A text as the library converts it. `href` holds the number of a target, so that each page can put its own."""

    html: str
    targets: tuple[str, ...]
    images: tuple[str, ...]


class Reader(Markdown):
    """The library with the parts chosen here. One text at a time."""

    def build_parser(self) -> Self:
        """Put the parts together: the place where the library lets a subclass choose them."""
        self.ESCAPED_CHARS = list(string.punctuation)
        self.preprocessors = Registry()
        self.preprocessors.register(preprocessors.NormalizeWhitespace(self), "normalize_whitespace", 30)
        self.preprocessors.register(_Separate(self), "separate", 20)
        self.preprocessors.register(_Definitions(self), "definitions", 10)
        self.parser = block_parser(self)
        self.inlinePatterns = inline_patterns(self)
        self.treeprocessors = treeprocessors.build_treeprocessors(self)
        self.links = _Links(self)
        self.treeprocessors.register(self.links, "links", -10)
        self.postprocessors = Registry()
        self.postprocessors.register(postprocessors.AndSubstitutePostprocessor(), "amp_substitute", 20)
        return self

    def read(self, text: str) -> Conversion:
        """Convert a text; its HTML has not been cleaned."""
        self.reset()
        self.links.targets, self.links.images = [], []
        converted = self.convert(text)
        return Conversion(converted, tuple(self.links.targets), tuple(self.links.images))


class _Separate(preprocessors.Preprocessor):
    """Put empty lines around headings and rules; the library looks through the whole rest of a block at each."""

    def run(self, lines: list[str]) -> list[str]:
        """Make each heading a block of its own."""
        separate: list[str] = []
        for line in lines:
            if line[:4].strip()[:1] not in _SIGNS:
                separate.append(line)
            elif _ALONE.fullmatch(line):
                separate += ["", line, ""]
            elif _UNDERLINE.fullmatch(line):
                separate += [line, ""]
            else:
                separate.append(line)
        return separate


class _Definitions(preprocessors.Preprocessor):
    """Take the lines `[label]: address` out of the text; the library's own pattern takes quadratic time."""

    def run(self, lines: list[str]) -> list[str]:
        """Remember the first definition of each label."""
        text = "\n".join(lines)
        return _DEFINITION.sub(self._define, text).split("\n") if "]:" in text else lines

    def _define(self, match: re.Match[str]) -> str:
        self.md.references.setdefault(label(match[1]), (match[2].removeprefix("<").removesuffix(">"), ""))
        return ""


class _Links(treeprocessors.Treeprocessor):
    """Collect what the text links to, in order."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.targets: list[str] = []
        self.images: list[str] = []

    def run(self, root: Element) -> None:
        """Put the number of its target into each link."""
        _flatten(root)
        for element in root.iter():
            if element.tag == "a":
                self.targets.append(_decode(element.get("href", "")))
                element.set("href", str(len(self.targets) - 1))
            elif element.tag == "img":
                self.images.append(_decode(element.get("src", "")))


def _flatten(root: Element) -> None:
    """Make text of what is nested deeper than anybody means: browsers and parsers of HTML stop at 256 or 512."""
    level = [root]
    for _ in range(DEEPEST_ELEMENTS):
        if not level:
            return
        level = [child for element in level for child in element]
    for element in level:
        element.text = "".join(element.itertext())
        del element[:]


def _decode(target: str) -> str:
    """Character references read, as a browser would read them.

    >>> _decode("javascript&#58;x?a=1&copy=2&amp;b")
    'javascript:x?a=1&copy=2&b'
    """
    return _ENTITY.sub(lambda match: html.unescape(match[0]), target.replace(AMP_SUBSTITUTE, "&"))
