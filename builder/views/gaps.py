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


def gaps_view(context: Context, district: District) -> GapsView:
    """What the plans of other districts state and this one's do not, and the reverse."""
    page = context.page(urls.gaps_url(district))
    plans = context.site.plans_of(district)
    own_gaps = context.gaps[district.id]
    name = district.full_name
    return GapsView(
        frame=page_frame(
            page,
            title=page.t("gaps.title", name=name),
            description=page.t("gaps.description", name=name),
            breadcrumb=[*place_trail(page, district), Link(page.t("gaps.link"))],
            provenance=plans_provenance(page, plans),
            plans=plans,
            district=district,
            current=urls.DISTRICTS,
        ),
        code=district.code,
        lead=_lead(page, plans, own_gaps),
        summary=_summary(page, own_gaps),
        missing=_tables(page, own_gaps.missing, "missing", name, absent_cell(page, "not_stated")),
        own=_tables(page, own_gaps.own, "own", name, _others(page, own_gaps)),
        own_note=_own_note(page, own_gaps) if plans else "",
        elsewhere=(
            Link(page.t("gaps.themes"), page.href(urls.THEMES)),
            Link(page.t("gaps.compare"), page.href(urls.COMPARE)),
            Link(page.t("who.agencies_title"), page.href(urls.AGENCIES)),
        ),
        downloads=downloads(page, plans) if own_gaps.missing or own_gaps.own else None,
    )


def _lead(page: PageContext, plans: Sequence[Plan], gaps: Gaps) -> Cell:
    """What was read, or why nothing can be concluded."""
    if gaps.basis == "complete":
        looked = note_of_reading(page, plans)
        return value_cell(page.t("gaps.lead", count=gaps.others, looked=looked))
    if gaps.basis == "alone":
        return absent_cell(page, "not_applicable", note=page.t("gaps.alone"))
    return absent_cell(page, "not_researched", note=page.t(f"gaps.{gaps.basis}"))


def _summary(page: PageContext, gaps: Gaps) -> str:
    if gaps.basis != "complete":
        return ""
    counts = {
        name.replace("-", "_"): sum(stated.vocabulary == name for stated in gaps.missing) for name in CODED_FACETS
    }
    return page.t("gaps.summary", own=len(gaps.own), others=gaps.others, **counts)


def _own_note(page: PageContext, gaps: Gaps) -> str:
    if not gaps.others or gaps.oldest is None:
        return page.t("gaps.alone")
    if not gaps.own:
        return page.t("gaps.own_none")
    words = page.t("gaps.own_lead", count=gaps.others, looked=note_of_texts(page, gaps.sources, gaps.oldest))
    return words + (page.t("gaps.own_unread", count=gaps.unread) if gaps.unread else "")


def _others(page: PageContext, gaps: Gaps) -> Cell:
    """What the plans of the other districts have on something that only this one states."""
    return absent_cell(page, "not_researched" if gaps.unread else "not_stated")


def _tables(
    page: PageContext, statements: Sequence[StatedTerm], side: str, name: str, silence: Cell
) -> tuple[GapTable, ...]:
    tables = []
    for vocabulary in CODED_FACETS:
        rows = tuple(_row(page, stated, silence) for stated in statements if stated.vocabulary == vocabulary)
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


def _row(page: PageContext, stated: StatedTerm, silence: Cell) -> GapRow:
    term = term_link(page, stated.vocabulary, stated.term)
    named = len(stated.nearest)
    rest = Link(page.t("gaps.rest", count=stated.plans - named), term.href) if stated.plans > named else None
    return GapRow(
        term=term,
        count=page.t("gaps.count", plans=stated.plans, programmes=stated.programmes),
        holdings=tuple(_holding(page, holding) for holding in stated.nearest),
        rest=rest,
        silence=silence,
    )


def _holding(page: PageContext, holding: StatingPlan) -> HoldingView:
    return HoldingView(
        plan=plan_name_link(page, holding.plan),
        programmes=tuple(
            CitedProgramme(
                programme_link(page, holding.plan, programme), citation_cell(page, holding.plan, programme.cite)
            )
            for programme in holding.programmes
        ),
        more=page.t("gaps.more", count=holding.count) if holding.count > len(holding.programmes) else "",
    )
