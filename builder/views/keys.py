"""What a row of a list is found and sorted by, for readers whose browser runs scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.model.site import District, Plan
from builder.text.pinyin import keyboard_spellings
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.links import term_label, year_words


@value_class
class FilterKey:
    """An attribute `data-filter-<name>` of a row. Addresses hold `value`, so it is permanent; readers see `label`."""

    name: str
    value: str
    label: str = ""


def packed_keys(values: Mapping[str, Iterable[str]]) -> FilterKey:
    """What rows of a long list are found by, in one attribute; what is empty is left out.

    >>> packed_keys({"unit": ["元"], "theme": ["housing", "funding"], "per": []}).value
    'unit=元;theme=housing funding'
    """
    pairs = ((name, " ".join(dict.fromkeys(filter(None, own)))) for name, own in values.items())
    return FilterKey("keys", ";".join(f"{name}={own}" for name, own in pairs if own))


def place_keys(page: PageContext, district: District, plan: Plan | None) -> tuple[FilterKey, ...]:
    """The keys of a plan, or of a district without one: its kind and year say so, and there is no number to sort by."""
    keys = [
        FilterKey("province", district.code[:2], district.province),
        FilterKey("city", district.code[:4], district.city),
        FilterKey("code", district.code),
        # Most leave out what kind of place a city is, and what stands within is found too: liwan in guangzhouliwanqu.
        FilterKey("spelt", " ".join(keyboard_spellings(district.name.zh, district.city.removesuffix("市")))),
    ]
    if plan is None:
        unknown = "not_researched"
        absent = [FilterKey(name, unknown, page.t(f"state.{unknown}")) for name in ("kind", "year")]
        return (*keys, FilterKey("name", district.full_name), *absent)
    year = str(plan.year) if plan.year else plan.without_year
    return (
        *keys,
        FilterKey("name", district.full_name + plan.short_title),
        FilterKey("kind", plan.kind, term_label(page, "plan-kinds", plan.kind)),
        FilterKey("year", year, year_words(page, plan)),
        FilterKey("count", str(len(plan.programmes))),
    )
