"""The recorded districts nearest to a place that is not recorded: of the same city, or else the same province."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from builder.model.divisions import Division, all_divisions
from builder.model.site import District, Site
from builder.text.pinyin import keyboard_spellings
from builder.text.values import value_class

MAX_NEAREST = 3
CLASSES = 32
"""Into so many files the list of all places is split, by the first character of a name, so that none is long."""
LETTERS = "abcdefghjklmnopqrstwxyz"
"""What is typed in Latin letters is looked up in further files, by its first letter: they alone have the spellings.

No syllable begins with another letter.
"""
PARTS = (*map(str, range(CLASSES)), *LETTERS)
"""The names of all these files."""


@value_class
class NationalPlace:
    """A place of the national list, the district if it is recorded, and otherwise the nearest that are."""

    division: Division
    district: District | None
    near: str
    """The code, of a city or a province, under which `Nearest` has districts; empty where the province has none."""
    spellings: tuple[str, ...]
    """In a file of a letter, what may be typed in Latin letters that begins with it, of the name or behind its city."""
    former: str = ""
    """The former name of the district by which it stands there, if not by its own."""


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


def list_places(site: Site, part: str, nearest: Nearest) -> tuple[NationalPlace, ...]:
    """The places of the national list that a file holds. `part`: one of `PARTS`."""
    recorded = site.districts_by_code

    def place_of(division: Division, spellings: tuple[str, ...]) -> NationalPlace:
        district = recorded.get(division.code)
        near = next((code for code in (division.code[:4], division.code[:2]) if code in nearest), "")
        return NationalPlace(division, district if district and site.plans_of(district) else None, near, spellings)

    listed = _divisions_by_letter() if part in LETTERS else _divisions_by_character()
    return (*(place_of(division, spellings) for division, spellings in listed[part]), *_former_places(site, part))


def _former_places(site: Site, part: str) -> Iterator[NationalPlace]:
    """The districts with a plan that stand in a file by a former name."""
    for district in site.districts:
        for former in district.former_names if site.plans_of(district) else ():
            name = former.name.zh
            place = Division(district.code, name, district.city, district.province)
            spellings = tuple(each for each in _spellings(place) if each[0] == part)
            if spellings or part == part_of(name):
                yield NationalPlace(place, district, "", spellings, name)


_Listed = Mapping[str, Sequence[tuple[Division, tuple[str, ...]]]]
"""By file, the places that stand in it, and what may be typed of each there."""


@cache
def _divisions_by_character() -> _Listed:
    listed: dict[str, list[tuple[Division, tuple[str, ...]]]] = {part: [] for part in PARTS[:CLASSES]}
    for division in all_divisions():
        for part in {part_of(division.name), part_of(division.city)}:
            listed[part].append((division, ()))
    return listed


@cache
def _divisions_by_letter() -> _Listed:
    """By letter, all that may be typed of a place in Latin letters, alone or behind its city, and begins with it."""
    listed: dict[str, list[tuple[Division, tuple[str, ...]]]] = {letter: [] for letter in LETTERS}
    for division in all_divisions():
        spellings = _spellings(division)
        for letter in dict.fromkeys(spelling[0] for spelling in spellings):
            listed[letter].append((division, tuple(each for each in spellings if each[0] == letter)))
    return listed


def _spellings(division: Division) -> tuple[str, ...]:
    """What may be typed of a place in Latin letters, alone or behind its city."""
    # Most leave out what kind of place a city is.
    before = dict.fromkeys(("", division.city.removesuffix("市"), division.city))
    return tuple(dict.fromkeys(each for city in before for each in keyboard_spellings(division.name, city)))


def part_of(name: str) -> str:
    """The file in which a name is looked up; the script of the page counts the same way.

    >>> part_of("荔湾区") == str(ord("荔") % CLASSES)
    True
    """
    return str(ord(name[0]) % CLASSES)
