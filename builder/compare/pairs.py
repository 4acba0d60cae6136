"""Which plans are compared two by two, and what the comparison amounts to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from itertools import combinations

from builder.compare.coverage import PlanCoverage
from builder.compare.provinces import CODE_OF_PLAN, group_by_code
from builder.model.site import Plan, Site
from builder.text.values import value_class


def list_pairs(site: Site) -> list[tuple[Plan, Plan]]:
    """Lists every two plans while there are few; beyond the limit of `site.yaml`, only plans of the same city.

    The plans of a pair stand in the order of their permanent keys, as in the name of its page.
    """
    return [pair for group in _group_plans(site) for pair in combinations(group, 2)]


def _group_plans(site: Site) -> list[list[Plan]]:
    """Groups the plans of which every two are compared: all of them, or those of a city, up to the limit."""
    limit = site.config.limits.pair_plans
    if len(site.plans) <= limit:
        return [sorted(site.plans, key=lambda plan: plan.key)]
    cities = group_by_code(site.plans, 4, CODE_OF_PLAN)
    return [sorted(group[:limit], key=lambda plan: plan.key) for group in cities.values()]


@value_class
class Overlap:
    """Theme ids by which of two plans state something on them.

    `unknown`: at least one plan is not fully recorded or classified.
    """

    both: tuple[str, ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]
    neither: tuple[str, ...]
    unknown: tuple[str, ...]


def find_overlap(left: PlanCoverage, right: PlanCoverage, themes: Iterable[str]) -> Overlap:
    """Sorts the themes by who states what."""
    by_relation: dict[str, list[str]] = {field.name: [] for field in fields(Overlap)}
    for theme in themes:
        by_relation[relate_on_theme(left, right, theme)].append(theme)
    return Overlap(**{name: tuple(ids) for name, ids in by_relation.items()})


def relate_on_theme(left: PlanCoverage, right: PlanCoverage, theme: str) -> str:
    """Names the group of `Overlap` that a theme belongs to."""
    states = left.find(theme).state, right.find(theme).state
    match states:
        case ("value", "value"):
            return "both"
        case (_, "not_researched" | "not_classified") | ("not_researched" | "not_classified", _):
            return "unknown"
        case ("value", _):
            return "left_only"
        case (_, "value"):
            return "right_only"
        case _:
            return "neither"
