"""What the lists of all numbers and all programmes have in common: by what readers narrow them, and their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from builder import urls
from builder.compare.region_parts import RegionPart
from builder.model.site import Plan, Site
from builder.model.statements import Statement
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.count_switch import Switch, count_plans, counting_page, past_title
from builder.views.downloads import Downloads
from builder.views.frames import Heading, page_frame
from builder.views.links import level_link, plan_label, term_label
from builder.views.pieces import Frame, Link
from builder.views.provenance import plans_provenance
from builder.views.tables import Cell, Table, cell_of, heading, line, text_cell

NONE = "none"
"""The value of a row that has none of a facet, which is a choice of its own."""

NAMED = 3
"""So many terms are named in a cell, which keeps rows low."""

Labels = tuple[tuple[str, str], ...]


class FacetChoice(NamedTuple):
    """A facet of a list: its key in the address, its name, and its values in their order, each with its word."""

    key: str
    label: str
    values: Labels


class ColumnChoice(NamedTuple):
    """A column that readers may take away or add. `name` stands in the address."""

    name: str
    label: str
    shown: bool


@value_class
class Explorer:
    """A list that readers narrow down, sort and trim. Without scripts all of it is there."""

    name: str
    facets: tuple[FacetChoice, ...]
    orders: Labels
    columns: tuple[ColumnChoice | None, ...]
    """For each column of its tables in turn; None where it always stays."""


@value_class
class ListView:
    """Such a list, or a part of it for a part of the country; where one page cannot hold it, the way to its parts."""

    frame: Frame
    switch: Switch | None
    finding: str
    explorer: Explorer
    table: Table | None
    searched: str
    downloads: Downloads
    parts: tuple[Link, ...]
    unread: tuple[Link, ...]


class CountScope(NamedTuple):
    """What a list counts: its page, the parts of the country if one page cannot hold them, and the plans."""

    page: PageContext
    parts: Sequence[RegionPart]
    plans: Sequence[Plan]
    switch: Switch | None


def list_scope(
    context: Context,
    url: Callable[[str], str],
    split: Callable[[Site], Sequence[RegionPart]],
    part: RegionPart | None,
    *,
    with_past: bool,
) -> CountScope:
    """What a list counts, or a part of it. `url` takes the code of a part, `split` says which parts there are."""
    address = url(part.code if part else "")
    page = counting_page(context, address, with_past=with_past)
    parts = () if part else split(context.site)
    counted = count_plans(page, address, part.plans if part else context.site.plans, with_past=with_past)
    return CountScope(page, parts, counted.plans, None if parts else counted.switch)


def term_facet(page: PageContext, key: str, vocabulary: str, *, label: str, none: str = "") -> FacetChoice:
    """All terms of a vocabulary in their order, and a word for what has none of them."""
    terms = [(term.id, term.label.shown) for term in page.site.vocabularies[vocabulary].terms.values()]
    return FacetChoice(key, label, (*terms, *([(NONE, none)] if none else [])))


def place_facet(page: PageContext, plans: Iterable[Plan]) -> FacetChoice:
    """The districts of a list, by their permanent ids."""
    names = {plan.district.id: plan.district.full_name for plan in plans}
    return FacetChoice("place", page.t("explorer.place"), tuple(names.items()))


def words_facet(key: str, label: str, words: Iterable[str], *, none: str) -> FacetChoice:
    """Words as the texts print them, the most frequent first; they are values of their own."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    ordered = sorted((word for word in counts if word), key=lambda word: (-counts[word], word))
    return FacetChoice(key, label, (*((word, word) for word in ordered), *([(NONE, none)] if "" in counts else [])))


def plan_cell(page: PageContext, plan: Plan, *, linked: bool = True) -> Cell:
    """A plan in a cell of a list: its place, and below it what kind of text it is, by name if the place has several."""
    label = plan_label(page, plan)
    key = "explorer.text_of" if len(page.site.plans_of(plan.district)) > 1 else "explorer.text"
    words = page.t(key, title=label.title, kind=label.kind, year=label.year)
    return cell_of([line(Link(label.place, label.href if linked else "")), line(words, role="small")])


def firmness_chip(page: PageContext, statement: Statement) -> Link:
    """How firm a statement is, which leads nowhere: what the levels mean is said once, beside the list."""
    if not statement.level:
        return Link(page.t("answer.no_level"))
    return replace(level_link(page, statement.level, is_worded=statement.is_worded), href="")


def labels_cell(page: PageContext, vocabulary: str, ids: Sequence[str], *, none: str = "") -> Cell:
    """The first terms by their names alone: readers choose among all of them at the side."""
    names = "、".join(term_label(page, vocabulary, term) for term in ids[:NAMED])
    words = page.t("explorer.named", names=names, count=len(ids)) if len(ids) > NAMED else names
    return text_cell(words or none)


def labelled_cells(
    page: PageContext, explorer: str, cells: Mapping[str, Cell], labelled: Sequence[str]
) -> tuple[Cell, ...]:
    """The cells of a row in the order of their columns; `labelled`: which say on a narrow screen what they are."""
    return tuple(
        replace(cell, label=page.t(f"{explorer}.column.{name}")) if name in labelled else cell
        for name, cell in cells.items()
    )


def list_columns(page: PageContext, explorer: str, names: Sequence[str]) -> tuple[Cell, ...]:
    """The heads of a list."""
    return tuple(heading(page.t(f"{explorer}.column.{name}"), "col", name=name) for name in names)


def column_choices(
    page: PageContext, explorer: str, names: Sequence[str], *, fixed: Sequence[str], hidden: Sequence[str] = ()
) -> tuple[ColumnChoice | None, ...]:
    """What readers choose among the columns of a list."""
    return tuple(
        None if name in fixed else ColumnChoice(name, page.t(f"{explorer}.column.{name}"), name not in hidden)
        for name in names
    )


def order_choices(page: PageContext, explorer: str, orders: Sequence[str]) -> Labels:
    """What readers sort a list by; `-` before a key is from the highest down, and no key is the order of the page."""
    return tuple((order, page.t(f"{explorer}.order.{order.removeprefix('-') or 'text'}")) for order in orders)


def list_frame(
    page: PageContext,
    name: str,
    address: str,
    plans: Sequence[Plan],
    part: RegionPart | None,
    *,
    with_past: bool = False,
) -> Frame:
    """The frame of a list at an address, or of a part of it; `name` is the family of its words."""
    title = page.t(f"{name}.title")
    return page_frame(
        page,
        Heading(
            title=page.t(f"{name}.of_part", place=part.name) if part else title,
            description=page.t(f"{name}.description"),
            breadcrumb=[Link(title, page.href(address)), Link(part.name)] if part else [Link(title)],
            within=past_title(page, with_past=with_past),
        ),
        provenance=plans_provenance(page, plans),
        current=address,
    )


def part_links(
    page: PageContext, parts: Iterable[RegionPart], address: str, words: str, counts: Sequence[int]
) -> tuple[Link, ...]:
    """The way to the parts of a list. `address` holds `{code}`, `words` is a key with a place and a count."""
    return tuple(
        Link(page.t(words, place=part.name, count=count), page.href(address.format(code=part.code)))
        for part, count in zip(parts, counts, strict=True)
    )


def unread_links(page: PageContext, plans_of: RegionPart | None) -> tuple[Link, ...]:
    """Districts of which no plan has been recorded, of a part or of the whole country; of very many none is named."""
    districts = plans_of.districts if plans_of else page.site.districts
    unread = [district for district in districts if not page.site.plans_of(district)]
    if len(unread) > page.config.limits.table_plans:
        return ()
    return tuple(Link(district.full_name, page.href(urls.district_url(district))) for district in unread)
