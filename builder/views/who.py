"""Who does what: bodies by theme in one plan, and types of body by theme over all plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from builder import urls
from builder.compare.coverage import CoverageState
from builder.compare.who import Tally, ThemeRoles, names_bodies, tally_agencies, tally_bodies
from builder.model.schema.statement import ROLES, Role
from builder.model.site import Plan, Programme
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import page_frame, place_trail, plans_provenance
from builder.views.links import plan_label, plan_name_link, programme_link, term_label, term_link
from builder.views.matrix import note_of_search
from builder.views.nobody import Nobody
from builder.views.parts import Frame, Link, PlanLabel, Value
from builder.views.tables import Cell, Group, Row, Table, cell_of, heading, line, text_cell, value_cell
from builder.views.values import note_of_reading, own_value, silence_value, terms_value

LISTED = 800
"""Up to so many programmes, counted in every role and theme, are listed under the matrix."""


@dataclass(frozen=True, slots=True)
class WhoView:
    """`districts/<district>/<plan>/who.html`. Without a table, the plan names no body.

    `silent`: themes on which no body is named.
    """

    frame: Frame
    label: PlanLabel
    table: Table | None
    silent: Value | None
    silence: Value
    searched: str
    back: Link
    all: Link
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class AgenciesView:
    """`agencies/index.html`. `silent`: plans that name no body; `unnamed`: types that no plan names."""

    frame: Frame
    table: Table | None
    lists: Table | None
    silent: Value | None
    unnamed: Value | None
    searched: str
    downloads: Downloads


def who_view(context: Context, plan: Plan) -> WhoView:
    """Which body does what in one plan."""
    page = context.page(urls.who_url(plan))
    tally = tally_bodies(context.coverage[plan.key])
    table = _bodies(page, plan, tally)
    searched = page.t("who.searched", looked=note_of_reading(page, [plan]))
    return WhoView(
        frame=_frame(page, plan),
        label=plan_label(page, plan),
        table=table,
        silent=_silent_themes(page, plan, tally),
        silence=silence_value(page, plan),
        searched=searched,
        back=Link(plan.title, page.href(f"{urls.plan_url(plan)}#organisations")),
        all=Link(page.t("who.all"), page.href(urls.AGENCIES)),
        downloads=downloads(page, [plan], [table] if table else (), searched),
    )


def _frame(page: PageContext, plan: Plan) -> Frame:
    place = plan.district.full_name
    trail = [Link(plan.short_title, page.href(urls.plan_url(plan))), Link(page.t("who.link"))]
    return page_frame(
        page,
        title=page.t("who.title", title=plan.short_title),
        description=page.t("who.description", place=place, title=plan.title),
        breadcrumb=[*place_trail(page, plan.district), *trail],
        provenance=plans_provenance(page, [plan]),
        plans=[plan],
        district=plan.district,
        current=urls.DISTRICTS,
        within=[place],
    )


def _table(page: PageContext, themes: Sequence[str], rows: Iterable[Row], *, caption: str, body: str) -> Table:
    """Rows of bodies, columns of themes."""
    return Table(
        id="who-caption",
        caption=caption,
        kind="who",
        columns=(
            heading(body, "col", name="body"),
            *(heading(term_link(page, "themes", theme), "col") for theme in themes),
        ),
        groups=(Group(tuple(rows)),),
    )


def _bodies(page: PageContext, plan: Plan, tally: Tally) -> Table | None:
    """Bodies as printed, in the order of their types and then of the plan."""
    if not tally:
        return None
    agencies = list(page.site.vocabularies["agencies"].terms)
    bodies = sorted(plan.organisations, key=lambda name: agencies.index(plan.organisations[name].agency))
    active = {name for name, _ in tally}
    themes, _ = _themes(page, tally)
    empty = _empty_cell(silence_value(page, plan, searched=False))
    rows = (
        Row((_body(page, plan, name), *(_programmes(page, tally.get((name, theme)), empty) for theme in themes)))
        for name in bodies
        if name in active
    )
    caption = page.t("who.caption", title=plan.short_title)
    return _table(page, themes, rows, caption=caption, body=page.t("who.body"))


def _body(page: PageContext, plan: Plan, name: str) -> Cell:
    """A body by its name and type."""
    return heading(Link(name, note=term_label(page, "agencies", plan.organisations[name].agency)), "row")


def _empty_cell(value: Value) -> Cell:
    return cell_of([line(value.text, role="none")], value.state)


def _silent_themes(page: PageContext, plan: Plan, tally: Tally) -> Value | None:
    coverage = page.shared.coverage[plan.key]
    _, silent = _themes(page, tally)
    if not silent:
        return None
    links = (_silent_link(page, theme, coverage.find(theme).state) for theme in silent)
    return Value("value", tuple(links))


def _silent_link(page: PageContext, theme: str, state: CoverageState) -> Link:
    """A theme on which no body is named, and that its words are not classified, if they are not."""
    note = page.t("state.not_classified") if state == "not_classified" else ""
    return replace(term_link(page, "themes", theme), note=note)


def _themes(page: PageContext, tally: Tally) -> tuple[list[str], list[str]]:
    """The themes on which a body is named, and the others."""
    named = {theme for _, theme in tally}
    themes = list(page.site.vocabularies["themes"].terms)
    return [theme for theme in themes if theme in named], [theme for theme in themes if theme not in named]


def _programmes(page: PageContext, roles: ThemeRoles | None, empty: Cell) -> Cell:
    """What one body does on one theme: each programme with its role."""
    if roles is None:
        return empty

    programmes = tuple(
        replace(_place_link(page, *place), note=page.t(f"role.{role}"))
        for role, places in roles.list_roles()
        for place in places
    )
    return value_cell(Value("value", programmes), listed=True)


def _place_link(page: PageContext, plan: Plan, programme: Programme | None) -> Link:
    """The programme, or the plan where the plan itself states it."""
    return (
        programme_link(page, plan, programme) if programme else Link(plan.short_title, page.href(urls.plan_url(plan)))
    )


def agencies_view(context: Context) -> AgenciesView:
    """Which types of body do what, over all plans."""
    page = context.page(urls.AGENCIES)
    site = context.site
    tally = tally_agencies(context.coverage)
    listed = sum(len(places) for roles in tally.values() for _, places in roles.list_roles()) <= LISTED
    silent = [plan for plan in site.plans if not names_bodies(context.coverage[plan.key])]
    nobody = Nobody(page)
    table = _agencies(page, tally, nobody, listed=listed) if tally else None
    lists = _lists(page, tally, nobody) if tally and listed else None
    searched = note_of_search(page, site.plans)
    return AgenciesView(
        frame=_agencies_frame(page),
        table=table,
        lists=lists,
        silent=_silent(page, silent) if silent else None,
        unnamed=_unnamed(page, tally),
        searched=searched,
        downloads=downloads(
            page, site.plans if listed else (), [shown for shown in (table, lists) if shown], searched if table else ""
        ),
    )


def _agencies_frame(page: PageContext) -> Frame:
    return page_frame(
        page,
        title=page.t("who.agencies_title"),
        description=page.t("who.agencies_description"),
        breadcrumb=[Link(page.t("vocabulary.agencies"))],
        provenance=plans_provenance(page, page.site.plans),
        plans=page.site.plans,
        current=urls.AGENCIES,
    )


def _silent(page: PageContext, plans: list[Plan]) -> Value:
    """Plans that name no responsible body; only their number when they are many."""
    if len(plans) > page.config.limits.table_plans:
        return own_value(page.t("who.texts", count=len(plans)))
    return Value("value", tuple(plan_name_link(page, plan) for plan in plans))


def _unnamed(page: PageContext, tally: Tally) -> Value | None:
    named = {agency for agency, _ in tally}
    unnamed = [agency for agency in page.site.vocabularies["agencies"].terms if agency not in named]
    return terms_value(page, "agencies", unnamed) if unnamed else None


def _order(page: PageContext, tally: Tally) -> list[str]:
    named = {agency for agency, _ in tally}
    return [agency for agency in page.site.vocabularies["agencies"].terms if agency in named]


def _agencies(page: PageContext, tally: Tally, nobody: Nobody, *, listed: bool) -> Table:
    themes = list(page.site.vocabularies["themes"].terms)

    def cell(agency: str, theme: str) -> Cell:
        roles = tally.get((agency, theme))
        if roles:
            return _counts(page, roles, f"#{_anchor(agency, theme)}" if listed else "")
        return _empty_cell(nobody.value(agency, theme))

    rows = (
        Row((heading(term_link(page, "agencies", agency), "row"), *(cell(agency, theme) for theme in themes)))
        for agency in _order(page, tally)
    )
    return _table(page, themes, rows, caption=page.t("who.agencies_caption"), body=page.t("who.agency"))


def _counts(page: PageContext, roles: ThemeRoles, href: str) -> Cell:
    words = page.t("who.and").join(
        page.t("who.count", role=page.t(f"role.{role}"), count=len(places)) for role, places in roles.list_roles()
    )
    return text_cell(Link(words, href))


def _anchor(agency: str, theme: str) -> str:
    return f"w-{agency}-{theme}"


def _lists(page: PageContext, tally: Tally, nobody: Nobody) -> Table:
    """Exactly the programmes that the cells of the matrix count; a column for each role that anybody has."""
    roles = [role for role in ROLES if any(role in theme_roles.by_role for theme_roles in tally.values())]

    def group(agency: str) -> Group:
        themes = [theme for theme in page.site.vocabularies["themes"].terms if (agency, theme) in tally]
        rows = (_role_row(page, agency, theme, tally[agency, theme], roles, nobody) for theme in themes)
        label = replace(heading(term_link(page, "agencies", agency), "rowgroup"), columns=1 + len(roles))
        return Group(tuple(rows), heading=label)

    return Table(
        id="lists-caption",
        caption=page.t("who.lists_caption"),
        kind="roles",
        columns=(
            heading(page.t("who.theme"), "col", name="name"),
            *(heading(page.t(f"role.{role}"), "col") for role in roles),
        ),
        groups=tuple(group(agency) for agency in _order(page, tally)),
    )


def _role_row(
    page: PageContext, agency: str, theme: str, acts: ThemeRoles, roles: Sequence[Role], nobody: Nobody
) -> Row:
    """The programmes in which a type of body acts on one theme, by role."""
    unnamed = nobody.value(agency, theme)

    def cell(role: Role) -> Cell:
        links = [(_place_link(page, *place), place[0].district.full_name) for place in acts.by_role.get(role, [])]
        named = tuple(replace(link, note=name) for link, name in links)
        return value_cell(Value("value", named) if named else unnamed, listed=True)

    cells = (heading(term_link(page, "themes", theme), "row"), *(cell(role) for role in roles))
    return Row(cells, id=_anchor(agency, theme))
