"""One indicator across plans, and the guard that keeps unlike numbers apart.

Numbers stand in one table, with bars on one scale, only if nothing that matters tells them apart (`Key`). Others have
tables of their own, with the reasons. Nothing is ever added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from itertools import chain

from builder.compare.stated_quantities import Form, StatedQuantity
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan, Site


@dataclass(frozen=True, slots=True)
class ComparisonKey:
    """What two numbers must share to stand in one table. The order is that in which reasons are given."""

    unit: str
    nature: str
    promised: bool
    """Of what is promised, and not of what is already so."""
    kind: str
    """Stock, flow or cumulative; empty where the text does not let one tell."""
    per: str
    form: Form
    family: str
    """Documents of equal weight: a kind of plan, or the one that it is said to be like."""
    alone: str
    """Empty, or the only plan or quantity that it can be compared with: itself."""


ASPECTS = tuple(field.name for field in fields(ComparisonKey))


@dataclass(frozen=True, slots=True)
class ComparableGroup:
    """Entries that can be compared. `apart`: the aspects in which they differ from the first group."""

    key: ComparisonKey
    quantities: tuple[StatedQuantity, ...]
    apart: tuple[str, ...]
    by_value: bool
    """Whether they are in the order of their value; otherwise in that of plans."""

    @property
    def top(self) -> Decimal:
        """The largest number in it, to which bars are scaled."""
        return max(most for one in self.quantities if one.bounds for most in one.bounds)


@dataclass(frozen=True, slots=True)
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
        """How many entries there are."""
        return sum(len(group.quantities) for group in self.groups) + len(self.unstated)

    @property
    def comparable(self) -> int:
        """How many entries stand beside at least one other."""
        return sum(len(group.quantities) for group in self.groups if len(group.quantities) > 1)

    @property
    def across(self) -> int:
        """How many entries stand beside one of another plan."""
        return sum(
            len(group.quantities) for group in self.groups if len({one.plan.key for one in group.quantities}) > 1
        )


def select_by_indicator(known: Iterable[StatedQuantity], indicator: str) -> tuple[StatedQuantity, ...]:
    """The entries of an indicator. A promise counts once, whichever of its places carries the tag."""
    return tuple(one for one in known if indicator in (each.quantity.indicator for each in (one, *one.repetitions)))


def compare_indicator(
    site: Site, indicator: Indicator, plans: Sequence[Plan], known: Mapping[str, Sequence[StatedQuantity]]
) -> IndicatorComparison:
    """What `plans` state on an indicator; `known` are the entries of each, by its key."""
    by_plan = [(plan, select_by_indicator(known[plan.key], indicator.id)) for plan in plans]
    found = list(chain.from_iterable(own for _, own in by_plan))
    return IndicatorComparison(
        groups=_groups(site, indicator, [one for one in found if one.bounds]),
        unstated=tuple(one for one in found if not one.bounds),
        plans=tuple(plan for plan, own in by_plan if own),
        silent=tuple(plan for plan, own in by_plan if not own),
    )


def comparison_key(site: Site, one: StatedQuantity) -> ComparisonKey:
    """What decides with which others an entry can be compared."""
    quantity, unit = one.quantity, one.unit
    kind = quantity.kind or ""
    alone = ""
    if unit.is_share or not unit.base:
        alone = f"{one.plan.key} {one.key}"  # shares of different things, or a number of nobody knows what
    elif not kind and not unit.is_money:
        alone = one.plan.key  # a count of which nobody knows whether it is new or in all
    return ComparisonKey(
        unit=unit.base,
        nature=quantity.nature,
        promised=_is_promised(site, one),
        kind=kind,
        per="每".join(sorted((quantity.per or "").split("每"))),
        form=one.form,
        family=site.term("plan-kinds", one.plan.kind).like or one.plan.kind,
        alone=alone,
    )


def differing_aspects(own: ComparisonKey, reference: ComparisonKey) -> tuple[str, ...]:
    """The aspects that keep numbers with one key from standing beside those with another; none when nothing does."""
    return tuple(name for name in ASPECTS if getattr(own, name) != getattr(reference, name))


def _is_promised(site: Site, one: StatedQuantity) -> bool:
    done = one.status is not None and not site.term("statuses", one.status).promises
    return site.term("natures", one.quantity.nature).promises and not done and not one.is_no_commitment


def _groups(site: Site, indicator: Indicator, found: Iterable[StatedQuantity]) -> tuple[ComparableGroup, ...]:
    """The group that most plans are in first, if it counts what the indicator counts; then in the order of plans."""
    by_key: dict[ComparisonKey, list[StatedQuantity]] = {}
    for one in found:
        by_key.setdefault(comparison_key(site, one), []).append(one)
    if not by_key:
        return ()

    def weight(key: ComparisonKey) -> tuple[bool, int, int]:
        own = by_key[key]
        return key.unit == indicator.unit, len({one.plan.key for one in own}), len(own)

    first = max(by_key, key=weight)
    return tuple(_group(key, by_key[key], first) for key in (first, *(key for key in by_key if key != first)))


def _group(key: ComparisonKey, own: list[StatedQuantity], first: ComparisonKey) -> ComparableGroup:
    by_value = len({one.plan.kind for one in own}) == 1
    if by_value:
        own = sorted(own, key=lambda one: one.bounds or (), reverse=True)
    return ComparableGroup(key, tuple(own), differing_aspects(key, first), by_value)
