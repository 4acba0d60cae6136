"""The list of plans as a reader looks them up: by name, pinyin, initials, code, or an id that is no longer used.

While the plans are few, the list is one part. Beyond that it is split by how a search begins, so that no reader has to
fetch all of it: two letters or digits, or the code point of a Chinese character modulo `CLASSES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.compare.provinces import fits_one_table
from builder.model import Plan, Site
from builder.pinyin import pinyin

ALL = "all"
CLASSES = 128
_COMMON = "省市区县旗盟州"
"""Characters that nearly all names hold: none is the start of a search that could be answered."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan, the words that find it, and the keys that it had before."""

    plan: Plan
    words: tuple[str, ...]
    former: tuple[str, ...]


def listed(site: Site) -> dict[str, tuple[Listed, ...]]:
    """All plans, by the part of the list that they stand in; each part in the order of codes."""
    plans = [_listed(plan) for plan in site.plans]
    if fits_one_table(site):
        return {ALL: tuple(plans)}
    parts: dict[str, list[Listed]] = {}
    for one in plans:
        for name in sorted(set(_starts(one))):
            parts.setdefault(name, []).append(one)
    return {name: tuple(parts[name]) for name in sorted(parts)}


def _listed(plan: Plan) -> Listed:
    district = plan.district
    names = (district.name.zh, "".join(dict.fromkeys((district.city, district.name.zh))))
    typed = tuple(dict.fromkeys(word for name in names for word in pinyin(name)))
    ids = [(place, text) for place in (district.id, *district.aliases) for text in (plan.id, *plan.aliases)]
    former = tuple(f"{place}.{text}" for place, text in ids if f"{place}.{text}" != plan.key)
    return Listed(plan, (district.full_name, plan.short_title, district.code, *typed), former)


def _starts(one: Listed) -> Iterator[str]:
    name = one.plan.district.full_name
    for character in name:
        if character not in _COMMON:
            yield f"u{ord(character) % CLASSES}"
    for word in (*one.words, one.plan.key, *one.former):
        if word[:2].isascii() and word[:2].isalnum():
            yield word[:2].lower()
