"""The administrative divisions of China: six-digit codes and names, from the list in `divisions.csv`.

Source: the statistical division codes of the National Bureau of Statistics as of 2023-06-30, as packaged in
china-division 2.7.0. The first six digits are those of GB/T 2260; zones that have a code of their own are included.
Decision 7 says why.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import Literal

from builder.text.values import value_class

_FICTITIOUS = "990"
"""No province has the number 99: 11 to 82 are given by region, and no region begins with a 9."""
STATE = "100000"
"""The code of the whole country; GB/T 2260 has none, and no province has the number 10."""
PlaceLevel = Literal["district", "city", "province", "state"]
PLACE_LEVELS: tuple[PlaceLevel, ...] = ("district", "city", "province", "state")
"""From the lowest to the highest."""
_MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
_COUNTRY = "中华人民共和国"
_PLACEHOLDERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


@value_class
class Division:
    """A county-level place with the names above it; `city` is the province's own name in a municipality."""

    code: str
    name: str
    city: str
    province: str


@cache
def _names() -> dict[str, str]:
    text = resources.files("builder.model").joinpath("divisions.csv").read_text(encoding="utf-8")
    return dict(csv.reader(text.splitlines()))


def division(code: str) -> Division | None:
    """The county-level division with this code."""
    names = _names()
    if len(code) != 6 or code not in names:
        return None
    province, city = names[code[:2]], names.get(code[:4], "")
    return Division(code, names[code], province if city in _PLACEHOLDERS else city, province)


def place_level_of(code: str) -> PlaceLevel:
    """The level of a place by its code: cities end in 00, provinces in 0000.

    A city without districts that has a code of its own among districts (441900) counts as a district.

    >>> [place_level_of(code) for code in ("370102", "370100", "370000", "100000", "441900")]
    ['district', 'city', 'province', 'state', 'district']
    """
    if code == STATE:
        return "state"
    if not code.endswith("00") or code in _names():
        return "district"
    return "province" if code.endswith("0000") else "city"


def issues_at(code: str) -> tuple[PlaceLevel, ...]:
    """The levels at which texts say that a place issues documents: a municipality is a province, and called a city.

    >>> issues_at("310000"), issues_at("370100")
    (('province', 'city'), ('city',))
    """
    level = place_level_of(code)
    return (level, "city") if code in _MUNICIPALITIES else (level,)


def lies_within(code: str, above: str) -> bool:
    """Whether a place lies within another one, or is that place.

    >>> lies_within("370102", "370100"), lies_within("370102", "370000"), lies_within("370211", "370100")
    (True, True, False)
    """
    digits = {"state": 0, "province": 2, "city": 4, "district": 6}[place_level_of(above)]
    return code[:digits] == above[:digits]


def superior_division(code: str) -> Division | None:
    """The city, province or state with this code."""
    names, level = _names(), place_level_of(code)
    if level == "state":
        return Division(code, _COUNTRY, _COUNTRY, _COUNTRY)
    province, city = names.get(code[:2], ""), names.get(code[:4], "")
    if level == "province" and province:
        return Division(code, province, province, province)
    is_city = level == "city" and bool(city) and city not in _PLACEHOLDERS
    return Division(code, city, city, province) if is_city else None


@cache
def all_divisions() -> tuple[Division, ...]:
    """Every county-level division of the country, in the order of codes."""
    return tuple(place for code in _names() if (place := division(code)))


def is_fictitious(code: str) -> bool:
    """Whether a code is one for places that are made up, to show or to try something.

    >>> is_fictitious("990101"), is_fictitious("440103")
    (True, False)
    """
    return len(code) == 6 and code.startswith(_FICTITIOUS)


def divisions_named(name: str) -> list[Division]:
    """All county-level divisions of this name.

    >>> [place.city for place in divisions_named("市中区")]
    ['济南市', '枣庄市', '内江市', '乐山市']
    """
    return [place for code in _names() if _names()[code] == name and (place := division(code))]


def search(name: str, *, within: str = "") -> list[Division]:
    """The divisions that a typed name can mean: 荔湾区, 荔湾 or 广州市荔湾区; `within` names a city or province.

    >>> [place.code for place in search("广州市荔湾区")], [place.city for place in search("市中", within="山东省")]
    (['440103'], ['济南市', '枣庄市'])
    """
    places = divisions_named(name) or [
        place for code in _names() if (place := division(code)) and _is_meant_by(name, place)
    ]
    return [place for place in places if within in place.province + place.city]


def _is_meant_by(name: str, place: Division) -> bool:
    """Whether a name is the division's without its last character, or with the places before it."""
    if place.name[:-1] == name and len(name) >= 2:
        return True
    full = "".join(dict.fromkeys((place.province, place.city, place.name)))
    return name.endswith(place.name) and full.endswith(name)
