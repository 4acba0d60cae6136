"""Who does what over all plans: types of body by theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.who import RolePlace, Tally, ThemeRoles, names_bodies, tally_agencies
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.count_switch import Switch, count_plans, counting_page, past_title
from builder.views.downloads import Downloads, downloads
from builder.views.frames import Heading, page_frame
from builder.views.links import place_words, plan_name_link, term_link
from builder.views.nobody import Nobody
from builder.views.pieces import Frame, Link, Value
from builder.views.provenance import plans_provenance
from builder.views.tables import Cell, Group, Row, Table, heading, line, text_cell, value_cell, with_labels
from builder.views.values import note_of_reading, terms_value, words_value
from builder.views.who import body_table, empty_cell, in_part, place_link

LISTED = 3_500
"""A list of so many elements keeps the page within 5,000 and, as links weigh, 300 kB (3,630: 292 kB); a larger one is
left to the pages of the types."""


@value_class
class AgenciesView:
    """`agencies/index.html`. `silent`: plans that name no body; `unnamed`: types that no plan names."""

    frame: Frame
    switch: Switch | None
    table: Table | None
    lists: Table | None
    silent: Value | None
    unnamed: Value | None
    searched: str
    downloads: Downloads


def agencies_view(context: Context, *, with_past: bool = False) -> AgenciesView:
    """Which types of body do what, over all plans in force, and `with_past` also over the others."""
    page = counting_page(context, urls.AGENCIES, with_past=with_past)
    counted = count_plans(page, urls.AGENCIES, context.site.plans, with_past=with_past)
    plans = counted.plans
    coverage = {plan.key: context.coverage[plan.key] for plan in plans}
    tally = tally_agencies(coverage)
    listed = _weigh_lists(tally) <= LISTED
    silent = [plan for plan in plans if not names_bodies(coverage[plan.key])]
    nobody = Nobody(page, coverage.values())
    table = _agencies(page, tally, nobody, listed=listed) if tally else None
    lists = _lists(page, tally, nobody) if tally and listed else None
    searched = page.t("who.searched_all", looked=note_of_reading(page, plans)) if plans else ""
    return AgenciesView(
        frame=_agencies_frame(page, plans, with_past=with_past),
        switch=counted.switch,
        table=table,
        lists=lists,
        silent=_silent(page, silent) if silent else None,
        unnamed=_unnamed_value(page, tally),
        searched=searched,
        downloads=downloads(
            page, plans if listed else (), [shown for shown in (table, lists) if shown], searched if table else ""
        ),
    )


def _weigh_lists(tally: Tally) -> int:
    """How many elements the lists take at most: five for a row, of which a theme may have one more, and the links."""
    lists = [places for acts in tally.values() for _, places in acts.list_roles()]
    return 5 * (len(tally) + len(lists)) + sum(map(len, lists))


def _agencies_frame(page: PageContext, plans: Sequence[Plan], *, with_past: bool) -> Frame:
    return page_frame(
        page,
        Heading(
            title=page.t("who.agencies_title"),
            description=page.t("who.agencies_description"),
            breadcrumb=[Link(page.t("vocabulary.agencies"))],
            within=past_title(page, with_past=with_past),
        ),
        provenance=plans_provenance(page, plans),
        current=urls.AGENCIES,
    )


def _silent(page: PageContext, plans: list[Plan]) -> Value:
    """Plans that name no responsible body; only their number when they are many."""
    if len(plans) > page.config.limits.table_plans:
        return words_value(page.t("who.texts", count=len(plans)))
    return Value("value", tuple(plan_name_link(page, plan) for plan in plans))


def _unnamed_value(page: PageContext, tally: Tally) -> Value | None:
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
            href = f"#{_anchor(agency, theme)}" if listed else page.href(urls.facet_url("agencies", agency))
            return _counts(page, roles, href)
        return empty_cell(nobody.value(agency, theme))

    rows = [
        Row((heading(term_link(page, "agencies", agency), "row"), *(cell(agency, theme) for theme in themes)))
        for agency in _order(page, tally)
    ]
    group = Group(tuple(rows))
    return body_table(page, themes, [group], caption=page.t("who.agencies_caption"), body=page.t("who.agency"))


def _counts(page: PageContext, roles: ThemeRoles, href: str) -> Cell:
    words = page.t("who.and").join(
        page.t("who.count", role=page.t(f"role.{role}"), count=len(places)) for role, places in roles.list_roles()
    )
    return text_cell(Link(words, href))


def _anchor(agency: str, theme: str) -> str:
    return f"w-{agency}-{theme}"


def _lists(page: PageContext, tally: Tally, nobody: Nobody) -> Table:
    """Exactly the programmes that the cells of the matrix count; a row for each role that a type of body has."""

    def group(agency: str) -> Group:
        themes = [theme for theme in page.site.vocabularies["themes"].terms if (agency, theme) in tally]
        rows = (row for theme in themes for row in _role_rows(page, agency, theme, tally[agency, theme], nobody))
        label = heading(term_link(page, "agencies", agency), "rowgroup", columns=2)
        return Group(tuple(rows), heading=label)

    table = Table(
        id="lists-caption",
        caption=page.t("who.lists_caption"),
        kind="roles",
        columns=(
            heading(page.t("who.theme_role"), "col", name="name"),
            heading(page.t("facet.programmes"), "col"),
        ),
        groups=tuple(group(agency) for agency in _order(page, tally)),
    )
    return with_labels(table)


def _role_rows(page: PageContext, agency: str, theme: str, acts: ThemeRoles, nobody: Nobody) -> Iterator[Row]:
    """The programmes in which a type of body acts on one theme, by role; and whether there may be more to say."""

    def row(words: str, value: Value, anchor: str = "", plans: Iterable[Plan] = ()) -> Row:
        name = heading(term_link(page, "themes", theme), "row", notes=[line(words, role="note")])
        cell = replace(value_cell(value), plans=tuple(dict.fromkeys(plan.key for plan in plans)))
        return Row((name, cell), id=anchor)

    anchor = _anchor(agency, theme)
    for role, places in acts.list_roles():
        value = Value("value", tuple(_place(page, place) for place in places))
        yield row(page.t(f"role.{role}"), value, anchor, (place.plan for place in places))
        anchor = ""
    unnamed = nobody.value(agency, theme)
    if unnamed.state != "value":
        yield row(page.t("who.other_roles"), unnamed)


def _place(page: PageContext, place: RolePlace) -> Link:
    """A programme with its place, and in what of it a type of body acts where it is not said of the whole."""
    link, words = place_link(page, place), in_part(page, place_words(page, place.plan), place)
    return replace(link, text=page.t("who.place_of", programme=link.text, place=words))
