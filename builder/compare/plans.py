"""The list of plans as a reader looks them up: by name, pinyin, initials, code, or an id that is no longer used.

While the plans are few, the list is one part. Beyond that it is split by what is searched for, so that no reader has to
fetch all of it: the first two letters or digits, or any one Chinese character, by its code point modulo `CLASSES`.
Characters that stand in many names, such as 市 and 南, would bring much of the list: their part is left empty, and
there are parts for two of them together, as in 南市. The script takes the smallest part that answers a search
(`columns.js`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from builder.compare.provinces import fits_one_table
from builder.model.site import Plan, Site
from builder.text.pinyin import keyboard_spellings

ALL = "all"
CLASSES = 512
CROWD = 400
"""As many plans as a part by character may hold: about 100 kB."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan, the words that find it, and the keys that it had before."""

    plan: Plan
    words: tuple[str, ...]
    former: tuple[str, ...]


def listed(site: Site) -> dict[str, tuple[Listed, ...]]:
    """All plans, by the part of the list that they stand in; each part in the order of codes, empty if crowded."""
    plans = [_listed(plan) for plan in site.plans]
    if fits_one_table(site):
        return {ALL: tuple(plans)}
    lettered: dict[str, list[Listed]] = {}
    drawn: dict[str, list[Listed]] = {}
    for one in plans:
        for name in set(_letters(one)):
            lettered.setdefault(name, []).append(one)
        for name in set(map(_part, one.plan.district.full_name)):
            drawn.setdefault(name, []).append(one)
    crowded = {name for name, found in drawn.items() if len(found) > CROWD}
    for one in plans:
        parts = map(_part, one.plan.district.full_name)
        for name in {left + right[1:] for left, right in pairwise(parts) if crowded.issuperset((left, right))}:
            drawn.setdefault(name, []).append(one)
    fitting = {name: found if len(found) <= CROWD else [] for name, found in drawn.items()}
    return {name: tuple(found) for name, found in sorted((lettered | fitting).items())}


def _part(character: str) -> str:
    """The part of the list that plans stand in whose place has this character in its name."""
    return f"u{ord(character) % CLASSES:03d}"


def _listed(plan: Plan) -> Listed:
    district = plan.district
    words = dict.fromkeys([*keyboard_spellings(district.name.zh), *keyboard_spellings(district.name.zh, district.city)])
    ids = [(place, text) for place in (district.id, *district.aliases) for text in (plan.id, *plan.aliases)]
    former = tuple(f"{place}.{text}" for place, text in ids if f"{place}.{text}" != plan.key)
    return Listed(plan, (district.full_name, plan.short_title, district.code, *words), former)


def _letters(one: Listed) -> Iterator[str]:
    for word in (*one.words, one.plan.key, *one.former):
        if word[:2].isascii() and word[:2].isalnum():
            yield word[:2].lower()
