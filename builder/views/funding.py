"""Every sum of money that a plan names: how much, to whom, per what, how firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder import urls
from builder.compare.provinces import Province, fits_one_table, list_provinces
from builder.compare.stated_quantities import StatedQuantity
from builder.model.schema.vocabulary import Term
from builder.model.site import Plan
from builder.views.cells import absent_cell, note_of_reading, terms_cell, value_cell
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import page_frame, plans_provenance
from builder.views.indicators import unread
from builder.views.links import plan_label
from builder.views.numbers import NumberRow, number_row
from builder.views.parts import Cell, Frame, Link, PlanLabel


@dataclass(frozen=True, slots=True)
class FundingRow:
    """A sum, or a benefit that is only named."""

    number: NumberRow
    groups: Cell
    per: Cell


@dataclass(frozen=True, slots=True)
class FundingPlan:
    """What one plan names. Without rows, `silence` says whether it was read."""

    label: PlanLabel
    rows: tuple[FundingRow, ...]
    silence: Cell | None


@dataclass(frozen=True, slots=True)
class FundingTable:
    """All of one nature."""

    anchor: str
    title: str
    definition: str
    caption: str
    reading: str
    plans: tuple[FundingPlan, ...]


@dataclass(frozen=True, slots=True)
class FundingView:
    """`funding.html` and its pages by province."""

    frame: Frame
    tables: tuple[FundingTable, ...]
    searched: str
    downloads: Downloads
    unread: tuple[Link, ...]
    provinces: tuple[Link, ...]


def funding_view(context: Context, province: Province | None = None) -> FundingView:
    """All sums of money, or those of a province; when there are too many plans, the way to the provinces."""
    page = context.page(urls.funding_url(province.code if province else ""))
    site = context.site
    whole = province is not None or fits_one_table(site)
    plans = province.plans if province else site.plans
    districts = (province.districts if province else site.districts) if whole else ()
    title = page.t("funding.title")
    return FundingView(
        frame=page_frame(
            page,
            title=page.t("funding.of_province", province=province.name) if province else title,
            description=page.t("funding.description"),
            breadcrumb=[Link(title, page.href(urls.FUNDING)), Link(province.name)] if province else [Link(title)],
            provenance=plans_provenance(page, plans),
            plans=plans,
            current=urls.FUNDING,
        ),
        tables=tuple(_table(page, nature, plans) for nature in _natures(page)) if whole and plans else (),
        searched=page.t("funding.searched", looked=note_of_reading(page, plans)) if whole and plans else "",
        downloads=downloads(page, plans),
        unread=unread(page, districts),
        provinces=() if whole else tuple(_province(page, province) for province in list_provinces(site)),
    )


def _natures(page: PageContext) -> list[Term]:
    return [nature for nature in page.site.vocabularies["natures"].terms.values() if nature.money]


def _of(page: PageContext, plan: Plan, natures: Sequence[Term]) -> list[StatedQuantity]:
    ids = {nature.id for nature in natures}
    return [entry for entry in page.shared.entries[plan.key] if entry.quantity.nature in ids]


def _province(page: PageContext, province: Province) -> Link:
    count = sum(len(_of(page, plan, _natures(page))) for plan in province.plans)
    return Link(
        page.t("chart.province", province=province.name, count=count), page.href(urls.funding_url(province.code))
    )


def _table(page: PageContext, nature: Term, plans: Sequence[Plan]) -> FundingTable:
    entries_of = {plan.key: _of(page, plan, [nature]) for plan in plans}
    every = [entry for own in entries_of.values() for entry in own]
    counts = {
        "all": len(plans),
        "plans": sum(bool(own) for own in entries_of.values()),
        "count": len(every),
        "unstated": sum(entry.form == "unstated" for entry in every),
    }
    return FundingTable(
        anchor=f"n-{nature.id}",
        title=nature.label.zh,
        definition=nature.definition.zh,
        caption=page.t("funding.caption", nature=nature.label.zh),
        reading=page.t("funding.reading", nature=nature.label.zh, **counts),
        plans=tuple(_plan(page, plan, entries_of[plan.key]) for plan in plans),
    )


def _plan(page: PageContext, plan: Plan, own: Sequence[StatedQuantity]) -> FundingPlan:
    silence = None
    if not own:
        read = plan.extent == "complete"
        silence = (
            absent_cell(page, "not_stated", note=note_of_reading(page, [plan]))
            if read
            else absent_cell(page, "not_researched")
        )
    # What has an amount first; otherwise in the order of the text.
    own = sorted(own, key=lambda entry: entry.form == "unstated")
    return FundingPlan(plan_label(page, plan), tuple(_row(page, entry) for entry in own), silence)


def _row(page: PageContext, entry: StatedQuantity) -> FundingRow:
    groups = terms_cell(page, "target-groups", entry.programme.target_groups) if entry.programme else None
    return FundingRow(
        number=number_row(page, entry),
        groups=groups or absent_cell(page, "not_applicable", note=page.t("funding.whole_plan")),
        per=value_cell(entry.quantity.per) if entry.quantity.per else absent_cell(page, "not_stated"),
    )
