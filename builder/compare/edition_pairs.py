"""Two editions of a policy held against each other: programmes paired by what continues what, and their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from builder.compare.editions import Editions
from builder.compare.stated_quantities import StatedQuantity
from builder.model.editions import Step
from builder.model.site import Programme
from builder.text.values import value_class


@value_class
class ProgrammePair:
    """A programme of the earlier edition and what continues it. Without one of them, it was added or left out."""

    before: Programme | None
    after: Programme | None


@value_class
class QuantityPair:
    """A number of the earlier edition and the number that stands in its place in the later one."""

    before: StatedQuantity | None
    after: StatedQuantity | None

    @property
    def is_like(self) -> bool:
        """Whether the two count the same thing in the same way, so that one may be placed from the other."""
        return bool(self.before and self.after) and _measure(self.before) == _measure(self.after)

    @property
    def difference(self) -> Decimal | None:
        """How much more the later number is, in its own unit; None where one cannot be placed from the other."""
        before, after = (each.bounds if each else None for each in (self.before, self.after))
        if not (self.after and before and after and self.is_like) or before[0] != before[1] or after[0] != after[1]:
            return None
        return (after[0] - before[0]).scaleb(-self.after.unit.power).normalize()


def pair_programmes(editions: Editions, step: Step) -> list[ProgrammePair]:
    """Pairs in the order of the later text: what continues, what is new; then what nothing continues."""
    pairs: list[ProgrammePair] = []
    continued = set[str]()
    for programme in step.later.programmes:
        places = editions.programmes_before(step.later, programme)
        before = [part for plan, part in places if plan is step.earlier]
        continued |= {part.id for part in before}
        pairs += [ProgrammePair(part, programme) for part in before] or [ProgrammePair(None, programme)]
    left_out = (part for part in step.earlier.programmes if part.id not in continued)
    return [*pairs, *(ProgrammePair(part, None) for part in left_out)]


def pair_quantities(
    pairs: Iterable[ProgrammePair], before: Sequence[StatedQuantity], after: Sequence[StatedQuantity]
) -> list[QuantityPair]:
    """Pairs the numbers of paired programmes, and of the plans themselves, in the order of the later text.

    Two numbers are a pair if they have the same id, else if they stand under the same indicator, else if they have the
    same label.
    """
    linked = {(pair.before.id, pair.after.id) for pair in pairs if pair.before and pair.after} | {("", "")}
    partners: dict[str, StatedQuantity] = {}
    placed = set[str]()
    for name in _NAMES:
        for later in after:
            for earlier in before if later.key not in partners else ():
                is_open = earlier.key not in placed and (_programme(earlier), _programme(later)) in linked
                if is_open and name(later) and name(earlier) == name(later):
                    partners[later.key] = earlier
                    placed.add(earlier.key)
                    break
    rest = (QuantityPair(each, None) for each in before if each.key not in placed)
    return [*(QuantityPair(partners.get(each.key), each) for each in after), *rest]


_NAMES: tuple[Callable[[StatedQuantity], str | None], ...] = (
    lambda stated: stated.quantity.id,
    lambda stated: stated.quantity.indicator,
    lambda stated: str(stated.quantity.label),
)


def _programme(stated: StatedQuantity) -> str:
    return stated.programme.id if stated.programme else ""


def _measure(stated: StatedQuantity | None) -> tuple[object, ...]:
    """What two numbers must share for their difference to mean something."""
    assert stated
    quantity = stated.quantity
    return stated.unit.base, quantity.nature, quantity.kind, quantity.per, stated.form
