"""All numbers of all plans, a line each: what it counts, for whom, how firm, until when, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.deadlines import cite_with_deadlines, list_deadlines
from builder.compare.list_parts import split_numbers
from builder.compare.periods import Due
from builder.compare.region_parts import RegionPart
from builder.compare.stated_quantities import StatedQuantity, is_money, is_sum
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.downloads import downloads
from builder.views.explorer import (
    NONE,
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
    words_facet,
)
from builder.views.keys import FilterKey, packed_keys
from builder.views.links import plan_name_link, term_label
from builder.views.material_names import OF_CLAIM
from builder.views.number_groups import group_facts, group_numbers
from builder.views.numbers import due_link, stated_amount_cell, when_cell
from builder.views.pieces import Fact, Link, Value
from builder.views.strips import UnitStrip, unit_strips
from builder.views.table_marks import with_marks
from builder.views.tables import Cell, Group, Row, Table, cell_of, heading, line, text_cell, value_cell
from builder.views.values import absent_value, citation_value, note_of_reading, uncoded_value

_COLUMNS = ("what", "amount", "groups", "plan", "firmness", "when", "nature", "cite")
_FIXED = ("what", "amount", "cite")
_LABELLED = ("groups", "when")
_ORDERS = ("", "-amount", "due")


@value_class
class NumberExplorerView(ListView):
    """`numbers/index.html` and its parts."""

    strips: tuple[UnitStrip, ...]
    groups: tuple[Fact, ...]
    """The plans of each kind of number, for who has no scripts to narrow the list: each leads to its first row."""
    names: Table | None
    names_words: str
    without: tuple[Fact, ...]
    """By nature, the plans that have no number of it."""
    indicators: Link
    timeline: Link


def number_explorer_view(
    context: Context, part: RegionPart | None = None, *, with_past: bool = False
) -> NumberExplorerView:
    """All numbers in force, or those of a part of the country; where one page cannot hold them, the way to the parts.

    `with_past`: also those of plans that hold no longer.
    """
    page, parts, plans, switch = list_scope(context, urls.numbers_url, split_numbers, part, with_past=with_past)
    quantities = [stated for plan in plans for stated in context.quantities[plan.key]]
    listed = [] if parts else sorted(quantities, key=lambda stated: not is_money(page.site, stated.quantity))
    ranks = _ranks(listed)
    numbers = [stated for stated in listed if _is_stated(stated)]
    names = [stated for stated in listed if not _is_stated(stated)]
    groups = group_numbers(page, numbers)
    table = _table(page, numbers, ranks, "numbers", groups) if numbers or not names else None
    names_table = _table(page, names, ranks, "names") if names else None
    tables = [each for each in (table, names_table) if each] if listed else []
    searched = page.t("numbers.searched", looked=note_of_reading(page, plans)) if listed else ""
    return NumberExplorerView(
        frame=list_frame(page, "numbers", urls.NUMBERS, plans, part, with_past=with_past),
        switch=switch,
        finding=_finding(page, plans, quantities),
        explorer=_explorer(page, plans, listed),
        strips=unit_strips(page, [stated for stated in numbers if stated.is_number]),
        groups=group_facts(page, groups),
        table=table if listed else None,
        names=names_table,
        names_words=page.t("numbers.names", count=len(names)),
        without=_without(page, plans) if listed else (),
        searched=searched,
        indicators=Link(page.t("indicator.title"), page.href(urls.INDICATORS)),
        timeline=Link(page.t("timeline.title"), page.href(urls.TIMELINE)),
        downloads=downloads(page, plans if listed else (), tables, page.t("numbers.unlike"), searched),
        parts=part_links(page, parts, urls.numbers_url("{code}"), "chart.province", _counts(context, parts)),
        unread=() if parts else unread_links(page, part),
    )


def _counts(context: Context, parts: Sequence[RegionPart]) -> list[int]:
    return [sum(len(context.quantities[plan.key]) for plan in context.editions.in_force(part.plans)) for part in parts]


def _finding(page: PageContext, plans: Sequence[Plan], quantities: Sequence[StatedQuantity]) -> str:
    """The list in a sentence: how many numbers there are, and how many of them and of the sums of money are stated."""
    money = [stated for stated in quantities if is_money(page.site, stated.quantity)]
    counts = {"all": len(plans), "count": len(quantities), "stated": sum(map(_is_stated, quantities))}
    sums = {"money": len(money), "sums": sum(is_sum(page.site, stated) for stated in money)}
    return page.t("numbers.finding", **counts, **sums) if plans else page.t("numbers.none")


def _is_stated(stated: StatedQuantity) -> bool:
    """Whether a number, or at least how often, is stated."""
    return stated.form != "unstated"


def _ranks(quantities: Sequence[StatedQuantity]) -> dict[str, int]:
    """By claim, the place of a number among all of its unit; units do not mix, the most frequent comes last."""
    bounded = [stated for stated in quantities if stated.is_number]
    counts = Counter(stated.unit.base for stated in bounded)
    ordered = sorted(bounded, key=lambda stated: (counts[stated.unit.base], stated.unit.base, stated.bounds or ()))
    return {_id_of(stated): number for number, stated in enumerate(ordered, 1)}


def _id_of(stated: StatedQuantity) -> str:
    return f"{stated.plan.key}/{stated.key}"


def _table(
    page: PageContext,
    quantities: Sequence[StatedQuantity],
    ranks: dict[str, int],
    name: str,
    groups: Mapping[str, Sequence[StatedQuantity]] | None = None,
) -> Table:
    """`groups`: by its anchor, each group that a link leads to."""
    anchors = {_id_of(group[0]): anchor for anchor, group in (groups or {}).items()}
    rows = (replace(_row(page, each, ranks), id=anchors.get(_id_of(each), "")) for each in quantities)
    table = Table(
        id=f"{name}-caption",
        caption=page.t(f"numbers.caption_{name}"),
        kind="list_numbers",
        anchor=name,
        filtered="numbers",
        columns=list_columns(page, "numbers", _COLUMNS),
        groups=(Group(tuple(rows)),),
    )
    return with_marks(page, table)


def _row(page: PageContext, stated: StatedQuantity, ranks: dict[str, int]) -> Row:
    coding, quantity = stated.statement.coding, stated.quantity
    nature = [term_label(page, "natures", quantity.nature)]
    nature += [page.t(f"quantity.kind.{quantity.kind}")] if quantity.kind else []
    dues = list_deadlines(page.site, stated)
    cells = {
        "what": _what_cell(page, stated),
        "amount": replace(stated_amount_cell(page, stated, noted=False), name=""),
        "groups": _groups_cell(page, coding.target_groups),
        "plan": plan_cell(page, stated.plan, linked=False),
        "firmness": cell_of([line(firmness_chip(page, stated.statement))]),
        "when": _when_cell(page, stated, dues),
        "nature": text_cell("，".join(nature)),
        "cite": value_cell(citation_value(page, stated.plan, cite_with_deadlines(stated, dues))),
    }
    keys = _keys(stated, dues, ranks.get(_id_of(stated)))
    shown = labelled_cells(page, "numbers", cells, _LABELLED)
    return Row(shown, plan=stated.plan.key, keys=(keys,), material=OF_CLAIM)


def _what_cell(page: PageContext, stated: StatedQuantity) -> Cell:
    quantity, programme = stated.quantity, stated.programme
    link = Link(str(quantity.label), page.href(urls.quantity_url(stated.plan, programme, quantity.id)))
    words = page.t("answer.of", programme=programme.name.shown) if programme else page.t("chart.of_plan")
    return heading(link, "row", notes=[line(words, role="small")])


def _when_cell(page: PageContext, stated: StatedQuantity, dues: Sequence[Due]) -> Cell:
    """Until when a number is to be reached; or else the time that it is of."""
    if not dues:
        return when_cell(page, stated)
    return value_cell(Value("value", tuple(_due_link(page, due) for due in dues)))


def _due_link(page: PageContext, due: Due) -> Link:
    """Until when, where no head of the column says that it is that."""
    link = due_link(page, due)
    return Link(page.t("quantity.by", date=link.text)) if due.date else link


def _groups_cell(page: PageContext, groups: Sequence[str] | None) -> Cell:
    """For whom: that the text does not say so is known only where an editor has read this sentence for it."""
    if groups is None:
        return value_cell(absent_value(page, "not_classified", note=page.t("numbers.group_unread")))
    if not groups:
        return value_cell(absent_value(page, "not_stated", note=page.t("numbers.no_group")))
    return labels_cell(page, "target-groups", groups)


def _keys(stated: StatedQuantity, dues: Sequence[Due], rank: int | None) -> FilterKey:
    quantity, coding = stated.quantity, stated.statement.coding
    return packed_keys(
        {
            "unit": [stated.unit.base],
            "nature": [quantity.nature],
            "kind": [quantity.kind or ""],
            "per": [_per(stated)],
            "firm": [stated.statement.level or ""],
            "theme": coding.themes or (),
            "group": coding.target_groups or (),
            "place": [stated.plan.district.id],
            "until": _years_due(dues),
            "due": [_due_order(dues)],
            "amount": [str(rank or "")],
        }
    )


def _per(stated: StatedQuantity) -> str:
    """As printed, without spaces: values of a facet are apart by them."""
    return "".join((stated.quantity.per or "").split())


def _years_due(dues: Sequence[Due]) -> list[str]:
    ends = [due.date.year if due.date else due.end[-1] if due.end else None for due in dues]
    return [str(year) for year in ends if year]


def _due_order(dues: Sequence[Due]) -> str:
    """The first deadline as a number: a date by its month, a year and the end of some years after its months."""
    if not dues or dues[0].order[0]:
        return ""
    due = dues[0]
    year, month = (due.date.year, due.date.month or 13) if due.date else ((due.end or (0,))[0], 13)
    return str(100 * year + month)


def _explorer(page: PageContext, plans: Sequence[Plan], quantities: Sequence[StatedQuantity]) -> Explorer:
    t = page.t
    kinds = tuple((kind, t(f"quantity.kind.{kind}")) for kind in ("stock", "flow", "cumulative"))
    years = sorted({year for stated in quantities for year in _years_due(list_deadlines(page.site, stated))})
    until = ((year, t("date.year", n=year)) for year in years)
    facets = (
        words_facet(
            "unit", t("numbers.facet.unit"), [stated.unit.base for stated in quantities], none=t("strip.no_unit")
        ),
        term_facet(page, "nature", "natures", label=t("quantity.nature")),
        term_facet(page, "firm", "commitments", label=t("programme.commitment"), none=t("answer.no_level")),
        term_facet(page, "theme", "themes", label=t("vocabulary.themes"), none=t("numbers.no_theme")),
        term_facet(page, "group", "target-groups", label=t("vocabulary.target-groups"), none=t("answer.all")),
        place_facet(page, plans),
        FacetChoice("kind", t("numbers.facet.kind"), (*kinds, (NONE, t("indicator.no_kind")))),
        words_facet("per", t("numbers.facet.per"), map(_per, quantities), none=t("indicator.no_per")),
        FacetChoice("until", t("numbers.facet.until"), (*until, (NONE, t("numbers.no_due")))),
    )
    return Explorer(
        name="numbers",
        facets=facets,
        orders=order_choices(page, "numbers", _ORDERS),
        columns=column_choices(page, "numbers", _COLUMNS, fixed=_FIXED),
    )


def _without(page: PageContext, plans: Sequence[Plan]) -> tuple[Fact, ...]:
    """The plans that have no number of a nature, by nature; that is said of the coding, not of the text."""
    facts = []
    for nature in page.site.vocabularies["natures"].terms.values():
        silent = [
            plan
            for plan in plans
            if all(stated.quantity.nature != nature.id for stated in page.shared.quantities[plan.key])
        ]
        if silent:
            facts.append(Fact(nature.label.shown, Value("value", tuple(_silent_link(page, plan) for plan in silent))))
    return tuple(facts)


def _silent_link(page: PageContext, plan: Plan) -> Link:
    """A plan without a number of a nature, and why that says nothing where it is not recorded to its end."""
    uncoded, link = uncoded_value(page, plan), plan_name_link(page, plan)
    return link if uncoded.state == "value" else replace(link, note=uncoded.text)
