"""How Chinese characters and words are read in Latin letters, without tones: the table that lies beside this file.

Its first part has a line for each set of readings, the likeliest first, with the characters that have it. The second
has the words, in the order of their characters; those of which a character is not read as it mostly is, with readings
of their own. `python -m tests.support.readings` makes it of the dictionaries of pypinyin; decision 46 says why.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

TABLE = "table.txt"


class Readings(NamedTuple):
    """The readings of each character, with commas between; and the lines of the words, sorted."""

    characters: dict[str, str]
    words: list[str]


@cache
def load_readings() -> Readings:
    """The table, read when it is first asked for."""
    text = resources.files(__package__).joinpath(TABLE).read_text(encoding="utf-8")
    by_readings, _, words = text.partition("\n\n")
    characters: dict[str, str] = {}
    for line in by_readings.split("\n"):
        readings, _, alike = line.partition(" ")
        characters |= dict.fromkeys(alike, readings)
    return Readings(characters, words.split("\n")[:-1])
