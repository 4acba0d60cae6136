"""The quantities of a plan, each promise once: what repeats another is kept with it, never beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from builder.compare.units import Unit, read_unit
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Programme
from builder.model.types import Absent

Form = Literal["fixed", "range", "floor", "ceiling", "unstated"]
_AT_LEAST = frozenset(["以上", "不少于", "不低于", "至少", "超过", "过", "逾", "余", "多"])
_AT_MOST = frozenset(["以下", "以内", "不超过", "不高于", "最高", "至多", "最多"])


@dataclass(frozen=True, slots=True)
class StatedQuantity:
    """A quantity, where it stands, and the other places of the same plan that state the same."""

    plan: Plan
    programme: Programme | None
    quantity: Quantity
    repetitions: tuple[StatedQuantity, ...] = ()

    @property
    def key(self) -> str:
        """Its permanent name within its plan, as `repeats` and `within` write it."""
        return f"{self.programme.id}/{self.quantity.id}" if self.programme else self.quantity.id

    @property
    def unit(self) -> Unit:
        """Its unit, read."""
        return read_unit(self.quantity.unit)

    @property
    def form(self) -> Form:
        """What kind of a number it is: one figure, a range, or only one end of one."""
        one = self.quantity
        if isinstance(one.value, Absent):
            return "unstated"
        if one.min is not None and one.max is not None:
            return "range"
        if one.min is not None or (one.value is not None and one.qualifier in _AT_LEAST):
            return "floor"
        return "ceiling" if one.max is not None or one.qualifier in _AT_MOST else "fixed"

    @property
    def bounds(self) -> tuple[Decimal, Decimal] | None:
        """Least and most in the unit without its multiple; twice the same unless it is a range."""
        one = self.quantity
        figures = [figure for figure in (one.value, one.min, one.max) if isinstance(figure, Decimal)]
        return (self.unit.amount(figures[0]), self.unit.amount(figures[-1])) if figures else None

    @property
    def is_approximate(self) -> bool:
        """Whether a single figure is qualified: 约, 左右, 近."""
        return self.form == "fixed" and bool(self.quantity.qualifier)

    @property
    def status(self) -> str | None:
        """Its own status, or the programme's."""
        inherited = self.programme.status if self.programme else None
        return self.quantity.status or (None if isinstance(inherited, Absent) else inherited)

    @property
    def is_no_commitment(self) -> bool:
        """Whether an editor noted that the programme promises nothing, and the quantity does not say otherwise."""
        inherited = self.programme.commitment if self.programme else None
        return (
            self.quantity.commitment is None and isinstance(inherited, Absent) and inherited.state == "not_applicable"
        )


def collect_quantities(plan: Plan) -> tuple[StatedQuantity, ...]:
    """Every quantity of a plan in the order of the text, what repeats another only within it (`repetitions`)."""
    found = {one.key: one for one in _all(plan)}
    groups: dict[str, list[StatedQuantity]] = {}
    for one in found.values():
        groups.setdefault(_origin(one, found), []).append(one)
    return tuple(
        StatedQuantity(plan, first.programme, first.quantity, tuple(one for one in groups[key] if one is not first))
        for key, first in found.items()
        if key in groups
    )


def _all(plan: Plan) -> Iterator[StatedQuantity]:
    yield from (StatedQuantity(plan, None, quantity) for quantity in plan.quantities)
    for programme in plan.programmes:
        yield from (StatedQuantity(plan, programme, quantity) for quantity in programme.quantities)


def target_key(one: StatedQuantity, written: str, known: Mapping[str, StatedQuantity]) -> str:
    """The key that `repeats` or `within` means: one of the same programme, or of the whole plan."""
    own = f"{one.programme.id}/{written}" if one.programme else written
    return own if own in known else written


def _origin(one: StatedQuantity, known: Mapping[str, StatedQuantity]) -> str:
    """The key of what an entry repeats in the end. Entries that repeat each other in a circle have one origin."""
    way = [one.key]
    while (written := known[way[-1]].quantity.repeats) is not None:
        here = target_key(known[way[-1]], written, known)
        if here not in known:
            break
        if here in way:
            return min(way[way.index(here) :])
        way.append(here)
    return way[-1]
