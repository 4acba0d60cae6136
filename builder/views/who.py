"""Who does what in one plan: bodies by theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.coverage import TermCoverage
from builder.compare.who import Tally, ThemeRoles, tally_bodies
from builder.model.site import Plan, Programme
from builder.search.entries import organisation_anchor
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import page_frame, place_trail, plans_provenance
from builder.views.links import plan_label, programme_link, term_label, term_link
from builder.views.parts import Frame, Link, PlanLabel, Scope, Value
from builder.views.statements import bare_coverage_value
from builder.views.tables import Cell, Group, Row, Table, cell_of, heading, line, value_cell
from builder.views.values import absent_value, note_of_reading, own_value, uncoded_value


@value_class
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
        silence=_silence(page, plan),
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
        edition=page.shared.versions.of_district(plan.district.id),
        current=urls.DISTRICTS,
        within=[place],
        scope=Scope("plan", plan.key),
        about=[plan],
    )


def body_table(page: PageContext, themes: Sequence[str], rows: Iterable[Row], *, caption: str, body: str) -> Table:
    """A table with bodies as rows and themes as columns."""
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
    empty = empty_cell(uncoded_value(page, plan))
    rows = (
        Row(
            (_body(page, plan, name), *(_programmes(page, tally.get((name, theme)), empty) for theme in themes)),
            id=organisation_anchor(name),
            plan=plan.key,
        )
        for name in bodies
        if name in active
    )
    caption = page.t("who.caption", title=plan.short_title)
    return body_table(page, themes, rows, caption=caption, body=page.t("who.body"))


def _body(page: PageContext, plan: Plan, name: str) -> Cell:
    """A body by its name and type."""
    return heading(Link(name, note=term_label(page, "agencies", plan.organisations[name].agency)), "row")


def empty_cell(value: Value) -> Cell:
    """Why nothing stands in a matrix that is mostly empty; words of our own do not look like a value."""
    return cell_of([line(value, role="none")], value.state, name="none" if value.state == "value" else "")


def _silent_themes(page: PageContext, plan: Plan, tally: Tally) -> Value | None:
    coverage = page.shared.coverage[plan.key]
    _, silent = _themes(page, tally)
    if not silent:
        return None
    links = (_silent_link(page, theme, coverage.find(theme)) for theme in silent)
    return Value("value", tuple(links))


def _silent_link(page: PageContext, theme: str, covered: TermCoverage) -> Link:
    """A theme on which no body is named, and why the plan has nothing on it, if it has not."""
    note = "" if covered.state == "value" else bare_coverage_value(page, covered).text
    return replace(term_link(page, "themes", theme), note=note)


def _silence(page: PageContext, plan: Plan) -> Value:
    """What can be said of a plan whose statements name no body: it was searched for each type of them."""
    coverage = page.shared.coverage[plan.key]
    covered = [coverage.find(agency, "agencies") for agency in page.site.vocabularies["agencies"].terms]
    unknown = [each for each in covered if each.state in ("not_researched", "not_classified")]
    if unknown:
        return bare_coverage_value(page, min(unknown, key=lambda each: each.state != "not_researched"))
    if all(each.state == "not_stated" for each in covered):
        return absent_value(page, "not_stated", note=note_of_reading(page, [plan]))
    return own_value(page.t("statements.none"))


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
        replace(place_link(page, *place), note=page.t(f"role.{role}"))
        for role, places in roles.list_roles()
        for place in places
    )
    return value_cell(Value("value", programmes), listed=True)


def place_link(page: PageContext, plan: Plan, programme: Programme | None) -> Link:
    """The programme, or the plan where the plan itself states it."""
    return (
        programme_link(page, plan, programme) if programme else Link(plan.short_title, page.href(urls.plan_url(plan)))
    )
