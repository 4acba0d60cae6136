"""Every sum of money that a plan names: how much, to whom, per what, how firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder import urls
from builder.compare.provinces import Province, list_provinces
from builder.compare.stated_quantities import StatedQuantity
from builder.model.schema.vocabulary import Term
from builder.model.site import Plan
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import page_frame, plans_provenance
from builder.views.indicators import unread
from builder.views.links import plan_label
from builder.views.numbers import as_heading, number_cells, number_columns
from builder.views.parts import Frame, Link, Value
from builder.views.scope import Scope, scope_of
from builder.views.table_marks import with_marks
from builder.views.tables import Group, Row, Table, heading, plan_heading, value_cell
from builder.views.values import absent_value, note_of_reading, own_value, terms_value, uncoded_value

_COLUMNS = ("name", "amount", "form", "per", "when", "groups", "commitment", "status", "cite")


@dataclass(frozen=True, slots=True)
class FundingTable:
    """All of one nature."""

    anchor: str
    title: str
    definition: str
    reading: str
    table: Table


@dataclass(frozen=True, slots=True)
class FundingView:
    """`funding.html` and its pages by province."""

    frame: Frame
    indicators: Link
    """Numbers that can be compared."""
    intro: str
    tables: tuple[FundingTable, ...]
    searched: str
    downloads: Downloads
    unread: tuple[Link, ...]
    provinces: tuple[Link, ...]


def funding_view(context: Context, province: Province | None = None) -> FundingView:
    """All sums of money, or those of a province; when there are too many plans, the way to the provinces."""
    page = context.page(urls.funding_url(province.code if province else ""))
    scope = scope_of(context.site, province)
    tables = tuple(_table(page, nature, scope.shown) for nature in _natures(page)) if scope.shown else ()
    intro = page.t("funding.intro")
    searched = page.t("funding.searched", looked=note_of_reading(page, scope.shown)) if scope.shown else ""
    return FundingView(
        frame=_frame(page, scope, province),
        indicators=Link(page.t("indicator.title"), page.href(urls.INDICATORS)),
        intro=intro,
        tables=tables,
        searched=searched,
        downloads=downloads(page, scope.plans, [funding.table for funding in tables], intro, searched),
        unread=unread(page, scope.districts),
        provinces=tuple(_province(page, each) for each in list_provinces(context.site)) if scope.is_split else (),
    )


def _frame(page: PageContext, scope: Scope, province: Province | None) -> Frame:
    title = page.t("funding.title")
    return page_frame(
        page,
        title=page.t("funding.of_province", province=province.name) if province else title,
        description=page.t("funding.description"),
        breadcrumb=[Link(title, page.href(urls.FUNDING)), Link(province.name)] if province else [Link(title)],
        provenance=plans_provenance(page, scope.plans),
        plans=scope.plans,
        current=urls.FUNDING,
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
    table = Table(
        id=f"caption-n-{nature.id}",
        caption=page.t("funding.caption", nature=nature.label.zh),
        kind="sums",
        columns=number_columns(page, *_COLUMNS),
        groups=tuple(_group(page, nature, plan, entries_of[plan.key]) for plan in plans),
    )
    return FundingTable(
        anchor=f"n-{nature.id}",
        title=nature.label.zh,
        definition=nature.definition.zh,
        reading=page.t("funding.reading", nature=nature.label.zh, **counts),
        table=with_marks(page, table),
    )


def _group(page: PageContext, nature: Term, plan: Plan, entries: Sequence[StatedQuantity]) -> Group:
    """What one plan names, first what has an amount, then in the order of the text; or that nothing is coded so."""
    label = replace(plan_heading(plan_label(page, plan), "rowgroup"), columns=len(_COLUMNS))
    if entries:
        entries = sorted(entries, key=lambda entry: entry.form == "unstated")
        return Group(tuple(_row(page, entry) for entry in entries), heading=label)
    nothing = replace(value_cell(uncoded_value(page, plan)), columns=len(_COLUMNS) - 1)
    return Group((Row((heading(nature.label.zh, "row"), nothing)),), heading=label)


def _row(page: PageContext, entry: StatedQuantity) -> Row:
    number = number_cells(page, entry)
    per = own_value(entry.quantity.per) if entry.quantity.per else absent_value(page, "not_stated")
    cells = {
        "name": as_heading(number.name),
        "amount": number.amount,
        "form": number.form,
        "per": value_cell(per),
        "when": number.when,
        "groups": value_cell(_groups_value(page, entry)),
        "commitment": number.commitment,
        "status": number.status,
        "cite": number.cite,
    }
    return Row(tuple(cells[name] for name in _COLUMNS), plan=number.plan)


def _groups_value(page: PageContext, entry: StatedQuantity) -> Value:
    """For whom: that the text does not say so is known only where an editor has read this sentence for it."""
    groups = entry.statement.coding.target_groups
    if groups is None:
        return absent_value(page, "not_classified", note=page.t("funding.group_unread"))
    if not groups:
        return absent_value(page, "not_stated", note=page.t("funding.no_group"))
    return terms_value(page, "target-groups", groups)
