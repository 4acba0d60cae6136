"""A quantity as tables across plans show it: with its plan, its amount in the unit itself, and its bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from builder import urls
from builder.compare.periods import Due
from builder.compare.plan_time import state_of_time
from builder.compare.stated_quantities import StatedQuantity
from builder.model.statements import claim_of
from builder.text.values import value_class
from builder.views.charts.bars import Bar, draw_bar
from builder.views.context import PageContext
from builder.views.evidence import QuantityRow, quantity_row, quantity_value, when
from builder.views.figures import figure
from builder.views.links import plan_label, programme_link
from builder.views.material_names import material_of
from builder.views.pieces import Link, Value
from builder.views.tables import (
    Cell,
    Chart,
    Evidence,
    Line,
    ReportMark,
    cell_of,
    heading,
    line,
    plan_heading,
    text_cell,
    value_cell,
    without_claim,
)
from builder.views.values import absent_value, date_link, period_value

_COLUMNS = {
    "plan": ("chart.plan", "plan"),
    "name": ("chart.number", "name"),
    "amount": ("chart.amount", "amount"),
    "when": ("chart.when", "when"),
    "nature": ("quantity.nature", ""),
    "terms": ("indicator.terms", ""),
    "lone": ("chart.amount", "lone"),
    "commitment": ("programme.commitment", "firmness"),
    "status": ("programme.status", "status"),
    "cite": ("programme.cite", "source"),
}
"""What a table of numbers can have as columns: the word at the head, and how wide it is."""


@value_class
class NumberCells:
    """A quantity among those of other plans, as the cells that tables choose from."""

    claim: str
    """What its rows can be reached by."""
    plan: str
    """The key of its plan."""
    material: str
    """Its name in the basket of materials."""
    place: Cell
    """Its plan, as the heading of a row."""
    name: Cell
    amount: Cell
    when: Cell
    nature: Cell
    commitment: Cell
    status: Cell
    cite: Cell
    period: str
    """When, in words."""


def number_columns(page: PageContext, *names: str) -> tuple[Cell, ...]:
    """The heads of a table of numbers."""
    columns = (_COLUMNS[name] for name in names)
    return tuple(heading(page.t(word), "col", name=style) for word, style in columns)


def number_cells(page: PageContext, stated: StatedQuantity, *, top: Decimal | None = None) -> NumberCells:
    """A number, with a bar if `top` tells the scale."""
    row = quantity_row(page, stated.plan, stated.quantity, stated.programme)
    return NumberCells(
        claim=claim_of(stated.plan, stated.statement),
        plan=stated.plan.key,
        material=material_of(stated.plan, stated.statement),
        place=plan_heading(plan_label(page, stated.plan), "row"),
        name=cell_of(_name_lines(page, stated, row)),
        amount=_amount_cell(page, stated, row, _bar(stated, top) if top is not None else None),
        when=when_cell(page, stated),
        nature=_nature_cell(row),
        commitment=value_cell(row.commitment),
        status=value_cell(row.status),
        cite=_cite_cell(row),
        period=row.when,
    )


def when_cell(page: PageContext, stated: StatedQuantity) -> Cell:
    """The time that a number is of: its own, that of another place which states the same, or that of its plan.

    What a plan tells of before, or counts as there already, is of no time that the plan is for.
    """
    places = (stated, *stated.repetitions)
    if words := next((words for place in places if (words := "，".join(when(page, place.quantity)))), ""):
        return text_cell(words)
    state = state_of_time(page.site, stated.plan, stated.statement)
    if state != "value":
        return value_cell(absent_value(page, state))
    period = period_value(page, stated.plan).items[0].text
    return cell_of([line(page.t("chart.of_period"), Value("value", (Link(period),), role="note"))])


def due_link(page: PageContext, due: Due) -> Link:
    """Until when, as stated; of a time the end, as computed."""
    if due.date:
        return date_link(page, due.date)
    if due.end is None:
        return Link(due.printed, note=page.t("timeline.no_end"))
    end = "—".join(str(year) for year in dict.fromkeys(due.end))
    return Link(due.printed, note=page.t("timeline.end_computed", years=end) if due.computed else "")


def stated_amount_cell(page: PageContext, stated: StatedQuantity, *, noted: bool = True) -> Cell:
    """The figure as printed, or that there is none, and below it what it comes to.

    `noted`: with what was read for it, unless the page says that once for all.
    """
    value = quantity_value(page, stated.plan, stated.statement, noted=noted)
    first = Line((without_claim(value),), "amount", value.claim, value.mark)
    return cell_of([first, *printed_lines(page, stated)], value.state, name="amount", amount=value.amount)


def _name_lines(page: PageContext, stated: StatedQuantity, row: QuantityRow) -> Iterator[Line]:
    """What the number is of: the link to where it stands, its notes, and the other places that say the same."""
    yield line(_link(page, stated, str(stated.quantity.label)))
    if stated.programme:
        programme = programme_link(page, stated.plan, stated.programme)
        yield line(f"{page.t('chart.programme')}：", programme, role="note")
    else:
        yield line(page.t("chart.of_plan"), role="note")
    yield from (line(note, role="note") for note in row.notes)
    yield from (line(link, role="note") for link in row.related)
    yield from (line(_again(page, repetition), role="note") for repetition in stated.repetitions)


def _amount_cell(page: PageContext, stated: StatedQuantity, row: QuantityRow, bar: Bar | None) -> Cell:
    """The figure as printed, in the unit itself where that differs, and its bar."""
    value = without_claim(row.value)
    lines = [Line((value,), "amount", row.claim, value.mark)]
    if value.state == "not_stated":
        lines.append(line(page.t("indicator.no_amount"), role="note"))
    lines += printed_lines(page, stated)
    if bar:
        lines.append(line(Chart(bar)))
    return cell_of(lines, value.state, name="amount", amount=value.amount)


def printed_lines(page: PageContext, stated: StatedQuantity) -> Iterator[Line]:
    """What stands below a figure: the words that state it, where they write it otherwise, and what it comes to."""
    digits = [f"{number}" for number in (stated.quantity.value, stated.quantity.min, stated.quantity.max) if number]
    printed = str(stated.quantity.printed)
    if stated.bounds and not all(number in printed for number in digits):
        yield line(page.t("quantity.printed", words=printed), role="note")
    if converted := _convert(page, stated):
        yield line(converted, " ", ReportMark("derived"), role="note")


def _nature_cell(row: QuantityRow) -> Cell:
    *items, last = row.nature.items
    return value_cell(Value("value", (*items, replace(last, note=row.kind))))


def _cite_cell(row: QuantityRow) -> Cell:
    """The paragraph with its sentence."""
    lines = [line(row.cite, " ", ReportMark(claim=row.claim, report=row.report))]
    lines += [line(Evidence(row.quotes))] if row.quotes else []
    return cell_of(lines)


def with_thousands(number: Decimal) -> str:
    """A number with separated thousands: 500,000,000."""
    return f"{number:,f}"


def _link(page: PageContext, stated: StatedQuantity, text: str) -> Link:
    return Link(text, page.href(urls.quantity_url(stated.plan, stated.programme, stated.quantity.id)))


def _again(page: PageContext, stated: StatedQuantity) -> Link:
    words = "" if stated.form == "unstated" else figure(page, stated.quantity)
    key = "chart.again" if words else "chart.again_unstated"
    return _link(page, stated, page.t(key, label=stated.quantity.label, value=words))


def _convert(page: PageContext, stated: StatedQuantity) -> str:
    if stated.bounds is None or not stated.unit.power:
        return ""
    words = "—".join(dict.fromkeys(with_thousands(bound) for bound in stated.bounds))
    bare = stated.quantity.model_copy(update={"qualifier": None, "per": None})
    return page.t("chart.converted", printed=figure(page, bare), value=words, unit=stated.unit.base).strip()


def _bar(stated: StatedQuantity, top: Decimal) -> Bar | None:
    form = stated.form
    if stated.bounds is None or form == "unstated":
        return None
    low, high = stated.bounds
    return draw_bar(low, high, top, shape=form, about=stated.is_approximate, hollow=bool(stated.quantity.disputed))
