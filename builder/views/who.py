"""Who does what: bodies by theme in one plan, and types of body by theme over all plans."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder import urls
from builder.compare.who import Tally, ThemeRoles, names_bodies, tally_agencies, tally_bodies
from builder.model.site import Plan, Programme
from builder.views.cells import absent_cell, note_of_reading, terms_cell, value_cell
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import page_frame, place_trail, plans_provenance
from builder.views.links import plan_label, plan_name_link, programme_link, term_label, term_link
from builder.views.matrix import searched
from builder.views.parts import Cell, Frame, Link, PlanLabel

LISTED = 800
"""Up to so many programmes, counted in every role and theme, are listed under the matrix."""


@dataclass(frozen=True, slots=True)
class WhoRow:
    """A body or a type of body, and what it does on each theme. `note`: the type of a body."""

    name: Link
    note: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class WhoTable:
    """Rows of bodies, columns of themes. `silent`: themes on which no body is named."""

    caption: str
    themes: tuple[Link, ...]
    rows: tuple[WhoRow, ...]
    silent: Cell | None


@dataclass(frozen=True, slots=True)
class WhoView:
    """`districts/<district>/<plan>/who.html`. Without a table, the plan names no body."""

    frame: Frame
    label: PlanLabel
    table: WhoTable | None
    silence: Cell
    searched: str
    back: Link
    all: Link
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class RoleRow:
    """The programmes that a type of body leads and supports on one theme."""

    anchor: str
    theme: Link
    leads: Cell
    partners: Cell


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The programmes of one type of body, by theme."""

    agency: Link
    rows: tuple[RoleRow, ...]


@dataclass(frozen=True, slots=True)
class AgenciesView:
    """`agencies/index.html`. `silent`: plans that name no body; `unnamed`: types that no plan names."""

    frame: Frame
    table: WhoTable | None
    lists: tuple[RoleGroup, ...]
    silent: Cell | None
    unnamed: Cell | None
    searched: str
    downloads: Downloads


def who_view(context: Context, plan: Plan) -> WhoView:
    """Which body does what in one plan."""
    page = context.page(urls.who_url(plan))
    place = plan.district.full_name
    return WhoView(
        frame=page_frame(
            page,
            title=page.t("who.title", title=plan.short_title),
            description=page.t("who.description", place=place, title=plan.title),
            breadcrumb=[
                *place_trail(page, plan.district),
                Link(plan.short_title, page.href(urls.plan_url(plan))),
                Link(page.t("who.link")),
            ],
            provenance=plans_provenance(page, [plan]),
            plans=[plan],
            district=plan.district,
            current=urls.DISTRICTS,
            within=[place],
        ),
        label=plan_label(page, plan),
        table=_bodies(page, plan),
        silence=_silence(page, complete=plan.extent == "complete", note=note_of_reading(page, [plan])),
        searched=page.t("who.searched", looked=note_of_reading(page, [plan])),
        back=Link(plan.title, page.href(f"{urls.plan_url(plan)}#organisations")),
        all=Link(page.t("who.all"), page.href(urls.AGENCIES)),
        downloads=downloads(page, [plan]),
    )


def _silence(page: PageContext, *, complete: bool, note: str = "") -> Cell:
    return absent_cell(page, "not_stated", note=note) if complete else absent_cell(page, "not_researched")


def _bodies(page: PageContext, plan: Plan) -> WhoTable | None:
    """Bodies as printed, in the order of their types and then of the plan."""
    tally = tally_bodies(plan)
    if not tally:
        return None
    agencies = list(page.site.vocabularies["agencies"].terms)
    bodies = sorted(plan.organisations, key=lambda name: agencies.index(plan.organisations[name].agency))
    active = {name for name, _ in tally}
    themes, silent = _themes(page, tally)
    empty = _silence(page, complete=plan.extent == "complete")
    return WhoTable(
        caption=page.t("who.caption", title=plan.short_title),
        themes=tuple(term_link(page, "themes", theme) for theme in themes),
        rows=tuple(
            WhoRow(
                name=Link(name),
                note=term_label(page, "agencies", plan.organisations[name].agency),
                cells=tuple(_programmes(page, tally.get((name, theme)), empty) for theme in themes),
            )
            for name in bodies
            if name in active
        ),
        silent=terms_cell(page, "themes", silent) if silent else None,
    )


def _themes(page: PageContext, tally: Tally) -> tuple[list[str], list[str]]:
    """The themes on which a body is named, and the others."""
    named = {theme for _, theme in tally}
    themes = list(page.site.vocabularies["themes"].terms)
    return [theme for theme in themes if theme in named], [theme for theme in themes if theme not in named]


def _programmes(page: PageContext, roles: ThemeRoles | None, empty: Cell) -> Cell:
    """What one body does on one theme: each programme with its role."""
    if roles is None:
        return empty

    def link(place: tuple[Plan, Programme], role: str) -> Link:
        return replace(programme_link(page, *place), note=page.t(f"who.{role}"))

    leads = (link(lead, "lead") for lead in roles.leads)
    return Cell("value", (*leads, *(link(partner, "partner") for partner in roles.partners)))


def agencies_view(context: Context) -> AgenciesView:
    """Which types of body do what, over all plans."""
    page = context.page(urls.AGENCIES)
    site = context.site
    tally = tally_agencies(site)
    listed = sum(len(roles.leads) + len(roles.partners) for roles in tally.values()) <= LISTED
    silent = [plan for plan in site.plans if not names_bodies(plan)]
    return AgenciesView(
        frame=page_frame(
            page,
            title=page.t("who.agencies_title"),
            description=page.t("who.agencies_description"),
            breadcrumb=[Link(page.t("vocabulary.agencies"))],
            provenance=plans_provenance(page, site.plans),
            plans=site.plans,
            current=urls.AGENCIES,
        ),
        table=_agencies(page, tally, listed=listed) if tally else None,
        lists=_lists(page, tally) if listed else (),
        silent=_silent(page, silent) if silent else None,
        unnamed=_unnamed(page, tally),
        searched=searched(page, site.plans),
        downloads=downloads(page, site.plans if listed else ()),
    )


def _silent(page: PageContext, plans: list[Plan]) -> Cell:
    """Plans that name no responsible body; only their number when they are many."""
    if len(plans) > page.config.limits.table_plans:
        return value_cell(page.t("who.texts", count=len(plans)))
    return Cell("value", tuple(plan_name_link(page, plan) for plan in plans))


def _unnamed(page: PageContext, tally: Tally) -> Cell | None:
    named = {agency for agency, _ in tally}
    unnamed = [agency for agency in page.site.vocabularies["agencies"].terms if agency not in named]
    return terms_cell(page, "agencies", unnamed) if unnamed else None


def _order(page: PageContext, tally: Tally) -> list[str]:
    named = {agency for agency, _ in tally}
    return [agency for agency in page.site.vocabularies["agencies"].terms if agency in named]


def _agencies(page: PageContext, tally: Tally, *, listed: bool) -> WhoTable:
    themes = list(page.site.vocabularies["themes"].terms)
    empty = _nobody(page)
    return WhoTable(
        caption=page.t("who.agencies_caption"),
        themes=tuple(term_link(page, "themes", theme) for theme in themes),
        rows=tuple(
            WhoRow(
                name=term_link(page, "agencies", agency),
                note="",
                cells=tuple(
                    _counts(page, roles, f"#{_anchor(agency, theme)}" if listed else "")
                    if (roles := tally.get((agency, theme)))
                    else empty
                    for theme in themes
                ),
            )
            for agency in _order(page, tally)
        ),
        silent=None,
    )


def _nobody(page: PageContext) -> Cell:
    """That no plan names a type of body for a theme; known only if all have been read."""
    return _silence(page, complete=all(plan.extent == "complete" for plan in page.site.plans))


def _counts(page: PageContext, roles: ThemeRoles, href: str) -> Cell:
    counts = (("lead", len(roles.leads)), ("partner", len(roles.partners)))
    words = page.t("who.and").join(page.t("who.count", role=page.t(f"who.{role}"), count=n) for role, n in counts if n)
    return Cell("value", (Link(words, href),))


def _anchor(agency: str, theme: str) -> str:
    return f"w-{agency}-{theme}"


def _lists(page: PageContext, tally: Tally) -> tuple[RoleGroup, ...]:
    """Exactly the programmes that the cells of the matrix count."""
    themes = list(page.site.vocabularies["themes"].terms)
    empty = _nobody(page)
    return tuple(
        RoleGroup(
            term_link(page, "agencies", agency),
            tuple(
                _roles(page, agency, theme, tally[agency, theme], empty) for theme in themes if (agency, theme) in tally
            ),
        )
        for agency in _order(page, tally)
    )


def _roles(page: PageContext, agency: str, theme: str, roles: ThemeRoles, empty: Cell) -> RoleRow:
    def cell(places: list[tuple[Plan, Programme]]) -> Cell:
        links = [(programme_link(page, *place), place[0].district.full_name) for place in places]
        return Cell("value", tuple(replace(link, note=name) for link, name in links)) if links else empty

    return RoleRow(_anchor(agency, theme), term_link(page, "themes", theme), cell(roles.leads), cell(roles.partners))
