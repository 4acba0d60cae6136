"""The numbers of plans: script files from which a page answers a query that has a figure.

A small site has one file. A large one has many, so that no reader loads all numbers: a number stands in the file of
each of its values and in that of its district. A browser asks for the file of the district that a query names, else
for that of its first figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from builder.search.figures import SearchedFigure, find_figures
from builder.search.names import data_script, fill_files
from builder.text.normalise import fold_for_search

MAX_UNSPLIT = 1_000
"""Numbers up to which one file holds them all."""
EACH_FILE = 400
"""Numbers that a file of a large site holds about."""
EACH_KEY = 400
"""Numbers of a value and a unit under the value; beyond it, their districts and full text find them."""
_LARGEST = 1e15


class SearchedNumber(NamedTuple):
    """A number: its page, its place there, what it counts, its words, how firm it is, its district and indicator."""

    path: str
    anchor: str
    label: str
    printed: str
    level: str
    place: str
    indicator: str


_Counted = tuple[SearchedNumber, list[SearchedFigure]]


def number_parts(quantities: Iterable[SearchedNumber], replacements: dict[int, str]) -> list[list[SearchedNumber]]:
    """The numbers of each script file, in their order. What is printed without a figure answers no query."""
    read = ((each, find_figures(fold_for_search(each.printed, replacements))) for each in quantities)
    counted = [(quantity, figures) for quantity, figures in read if figures]
    if len(counted) > MAX_UNSPLIT:
        return _split(counted)
    return [[quantity for quantity, _ in counted]] if counted else []


def number_script(name: str, part: Iterable[SearchedNumber], ids: dict[str, str]) -> bytes:
    """The script file of some numbers. `ids`: by path, what the full-text index calls a page."""
    pages: dict[str, int] = {}
    words: dict[str, int] = {}
    rows = [
        [
            pages.setdefault(each.path, len(pages)),
            each.anchor,
            each.printed,
            *(words.setdefault(word, len(words)) for word in (each.label, each.level, each.place, each.indicator)),
        ]
        for each in part
        if each.path in ids
    ]
    shown = [[path, ids[path]] for path in pages]
    return data_script(name, {"pages": shown, "words": [*words], "numbers": rows})


def figure_key(value: float) -> str:
    """The key of the file of a value: its whole part, which Python and browsers write alike up to here."""
    return str(int(min(value, _LARGEST)))


def _split(counted: Sequence[_Counted]) -> list[list[SearchedNumber]]:
    """The numbers of each file, by the keys that it is to answer."""
    held: dict[tuple[str, str], list[int]] = {}
    # What a page shows first is held first: see `order` in answers.js.
    for number in sorted(range(len(counted)), key=lambda at: _order(counted[at][0])):
        quantity, figures = counted[number]
        for key in dict.fromkeys((figure_key(figure.value), figure.unit) for figure in figures):
            under = held.setdefault(key, [])
            if len(under) < EACH_KEY:
                under.append(number)
        held.setdefault((quantity.place, ""), []).append(number)
    keys = ((value_or_place, under) for (value_or_place, _), under in held.items())
    return [[counted[number][0] for number in own] for own in fill_files(keys, EACH_FILE)]


def _order(quantity: SearchedNumber) -> int:
    return (not quantity.level) + (not quantity.indicator)
