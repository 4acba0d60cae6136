"""The indicators of a question: the numbers of all plans on one scale, as a picture beside the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder import urls
from builder.compare.answers import PlanAnswer
from builder.compare.stated_quantities import StatedQuantity
from builder.views.charts.strip import Strip, StripNumber, draw_strip
from builder.views.context import PageContext
from builder.views.evidence import figure
from builder.views.links import firmness_rank, firmness_shape, term_label
from builder.views.parts import Link

MAX_DOTS = 24
"""So many keep a drawing below 15 kB; the page of the indicator has them all."""


@dataclass(frozen=True, slots=True)
class StripCard:
    """An indicator with a drawing for each unit, since unlike units have no scale in common."""

    name: Link
    strips: tuple[Strip, ...]


def strip_cards(page: PageContext, plan_answers: Iterable[PlanAnswer]) -> tuple[StripCard, ...]:
    """The indicators of which at least two numbers of one unit stand under the term."""
    by_indicator: dict[str, dict[str, list[StatedQuantity]]] = {}
    for entry in (entry for answer in plan_answers for entry in answer.amounts):
        if entry.quantity.indicator:
            units = by_indicator.setdefault(entry.quantity.indicator, {})
            units.setdefault(entry.unit.base, []).append(entry)
    cards = (_card(page, indicator, units) for indicator, units in sorted(by_indicator.items()))
    return tuple(card for card in cards if card.strips)


def _card(page: PageContext, indicator: str, units: dict[str, list[StatedQuantity]]) -> StripCard:
    strips = tuple(
        _strip(page, indicator, unit, entries, number)
        for number, (unit, entries) in enumerate(units.items(), 1)
        if len(entries) > 1
    )
    name = Link(term_label(page, "indicators", indicator), page.href(urls.indicator_url(indicator)))
    return StripCard(name, strips)


def _strip(page: PageContext, indicator: str, unit: str, entries: Sequence[StatedQuantity], number: int) -> Strip:
    label = term_label(page, "indicators", indicator)
    title = page.t("strip.title", indicator=label, unit=unit or page.t("strip.no_unit"))
    numbers = [_number(page, entry) for entry in entries][:MAX_DOTS]
    summary = "；".join(f"{each.name} {each.words}" for each in numbers)
    return draw_strip(f"strip-{indicator}-{number}", numbers, title=title, summary=summary)


def _number(page: PageContext, entry: StatedQuantity) -> StripNumber:
    """A number with what keeps it from being taken for another: each year or in all, stock or flow, how firm."""
    assert entry.bounds
    quantity, level = entry.quantity, entry.statement.level
    low, high = entry.bounds
    words = [
        f"{firmness_shape(firmness_rank(page, level))} {figure(page, quantity)}" if level else figure(page, quantity)
    ]
    words += [page.t(f"quantity.kind.{quantity.kind}")] if quantity.kind else []
    return StripNumber(
        low,
        high,
        name=entry.plan.district.name.zh,
        words=" · ".join(words),
        hollow=level is None or level == page.site.reported_level or bool(quantity.disputed),
    )
