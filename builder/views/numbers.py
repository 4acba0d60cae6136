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


def number_row(page: PageContext, one: StatedQuantity, *, top: Decimal | None = None) -> NumberRow:
    """An entry, with a bar if `top` tells the scale."""
    plan, quantity = one.plan, one.quantity
    return NumberRow(
        plan=plan.key,
        label=plan_label(page, plan),
        name=_link(page, one, str(quantity.label)),
        programme=programme_link(page, plan, one.programme) if one.programme else None,
        row=quantity_row(page, plan, quantity, one.programme),
        converted=_converted(page, one),
        form=page.t(f"chart.form.{one.form}"),
        bar=_bar(one, top) if top is not None else None,
        again=tuple(_again(page, each) for each in one.repetitions),
    )


def amount(number: Decimal) -> str:
    """A number with separated thousands: 500,000,000."""
    return f"{number:,f}"


def _link(page: PageContext, one: StatedQuantity, text: str) -> Link:
    return Link(text, page.href(urls.quantity_url(one.plan, one.programme, one.quantity.id)))


def _again(page: PageContext, one: StatedQuantity) -> Link:
    words = "" if one.form == "unstated" else figure(page, one.quantity)
    key = "chart.again" if words else "chart.again_unstated"
    return _link(page, one, page.t(key, label=one.quantity.label, value=words))


def _converted(page: PageContext, one: StatedQuantity) -> str:
    if one.bounds is None or not one.unit.power:
        return ""
    words = "—".join(dict.fromkeys(amount(bound) for bound in one.bounds))
    bare = one.quantity.model_copy(update={"qualifier": None, "per": None})
    return page.t("chart.converted", printed=figure(page, bare), value=words, unit=one.unit.base).strip()


def _bar(one: StatedQuantity, top: Decimal) -> Bar | None:
    form = one.form
    if one.bounds is None or form == "unstated":
        return None
    low, high = one.bounds
    return draw_bar(low, high, top, shape=form, about=one.is_approximate, hollow=bool(one.quantity.disputed))
