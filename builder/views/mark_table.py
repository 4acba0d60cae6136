"""How many claims have which mark, plan by plan: computed, for the page that says how claims are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from builder.evidence.locks.marks import STATES, State
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.links import plan_label
from builder.views.pieces import Link


@value_class
class MarkRow:
    """A plan, or all of them, with its counts."""

    name: Link
    total: int
    counts: tuple[int, ...]


@value_class
class MarkTable:
    """A row a plan while they fit a page, then one of all. `heads`: the marks that occur, in words."""

    heads: tuple[str, ...]
    rows: tuple[MarkRow, ...]


def mark_table(page: PageContext) -> MarkTable | None:
    """The table of all plans; None for a site that claims nothing yet."""
    counts = {
        plan.key: Counter(mark.state for mark in page.shared.ledger[plan.key].marks.values())
        for plan in page.site.all_plans
        if plan.key in page.shared.ledger
    }
    total = sum(counts.values(), Counter[State]())
    shown = tuple(state for state in STATES if total[state])
    if not shown:
        return None
    small = len(counts) <= page.config.limits.table_plans
    labels = (plan_label(page, plan) for plan in page.site.all_plans if plan.key in counts and small)
    rows = [
        _row(Link(page.t("mark.plan", place=label.place, title=label.title), label.href), counts[label.key], shown)
        for label in labels
    ]
    rows.append(_row(Link(page.t("mark.all", count=len(counts))), total, shown))
    return MarkTable(tuple(page.t(f"mark.{state}") for state in shown), tuple(rows))


def _row(name: Link, counts: Counter[State], shown: Iterable[State]) -> MarkRow:
    return MarkRow(name, counts.total(), tuple(counts[state] for state in shown))
