"""The pages of lists: split by rows, since rows are what such a page weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from builder.compare.region_parts import RegionPart, split_by_weight
from builder.model.schema.site import Change
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan, Site

NUMBER_ROWS = 220
"""As many numbers as keep a page of them below 300 kB and 5,000 elements: 195 of the first districts take 266 kB, and
each more 1.1 kB."""
NUMBER_ROWS_OF_PART = 208
"""The same of a part, which may have places of longer names: so many take 293 kB where all have the longest."""
PROGRAMME_ROWS = 200
"""The same of programmes."""
PROGRAMME_ROWS_OF_PART = 188
"""The same of a part: of 1,000 districts like the real ones, one whose places have long names took 303 kB."""
INDICATOR_ROWS = 55
"""The same of numbers with their bars or what they count, and, with the archive at hand, their sentences: a row takes
up to 3.5 kB without these and 5 with them."""
SUPERIOR_ROWS = 145
"""The same of superior documents, each with a plan that implements it: most of a row are the sources of the plan."""

CHANGE_ROWS = 100
"""As many corrections as a part of older ones has; the first page has up to twice as many, the newest."""


def _count_numbers(plan: Plan) -> Counter[str | None]:
    quantities = chain(plan.quantities, *(programme.quantities for programme in plan.programmes))
    return Counter(quantity.indicator for quantity in quantities if quantity.repeats is None)


def count_numbers(site: Site, plan: Plan) -> Counter[str | None]:
    """How many numbers a plan states under each indicator, or none, without those that repeat another."""
    return site.once(plan, "numbers by indicator", partial(_count_numbers, plan))


def split_numbers(site: Site) -> tuple[RegionPart, ...]:
    """The parts of the list of all numbers; none while one page holds them."""
    weights = [own.total() for own in _count_all_numbers(site)]
    return split_by_weight(site, "numbers", weights, NUMBER_ROWS, of_part=NUMBER_ROWS_OF_PART)


def split_indicators(site: Site) -> Iterator[tuple[Indicator, tuple[RegionPart, ...]]]:
    """Each indicator with the parts of its page."""
    counts = _count_all_numbers(site)
    for term in site.indicators:
        yield term, _split_indicator(site, term.id, counts)


def split_indicator(site: Site, indicator: str) -> tuple[RegionPart, ...]:
    """The parts of the page of an indicator; none while one page holds it. A plan without a number has a line, too."""
    return _split_indicator(site, indicator, _count_all_numbers(site))


def _split_indicator(site: Site, indicator: str, counts: Iterable[Counter[str | None]]) -> tuple[RegionPart, ...]:
    weights = [own.get(indicator) or 1 for own in counts]
    return split_by_weight(site, f"indicator {indicator}", weights, INDICATOR_ROWS)


def _count_all_numbers(site: Site) -> list[Counter[str | None]]:
    """The counts of each plan of districts."""
    return [count_numbers(site, plan) for plan in site.plans]


def split_superiors(site: Site) -> tuple[RegionPart, ...]:
    """The parts of the list of superior documents, by the plans that implement them; none while one page holds them."""
    above = _superior_plans_by_plan(site)

    def weigh(plan: Plan) -> int:
        own = len(plan.sources) if plan.implements else 0
        return own + sum(len(each.sources) + bool(each.implements) for each in above.get(plan.key, ()))

    return split_by_weight(site, "superiors", [*map(weigh, site.plans)], SUPERIOR_ROWS)


def plans_of_superiors_part(site: Site, part: RegionPart) -> tuple[Plan, ...]:
    """The plans whose documents a part of that list has: those of its districts, and of cities and provinces."""
    above = _superior_plans_by_plan(site)
    return tuple(each for plan in part.plans for each in (plan, *above.get(plan.key, ())))


def _superior_plans_by_plan(site: Site) -> dict[str, list[Plan]]:
    """The plans of places above districts, each by the key of the first plan of its city, else province, else at all.

    So each of them stands on one page, whether or not any district below its place is recorded.
    """
    first: dict[str, Plan] = {}
    for plan in site.plans:
        for digits in (4, 2, 0):
            first.setdefault(plan.district.code[:digits], plan)
    above: dict[str, list[Plan]] = {}
    for superior in site.superior_plans if first else ():
        code = superior.district.code
        nearest = next(own for digits in (4, 2, 0) if (own := first.get(code[:digits])))
        above.setdefault(nearest.key, []).append(superior)
    return above


def count_older_changes(site: Site) -> int:
    """How many parts of older corrections there are: none while the first page holds all."""
    return max(len(site.changes) // CHANGE_ROWS - 1, 0)


def changes_of_part(site: Site, part: int) -> Sequence[Change]:
    """The corrections of a part of older ones, or of the first page (0), the newest first."""
    oldest, end = newest_first(site.changes)[::-1], part * CHANGE_ROWS
    own = oldest[end - CHANGE_ROWS : end] if part else oldest[count_older_changes(site) * CHANGE_ROWS :]
    return own[::-1]


def newest_first(changes: Iterable[Change]) -> list[Change]:
    """Corrections by their days, the newest first; of a day in the order of the file."""
    return sorted(changes, key=lambda change: change.date.earliest, reverse=True)


def split_timeline(site: Site) -> tuple[RegionPart, ...]:
    """The parts of the timeline, by `limits.table_plans`: every plan has a line."""
    return split_by_weight(site, "timeline", [1] * len(site.plans), site.config.limits.table_plans)


def split_programmes(site: Site) -> tuple[RegionPart, ...]:
    """The parts of the list of all programmes; none while one page holds them."""
    weights = [len(plan.programmes) for plan in site.plans]
    return split_by_weight(site, "programmes", weights, PROGRAMME_ROWS, of_part=PROGRAMME_ROWS_OF_PART)
