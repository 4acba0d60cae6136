"""Markdown that is written, and not read: words that stay words in it, and an editor's text with its links resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from builder.text import markdown

_SPACE = re.compile(r"\s+")
_SIGN = re.compile(r"[\\`*_\[\]<>#|~&!]")
_BEGINNING = re.compile(r"(?P<sign>[-+=])|(?P<number>[0-9]+)(?P<stop>[.)])")
"""What makes a list, a rule or a heading of a line that begins with it."""
_ADDRESS = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", "|": "%7C"}
_OF_ADDRESS = re.compile(f"[{re.escape(''.join(_ADDRESS))}]")
_KEPT = 8_192
"""So many words stand ready: a label is written on hundreds of pages."""
_TARGET = re.compile(r"(?<=\]\()[^()\s<>]+(?=\))")
_HEADING = re.compile(r"^#{1,6}(?= )", re.MULTILINE)
# What a reader of the source would see otherwise than on a page: tags, entities, pictures, links by name, underlines.
_ELSEWISE = re.compile(r"[<&]|!\[|\]\s*\[|^ {0,3}\[[^\]]*\]:|^ {0,3}(?:=+|-+) *$", re.MULTILINE)


@lru_cache(maxsize=_KEPT)
def escape(text: str) -> str:
    r"""Words on one line, without any mark-up.

    >>> print(escape("5*3 <b>甲</b>\n| 乙"))
    5\*3 \<b\>甲\</b\> \| 乙
    """
    return _SIGN.sub(r"\\\g<0>", _SPACE.sub(" ", text).strip())


def paragraph(text: str) -> str:
    r"""Mark-up as a paragraph, even where it begins as a list does.

    >>> paragraph("1. 甲"), paragraph("-3个"), paragraph("甲")
    ('1\\. 甲', '\\-3个', '甲')
    """
    if match := _BEGINNING.match(text):
        at = match.start("sign") if match["sign"] else match.start("stop")
        return f"{text[:at]}\\{text[at:]}"
    return text


def link(text: str, href: str) -> str:
    r"""Words that lead somewhere; without an address just words.

    >>> link("甲[1]", "a.html#p-1"), link("乙", "")
    ('[甲\\[1\\]](a.html#p-1)', '乙')
    """
    if not href:
        return escape(text)
    return f"[{escape(text)}]({_OF_ADDRESS.sub(_encode, href)})"


def _encode(sign: re.Match[str]) -> str:
    return _ADDRESS[sign[0]]


def resolved_source(text: str, *, resolve: Callable[[str], str], under: int = 0) -> str:
    """An editor's Markdown as it stands, with the addresses that `resolve` gives for its own links.

    Its headings stand below level `under`. Where a reader of the source would see something else than the page shows,
    its words alone are given.

    >>> resolved_source("# 题\\n\\n见[甲](a.md)", resolve=lambda target: target.replace(".md", ".html"), under=2)
    '### 题\\n\\n见[甲](a.html)'
    >>> resolved_source("<b>甲</b>[乙](javascript:x)", resolve=str)
    '\\\\<b\\\\>甲\\\\</b\\\\>乙'
    """
    if _ELSEWISE.search(text) or not _is_resolved(text):
        return paragraph(escape(markdown.plain_text(text)))

    def address(match: re.Match[str]) -> str:
        return match[0] if markdown.is_external(match[0]) else link("", resolve(match[0]))[3:-1]

    leveled = _HEADING.sub(lambda match: ("#" * under + match[0])[:6], text)
    return _TARGET.sub(address, leveled).strip("\n")


def _is_resolved(text: str) -> bool:
    """Whether all links of a text stand in it as `[words](address)` and lead within the site or to the web."""
    targets = markdown.links(text).pages
    is_safe = all(not markdown.is_external(target) or target.startswith(markdown.WEB) for target in targets)
    return is_safe and sorted(targets) == sorted(_TARGET.findall(text))
