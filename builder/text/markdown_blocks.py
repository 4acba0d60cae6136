"""Blocks of Markdown: paragraphs, headings, lists, quotations, tables, nested to a limit."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown, blockprocessors
from markdown.blockparser import BlockParser
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import AtomicString

DEEPEST = 16  # lists and quotations within each other; what lies deeper is text
MOST_CELLS = 4_000  # of a table; a larger one is text (each row is filled up to the width of the head)

_HEADING = r"(?:^|\n) {0,3}(?P<level>#{1,6}+)(?![^ \n])(?P<header>(?:[^\n#]++|#++(?! *+(?:\n|$)))*+)#*+ *+(?:\n|$)"


def block_parser(reader: Markdown) -> BlockParser:
    """The parser with the kinds of block in the order in which a block is tried for them."""
    parser = BoundedParser(reader)
    processors = {
        "empty": blockprocessors.EmptyBlockProcessor,
        "indent": blockprocessors.ListIndentProcessor,
        "code": blockprocessors.CodeBlockProcessor,
        "table": Table,
        "hashheader": Heading,
        "setextheader": blockprocessors.SetextHeaderProcessor,
        "hr": blockprocessors.HRProcessor,
        "olist": SaneOListProcessor,
        "ulist": SaneUListProcessor,
        "quote": blockprocessors.BlockQuoteProcessor,
        "list below text": ListBelowText,
        "paragraph": blockprocessors.ParagraphProcessor,
    }
    for position, (name, processor) in enumerate(processors.items()):
        parser.blockprocessors.register(processor(parser), name, -position)
    return parser


class BoundedParser(BlockParser):
    """Blocks within blocks down to `DEEPEST`; the library recurses, so `> > > …` would end in a `RecursionError`."""

    depth = 0

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802  (the library's name)
        """Parse blocks into `parent`, or keep them as its text at the deepest level."""
        if self.depth >= DEEPEST:
            text = "\n".join(blocks).strip()
            blocks.clear()
            if text:
                SubElement(parent, "p").text = AtomicString(html.escape(text, quote=False))
            return
        self.depth += 1
        try:
            super().parseBlocks(parent, blocks)
        finally:
            self.depth -= 1


class Heading(blockprocessors.HashHeaderProcessor):
    """A heading has a space behind its signs: `#555` is a number."""

    RE = re.compile(_HEADING)


class Table(TableProcessor):
    """A table of a bearable size, whose cells end at every `|` that has no backslash."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser, {"use_align_attribute": True})

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block is a table."""
        if "|" not in block or not super().test(parent, block):
            return False
        return len(self.separator) * (block.count("\n") + 1) <= MOST_CELLS

    def _split(self, row: str) -> list[str]:
        return re.split(r"(?<!\\)\|", row)


class ListBelowText(blockprocessors.BlockProcessor):
    """A list may follow a line of text without an empty line between them."""

    RE = re.compile(r"\n(?= {0,3}(?:[*+-]|1\.) +[^\s])")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  (the library's signature)
        """Whether a list begins below the first line of the block."""
        return not self.parser.state.isstate("list") and bool(self.RE.search(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Parse the text, and leave the list as a block of its own."""
        before, after = self.RE.split(blocks.pop(0), maxsplit=1)
        self.parser.parseBlocks(parent, [before])
        blocks.insert(0, after)
