"""The pages of lists of all numbers and all programmes: split by rows, since rows are what such a page weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import chain

from builder.compare.region_parts import RegionPart, split_by_weight
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Site

NUMBER_ROWS = 198
"""As many numbers as keep a page of them below 300 kB and 5,000 elements."""
NUMBER_ROWS_OF_PART = 192
"""The same of a part, which may have places of longer names: of 300 districts like the real ones, 199 took 304 kB."""
PROGRAMME_ROWS = 200
"""The same of programmes."""
PROGRAMME_ROWS_OF_PART = 188
"""The same of a part: of 1,000 districts like the real ones, one whose places have long names took 303 kB."""
INDICATOR_ROWS = 75
"""The same of numbers with their bars and sentences."""


def count_numbers(plan: Plan) -> int:
    """How many numbers a plan states, without those that repeat another."""
    return len(list(_list_numbers(plan)))


def _list_numbers(plan: Plan) -> Iterator[Quantity]:
    quantities = chain(plan.quantities, *(programme.quantities for programme in plan.programmes))
    return (quantity for quantity in quantities if quantity.repeats is None)


def _count_by_indicator(plan: Plan) -> Counter[str | None]:
    return Counter(quantity.indicator for quantity in _list_numbers(plan))


def split_numbers(site: Site) -> tuple[RegionPart, ...]:
    """The parts of the list of all numbers; none while one page holds them."""
    return split_by_weight(site, count_numbers, NUMBER_ROWS, of_part=NUMBER_ROWS_OF_PART)


def split_indicator(site: Site, indicator: str) -> tuple[RegionPart, ...]:
    """The parts of the page of an indicator; none while one page holds it. A plan without a number has a line, too."""

    def weigh(plan: Plan) -> int:
        return max(1, site.once(plan, "numbers by indicator", partial(_count_by_indicator, plan))[indicator])

    return split_by_weight(site, weigh, INDICATOR_ROWS)


def split_timeline(site: Site) -> tuple[RegionPart, ...]:
    """The parts of the timeline, by `limits.table_plans`: every plan has a line."""
    return split_by_weight(site, lambda _: 1, site.config.limits.table_plans)


def split_programmes(site: Site) -> tuple[RegionPart, ...]:
    """The parts of the list of all programmes; none while one page holds them."""
    return split_by_weight(site, lambda plan: len(plan.programmes), PROGRAMME_ROWS, of_part=PROGRAMME_ROWS_OF_PART)
