"""Signs of Markdown that mark nothing up, and would stand as they are before readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.findings.finding import Finding, Place, Severity, finding
from builder.model.passage import Passage
from builder.model.site import Site
from builder.text.markdown import shown_lines

_BEGINNING = "\u3400-\u4dbf\u4e00-\u9fff“《（"
"""What a Chinese heading or item begins with."""
_QUOTED = ".{0,12}"
"""As much of a line as the message shows behind the sign."""
_SIGNS = (
    ("markup-table", re.compile(r"^\|[^|]*\|")),
    ("markup-space", re.compile(rf"^(?:#{{1,6}}|[-*+])(?=[{_BEGINNING}]){_QUOTED}")),
    ("markup-bold", re.compile(rf"\*\*{_QUOTED}")),
    ("markup-link", re.compile(r"\[[^\[\]]+\] ?[(（][^()（）]*[./][^()（）]*[)）]?|\[\^[^\[\]]*\]")),
    ("markup-tag", re.compile(r"</?[A-Za-z][^<>]*>|<!--")),
)
"""By the rule, what is looked for in a line that readers would see. Of each text, each rule reports the first alone."""


def check(site: Site) -> Iterator[Finding]:
    for passage in site.passages:
        yield from _find_signs(passage)


def _find_signs(passage: Passage) -> Iterator[Finding]:
    lines = shown_lines(passage.text)
    for rule, sign in _SIGNS:
        for match in filter(None, map(sign.search, lines)):
            if place := _place(match[0], passage):
                yield finding(place, rule, value=match[0], severity=Severity.WARNING)
                break


def _place(words: str, passage: Passage) -> Place | None:
    """Where words that readers see stand in a text, or where it begins if they stand there in another way."""
    position = passage.text.find(words)
    if position < 0:
        # A sign behind a backslash is meant.
        return None if "\\" in passage.text else passage.place
    return passage.at(position)
