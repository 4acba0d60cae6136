"""One indicator across plans, and the guard that keeps unlike numbers apart.

Numbers stand in one table, with bars on one scale, only if nothing that matters tells them apart (`ComparisonKey`).
Others have tables of their own, with the reasons. Nothing is ever added up. See docs/decisions/0012-comparability.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import chain

from builder.compare.document_rank import family_of, rank_condition
from builder.compare.periods import is_independent
from builder.compare.plan_time import is_over, is_past, time_length
from builder.compare.relation import UNKNOWN
from builder.compare.stated_quantities import Form, StatedQuantity
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan, Site
from builder.text.values import value_class


@value_class
class ComparisonKey:
    """What two numbers must share to stand in one table. The order is that in which reasons are given."""

    unit: str
    nature: str
    promised: bool
    """Of what is promised, and not of what is already so."""
    holds: bool
    """Not of a rate that its text says is over, as that of a fund before its rise."""
    kind: str
    """Stock, flow or cumulative; empty where the text leaves it open."""
    per: str
    form: Form
    population: str
    """Who is counted: the target groups of its statement; a head count that names nobody is of its text alone."""
    period: str
    """How long it takes; empty where that does not matter, and of nothing else where it is unknown."""
    family: str
    """Documents of equal weight: a kind of plan, or the kind that it is said to be like."""
    issuer: str
    """On whose behalf its text decides: the highest rank of those who issue it."""
    alone: str
    """Empty, or the only plan or quantity that it can be compared with: itself."""


ASPECTS = tuple(field.name for field in fields(ComparisonKey))


@value_class
class ComparableGroup:
    """Quantities that can be compared. `apart`: the aspects in which they differ from the first group."""

    key: ComparisonKey
    quantities: tuple[StatedQuantity, ...]
    apart: tuple[str, ...]
    by_value: bool
    """Whether they are in the order of their value; otherwise in that of plans."""

    @property
    def top(self) -> Decimal:
        """The largest number in it, to which bars are scaled."""
        return max(bound for quantity in self.quantities if quantity.bounds for bound in quantity.bounds)

    @property
    def plan_count(self) -> int:
        """How many plans its quantities are from."""
        return len({quantity.plan.key for quantity in self.quantities})


@value_class
class IndicatorComparison:
    """An indicator across plans: what can be compared, what stands apart, what has no number, who is silent."""

    groups: tuple[ComparableGroup, ...]
    unstated: tuple[StatedQuantity, ...]
    """Named without an amount."""
    plans: tuple[Plan, ...]
    """Those that state something."""
    silent: tuple[Plan, ...]

    @property
    def count(self) -> int:
        """How many quantities there are."""
        return sum(len(group.quantities) for group in self.groups) + len(self.unstated)

    @property
    def comparable(self) -> int:
        """How many quantities stand beside at least another."""
        return sum(len(group.quantities) for group in self.groups if len(group.quantities) > 1)

    @property
    def across(self) -> int:
        """How many quantities stand beside a quantity of another plan."""
        return sum(len(group.quantities) for group in self.groups if group.plan_count > 1)


QuantitiesByIndicator = Mapping[str, tuple[StatedQuantity, ...]]
"""The quantities of a plan by the id of an indicator; none of them for one of which it states nothing."""


def sort_by_indicator(quantities: Iterable[StatedQuantity]) -> dict[str, tuple[StatedQuantity, ...]]:
    """Sorts quantities by indicator. A promise counts once for each that any of its places is tagged with."""
    groups: dict[str, list[StatedQuantity]] = {}
    for quantity in quantities:
        tags = dict.fromkeys(place.quantity.indicator for place in (quantity, *quantity.repetitions))
        for indicator in filter(None, tags):
            groups.setdefault(indicator, []).append(quantity)
    return {indicator: tuple(own) for indicator, own in groups.items()}


def compare_indicator(
    site: Site, indicator: Indicator, plans: Sequence[Plan], quantities: Mapping[str, QuantitiesByIndicator]
) -> IndicatorComparison:
    """Compares what `plans` state on an indicator; `quantities` are those of each plan, by its key."""
    by_plan = [(plan, quantities[plan.key].get(indicator.id, ())) for plan in plans]
    selected = list(chain.from_iterable(own for _, own in by_plan))
    return IndicatorComparison(
        groups=_group_quantities(site, indicator, [quantity for quantity in selected if quantity.is_number]),
        unstated=tuple(quantity for quantity in selected if not quantity.is_number),
        plans=tuple(plan for plan, own in by_plan if own),
        silent=tuple(plan for plan, own in by_plan if not own),
    )


def comparison_key(site: Site, stated: StatedQuantity) -> ComparisonKey:
    """What decides with which others a quantity can be compared."""
    quantity, unit = stated.quantity, stated.unit
    kind = quantity.kind or ""
    alone = ""
    if unit.is_share or not unit.base:
        alone = f"{stated.plan.key} {stated.key}"  # shares of different things, or a number of nobody knows what
    elif not kind and not unit.is_money:
        alone = stated.plan.key  # a count of which nobody knows whether it is new or in all
    return ComparisonKey(
        unit=unit.base,
        nature=quantity.nature,
        promised=is_promised(site, stated),
        holds=holds(site, stated),
        kind=kind,
        per=_order_per(quantity.per or ""),
        form=stated.form,
        population=_population(stated),
        period=_period(site, stated),
        family=family_of(site, stated.plan),
        issuer=rank_condition(site, stated.plan),
        alone=alone,
    )


def _population(stated: StatedQuantity) -> str:
    groups = ",".join(sorted(set(stated.statement.coding.target_groups or ())))
    return groups if groups or not stated.unit.counts_people else f"{UNKNOWN}{stated.plan.key}"


def _period(site: Site, stated: StatedQuantity) -> str:
    """How long the time is that a number is of. How much there is at a date does not grow with it (decision 12)."""
    if stated.quantity.kind == "stock" or is_independent(stated.quantity.per or ""):
        return ""
    length = time_length(site, stated)
    return f"{length.least}-{length.most}" if length else f"{UNKNOWN}{stated.plan.key} {stated.key}"


def _order_per(words: str) -> str:
    """Orders what a number is counted per: texts print the same in either order.

    >>> _order_per("每人每年") == _order_per("每年每人")
    True
    """
    return "每".join(sorted(words.split("每")))


def differing_aspects(key: ComparisonKey, reference: ComparisonKey) -> tuple[str, ...]:
    """The aspects that keep numbers with one key from standing beside those with another; none when nothing does."""
    return tuple(name for name in ASPECTS if getattr(key, name) != getattr(reference, name))


def is_promised(site: Site, stated: StatedQuantity) -> bool:
    """Whether a quantity is of something to come; what a text reports as done promises nothing."""
    return site.term("natures", stated.quantity.nature).promises and not is_done(site, stated)


def is_done(site: Site, stated: StatedQuantity) -> bool:
    """Whether a text reports a quantity, or says that it is done or applied for."""
    return is_past(site, stated.statement)


def holds(site: Site, stated: StatedQuantity) -> bool:
    """Whether a rate is still or yet to be paid. A count that is done stays; a rate (每年50万元) is over."""
    return not (is_independent(stated.quantity.per or "") and is_over(site, stated.statement))


def _group_quantities(
    site: Site, indicator: Indicator, quantities: Iterable[StatedQuantity]
) -> tuple[ComparableGroup, ...]:
    """Groups by key: the group that most plans are in first, if it has the indicator's unit; then in plan order."""
    by_key: dict[ComparisonKey, list[StatedQuantity]] = {}
    for quantity in quantities:
        by_key.setdefault(comparison_key(site, quantity), []).append(quantity)
    if not by_key:
        return ()

    def weight(key: ComparisonKey) -> tuple[bool, int, int]:
        own = by_key[key]
        return key.unit == indicator.unit, len({quantity.plan.key for quantity in own}), len(own)

    first = max(by_key, key=weight)
    keys = (first, *(key for key in by_key if key != first))
    return tuple(_order_group(key, by_key[key], first) for key in keys)


def _order_group(key: ComparisonKey, quantities: list[StatedQuantity], first: ComparisonKey) -> ComparableGroup:
    # An order across kinds of document would read as a rank that no text states (decision 12).
    by_value = len({quantity.plan.kind for quantity in quantities}) == 1
    if by_value:
        quantities = sorted(quantities, key=lambda quantity: quantity.bounds or (), reverse=True)
    return ComparableGroup(key, tuple(quantities), differing_aspects(key, first), by_value)
