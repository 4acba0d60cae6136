"""Untrusted Markdown -> safe HTML.

Raw HTML is shown as text, images are left out, links are resolved by the caller, and what remains goes through an
explicit list of tags and attributes. `**重点。**后文` is bold: see docs/decisions/0004-markdown.md.
"""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import nh3

from builder.text.values import value_class

if TYPE_CHECKING:
    from builder.text.markdown_syntax import Reader

WEB = ("https://", "http://")
MOST_REMEMBERED = 2_000_000  # characters of converted texts that a process keeps: at most 8 MB

_TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}, "th": {"scope"}}
_HEADING = re.compile(r"<(/?)h([1-6])>")
_HREF = re.compile(r'<a href="(\d+)"')
_CODE = re.compile(r"<code>[^<]*</code>")
_TAG = re.compile(r"<[^>]*>")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_UNSEEN = re.compile(r"[\x00-\x20]")
_AS_WRITTEN = "!#$%&'()*+,-./:;=?@[]_~"  # in an address; what is not ASCII is written in per cent, as browsers do

# Characters that are no mark-up, neither in Markdown nor in HTML; those of `_FIRST` not even where a line begins.
_FIRST = "0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff“”‘’（）《》〈〉【】〔〕「」『』"
_INSIDE = _FIRST + "，。、；：？！—…·～％℃×,.:;?!/%()'\"+= -"
_PLAIN = re.compile(rf"(?:\n*+(?![0-9]++\.(?: |$))[{_FIRST}][{_INSIDE}]*+(?<! ))++\n*+", re.MULTILINE)


@value_class
class Links:
    """What a text links to."""

    pages: tuple[str, ...] = ()
    images: tuple[str, ...] = ()


_NO_LINKS = Links()


@value_class
class _Converted:
    """A text as safe HTML, whose links hold the numbers of their targets."""

    html: str
    links: Links = Links()


def is_external(target: str) -> bool:
    """Whether a link has a scheme or a host of its own.

    >>> is_external("//test.example"), is_external("../附件：一.md")
    (True, False)
    """
    return bool(_SCHEME.match(target))


def links(text: str) -> Links:
    """The targets of all links and images of a Markdown text, in order, dangerous ones included.

    >>> links("[甲](a.md)和![图](b.png)")
    Links(pages=('a.md',), images=('b.png',))
    """
    return _NO_LINKS if _PLAIN.fullmatch(text) else _convert(text).links


def to_html(text: str, *, resolve: Callable[[str], str], under: int = 0) -> str:
    """The HTML of a Markdown text; `resolve` turns internal link targets into addresses.

    `under` is the level of the heading that the text stands under: its own begin one below and skip none.

    >>> to_html("**重点。**见[甲](a.md)", resolve=lambda target: target.replace(".md", ".html"))
    '<p><strong>重点。</strong>见<a href="a.html" rel="noopener noreferrer">甲</a></p>\\n'
    """
    converted = _convert(text)
    targets = converted.links.pages

    def address(match: re.Match[str]) -> str:
        return f'<a href="{_address(targets[int(match[1])], resolve)}"'

    safe = _HREF.sub(address, converted.html) if targets else converted.html
    return _shift_headings(safe, under) if "<h" in safe else safe


def plain_text(text: str) -> str:
    """The words of a Markdown text on one line, without mark-up, for descriptions.

    >>> plain_text("见[甲](a.md)。\\n\\n- **乙**")
    '见甲。 乙'
    """
    return " ".join(html.unescape(_TAG.sub("", _convert(text).html)).split())


def shown_lines(text: str) -> list[str]:
    """What readers see of a Markdown text, line by line; none of a text without mark-up, and no code.

    >>> shown_lines("**重点：**见`**`\\n**甲")
    ['重点：见', '**甲']
    """
    if _PLAIN.fullmatch(text):
        return []
    return html.unescape(_TAG.sub("", _CODE.sub("", _convert(text).html))).splitlines()


def convert_plain(text: str) -> str | None:
    """The HTML of a text without any mark-up, or None: what the library makes of it, in a tenth of the time.

    >>> convert_plain("一。\\n\\n二。")
    '<p>一。</p>\\n<p>二。</p>\\n'
    >>> convert_plain("1. 一") is convert_plain("**二**") is None
    True
    """
    if not _PLAIN.fullmatch(text):
        return None
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in re.split(r"\n\n+", text.strip("\n")))


def convert_marked(text: str) -> tuple[str, Links]:
    """The HTML that the library makes of any text, cleaned, with the numbers of targets in its links."""
    conversion = _reader(threading.get_ident()).read(text)
    safe = nh3.clean(conversion.html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel="noopener noreferrer")
    safe = safe.replace("<table>", '<div class="scroll" tabindex="0"><table>').replace("</table>", "</table></div>")
    safe = safe.replace("<th>", '<th scope="col">')
    return f"{safe}\n" if safe else "", Links(conversion.targets, conversion.images)


class _Memory:
    """Texts with mark-up by their content, each converted once: several pages show it, and the check reads its links.

    It keeps `MOST_REMEMBERED` characters and forgets the oldest text first.
    """

    def __init__(self) -> None:
        self.converted: dict[str, _Converted] = {}
        self.size = 0

    def convert(self, text: str) -> _Converted:
        """The conversion of a text, from memory where it is there."""
        converted = self.converted.get(text)
        if converted is None:
            converted = self.converted[text] = _Converted(*convert_marked(text))
            self.size += len(text) + len(converted.html)
            while self.size > MOST_REMEMBERED:
                oldest = next(iter(self.converted))
                self.size -= len(oldest) + len(self.converted.pop(oldest).html)
        return converted


_memory = _Memory()


def _convert(text: str) -> _Converted:
    plain = convert_plain(text)
    return _memory.convert(text) if plain is None else _Converted(plain)


@cache
def _reader(_thread: int) -> Reader:
    """A reader for each thread, since it reads a text at a time; imported late, since most commands need none."""
    from builder.text.markdown_syntax import Reader

    return Reader()


def _address(target: str, resolve: Callable[[str], str]) -> str:
    """The address of a link as HTML writes it; none where it is neither of this site nor of the web."""
    address = target if is_external(target) else resolve(target)
    # A browser passes over what it cannot see: it reads `java\tscript:` as `javascript:`.
    if is_external(_UNSEEN.sub("", address)) and not address.startswith(WEB):
        return ""
    return html.escape(quote(address, safe=_AS_WRITTEN))


def _shift_headings(safe: str, under: int) -> str:
    above: list[int] = []

    def level(match: re.Match[str]) -> str:
        closing, written = match[1], int(match[2])
        if not closing:
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
        return f"<{closing}h{min(under + len(above), 6)}>"

    return _HEADING.sub(level, safe)
