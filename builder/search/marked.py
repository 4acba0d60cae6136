"""A rendered page without what is neither searched nor told as a place: a tenth of it is left to be parsed."""

from __future__ import annotations

import re

from builder.text.elements import end_of_element

LEFT_OUT = frozenset({"nav", "script", "style", "template", "form", "button"})
_LEFT_OUT = frozenset(name.encode() for name in LEFT_OUT)
_MARK = re.compile(rb"data-(no)?search(?=[\s=>])")
_START = re.compile(rb"<(?:h1\b|(?:h[2-6]|tr|li)\s(?=[^<>]*\bid=)|(?:%b)\b)" % b"|".join(sorted(_LEFT_OUT)))
"""Of the main heading, what can be linked to, and what is left out."""
_TAG = re.compile(rb"<([a-z][a-z0-9]*)[^<>]*>")


def cut_marked(page: bytes) -> bytes:
    """The `main` of a page, of which only headings, starts of rows and items with an id, and what is marked are left.

    They follow one another as they did, without what stood around them. Where an element does not end, the page as it
    is: whoever parses it knows better. What is left out is not worth being decoded either.

    >>> page = '<main><h1>题</h1><tr id="a"><td>外<b data-search>里</b></td></tr><nav>外</nav></main>'
    >>> cut_marked(page.encode()).decode()
    '<main><h1>题</h1><tr id="a"></tr><b data-search>里</b></main>'
    """
    at, end = page.index(b"<main"), page.rindex(b"</main>")
    kept: list[bytes] = []
    starts = {page.rfind(b"<", 0, match.start()) for match in _MARK.finditer(page, at, end)}
    starts |= {match.start() for match in _START.finditer(page, at, end)}
    for start in sorted(starts):
        if start < at:
            continue  # it is within the one before
        tag = _TAG.match(page, start)
        if tag is None:
            return page
        name, mark = tag[1], _MARK.search(tag[0])
        if mark is None and name in (b"tr", b"li"):
            kept.append(b"%b</%b>" % (tag[0], name))
            continue
        at = end_of_element(name, page, tag.end())
        if not at:
            return page
        if name not in _LEFT_OUT and not (mark and mark[1]):
            kept.append(page[start:at])
    return b"<main>%b</main>" % b"".join(kept)
