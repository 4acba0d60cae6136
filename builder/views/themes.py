"""The list of themes, and one theme across all districts side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder import markdown, paths
from builder.compare.coverage import coverage
from builder.compare.provinces import Province, fits_one_table, provinces
from builder.fields import Absent
from builder.files import Term
from builder.model import District, Plan, Programme
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.evidence import NoteView, theme_note
from builder.views.parts import Cell, Frame, Link, PlanLabel

COLUMNS = 5


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """A theme in the list."""

    name: Link
    label_en: str
    definition: str
    example: str
    plans: str
    programmes: str


@dataclass(frozen=True, slots=True)
class ThemesView:
    """`themes/index.html`."""

    frame: Frame
    themes: tuple[ThemeSummary, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """A programme in a column: its name, summary, and the facts one compares."""

    name: Link
    claim: str
    verified: str
    summary: str
    lead: Cell
    status: Cell
    commitment: Cell
    cite: Cell


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """One plan on one theme. `silence` says in words that it has nothing, or that nobody has read it yet."""

    label: PlanLabel
    note: NoteView | None
    programmes: tuple[ProgrammeItem, ...]
    silence: Cell | None
    groups: Cell
    instruments: Cell
    firmness: Cell


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Up to `COLUMNS` plans side by side."""

    caption: str
    columns: tuple[PlanColumn, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """`themes/<theme>.html` and its pages by province: either `tables`, or `provinces` that lead to them."""

    frame: Frame
    definition: str
    example: str
    tables: tuple[ThemeTable, ...]
    searched: str
    unread: tuple[Link, ...]
    provinces: tuple[Link, ...]
    others: tuple[Link, ...]
    downloads: Downloads


def themes(context: Context) -> ThemesView:
    """All themes with their definitions."""
    page = context.page(paths.THEMES)
    site = context.site
    return ThemesView(
        frame=page.frame(
            title=page.t("themes.title"),
            description=page.t("themes.description"),
            breadcrumb=[Link(page.t("nav.themes"))],
            provenance=page.provenance(site.plans),
            plans=site.plans,
            current=paths.THEMES,
        ),
        themes=tuple(_summary(page, term) for term in site.vocabularies["themes"].terms.values()),
    )


def _summary(page: PageContext, term: Term) -> ThemeSummary:
    covered = [coverage(plan, term.id) for plan in page.site.plans]
    return ThemeSummary(
        name=Link(term.label.zh, page.href(paths.theme(term.id))),
        label_en=term.label.en or "",
        definition=term.definition.zh,
        example=term.example.zh,
        plans=page.t("themes.plans", count=sum(one.state == "value" for one in covered), all=len(covered)),
        programmes=page.t("matrix.count", count=sum(len(one.programmes) for one in covered)),
    )


def theme(context: Context, term: Term) -> ThemeView:
    """A theme across all districts, or, when they are too many, the way to the provinces."""
    page = context.page(paths.theme(term.id))
    whole = fits_one_table(context.site)
    return _view(
        page,
        term,
        name=page.t("theme.title", theme=term.label.zh),
        breadcrumb=[Link(term.label.zh)],
        plans=context.site.plans,
        tabulated=context.site.plans if whole else (),
        unread=context.site.districts if whole else (),
        split=() if whole else provinces(context.site),
    )


def theme_in_province(context: Context, term: Term, province: Province) -> ThemeView:
    """A theme across the districts of one province."""
    page = context.page(paths.theme_in_province(term.id, province.code))
    return _view(
        page,
        term,
        name=page.t("theme.title_province", theme=term.label.zh, province=province.name),
        breadcrumb=[Link(term.label.zh, page.href(paths.theme(term.id))), Link(province.name)],
        plans=province.plans,
        tabulated=province.plans,
        unread=province.districts,
        split=(),
    )


def _view(
    page: PageContext,
    term: Term,
    *,
    name: str,
    breadcrumb: list[Link],
    plans: Sequence[Plan],
    tabulated: Sequence[Plan],
    unread: Sequence[District],
    split: Sequence[Province],
) -> ThemeView:
    site = page.site
    with_plan = {plan.district.id for plan in site.plans}
    return ThemeView(
        frame=page.frame(
            title=name,
            description=page.t("theme.description", theme=term.label.zh),
            breadcrumb=[Link(page.t("nav.themes"), page.href(paths.THEMES)), *breadcrumb],
            provenance=page.provenance(plans),
            plans=plans,
            current=paths.THEMES,
        ),
        definition=term.definition.zh,
        example=term.example.zh,
        tables=tuple(_table(page, term, group) for group in _groups(tabulated)),
        searched=page.t("matrix.searched", looked=page.looked_in(tabulated)) if tabulated else "",
        unread=tuple(Link(one.full_name, page.href(paths.district(one))) for one in unread if one.id not in with_plan),
        provinces=tuple(
            Link(
                page.t("theme.province", province=one.name, count=_programmes(one.plans, term.id)),
                page.href(paths.theme_in_province(term.id, one.code)),
            )
            for one in split
        ),
        others=tuple(
            Link(one.label.zh, page.href(paths.theme(one.id))) for one in site.vocabularies["themes"].terms.values()
        ),
        downloads=downloads(page, tabulated),
    )


def _groups(plans: Sequence[Plan]) -> list[Sequence[Plan]]:
    return [plans[start : start + COLUMNS] for start in range(0, len(plans), COLUMNS)]


def _programmes(plans: Sequence[Plan], theme_id: str) -> int:
    return sum(len(coverage(plan, theme_id).programmes) for plan in plans)


def _table(page: PageContext, term: Term, plans: Sequence[Plan]) -> ThemeTable:
    places = "、".join(dict.fromkeys(plan.district.full_name for plan in plans))
    return ThemeTable(
        caption=page.t("theme.caption", theme=term.label.zh, places=places),
        columns=tuple(_column(page, plan, term.id) for plan in plans),
    )


def _column(page: PageContext, plan: Plan, theme: str) -> PlanColumn:
    covered = coverage(plan, theme)
    silent = covered.state != "value"
    note = page.looked_in([plan]) if covered.state == "not_stated" else ""
    none = page.absent("not_applicable", note=page.t("theme.no_programme"))
    return PlanColumn(
        label=page.plan_label(plan),
        note=theme_note(page, plan, theme),
        programmes=tuple(programme_item(page, plan, one) for one in covered.programmes),
        silence=page.absent(covered.state, note=note) if silent else None,
        groups=none if silent else page.terms("target-groups", _union(one.target_groups for one in covered.programmes)),
        instruments=none if silent else _instruments(page, plan, covered.programmes),
        firmness=none if silent else _firmness(page, covered.programmes),
    )


def programme_item(page: PageContext, plan: Plan, one: Programme) -> ProgrammeItem:
    """A programme as comparison cells show it."""
    return ProgrammeItem(
        name=page.programme_link(plan, one),
        claim=(claim := f"{plan.key}.{one.id}.summary"),
        verified=page.verified(claim),
        summary=markdown.plain_text(one.body),
        lead=page.organisations(plan, one.lead),
        status=page.terms("statuses", one.status),
        commitment=page.terms("commitments", one.commitment),
        cite=page.cite(plan, one.cite),
    )


def _union(lists: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(term for one in lists for term in one))


def _instruments(page: PageContext, plan: Plan, programmes: Sequence[Programme]) -> Cell:
    stated = [one.instruments for one in programmes if not isinstance(one.instruments, Absent)]
    if not stated:
        return page.absent("not_stated", note=page.looked_in([plan]))
    return page.terms("instruments", _union(stated))


def _firmness(page: PageContext, programmes: Sequence[Programme]) -> Cell:
    """How many programmes there are of each firmness; those without one are counted by their state."""
    words = [
        page.t(f"state.{one.commitment.state}")
        if isinstance(one.commitment, Absent)
        else page.label("commitments", one.commitment)
        for one in programmes
    ]
    counts = Counter(words)
    return Cell("value", tuple(Link(page.t("theme.firmness", word=word, count=n)) for word, n in counts.items()))
