"""The numbers of two editions: what each was and is, and by how much it changed where that means something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from builder.compare.edition_pairs import QuantityPair
from builder.compare.stated_quantities import StatedQuantity
from builder.model.editions import Step
from builder.model.site import Plan
from builder.views.context import PageContext
from builder.views.edition_tables import change_cell, edition_groups, edition_table, group_of
from builder.views.evidence import when
from builder.views.figures import figure, grouped_digits
from builder.views.links import statement_level
from builder.views.tables import Cell, Row, Table, cell_of, heading, line, text_cell
from builder.views.values import citation_value


def numbers_table(page: PageContext, step: Step, pairs: Sequence[QuantityPair]) -> Table | None:
    """Numbers that stand in each other's place first, then those that only one edition has."""
    rows = [(group_of(pair.before, pair.after), _number_row(page, step, pair)) for pair in pairs]
    groups = edition_groups(page, "number", rows, columns=4)
    return edition_table(page, step, "numbers", groups, head="number") if groups else None


def count_changed(page: PageContext, pairs: Sequence[QuantityPair]) -> tuple[int, int]:
    """How many numbers stand in each other's place, and how many of these differ in anything."""
    changes = [list(number_changes(page, pair)) for pair in pairs if pair.before and pair.after]
    return len(changes), sum(map(bool, changes))


def _number_row(page: PageContext, step: Step, pair: QuantityPair) -> Row:
    stated = pair.after or pair.before
    notes = [line(stated.programme.name.shown, role="small")] if stated and stated.programme else []
    name = heading(str(stated.quantity.label) if stated else "", "row", notes=notes)
    group = group_of(pair.before, pair.after)
    changes = [line(words) for words in number_changes(page, pair)]
    change = change_cell(changes, page.t("edition.same" if group == "kept" else f"edition.{group}"))
    before, after = _figure_cell(page, step.earlier, pair.before), _figure_cell(page, step.later, pair.after)
    return Row((name, before, after, change))


def _figure_cell(page: PageContext, plan: Plan, stated: StatedQuantity | None) -> Cell:
    """A number with its time, its firmness and its paragraph; that an edition has none is no gap in our data."""
    if stated is None:
        return text_cell(page.t("edition.none"))
    words = figure(page, stated.quantity) or page.t("edition.unstated")
    notes = [*when(page, stated.quantity), *filter(None, [_level(page, stated)])]
    cite = citation_value(page, plan, stated.statement.cite)
    return cell_of([line(words, role="amount"), line("；".join(notes), role="small"), line(cite, role="note")])


def _level(page: PageContext, stated: StatedQuantity) -> str:
    return statement_level(page, stated.statement)


def number_changes(page: PageContext, pair: QuantityPair) -> Iterator[str]:
    """What differs between two numbers: how much, until when, how firm. Unlike ones are not subtracted."""
    before, after = pair.before, pair.after
    if before is None or after is None:
        return
    old, new = figure(page, before.quantity), figure(page, after.quantity)
    difference = pair.difference
    if old != new and difference:
        words = {"difference": _sign(difference), "unit": after.quantity.unit or ""}
        yield page.t("edition.delta", before=old, after=new, **words)
    elif old != new:
        yield page.t("edition.arrow" if pair.is_like else "edition.unlike", before=old, after=new)
    times = ("，".join(when(page, stated.quantity)) for stated in (before, after))
    yield from arrow_words(page, *times)
    yield from arrow_words(page, _level(page, before), _level(page, after))


def arrow_words(page: PageContext, before: str, after: str) -> Iterator[str]:
    """What was and what is, where they differ."""
    if before != after:
        none = page.t("edition.unwritten")
        yield page.t("edition.arrow", before=before or none, after=after or none)


def _sign(difference: Decimal) -> str:
    return ("+" if difference > 0 else "−") + grouped_digits(abs(difference))
