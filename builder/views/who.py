"""Who does what in one plan: bodies by theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.coverage import TermCoverage
from builder.compare.who import Act, RolePlace, Tally, count_led, list_acts, tally_bodies
from builder.model.schema.statement import ROLES, Role
from builder.model.site import Plan
from builder.model.types import Absent
from builder.search.entries import organisation_anchor
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import Heading, page_frame, place_trail
from builder.views.links import place_words, plan_label, programme_link, term_label, term_link
from builder.views.pieces import Frame, Link, PlanLabel, SearchScope, Value
from builder.views.provenance import plans_provenance
from builder.views.statements import bare_coverage_value, part_words
from builder.views.tables import Cell, Group, Row, Table, cell_of, heading, line, value_cell, with_labels
from builder.views.values import absent_value, note_of_reading, uncoded_value, words_value

_LEADS = 6
"""So many of the bodies that lead stand above the table; the rest are counted."""


@value_class
class WhoView:
    """`districts/<district>/<plan>/who.html`. Without a table, the plan names no body.

    `leads`: the bodies that lead most, each with what it leads; `ranks`: how many others there are.
    `silent`: themes on which no body is named.
    """

    frame: Frame
    label: PlanLabel
    leads: Value
    ranks: str
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
    ranked = _rank_bodies(page, plan, tally)
    table = _bodies(page, plan, tally, ranked) if tally else None
    searched = page.t("who.searched", looked=note_of_reading(page, [plan]))
    return WhoView(
        frame=_frame(page, plan),
        label=plan_label(page, plan),
        leads=_leads(page, plan, tally, ranked.get("lead", [])),
        ranks="".join(page.t(f"who.ranks.{rank}", count=len(ranked[rank])) for rank in _RANKS[1:] if rank in ranked),
        table=table,
        silent=_silent_themes(page, plan, tally),
        silence=_silence(page, plan),
        searched=searched,
        back=Link(plan.title, page.href(f"{urls.plan_url(plan)}#organisations")),
        all=Link(page.t("who.all"), page.href(urls.AGENCIES)),
        downloads=downloads(page, [plan], [table] if table else (), searched),
    )


def _frame(page: PageContext, plan: Plan) -> Frame:
    place = place_words(page, plan)
    trail = [Link(plan.short_title, page.href(urls.plan_url(plan))), Link(page.t("who.link"))]
    return page_frame(
        page,
        Heading(
            title=page.t("who.title", title=plan.short_title),
            description=page.t("who.description", place=place, title=plan.title),
            breadcrumb=[*place_trail(page, plan.district), *trail],
            within=[place],
        ),
        provenance=plans_provenance(page, [plan], version=page.shared.versions.of_district(plan.district.id)),
        current=urls.DISTRICTS,
        scope=SearchScope("plan", plan.key),
        about=[plan],
    )


def body_table(page: PageContext, themes: Sequence[str], groups: Iterable[Group], *, caption: str, body: str) -> Table:
    """A table with bodies as rows and themes as columns."""
    table = Table(
        id="who-caption",
        caption=caption,
        kind="who",
        columns=(
            heading(body, "col", name="body"),
            *(heading(term_link(page, "themes", theme), "col") for theme in themes),
        ),
        groups=tuple(groups),
    )
    return with_labels(table)


_RANKS = ("lead", "support", "mention")
"""What a body does at most in a plan: it leads; it takes part, manages or approves; it is only written of."""


def _rank_bodies(page: PageContext, plan: Plan, tally: Tally) -> dict[str, list[str]]:
    """The bodies of each rank: those that lead most first, equals in the order of their types and then of the plan."""
    agencies, led = list(page.site.vocabularies["agencies"].terms), count_led(tally)
    roles: dict[str, set[str]] = {}
    for (name, _), acts in tally.items():
        roles.setdefault(name, set()).update(acts.by_role)

    def place(name: str) -> tuple[int, int, int]:
        programmes, partly = led.get(name, (0, 0))
        return -programmes, partly, agencies.index(plan.organisations[name].agency)

    bodies = sorted((name for name in plan.organisations if name in roles), key=place)
    ranks: dict[str, list[str]] = {rank: [] for rank in _RANKS}
    for name in bodies:
        ranks["lead" if name in led else "mention" if roles[name] == {"mention"} else "support"].append(name)
    return {rank: names for rank, names in ranks.items() if names}


def _leads(page: PageContext, plan: Plan, tally: Tally, names: Sequence[str]) -> Value:
    """The bodies that lead most, each with how many programmes; or what is known where no body leads."""
    if not names:
        return _no_lead(page, plan)
    led = count_led(tally)
    links = [Link(name, f"#{organisation_anchor(name)}", note=_led_words(page, *led[name])) for name in names[:_LEADS]]
    more = len(names) - len(links)
    return Value("value", (*links, *([Link(page.t("who.leads_more", count=more))] if more else [])))


def _led_words(page: PageContext, programmes: int, partly: int) -> str:
    key = "led" if not partly else "led_part" if partly == programmes else "led_partly"
    return page.t(f"who.{key}", count=programmes, parts=partly)


def _no_lead(page: PageContext, plan: Plan) -> Value:
    """That nobody leads is said of the text only where each programme was searched for it."""
    leads = [programme.lead for programme in plan.programmes]
    if plan.extent != "complete":
        return absent_value(page, "not_researched")
    if all(isinstance(lead, Absent) and lead.state == "not_stated" for lead in leads):
        return absent_value(page, "not_stated", note=note_of_reading(page, [plan]))
    return words_value(page.t("statements.no_body_as", role=page.t("role.lead")))


def _bodies(page: PageContext, plan: Plan, tally: Tally, ranked: dict[str, list[str]]) -> Table:
    """Bodies as printed, by what they do at most, and beside each what it does, by role.

    With a column a theme there were sixteen, most of them empty, and a programme stood in several: nobody read across.
    """
    acts = list_acts(tally, list(page.site.vocabularies["themes"].terms))
    columns = _columns(acts)
    empty = empty_cell(uncoded_value(page, plan))

    def row(name: str) -> Row:
        cells = (_programmes(page, [act for act in acts[name] if act.role in roles], roles, empty) for roles in columns)
        return Row((_body(page, plan, name), *cells), id=organisation_anchor(name), plan=plan.key)

    groups = (
        Group(
            tuple(row(name) for name in names),
            heading=heading(page.t(f"who.rank.{rank}"), "rowgroup", columns=len(columns) + 1),
        )
        for rank, names in ranked.items()
    )
    heads = (page.t("who.and_part").join(page.t(f"role.{role}") for role in roles) for roles in columns)
    table = Table(
        id="who-caption",
        caption=page.t("who.caption", title=plan.short_title),
        kind="bodies",
        columns=(heading(page.t("who.body"), "col", name="body"), *(heading(words, "col") for words in heads)),
        groups=tuple(groups),
    )
    return with_labels(table)


def _columns(acts: Mapping[str, Sequence[Act]]) -> list[tuple[Role, ...]]:
    """The roles that bodies have in a plan: leading and being mentioned stand alone, the others in one column."""
    present = {act.role for own in acts.values() for act in own}
    support = tuple(role for role in ROLES if role not in ("lead", "mention"))
    columns = (tuple(role for role in roles if role in present) for roles in (("lead",), support, ("mention",)))
    return [roles for roles in columns if roles]


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
    return words_value(page.t("statements.none"))


def _themes(page: PageContext, tally: Tally) -> tuple[list[str], list[str]]:
    """The themes on which a body is named, and the others."""
    named = {theme for _, theme in tally}
    themes = list(page.site.vocabularies["themes"].terms)
    return [theme for theme in themes if theme in named], [theme for theme in themes if theme not in named]


def _programmes(page: PageContext, acts: Sequence[Act], roles: Sequence[Role], empty: Cell) -> Cell:
    """What one body does in the roles of a column: each programme once for each role, with its themes."""
    if not acts:
        return empty
    programmes: dict[tuple[Role, str], list[Act]] = {}
    for act in acts:
        programme = act.place.programme
        programmes.setdefault((act.role, programme.id if programme else ""), []).append(act)
    links = (_acts_link(page, own, is_clear=len(roles) == 1) for own in programmes.values())
    return value_cell(Value("value", tuple(links)), listed=True)


def _acts_link(page: PageContext, acts: Sequence[Act], *, is_clear: bool) -> Link:
    """A programme with what a body does in it in one role: where that is in several parts, each with its themes."""
    words = [_act_words(page, act, is_clear=is_clear or number > 0) for number, act in enumerate(acts)]
    return replace(place_link(page, acts[0].place), note=page.t("who.and_act").join(words))


def _act_words(page: PageContext, act: Act, *, is_clear: bool) -> str:
    """On which themes a body does it; before them the role, where its column has several, and in what part alone."""
    themes = page.t("who.and_part").join(term_label(page, "themes", theme) for theme in act.themes)
    parts = part_words(page, act.place.parts) if act.place.parts else ""
    what = parts if is_clear else in_part(page, page.t(f"role.{act.role}"), act.place)
    return page.t("who.act", what=what, themes=themes) if what else themes


def in_part(page: PageContext, words: str, place: RolePlace) -> str:
    """What is said of a body in a programme, with in what of it where that is not said of the whole."""
    return page.t("who.in_part", role=words, part=part_words(page, place.parts)) if place.parts else words


def place_link(page: PageContext, place: RolePlace) -> Link:
    """The programme, or the plan where the plan itself states it."""
    plan, programme = place.plan, place.programme
    return (
        programme_link(page, plan, programme) if programme else Link(plan.short_title, page.href(urls.plan_url(plan)))
    )
