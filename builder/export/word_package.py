"""How the parts of a Word file become one: a ZIP of the XML in `word_parts/`, most of it the same in all files.

The parts are our own because a library's template brings 800 kB of styles, a picture and a Japanese theme, and none
brings endnotes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from html import escape
from importlib import resources

from builder.text.packed import zip_bytes

_PARTS = {
    "[Content_Types].xml": "content_types.xml",  # readers want it first
    "_rels/.rels": "relationships.xml",
    "word/_rels/document.xml.rels": "document_relationships.xml",
    # The two endnotes that Word draws above the others are named here as well as among the endnotes.
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
    "word/document.xml": "document.xml",
    "word/endnotes.xml": "endnotes.xml",
    "word/footer.xml": "footer.xml",
    "docProps/core.xml": "core.xml",
}
"""Names within a Word file, and the files in `word_parts` that hold them, with gaps for what differs."""


@cache
def _part(name: str) -> str:
    return resources.files("builder.export").joinpath("word_parts", name).read_text("utf-8")


def constant_parts() -> dict[str, str]:
    """The parts by name, with their gaps."""
    return {name: _part(source) for name, source in _PARTS.items()}


def package(body: str, endnotes: str, *, heading: str, title: str, author: str, created: date) -> bytes:
    """A Word file of its body, and behind that, under a heading, what `w:endnote` elements numbered from 1 hold."""
    gaps = {
        "document.xml": {"body": body},
        "endnotes.xml": {"heading": escape(heading, quote=False), "endnotes": endnotes},
        "core.xml": {
            "title": escape(title, quote=False),
            "author": escape(author, quote=False),
            "created": created.isoformat(),
        },
    }
    return zip_bytes({name: _fill_gaps(source, gaps.get(source, {})).encode() for name, source in _PARTS.items()})


def _fill_gaps(source: str, gaps: Mapping[str, str]) -> str:
    text = _part(source)
    return text.format(**gaps) if gaps else text
