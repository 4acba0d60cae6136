"""The recorded districts nearest to a place that is not recorded: of the same city, or else the same province."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from builder.model.divisions import Division, all_divisions
from builder.model.site import District, Site
from builder.text.pinyin import keyboard_spellings
from builder.text.values import value_class

MAX_NEAREST = 3
CLASSES = 32
"""Into so many files the list of all places is split, by the first character of a name, so that none is long.

What is typed in Latin letters is looked up in further files, by its first letter: they alone have the spellings.
"""


@value_class
class Place:
    """A place of the national list, the district if it is recorded, and otherwise the nearest that are."""

    division: Division
    district: District | None
    near: str
    """The code, of a city or a province, under which `Nearest` has districts; empty where the province has none."""
    spellings: tuple[str, ...] = ()
    """In a file of a letter, what may be typed in Latin letters that begins with it, of the name or behind its city."""


Nearest = Mapping[str, Sequence[District]]
"""By the code of a city or a province: districts with a plan."""


def nearest_districts(site: Site) -> Nearest:
    """The districts with a plan by city and by province, the first few of each."""
    nearest: dict[str, list[District]] = {}
    for district in site.districts:
        for code in (district.code[:4], district.code[:2]):
            if site.plans_of(district) and len(nearest.setdefault(code, [])) < MAX_NEAREST:
                nearest[code].append(district)
    return {code: districts for code, districts in nearest.items() if districts}


def split_places(site: Site) -> dict[str, tuple[Place, ...]]:
    """Every place of the national list, in the files of the first characters and letters of its name and its city's."""
    nearest = nearest_districts(site)
    recorded = {district.code: district for district in site.districts if site.plans_of(district)}
    parts: dict[str, list[Place]] = {str(number): [] for number in range(CLASSES)}
    for division in all_divisions():
        near = next((code for code in (division.code[:4], division.code[:2]) if code in nearest), "")
        place = Place(division, recorded.get(division.code), near)
        for part in {part_of(division.name), part_of(division.city)}:
            parts[part].append(place)
        for letter, spellings in _spellings_of(division).items():
            parts.setdefault(letter, []).append(replace(place, spellings=spellings))
    return {name: tuple(places) for name, places in parts.items()}


@cache
def _spellings_of(division: Division) -> Mapping[str, tuple[str, ...]]:
    """By letter, all that may be typed of a place in Latin letters, alone or behind its city, and begins with it."""
    # Most leave out what kind of place a city is.
    before = dict.fromkeys(("", division.city.removesuffix("市"), division.city))
    spellings = dict.fromkeys(spelling for city in before for spelling in keyboard_spellings(division.name, city))
    letters = dict.fromkeys(spelling[0] for spelling in spellings)
    return {letter: tuple(each for each in spellings if each[0] == letter) for letter in letters}


def part_of(name: str) -> str:
    """The file in which a name is looked up; the script of the page counts the same way.

    >>> part_of("荔湾区") == str(ord("荔") % CLASSES)
    True
    """
    return str(ord(name[0]) % CLASSES)
