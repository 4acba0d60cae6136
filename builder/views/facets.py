"""A term of a facet (themes, instruments, target groups, agencies) across all districts."""

from __future__ import annotations

from collections.abc import Sequence

from builder import urls
from builder.compare.region_parts import RegionPart
from builder.model.schema.vocabulary import Term
from builder.model.site import District, Plan
from builder.search.entries import FACET_KINDS
from builder.text.values import value_class
from builder.views.answers import Answer, answers, build_answer
from builder.views.context import Context, PageContext
from builder.views.count_switch import Switch, count_plans, counting_page, past_title
from builder.views.downloads import Downloads, downloads
from builder.views.feeds import subscriptions
from builder.views.frames import Heading, page_frame, section_links
from builder.views.links import place_words, term_link
from builder.views.peers import TermPeers, term_peers
from builder.views.pieces import Frame, Link, MarkLine, SearchScope
from builder.views.provenance import Provenance, plans_provenance
from builder.views.side_table import Columns, SideTable, side_table
from builder.views.sides import ComparedGroup, ComparedRow, aspects, term_sides
from builder.views.statements import join_counts
from builder.views.strips import StripCard, strip_cards
from builder.views.table_marks import mark_line_of
from builder.views.tables import Table
from builder.views.values import note_of_search

COLUMNS = 5


@value_class
class FacetView:
    """`themes/<theme>.html` and the like, and its parts: either `tables`, or `parts` that lead to them."""

    frame: Frame
    definition: str
    example: str
    reading: str
    switch: Switch | None
    answer: Answer | None
    peers: TermPeers
    strips: tuple[StripCard, ...]
    """The indicators that stand under the term, each with its numbers on one scale a unit."""
    tables: tuple[SideTable, ...]
    compare: Link | None
    searched: str
    unread: tuple[Link, ...]
    parts: tuple[Link, ...]
    others: tuple[Link, ...]
    subscriptions: tuple[Link, ...]
    downloads: Downloads


def facet_view(
    context: Context, vocabulary: str, term: Term, split: Sequence[RegionPart], *, with_past: bool = False
) -> FacetView:
    """A term across all districts, or, when one page does not hold them, the way to its parts, `split`.

    It counts what is in force, and `with_past` also what is not any longer.
    """
    return _view(context, vocabulary, term, split=split, with_past=with_past)


def facet_part_view(
    context: Context, vocabulary: str, term: Term, region: RegionPart, *, with_past: bool = False
) -> FacetView:
    """A term across the districts of a region."""
    return _view(context, vocabulary, term, region=region, with_past=with_past)


def _view(
    context: Context,
    vocabulary: str,
    term: Term,
    *,
    with_past: bool,
    region: RegionPart | None = None,
    split: Sequence[RegionPart] = (),
) -> FacetView:
    area = region or context.site
    address = urls.facet_part_url(vocabulary, term.id, region.code) if region else urls.facet_url(vocabulary, term.id)
    page = counting_page(context, address, with_past=with_past)
    counted = count_plans(page, address, area.plans, with_past=with_past)
    # The tables of a page that is split, and its places without a plan, are on its parts.
    tabulated, unread = ((), ()) if split else (counted.plans, _places(page, area.districts))
    version = context.versions.of_term(vocabulary, term.id, area.plans)
    tables = _tables(page, vocabulary, term, tabulated)
    plan_answers = answers(page, vocabulary, term.id, tabulated)
    answer, strips = build_answer(page, term, plan_answers) if plan_answers else None, strip_cards(page, plan_answers)
    exported, searched = [*_answer_tables(answer), *(side.table for side in tables)], note_of_search(page, tabulated)
    return FacetView(
        frame=_frame(
            page,
            vocabulary,
            term,
            region,
            provenance=plans_provenance(page, counted.plans, version=version),
            past=past_title(page, with_past=with_past),
            contents=_contents(page, tables=tables, strips=strips, unread=unread, parts=split),
            marks=(marks := mark_line_of(page, exported)),
        ),
        definition=term.definition.shown,
        example=term.example.shown,
        reading=_reading(page, vocabulary, term, counted.plans) if counted.plans else "",
        switch=None if split else counted.switch,
        answer=answer,
        peers=term_peers(page, vocabulary, term.id),
        strips=strips,
        tables=tables,
        compare=_compare(page, vocabulary, term) if len(page.site.plans) > 1 else None,
        searched=searched,
        unread=tuple(unread),
        parts=tuple(_part(page, vocabulary, term, region) for region in split),
        subscriptions=subscriptions(page, theme=term.id) if vocabulary == "themes" else (),
        downloads=downloads(page, tabulated, exported, page.t("facet.unlike"), searched, marks=marks),
        others=tuple(term_link(page, vocabulary, term_id) for term_id in page.site.vocabularies[vocabulary].terms),
    )


def _frame(
    page: PageContext,
    vocabulary: str,
    term: Term,
    region: RegionPart | None,
    *,
    provenance: Provenance,
    past: tuple[str, ...],
    contents: list[Link],
    marks: MarkLine | None,
) -> Frame:
    facet, facets = page.t(f"vocabulary.{vocabulary}"), urls.facet_list_url(vocabulary)
    words = {"facet": facet, "term": term.label.shown}
    trail = [term_link(page, vocabulary, term.id), Link(region.name)] if region else [Link(term.label.shown)]
    return page_frame(
        page,
        Heading(
            title=page.t("facet.title_part", **words, place=region.name) if region else page.t("facet.title", **words),
            description=page.t("facet.description", **words),
            breadcrumb=[Link(facet, page.href(facets)), *trail],
            within=[facet, *past],
        ),
        provenance=provenance,
        current=facets,
        contents=contents,
        marks=marks,
        scope=SearchScope(FACET_KINDS[vocabulary], term.id),
    )


def _contents(page: PageContext, **sections: Sequence[object]) -> list[Link]:
    """The sections of the page below the answer, in their order."""
    shown = {
        "numbers": bool(sections["strips"]),
        "sides": bool(sections["tables"]),
        "parts": bool(sections["parts"]),
        "unread": bool(sections["unread"]),
        "definition": True,
        "others": True,
    }
    titles = {"numbers": page.t("facet.strips"), "sides": page.t("facet.sides_short")}
    return section_links(page, "facet", shown, titles)


def _reading(page: PageContext, vocabulary: str, term: Term, plans: Sequence[Plan]) -> str:
    """The page in a sentence: how many texts state something, and how many of those read do not."""
    states: list[str] = [page.shared.coverage[plan.key].find(term.id, vocabulary).state for plan in plans]
    names = {
        "value": "stated",
        "not_stated": "silent",
        "not_classified": "unclassified",
        "not_researched": "unknown",
    }
    counts = {name: states.count(state) for state, name in names.items()}
    parts = (page.t(f"facet.reading_{name}", count=count) for name, count in counts.items() if count)
    return page.t(
        "facet.reading", all=len(plans), parts=join_counts(page, parts) or page.t("facet.reading_stated", count=0)
    )


def _answer_tables(answer: Answer | None) -> list[Table]:
    return [table for table in (answer.table, answer.names) if table] if answer else []


def _tables(page: PageContext, vocabulary: str, term: Term, plans: Sequence[Plan]) -> tuple[SideTable, ...]:
    columns = [(plan, term_sides(page, plan, vocabulary, term.id, details=False)) for plan in plans]
    return tuple(
        _table(page, vocabulary, term, columns[start : start + COLUMNS], start // COLUMNS + 1)
        for start in range(0, len(columns), COLUMNS)
    )


def _table(page: PageContext, vocabulary: str, term: Term, columns: Columns, number: int) -> SideTable:
    places = "、".join(dict.fromkeys(place_words(page, plan) for plan, _ in columns))
    # The answer says of each statement what the details of whole programmes would say again.
    names = [(name, word) for name, word in aspects(page, vocabulary) if name != "programmes"]
    rows = tuple(ComparedRow(f"{vocabulary}.{term.id}.{name}", Link(word)) for name, word in names)
    return side_table(
        page,
        columns,
        [ComparedGroup(f"{vocabulary}.{term.id}", Link(term.label.shown), rows)],
        name=f"t{number}",
        caption=page.t("facet.caption", term=term.label.shown, places=places),
        headed=False,
    )


def _compare(page: PageContext, vocabulary: str, term: Term) -> Link:
    """The free comparison, opened at this term."""
    rows = f"themes.{term.id}" if vocabulary == "themes" else vocabulary
    return Link(page.t("facet.compare"), f"{page.href(urls.COMPARE)}?rows={rows}")


def _places(page: PageContext, districts: Sequence[District]) -> tuple[Link, ...]:
    """Those of the districts without a text, unless there are too many districts."""
    is_short = len(districts) <= page.config.limits.table_plans
    unread = [district for district in districts if is_short and not page.site.plans_of(district)]
    return tuple(Link(district.full_name, page.href(urls.district_url(district))) for district in unread)


def _part(page: PageContext, vocabulary: str, term: Term, region: RegionPart) -> Link:
    plans = page.shared.editions.in_force(region.plans)
    count = sum(len(page.shared.coverage[plan.key].find(term.id, vocabulary).programmes) for plan in plans)
    text = page.t("facet.part", place=region.name, count=count)
    return Link(text, page.href(urls.facet_part_url(vocabulary, term.id, region.code)))
