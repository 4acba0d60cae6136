"""What sets a district's texts apart from those of other districts, both ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.coverage import CODED_FACETS
from builder.compare.gaps import Gaps, StatedTerm
from builder.model.site import District, Plan
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.count_switch import Switch, count_plans, counting_page, past_title
from builder.views.downloads import Downloads, downloads
from builder.views.frames import Heading, page_frame, place_trail
from builder.views.gap_rows import gap_row
from builder.views.links import term_link
from builder.views.pieces import Frame, Link, SearchScope, Value
from builder.views.provenance import plans_provenance
from builder.views.tables import Cell, Group, Table, heading, with_labels
from builder.views.values import absent_value, note_of_reading, note_of_texts, words_value


@value_class
class GapSection:
    """The terms of one vocabulary that some texts state and others do not, with the programmes that state them."""

    anchor: str
    heading: str
    table: Table


@value_class
class GapsView:
    """`districts/<district>/gaps.html`. `lead` says what was read, and why nothing can be concluded if it cannot."""

    frame: Frame
    switch: Switch | None
    code: str
    lead: Value
    summary: str
    none: str
    """That its texts state all that others do, where that is so."""
    missing: tuple[GapSection, ...]
    own: tuple[GapSection, ...]
    own_note: str
    elsewhere: tuple[Link, ...]
    downloads: Downloads | None


def gaps_view(context: Context, district: District, *, with_past: bool = False) -> GapsView:
    """What the plans in force of other districts state and this one's do not, and the reverse.

    `with_past`: also what holds no longer, on either side.
    """
    address = urls.gaps_url(district)
    page = counting_page(context, address, with_past=with_past)
    plans = context.site.plans_of(district) if with_past else context.editions.in_force(context.site.plans_of(district))
    own_gaps = (context.gaps_with_past if with_past else context.gaps)[district.id]
    name = district.full_name
    missing = _sections(page, own_gaps.missing, "missing", name, plans)
    own = _sections(page, own_gaps.own, "own", name, plans)
    tables = [section.table for section in (*missing, *own)]
    sections = {"missing": missing} | ({"own": own} if plans else {})
    lead, own_note = _lead(page, district, plans, own_gaps), _own_note(page, own_gaps) if plans else ""
    notes = (*(link.text for link in lead.items if missing), own_note if own else "")
    return GapsView(
        frame=_frame(page, district, plans, sections, with_past=with_past),
        switch=count_plans(page, address, context.site.plans, with_past=with_past).switch,
        code=district.code,
        lead=lead,
        summary=_summary(page, own_gaps),
        none=page.t("gaps.none") if own_gaps.basis == "complete" and not (missing or own_gaps.undecided) else "",
        missing=missing,
        own=own,
        own_note=own_note,
        elsewhere=(
            Link(page.t("gaps.themes"), page.href(urls.THEMES)),
            Link(page.t("gaps.compare"), page.href(urls.COMPARE)),
            Link(page.t("who.agencies_title"), page.href(urls.AGENCIES)),
        ),
        downloads=downloads(page, _named_plans(plans, own_gaps), tables, *notes) if tables else None,
    )


def _frame(
    page: PageContext,
    district: District,
    plans: Sequence[Plan],
    sections: Mapping[str, Sequence[GapSection]],
    *,
    with_past: bool,
) -> Frame:
    name = district.full_name
    return page_frame(
        page,
        Heading(
            title=page.t("gaps.title", name=name),
            description=page.t("gaps.description", name=name),
            breadcrumb=[*place_trail(page, district), Link(page.t("gaps.link"))],
            within=past_title(page, with_past=with_past),
        ),
        provenance=plans_provenance(page, plans, version=page.shared.versions.of_district(district.id)),
        current=urls.DISTRICTS,
        contents=_contents(page, sections),
        scope=SearchScope("district", district.id),
    )


def _contents(page: PageContext, sections: Mapping[str, Sequence[GapSection]]) -> list[Link]:
    """The sections in the order of the page."""
    return [
        link
        for side, parts in sections.items()
        for link in (
            Link(page.t(f"gaps.{side}"), f"#{side}"),
            *(Link(page.t("gaps.part", kind=part.heading), f"#{part.anchor}") for part in parts),
        )
    ]


def _named_plans(plans: Sequence[Plan], gaps: Gaps) -> list[Plan]:
    """The plans of the district, then those that its tables name and cite."""
    near = (each.plan for stated in (*gaps.missing, *gaps.own) for each in stated.nearest)
    return list({plan.key: plan for plan in (*plans, *near)}.values())


def gap_terms(page: PageContext, district: District) -> Value:
    """The themes that other districts write about and this one does not, or why nothing can be said of that."""
    gaps = page.shared.gaps[district.id]
    if gaps.basis != "complete":
        return _lead(page, district, page.shared.editions.in_force(page.site.plans_of(district)), gaps)
    themes = [stated for stated in gaps.missing if stated.vocabulary == "themes"]
    if not themes:
        undecided = sum(vocabulary == "themes" for vocabulary, _ in gaps.undecided)
        key = "gaps.no_theme_known" if undecided else "gaps.no_theme"
        return words_value(page.t(key, count=undecided))
    links = (term_link(page, stated.vocabulary, stated.term) for stated in themes)
    counts = (page.t("gaps.texts", count=stated.plans) for stated in themes)
    return Value("value", tuple(replace(link, note=count) for link, count in zip(links, counts, strict=True)))


def _lead(page: PageContext, district: District, plans: Sequence[Plan], gaps: Gaps) -> Value:
    """What was read, or why nothing can be concluded."""
    if gaps.basis == "complete":
        looked = note_of_reading(page, plans)
        words = page.t("gaps.lead", count=gaps.others, looked=looked)
        if inferred := [plan.short_title for plan in plans if plan.place]:
            words += page.t("gaps.inferred", titles="、".join(inferred))
        return words_value(words)
    if gaps.basis == "alone":
        return absent_value(page, "not_applicable", note=page.t("gaps.alone"))
    if gaps.basis == "no_plan" and page.site.plans_of(district):
        return absent_value(page, "not_applicable", note=page.t("gaps.ended"))
    return absent_value(page, "not_researched", note=page.t(f"gaps.{gaps.basis}"))


def _summary(page: PageContext, gaps: Gaps) -> str:
    if gaps.basis != "complete":
        return ""
    counts = {
        name.replace("-", "_"): sum(stated.vocabulary == name for stated in gaps.missing) for name in CODED_FACETS
    }
    terms = "、".join(page.t(f"gaps.summary_{name}", count=count) for name, count in counts.items() if count)
    parts = [page.t("gaps.summary_missing", terms=terms)] if terms else []
    if gaps.undecided:
        parts.append(page.t("gaps.summary_undecided", count=len(gaps.undecided)))
    if gaps.own or not parts:
        parts.append(page.t("gaps.summary_own", count=len(gaps.own)))
    return page.t("gaps.summary", parts="；".join(parts))


def _own_note(page: PageContext, gaps: Gaps) -> str:
    if not gaps.others or gaps.oldest is None:
        return page.t("gaps.alone")
    if not gaps.own:
        return page.t("gaps.own_none")
    words = page.t("gaps.own_lead", count=gaps.others, looked=note_of_texts(page, gaps.sources, gaps.oldest))
    if any(stated.elsewhere.state == "not_classified" for stated in gaps.own):
        words += page.t("gaps.own_unclassified")
    return words + (page.t("gaps.own_unread", count=gaps.unread) if gaps.unread else "")


def _sections(
    page: PageContext, statements: Sequence[StatedTerm], side: str, name: str, plans: Sequence[Plan]
) -> tuple[GapSection, ...]:
    """`plans`: those of the district, which is silent on what its texts are `missing`."""
    sections = []
    silent = plans if side == "missing" else ()
    for vocabulary in CODED_FACETS:
        rows = tuple(
            gap_row(page, stated, silent, explained=side == "missing")
            for stated in statements
            if stated.vocabulary == vocabulary
        )
        if rows:
            kind, anchor = page.t(f"vocabulary.{vocabulary}"), f"{side}-{vocabulary}"
            table = Table(
                id=f"{anchor}-caption",
                caption=page.t(f"gaps.{side}_caption", kind=kind, name=name),
                kind="gaps",
                columns=_columns(page, side, name),
                groups=(Group(rows),),
            )
            sections.append(GapSection(anchor, kind, with_labels(table)))
    return tuple(sections)


def _columns(page: PageContext, side: str, name: str) -> tuple[Cell, ...]:
    return (
        heading(page.t("gaps.term"), "col", name="term"),
        heading(page.t("gaps.count_heading"), "col", name="count"),
        heading(page.t(f"gaps.{side}_there"), "col"),
        heading(page.t(f"gaps.{side}_silent", name=name), "col", name="silent"),
    )
