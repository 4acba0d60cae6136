"""The administrative divisions of China: six-digit codes and names, from the list in `divisions.csv`.

Source: the statistical division codes of the National Bureau of Statistics as of 2023-06-30, as packaged in
china-division 2.7.0. The first six digits are those of GB/T 2260; zones that have a code of their own are included.
Decision 7 says why.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

_FICTITIOUS = "990"
"""No province has the number 99: 11 to 82 are given by region, and no region begins with a 9."""
_PLACEHOLDERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


@dataclass(frozen=True, slots=True)
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
