"""The pages of lists of all numbers and all programmes: split by rows, since rows are what such a page weighs."""

from __future__ import annotations

from itertools import chain

from builder.compare.region_parts import RegionPart, split_by_weight
from builder.model.site import Plan, Site

NUMBER_ROWS = 210
"""As many numbers as keep a page of them below 300 kB and 5,000 elements."""
PROGRAMME_ROWS = 200
"""The same of programmes."""


def count_numbers(plan: Plan) -> int:
    """How many numbers a plan states, without those that repeat another."""
    quantities = chain(plan.quantities, *(programme.quantities for programme in plan.programmes))
    return sum(quantity.repeats is None for quantity in quantities)


def split_numbers(site: Site) -> tuple[RegionPart, ...]:
    """The parts of the list of all numbers; none while one page holds them."""
    return split_by_weight(site, count_numbers, NUMBER_ROWS)


def split_programmes(site: Site) -> tuple[RegionPart, ...]:
    """The parts of the list of all programmes; none while one page holds them."""
    return split_by_weight(site, lambda plan: len(plan.programmes), PROGRAMME_ROWS)
