"""A quantity as tables across plans show it: with its plan, its amount in the unit itself, and its bar."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from builder import urls
from builder.compare.stated_quantities import StatedQuantity
from builder.views.charts.bars import Bar, draw_bar
from builder.views.context import PageContext
from builder.views.evidence import QuantityRow, figure, quantity_row
from builder.views.links import plan_label, programme_link
from builder.views.parts import Link, PlanLabel


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A quantity among those of other plans."""

    plan: str
    """Its key."""
    label: PlanLabel
    name: Link
    """To where it stands on the page of its programme or plan."""
    programme: Link | None
    row: QuantityRow
    converted: str
    """How the printed amount reads without 万 and 亿; empty when it is printed so."""
    form: str
    bar: Bar | None
    again: tuple[Link, ...]
    """The other places that state the same promise, as printed there."""


def number_row(page: PageContext, entry: StatedQuantity, *, top: Decimal | None = None) -> NumberRow:
    """An entry, with a bar if `top` tells the scale."""
    plan, quantity = entry.plan, entry.quantity
    return NumberRow(
        plan=plan.key,
        label=plan_label(page, plan),
        name=_link(page, entry, str(quantity.label)),
        programme=programme_link(page, plan, entry.programme) if entry.programme else None,
        row=quantity_row(page, plan, quantity, entry.programme),
        converted=_converted(page, entry),
        form=page.t(f"chart.form.{entry.form}"),
        bar=_bar(entry, top) if top is not None else None,
        again=tuple(_again(page, each) for each in entry.repetitions),
    )


def amount(number: Decimal) -> str:
    """A number with separated thousands: 500,000,000."""
    return f"{number:,f}"


def _link(page: PageContext, entry: StatedQuantity, text: str) -> Link:
    return Link(text, page.href(urls.quantity_url(entry.plan, entry.programme, entry.quantity.id)))


def _again(page: PageContext, entry: StatedQuantity) -> Link:
    words = "" if entry.form == "unstated" else figure(page, entry.quantity)
    key = "chart.again" if words else "chart.again_unstated"
    return _link(page, entry, page.t(key, label=entry.quantity.label, value=words))


def _converted(page: PageContext, entry: StatedQuantity) -> str:
    if entry.bounds is None or not entry.unit.power:
        return ""
    words = "—".join(dict.fromkeys(amount(bound) for bound in entry.bounds))
    bare = entry.quantity.model_copy(update={"qualifier": None, "per": None})
    return page.t("chart.converted", printed=figure(page, bare), value=words, unit=entry.unit.base).strip()


def _bar(entry: StatedQuantity, top: Decimal) -> Bar | None:
    form = entry.form
    if entry.bounds is None or form == "unstated":
        return None
    low, high = entry.bounds
    return draw_bar(low, high, top, shape=form, about=entry.is_approximate, hollow=bool(entry.quantity.disputed))
