"""The list of plans as a reader looks them up: by name, pinyin, initials, code, or an id that is no longer used.

While the plans are few, the list is one part. Beyond that it is split by what is searched for, so that no reader has to
fetch all of it: the first two letters or digits, or any single Chinese character, by its code point modulo
`CHARACTER_CLASSES`. Characters that stand in many names, such as 市 and 南, would bring much of the list: their part is
left empty, and there are parts for two of them together, as in 南市. The script takes the smallest part that answers a
search (`columns.js`); see docs/decisions/0017-free-comparison.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

from builder.compare.provinces import fits_one_table
from builder.model.site import Plan, Site
from builder.text.pinyin import keyboard_spellings

WHOLE_LIST = "all"
CHARACTER_CLASSES = 512
MAX_PLANS_PER_CHARACTER = 400
"""As many plans as a part by character may hold: about 100 kB."""


@dataclass(frozen=True)
class ListedPlan:
    """A plan, as it is looked up."""

    plan: Plan

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that find it. They want the dictionary of readings, which a list in one part does not."""
        district = self.plan.district
        name, city = district.name.zh, district.city
        spellings = dict.fromkeys([*keyboard_spellings(name), *keyboard_spellings(name, city)])
        return (district.full_name, self.plan.short_title, district.code, *spellings)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first two letters or digits of all that may be typed to find it."""
        beginnings = (word[:2] for word in (*self.words, self.plan.key, *self.former))
        return frozenset(first.lower() for first in beginnings if first.isascii() and first.isalnum())

    @property
    def former(self) -> tuple[str, ...]:
        """The keys that it had before."""
        return self.plan.former_keys


def split_plan_list(site: Site) -> dict[str, tuple[ListedPlan, ...]]:
    """Splits the list of plans into named parts, each in the order of codes, and empty if it would be too long."""
    plans = [site.once(plan, "listed", partial(ListedPlan, plan)) for plan in site.all_plans]
    if fits_one_table(site):
        return {WHOLE_LIST: tuple(plans)}
    parts = _split_by_letters(plans) | _split_by_characters(plans)
    return {name: tuple(part) for name, part in sorted(parts.items())}


def _split_by_letters(plans: Sequence[ListedPlan]) -> dict[str, list[ListedPlan]]:
    parts: dict[str, list[ListedPlan]] = {}
    for listed in plans:
        for name in listed.beginnings:
            parts.setdefault(name, []).append(listed)
    return parts


def _split_by_characters(plans: Sequence[ListedPlan]) -> dict[str, list[ListedPlan]]:
    parts: dict[str, list[ListedPlan]] = {}
    for listed in plans:
        for name in set(map(_name_part, listed.plan.district.full_name)):
            parts.setdefault(name, []).append(listed)
    crowded = {name for name, part in parts.items() if len(part) > MAX_PLANS_PER_CHARACTER}
    for listed in plans:
        names = map(_name_part, listed.plan.district.full_name)
        # Only where both characters are crowded: every other pair is answered by the part of its rarer character.
        for pair in {left + right[1:] for left, right in pairwise(names) if crowded.issuperset((left, right))}:
            parts.setdefault(pair, []).append(listed)
    return {name: part if len(part) <= MAX_PLANS_PER_CHARACTER else [] for name, part in parts.items()}


def _name_part(character: str) -> str:
    """Names the part of the list with the plans whose place has this character in its name.

    >>> _name_part("南"), _name_part("市")
    ('u343', 'u002')
    """
    return f"u{ord(character) % CHARACTER_CLASSES:03d}"
