"""What sets a district's texts apart from those of other districts, both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder import urls
from builder.compare.coverage import CODED_FACETS
from builder.compare.gaps import Gaps, StatedTerm, StatingPlan
from builder.model.site import District, Plan
from builder.views.cells import absent_cell, citation_cell, note_of_reading, note_of_texts, value_cell
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import page_frame, place_trail, plans_provenance
from builder.views.links import plan_name_link, programme_link, term_link
from builder.views.parts import Cell, Frame, Link


@dataclass(frozen=True, slots=True)
class CitedProgramme:
    """A programme by its name, and where its text states it."""

    name: Link
    cite: Cell


@dataclass(frozen=True, slots=True)
class HoldingView:
    """A plan and its programmes of a term; `more` says how many there are when not all are named."""

    plan: Link
    programmes: tuple[CitedProgramme, ...]
    more: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """A term, who states it, and what there is on the other side. `rest` leads to those that are not named."""

    term: Link
    count: str
    holdings: tuple[HoldingView, ...]
    rest: Link | None
    silence: Cell


@dataclass(frozen=True, slots=True)
class GapTable:
    """The terms of one vocabulary. `there` heads the column of those who state them, `silent` of those who do not."""

    anchor: str
    heading: str
    caption: str
    there: str
    silent: str
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class GapsView:
    """`districts/<district>/gaps.html`. `lead` says what was read, and why nothing can be concluded if it cannot."""

    frame: Frame
    code: str
    lead: Cell
    summary: str
    missing: tuple[GapTable, ...]
    own: tuple[GapTable, ...]
    own_note: str
    elsewhere: tuple[Link, ...]
    downloads: Downloads | None


def gaps(context: Context, one: District) -> GapsView:
    """What the plans of other districts state and this one's do not, and the reverse."""
    page = context.page(urls.gaps_url(one))
    plans = context.site.plans_of(one)
    found = context.gaps[one.id]
    name = one.full_name
    return GapsView(
        frame=page_frame(
            page,
            title=page.t("gaps.title", name=name),
            description=page.t("gaps.description", name=name),
            breadcrumb=[*place_trail(page, one), Link(page.t("gaps.link"))],
            provenance=plans_provenance(page, plans),
            plans=plans,
            district=one,
            current=urls.DISTRICTS,
        ),
        code=one.code,
        lead=_lead(page, plans, found),
        summary=_summary(page, found),
        missing=_tables(page, found.missing, "missing", name, absent_cell(page, "not_stated")),
        own=_tables(page, found.own, "own", name, _others(page, found)),
        own_note=_own_note(page, found) if plans else "",
        elsewhere=(
            Link(page.t("gaps.themes"), page.href(urls.THEMES)),
            Link(page.t("gaps.compare"), page.href(urls.COMPARE)),
            Link(page.t("who.agencies_title"), page.href(urls.AGENCIES)),
        ),
        downloads=downloads(page, plans) if found.missing or found.own else None,
    )


def _lead(page: PageContext, plans: Sequence[Plan], found: Gaps) -> Cell:
    """What was read, or why nothing can be concluded."""
    if found.basis == "complete":
        looked = note_of_reading(page, plans)
        return value_cell(page.t("gaps.lead", count=found.others, looked=looked))
    if found.basis == "alone":
        return absent_cell(page, "not_applicable", note=page.t("gaps.alone"))
    return absent_cell(page, "not_researched", note=page.t(f"gaps.{found.basis}"))


def _summary(page: PageContext, found: Gaps) -> str:
    if found.basis != "complete":
        return ""
    counts = {name.replace("-", "_"): sum(one.vocabulary == name for one in found.missing) for name in CODED_FACETS}
    return page.t("gaps.summary", own=len(found.own), others=found.others, **counts)


def _own_note(page: PageContext, found: Gaps) -> str:
    if not found.others or found.oldest is None:
        return page.t("gaps.alone")
    if not found.own:
        return page.t("gaps.own_none")
    words = page.t("gaps.own_lead", count=found.others, looked=note_of_texts(page, found.sources, found.oldest))
    return words + (page.t("gaps.own_unread", count=found.unread) if found.unread else "")


def _others(page: PageContext, found: Gaps) -> Cell:
    """What the plans of the other districts have on something that only this one states."""
    return absent_cell(page, "not_researched" if found.unread else "not_stated")


def _tables(
    page: PageContext, found: Sequence[StatedTerm], side: str, name: str, silence: Cell
) -> tuple[GapTable, ...]:
    tables = []
    for vocabulary in CODED_FACETS:
        rows = tuple(_row(page, one, silence) for one in found if one.vocabulary == vocabulary)
        kind = page.t(f"vocabulary.{vocabulary}")
        if rows:
            tables.append(
                GapTable(
                    anchor=f"{side}-{vocabulary}",
                    heading=kind,
                    caption=page.t(f"gaps.{side}_caption", kind=kind, name=name),
                    there=page.t(f"gaps.{side}_there"),
                    silent=page.t(f"gaps.{side}_silent", name=name),
                    rows=rows,
                )
            )
    return tuple(tables)


def _row(page: PageContext, one: StatedTerm, silence: Cell) -> GapRow:
    term = term_link(page, one.vocabulary, one.term)
    named = len(one.nearest)
    rest = Link(page.t("gaps.rest", count=one.plans - named), term.href) if one.plans > named else None
    return GapRow(
        term=term,
        count=page.t("gaps.count", plans=one.plans, programmes=one.programmes),
        holdings=tuple(_holding(page, holding) for holding in one.nearest),
        rest=rest,
        silence=silence,
    )


def _holding(page: PageContext, one: StatingPlan) -> HoldingView:
    return HoldingView(
        plan=plan_name_link(page, one.plan),
        programmes=tuple(
            CitedProgramme(programme_link(page, one.plan, programme), citation_cell(page, one.plan, programme.cite))
            for programme in one.programmes
        ),
        more=page.t("gaps.more", count=one.count) if one.count > len(one.programmes) else "",
    )
