"""What differs between two wordings, character by character; numbers and Latin words as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from rapidfuzz.distance import Indel

from builder.text.values import value_class

Change = Literal["same", "gone", "new"]
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[A-Za-z]+|.", re.DOTALL)
MIN_SAME = 2
"""So many characters between two changes have to be the same to be told apart from them: 的 alone says nothing."""


@value_class
class Stretch:
    """Characters that both wordings have, or only the earlier (`gone`) or the later one (`new`)."""

    change: Change
    text: str


def compare_wording(before: str, after: str) -> tuple[Stretch, ...]:
    """Both wordings in one, stretch by stretch.

    >>> [(part.change, part.text) for part in compare_wording("力争建成公寓140套", "建成公寓160套")]
    [('gone', '力争'), ('same', '建成公寓'), ('gone', '140'), ('new', '160'), ('same', '套')]
    """
    return tuple(_join(_without_scraps(list(_differences(before, after)))))


def _differences(before: str, after: str) -> Iterator[tuple[str, str]]:
    """What each part was and is; equal parts are the same twice."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for part in Indel.opcodes(old, new):
        yield "".join(old[part.src_start : part.src_end]), "".join(new[part.dest_start : part.dest_end])


def _without_scraps(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The parts, with each change joined to the next one that only a scrap of the same text stands between."""
    gone = new = ""
    for index, (before, after) in enumerate(parts):
        is_scrap = before == after and len(before) < MIN_SAME and 0 < index < len(parts) - 1
        if before != after or is_scrap:
            gone, new = gone + before, new + after
            continue
        yield gone, new
        yield before, after
        gone = new = ""
    yield gone, new


def _join(parts: Iterable[tuple[str, str]]) -> Iterator[Stretch]:
    for before, after in parts:
        if before == after:
            yield from [Stretch("same", before)] if before else []
            continue
        yield from [Stretch("gone", before)] if before else []
        yield from [Stretch("new", after)] if after else []
