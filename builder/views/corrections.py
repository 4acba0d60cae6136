"""Corrections of what was published, as tables of them show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from builder import urls
from builder.compare.list_parts import newest_first
from builder.model.ids import Renamed, ids_of
from builder.model.schema.site import Change
from builder.model.schema.statement import Quantity
from builder.model.site import Plan, Programme
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.links import place_words, programme_link, term_label
from builder.views.pieces import Link
from builder.views.values import date_link

_Named = TypeVar("_Named", bound=Renamed)


@value_class
class ChangeRow:
    """A correction, and the plan that it concerns. `part`: what of the plan it corrects, where that is still there."""

    date: Link
    plan: Link
    part: Link | None
    what: str
    before: str
    after: str
    why: str
    by: str


def change_rows(page: PageContext, changes: Sequence[Change]) -> tuple[ChangeRow, ...]:
    """Corrections, newest first, and those of one day and one plan together."""
    rows = [
        ChangeRow(
            date=date_link(page, change.date),
            plan=_corrected_plan(page, change),
            part=_corrected_part(page, change),
            what=str(change.what),
            before=str(change.before),
            after=str(change.after or ""),
            why=str(change.why),
            by=str(change.by),
        )
        for change in newest_first(changes)
    ]
    together: dict[tuple[Link, Link], list[ChangeRow]] = {}
    for row in rows:
        together.setdefault((row.date, row.plan), []).append(row)
    return tuple(chain.from_iterable(together.values()))


def _corrected_plan(page: PageContext, change: Change) -> Link:
    """The plan of a correction, also one that was renamed since; without a link what was removed as a whole."""
    if plan := page.site.plan_by_any_key(change.plan):
        words = page.t("card.plan", place=place_words(page, plan), title=plan.short_title)
        return Link(words, page.href(urls.plan_url(plan)))
    district = page.site.district_by_any_id(change.plan.partition(".")[0])
    return Link(district.full_name, page.href(urls.district_url(district))) if district else Link(str(change.before))


def _corrected_part(page: PageContext, change: Change) -> Link | None:
    """What a claim is about by its name: a theme of a plan, a programme, or a measure or a number of either."""
    plan, path = page.site.plan_by_any_key(change.plan), change.claim.split(".")[2:]
    if not plan or not path:
        return None
    if path[0] == "theme" and len(path) > 1:
        return Link(term_label(page, "themes", path[1]), f"{page.href(urls.plan_url(plan))}#t-{path[1]}")
    programme = _find_named(plan.programmes, path[0])
    if programme is None:
        quantity = _find_named(plan.quantities, path[0])
        return _quantity_link(page, plan, None, quantity) if quantity else None
    name = "".join(path[1:2])
    if quantity := _find_named(programme.quantities, name):
        return _quantity_link(page, plan, programme, quantity)
    if measure := _find_named(programme.measures, name):
        return Link(measure.name.shown, page.href(urls.measure_url(plan, programme, measure.id)))
    return programme_link(page, plan, programme)


def _quantity_link(page: PageContext, plan: Plan, programme: Programme | None, quantity: Quantity) -> Link:
    return Link(str(quantity.label), page.href(urls.quantity_url(plan, programme, quantity.id)))


def _find_named(entries: Iterable[_Named], name: str) -> _Named | None:
    """The entry that has this id, or had it before."""
    return next((entry for entry in entries if name in ids_of(entry)), None)
