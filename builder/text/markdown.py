"""Untrusted Markdown -> safe HTML.

Raw HTML is shown as text, images are left out, links are resolved by the caller, and what remains goes through an
explicit list of tags and attributes. `**重点。**后文` is bold: see docs/decisions/0004-markdown.md.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import comrak
import nh3

_TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}, "th": {"scope"}}
_HEADING = re.compile(r"<(/?)h([1-6])>")
WEB = ("https://", "http://")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(slots=True)
class Links:
    """What a text links to."""

    pages: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)


def is_external(target: str) -> bool:
    """Whether a link has a scheme or a host of its own."""
    return bool(_SCHEME.match(target))


def links(text: str) -> Links:
    """The targets of all links and images of a Markdown text, in order."""
    found = Links()

    def page(target: str) -> str:
        found.pages.append(target)
        return target

    def image(target: str) -> str:
        found.images.append(target)
        return target

    # Shown to nobody: with `unsafe`, dangerous targets are reported instead of being blanked.
    _render(text, page, image, unsafe=True)
    return found


def to_html(text: str, *, resolve: Callable[[str], str], under: int = 0) -> str:
    """The HTML of a Markdown text; `resolve` turns internal link targets into addresses.

    `under` is the level of the heading that the text stands under: its own begin one below and skip none.
    """

    def address(target: str) -> str:
        if not is_external(target):
            return resolve(target)
        return target if target.startswith(WEB) else ""

    raw = _render(text, address, lambda _: "")
    safe = nh3.clean(
        raw, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel="noopener noreferrer"
    )
    safe = safe.replace("<table>", '<div class="scroll" tabindex="0"><table>').replace("</table>", "</table></div>")
    safe = safe.replace("<th>", '<th scope="col">')
    return _levelled(safe, under)


def _levelled(safe: str, under: int) -> str:
    above: list[int] = []

    def level(match: re.Match[str]) -> str:
        closing, written = match[1], int(match[2])
        if not closing:
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
        return f"<{closing}h{min(under + len(above), 6)}>"

    return _HEADING.sub(level, safe)


def plain_text(text: str) -> str:
    """The words of a Markdown text on one line, without mark-up, for descriptions."""
    return " ".join(html.unescape(nh3.clean(_render(text, lambda _: "", lambda _: ""), tags=set())).split())


def _render(text: str, page: Callable[[str], str], image: Callable[[str], str], *, unsafe: bool = False) -> str:
    extensions = comrak.ExtensionOptions()
    extensions.cjk_friendly_emphasis = True
    extensions.table = True
    extensions.strikethrough = True
    extensions.link_url_rewriter = page
    extensions.image_url_rewriter = image
    rendering = comrak.RenderOptions()
    rendering.escape = True
    rendering.unsafe_ = unsafe
    return comrak.render_markdown(text, extensions, comrak.ParseOptions(), rendering)
