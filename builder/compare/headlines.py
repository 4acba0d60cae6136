"""The few numbers that stand at the head of a plan, or for a programme, chosen by a rule that readers are told.

Sums of money come first, but leave room for targets; then what is promised, before what is reported, counted or asked
for, in the order of the vocabulary of natures. Of equals the plan's own goals go before those of its programmes, and
what stands first in the text before what follows. A sum that only says what else counts (a threshold) is none here.
What has no unit, is part of another number, is a rate that is over, or is disputed, heads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.compare.indicators import holds
from builder.compare.stated_quantities import StatedQuantity
from builder.model.schema.statement import Quantity
from builder.model.site import Site

MOST = 5
"""So many numbers head a plan;"""
MOST_SUMS = 3
"""so many of them are sums of money while there are other numbers."""


def choose_headlines(
    site: Site, quantities: Iterable[StatedQuantity], *, most: int = MOST
) -> tuple[StatedQuantity, ...]:
    """Chooses up to `most` numbers, sums of money first. Each promise stands in `quantities` once."""
    natures = list(site.vocabularies["natures"].terms)
    numbers = [
        stated for stated in quantities if _can_head(stated.quantity) and stated.is_number and holds(site, stated)
    ]
    numbers.sort(key=lambda stated: (natures.index(stated.quantity.nature), not _is_of_plan(stated)))
    sums = [stated for stated in numbers if _is_sum(site, stated)]
    others = [stated for stated in numbers if not _is_sum(site, stated)]
    room = max(MOST_SUMS, most - len(others))
    return tuple([*sums[:room], *others][:most])


def _can_head(quantity: Quantity) -> bool:
    """Whether a number can be read by itself: it has a unit, is no part of another one, and nobody doubts it."""
    return bool(quantity.unit) and not quantity.within and not quantity.disputed


def _is_sum(site: Site, stated: StatedQuantity) -> bool:
    return stated.unit.is_money and is_of_substance(site, stated)


def is_of_substance(site: Site, stated: StatedQuantity) -> bool:
    """Whether a number says what is given, reached or to be reached, and not how often, or what a text consists of.

    Those natures come first in their vocabulary, up to the last that is money.
    """
    natures = list(site.vocabularies["natures"].terms.values())
    last = max((at for at, nature in enumerate(natures) if nature.money), default=len(natures))
    return stated.quantity.nature in [nature.id for nature in natures[: last + 1]]


def _is_of_plan(stated: StatedQuantity) -> bool:
    """Whether the plan states it among its own goals, there or elsewhere too."""
    return any(place.programme is None for place in (stated, *stated.repetitions))
