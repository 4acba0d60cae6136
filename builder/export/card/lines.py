"""Text in lines of a given width, broken as Chinese and Latin typography have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import inf

from builder.text.limits import WORDS

Measure = Callable[[str], float]
"""How wide a text is, in pixels."""

ELLIPSIS = "…"
_OPENING = "“‘（《〈【〔［(\\[「『"
_CLOSING = "”’）》〉】〕］)\\]」』，。、；：？！…—·％%,.;:?!"
_NUMBER = r"[0-9][0-9.,—~-]*[万亿千百十]*[元人名个项年月日级家支所套]?"
_WORD = r"[0-9A-Za-zÀ-ſ]+(?:[-.,'’/&+~—][0-9A-Za-zÀ-ſ]+)*"
_ABOUT = "关于"
"""Titles of documents pause before it: who writes, about what."""
_WHOLE = rf"{_ABOUT}|{'|'.join(WORDS)}|左右"
"""What no line ends within."""
_ATOM = re.compile(rf"\s+|[{_OPENING}]*(?:{_WHOLE}|{_NUMBER}(?![0-9A-Za-z])|{_WORD}|\S)[{_CLOSING}]*")
_BROKEN = 0.06
"""What it costs to break where nobody pauses: a quarter of the width by which a line is too short or too long."""


def wrap(text: str, measure: Measure, width: float, most: int) -> tuple[str, ...]:
    """Break a text into up to `most` lines; the last ends in … where there is more.

    Punctuation begins no line that it may not begin, and Latin words and numbers stay whole.

    >>> wrap("荔湾区产业发展，若干措施", len, 7, 3)
    ('荔湾区产业发', '展，若干措施')
    >>> wrap("Liwan District measures", len, 14, 2), wrap("一二三四五六七", len, 3, 2)
    (('Liwan District', 'measures'), ('一二三', '四五…'))
    """
    lines, rest = [""], _ATOM.findall(" ".join(text.split()))
    while rest:
        atom = rest.pop(0)
        if measure((lines[-1] + atom).rstrip()) <= width:
            lines[-1] = (lines[-1] + atom).lstrip()
        elif lines[-1]:
            rest.insert(0, atom)
            if len(lines) == most:
                return *lines[:-1], shorten(lines[-1] + "".join(rest), measure, width)
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        else:  # wider than a line by itself
            end = max(1, len(atom) - sum(measure(atom[:end]) > width for end in range(1, len(atom) + 1)))
            rest[:0] = [atom[:end], atom[end:]]
    return tuple(line.rstrip() for line in lines if line.strip())


def shorten(text: str, measure: Measure, width: float) -> str:
    """A text on a line, which ends in … where it is too long.

    >>> shorten("荔湾区产业", len, 4), shorten("荔湾区", len, 4)
    ('荔湾区…', '荔湾区')
    """
    if measure(text) <= width:
        return text
    while text and measure(text + ELLIPSIS) > width:
        text = text[:-1].rstrip("，、；：,;: ")
    return text + ELLIPSIS


def balance(text: str, measure: Measure, width: float, most: int) -> tuple[str, ...]:
    """Break a text into as many lines as `wrap`, where it pauses, and else so that all are about as long.

    >>> balance("一二三四五六七八九十百", len, 10, 2), balance("一二三四——五六七八九十百", len, 10, 2)
    (('一二三四五', '六七八九十百'), ('一二三四——', '五六七八九十百'))
    """
    lines = wrap(text, measure, width, most)
    if len(lines) == 1 or lines[-1].endswith(ELLIPSIS):
        return lines
    atoms = _ATOM.findall(" ".join(text.split()))
    ends = list(accumulate(map(measure, atoms), initial=0.0))
    mean = ends[-1] / len(lines)

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        """The least cost of the atoms from `start` in lines of which there are so many `left`, and where these end."""
        results: list[tuple[float, tuple[int, ...]]] = [(inf, (len(atoms),))]
        for end in [len(atoms)] if left == 1 else range(start + 1, len(atoms)):
            length = ends[end] - ends[start]
            if length <= width:
                rest, stops = best(end, left - 1) if left > 1 else (0.0, ())
                cost = ((length - mean) / width) ** 2 + (0 if left == 1 or _pauses(atoms, end) else _BROKEN)
                results.append((cost + rest, (end, *stops)))
        return min(results)

    cost, stops = best(0, len(lines))
    if cost == inf:
        return lines
    return tuple("".join(atoms[start:end]).strip() for start, end in pairwise((0, *stops)))


def _pauses(atoms: Sequence[str], end: int) -> bool:
    """Whether a reader pauses before the atom at `end`."""
    before, after = atoms[end - 1], atoms[end]
    return before[-1] in _CLOSING or before.isspace() or after.isspace() or after == _ABOUT
