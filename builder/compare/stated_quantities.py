"""The quantities of a plan, each promise once: what repeats another is kept with it, never beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from builder.compare.coverage import PlanCoverage
from builder.compare.periods import Length, length_of
from builder.compare.units import Unit, read_unit
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Programme, Site
from builder.model.statements import Statement, resolve_key
from builder.model.types import Absent
from builder.text.limits import CEILINGS, FLOORS
from builder.text.values import value_class

Form = Literal["fixed", "range", "floor", "ceiling", "unstated"]

EXTENT = "scope"
"""The nature of what is neither given nor reached nor to be reached: how much there is of parts, tiers or items."""


@value_class
class StatedQuantity:
    """A quantity, where it stands, and the other places of the same plan that state the same."""

    plan: Plan
    statement: Statement
    repetitions: tuple[StatedQuantity, ...] = ()

    @property
    def quantity(self) -> Quantity:
        """The record of the number."""
        assert self.statement.quantity
        return self.statement.quantity

    @property
    def programme(self) -> Programme | None:
        """The programme that it is of; None for a number of the plan itself."""
        return self.statement.programme

    @property
    def key(self) -> str:
        """Its permanent name within its plan, as `repeats` and `within` write it."""
        return self.statement.key

    @property
    def unit(self) -> Unit:
        """Its unit, read."""
        return read_unit(self.quantity.unit)

    @property
    def form(self) -> Form:
        """What kind of a number it is."""
        return form_of(self.quantity)

    @property
    def is_number(self) -> bool:
        """Whether it states how much, and not only what."""
        quantity = self.quantity
        return any(isinstance(number, Decimal) for number in (quantity.value, quantity.min, quantity.max))

    @property
    def bounds(self) -> tuple[Decimal, Decimal] | None:
        """Least and most in the unit without its multiple; twice the same unless it is a range."""
        numbers = (self.quantity.value, self.quantity.min, self.quantity.max)
        figures = [number for number in numbers if isinstance(number, Decimal)]
        return (self.unit.amount(figures[0]), self.unit.amount(figures[-1])) if figures else None

    @property
    def is_approximate(self) -> bool:
        """Whether a single figure is qualified: 约, 左右, 近."""
        return self.form == "fixed" and bool(self.quantity.qualifier)

    @property
    def length(self) -> Length | None:
        """The length of the time that it is of; None where that is unknown."""
        quantities = [place.quantity for place in (self, *self.repetitions)]
        return length_of(quantities, self.plan.period)

    @property
    def status(self) -> str | None:
        """In what state the text says that it is."""
        return self.statement.coding.status


def is_money(site: Site, quantity: Quantity) -> bool:
    """Whether a number is of a nature that is money, whether it states how much or only its name."""
    return site.vocabularies["natures"].terms[quantity.nature].money


def is_extent(quantity: Quantity) -> bool:
    """Whether a number only says what a text or a thing consists of: so many tiers, items or levels."""
    return quantity.nature == EXTENT


def is_sum(site: Site, stated: StatedQuantity) -> bool:
    """Whether a number of such a nature is an amount of money, and not a share of one."""
    return is_money(site, stated.quantity) and stated.is_number and stated.unit.is_money


def form_of(quantity: Quantity) -> Form:
    """What kind of a number a quantity is: one figure, a range, or only one end of a range."""
    if isinstance(quantity.value, Absent):
        return "unstated"
    if quantity.min is not None and quantity.max is not None:
        return "range"
    if quantity.min is not None or (quantity.value is not None and quantity.qualifier in FLOORS):
        return "floor"
    return "ceiling" if quantity.max is not None or quantity.qualifier in CEILINGS else "fixed"


def collect_quantities(coverage: PlanCoverage) -> tuple[StatedQuantity, ...]:
    """Collects the quantities of a plan in the order of the text; what repeats another is kept in `repetitions`."""
    by_key = {quantity.key: quantity for quantity in _list_quantities(coverage)}
    same: dict[str, list[StatedQuantity]] = {}
    for quantity in by_key.values():
        same.setdefault(_find_origin(quantity, by_key), []).append(quantity)
    return tuple(
        replace(origin, repetitions=tuple(place for place in same[key] if place is not origin))
        for key, origin in by_key.items()
        if key in same
    )


def _list_quantities(coverage: PlanCoverage) -> Iterator[StatedQuantity]:
    for statement in coverage.statements:
        if statement.quantity:
            yield StatedQuantity(coverage.plan, statement)


def _find_origin(quantity: StatedQuantity, by_key: Mapping[str, StatedQuantity]) -> str:
    """Finds the key of what a quantity repeats in the end."""
    path = [quantity.key]
    while (reference := by_key[path[-1]].quantity.repeats) is not None:
        key = resolve_key(by_key[path[-1]].programme, reference, by_key)
        if key not in by_key:
            break
        if key in path:
            # Quantities that repeat each other in a circle need one origin, whichever of them was asked for.
            return min(path[path.index(key) :])
        path.append(key)
    return path[-1]
