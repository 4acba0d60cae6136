"""Numbers on one scale, as pictures: those of an indicator beside an answer, those of a unit above their list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder import urls
from builder.compare.answers import PlanAnswer
from builder.compare.stated_quantities import StatedQuantity
from builder.model.statements import claim_of
from builder.text.values import value_class
from builder.views.charts.strip import WIDE, Strip, StripNumber, draw_strip
from builder.views.context import PageContext
from builder.views.figures import figure
from builder.views.links import firmness_rank, firmness_shape, term_label
from builder.views.pieces import Link

MAX_DOTS = 24
"""So many keep a drawing below 15 kB; the page of the indicator has them all."""


MAX_UNIT_DOTS = 12
MAX_UNITS = 4
"""As many drawings of so many numbers as leave most of the weight of a page to its list."""
_LABEL = 20
"""So many characters of what a number counts stand beside its dot; the table has all of them."""


@value_class
class StripCard:
    """An indicator with a drawing for each unit, since unlike units have no scale in common."""

    name: Link
    strips: tuple[Strip, ...]


@value_class
class UnitStrip:
    """The numbers of a unit; `note` says how many are not drawn, and how the axis goes."""

    unit: str
    strip: Strip
    note: str


def unit_strips(page: PageContext, quantities: Sequence[StatedQuantity]) -> tuple[UnitStrip, ...]:
    """A drawing for each unit that several numbers have, those that most have first; without a unit none is drawn."""
    units: dict[str, list[StatedQuantity]] = {}
    for stated in quantities:
        units.setdefault(stated.unit.base, []).append(stated)
    several = [(unit, members) for unit, members in units.items() if unit and len(members) > 1]
    several.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(
        _unit_strip(page, unit, members, number) for number, (unit, members) in enumerate(several[:MAX_UNITS], 1)
    )


def _unit_strip(page: PageContext, unit: str, quantities: Sequence[StatedQuantity], number: int) -> UnitStrip:
    largest = sorted(quantities, key=lambda stated: stated.bounds or (), reverse=True)[:MAX_UNIT_DOTS]
    numbers = [_number(page, stated, labelled=True) for stated in largest]
    title = page.t("strip.unit", unit=unit, count=len(quantities))
    summary = "；".join(f"{each.name} {each.words}" for each in numbers)
    strip = draw_strip(f"unit-{number}", numbers, title=title, summary=summary, widths=WIDE)
    notes = [page.t("strip.powers" if strip.ticks else "strip.scale")]
    notes += [page.t("strip.more", count=len(quantities) - len(largest))] if len(quantities) > len(largest) else []
    return UnitStrip(unit, strip, "".join(notes))


def strip_cards(page: PageContext, plan_answers: Iterable[PlanAnswer]) -> tuple[StripCard, ...]:
    """The indicators of which at least two numbers of one unit stand under the term."""
    by_indicator: dict[str, dict[str, list[StatedQuantity]]] = {}
    for stated in (stated for answer in plan_answers for stated in answer.amounts):
        if stated.quantity.indicator:
            units = by_indicator.setdefault(stated.quantity.indicator, {})
            units.setdefault(stated.unit.base, []).append(stated)
    cards = (_card(page, indicator, units) for indicator, units in sorted(by_indicator.items()))
    return tuple(card for card in cards if card.strips)


def _card(page: PageContext, indicator: str, units: dict[str, list[StatedQuantity]]) -> StripCard:
    strips = tuple(
        _strip(page, indicator, unit, quantities, number)
        for number, (unit, quantities) in enumerate(units.items(), 1)
        if len(quantities) > 1
    )
    name = Link(term_label(page, "indicators", indicator), page.href(urls.indicator_url(indicator)))
    return StripCard(name, strips)


def _strip(page: PageContext, indicator: str, unit: str, quantities: Sequence[StatedQuantity], number: int) -> Strip:
    label = term_label(page, "indicators", indicator)
    title = page.t("strip.title", indicator=label, unit=unit or page.t("strip.no_unit"))
    numbers = [_number(page, stated) for stated in quantities][:MAX_DOTS]
    summary = "；".join(f"{each.name} {each.words}" for each in numbers)
    return draw_strip(f"strip-{indicator}-{number}", numbers, title=title, summary=summary)


def _number(page: PageContext, stated: StatedQuantity, *, labelled: bool = False) -> StripNumber:
    """A number with what keeps it from being taken for another: each year or in all, stock or flow, how firm.

    `labelled`: also with what it counts, where a drawing holds numbers of many things.
    """
    assert stated.bounds
    quantity, level = stated.quantity, stated.statement.level
    low, high = stated.bounds
    sign = f"{firmness_shape(firmness_rank(page, level))} " if level else ""
    words = [sign + figure(page, quantity)]
    words += [page.t(f"quantity.kind.{quantity.kind}")] if quantity.kind else []
    if labelled:
        label = str(quantity.label)
        words.append(label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…")
    return StripNumber(
        low,
        high,
        name=stated.plan.district.name.shown,
        words=" · ".join(words),
        hollow=level is None or level == page.site.reported_level or bool(quantity.disputed),
        claim=claim_of(stated.plan, stated.statement) if labelled else "",
    )
