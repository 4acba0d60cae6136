"""All programmes of all plans, a line each: what it is about, for whom, who leads, how firm, and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder import urls
from builder.compare.coverage import count_levels, terms_of
from builder.compare.list_parts import split_programmes
from builder.compare.region_parts import RegionPart
from builder.model.site import Plan, Programme
from builder.model.statements import Statement, agencies_of
from builder.views.context import Context, PageContext
from builder.views.downloads import downloads
from builder.views.explorer import (
    Explorer,
    FacetChoice,
    ListView,
    column_choices,
    firmness_chip,
    labelled_cells,
    labels_cell,
    list_columns,
    list_frame,
    list_scope,
    order_choices,
    part_links,
    place_facet,
    plan_cell,
    term_facet,
    unread_links,
)
from builder.views.figures import figure
from builder.views.headlines import count_numbers, programme_number, unheaded_link
from builder.views.keys import FilterKey, packed_keys
from builder.views.links import programme_link
from builder.views.material_names import material_of_programme
from builder.views.pieces import Link
from builder.views.statements import bodies_value, firmness_words, join_counts, notes_of_parts, statements_of
from builder.views.tables import Cell, Group, Row, Table, cell_of, heading, line, text_cell, value_cell
from builder.views.values import citation_value, note_of_reading

_COLUMNS = ("what", "plan", "theme", "instrument", "group", "lead", "firmness", "amount", "cite")
_FIXED = ("what", "plan", "cite")
_HIDDEN = ("instrument",)
_LABELLED = ("theme", "instrument", "group", "lead")
_ORDERS = ("", "-count")


def programme_explorer_view(context: Context, part: RegionPart | None = None, *, with_past: bool = False) -> ListView:
    """All programmes in force, or those of a part of the country; where one page cannot hold them, the way there.

    `with_past`: also those of plans that hold no longer.
    """
    page, parts, plans, switch = list_scope(context, urls.programmes_url, split_programmes, part, with_past=with_past)
    listed = () if parts else plans
    count = sum(len(plan.programmes) for plan in plans)
    table = _table(page, listed) if any(plan.programmes for plan in listed) else None
    searched = page.t("programmes.searched", looked=note_of_reading(page, plans)) if table else ""
    counts = [sum(len(plan.programmes) for plan in context.editions.in_force(each.plans)) for each in parts]
    return ListView(
        frame=list_frame(page, "programmes", urls.PROGRAMMES, plans, part, with_past=with_past),
        switch=switch,
        finding=page.t("programmes.finding", all=len(plans), count=count) if plans else page.t("programmes.none"),
        explorer=_explorer(page, listed),
        table=table,
        searched=searched,
        downloads=downloads(page, listed, [table] if table else [], searched),
        parts=part_links(page, parts, urls.programmes_url("{code}"), "facet.part", counts),
        unread=() if parts else unread_links(page, part),
    )


def _table(page: PageContext, plans: Sequence[Plan]) -> Table:
    rows = (_row(page, plan, programme) for plan in plans for programme in plan.programmes)
    return Table(
        id="programmes-caption",
        caption=page.t("programmes.caption"),
        kind="list",
        anchor="programmes",
        filtered="programmes",
        columns=list_columns(page, "programmes", _COLUMNS),
        groups=(Group(tuple(rows)),),
    )


def _row(page: PageContext, plan: Plan, programme: Programme) -> Row:
    statements, count = statements_of(page, plan, programme), count_numbers(page, plan, programme)
    none = page.t("statements.uncoded")
    terms = {facet: terms_of(plan, statements, facet) for facet in ("themes", "instruments", "target-groups")}
    levels = join_counts(page, firmness_words(page, statements))
    cells = {
        "what": replace(heading(programme_link(page, plan, programme), "row"), cites=tuple(programme.cite)),
        "plan": plan_cell(page, plan),
        "theme": labels_cell(page, "themes", terms["themes"], none=none),
        "instrument": labels_cell(page, "instruments", terms["instruments"], none=none),
        "group": labels_cell(page, "target-groups", terms["target-groups"], none=none),
        "lead": _lead_cell(page, plan, programme, statements),
        "firmness": text_cell(levels or page.t("answer.no_level")),
        "amount": _amount_cell(page, plan, programme, count),
        "cite": value_cell(citation_value(page, plan, programme.cite)),
    }
    keys = _keys(page, plan, statements, terms, is_stated=bool(count))
    shown, material = labelled_cells(page, "programmes", cells, _LABELLED), material_of_programme(plan, programme)
    return Row(shown, id=material, plan=plan.key, keys=(keys,), material=material)


def _lead_cell(page: PageContext, plan: Plan, programme: Programme, statements: Sequence[Statement]) -> Cell:
    """The bodies that lead; where none does, what the programme's own page says of it."""
    names = _leads(statements)
    if names:
        notes = notes_of_parts(page, statements, "lead")
        leads = (page.t("who.led_in", name=name, part=notes[name]) if name in notes else name for name in names)
        return text_cell("、".join(leads))
    absent = bodies_value(page, plan, programme, "lead")
    return cell_of([line(absent, role="none")], absent.state)


def _leads(statements: Sequence[Statement]) -> list[str]:
    return list(dict.fromkeys(name for each in statements for name in each.bodies("lead")))


def _statuses(statements: Sequence[Statement]) -> list[str]:
    return list(dict.fromkeys(status for each in statements if (status := each.coding.status)))


def _amount_cell(page: PageContext, plan: Plan, programme: Programme, count: int) -> Cell:
    """The number that stands for a programme on all pages, with its own firmness, and how many more there are."""
    first = programme_number(page, plan, programme)
    if not first:
        return cell_of([line(unheaded_link(page, plan, programme), role="none")])
    address = urls.quantity_url(first.plan, first.programme, first.quantity.id)
    amount = Link(figure(page, first.quantity), page.href(address))
    pieces = [amount, " ", firmness_chip(page, first.statement)] if first.statement.level else [amount]
    lines = [line(*pieces), line(str(first.quantity.label), role="small")]
    lines += [line(page.t("programmes.more", count=count - 1), role="small")] if count > 1 else []
    return cell_of(lines)


def _keys(
    page: PageContext, plan: Plan, statements: Sequence[Statement], terms: dict[str, list[str]], *, is_stated: bool
) -> FilterKey:
    levels = count_levels(statements, page.site.vocabularies["commitments"].terms)
    leads = agencies_of(plan, _leads(statements))
    return packed_keys(
        {
            "theme": terms["themes"],
            "instrument": terms["instruments"],
            "group": terms["target-groups"],
            "lead": leads,
            "firm": levels,
            "status": _statuses(statements),
            "place": [plan.district.id],
            "stated": ["yes" if is_stated else "no"],
            "count": [str(len(statements))],
        }
    )


def _explorer(page: PageContext, plans: Sequence[Plan]) -> Explorer:
    t = page.t
    none = t("statements.uncoded")
    stated = (("yes", t("programmes.stated")), ("no", t("programmes.unstated")))
    facets = (
        term_facet(page, "theme", "themes", label=t("vocabulary.themes"), none=none),
        term_facet(page, "group", "target-groups", label=t("vocabulary.target-groups"), none=none),
        term_facet(page, "firm", "commitments", label=t("programme.commitment"), none=t("answer.no_level")),
        term_facet(page, "instrument", "instruments", label=t("vocabulary.instruments"), none=none),
        term_facet(page, "lead", "agencies", label=t("programmes.facet.lead"), none=t("programmes.no_lead")),
        place_facet(page, plans),
        term_facet(page, "status", "statuses", label=t("programme.status"), none=t("quantity.no_status")),
        FacetChoice("stated", t("programmes.facet.stated"), stated),
    )
    return Explorer(
        name="programmes",
        facets=facets,
        orders=order_choices(page, "programmes", _ORDERS),
        columns=column_choices(page, "programmes", _COLUMNS, fixed=_FIXED, hidden=_HIDDEN),
    )
