"""One pair of plans side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.pairs import Overlap, find_overlap
from builder.model.site import Plan
from builder.model.types import Absent
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads, downloads
from builder.views.frames import Heading, page_frame
from builder.views.links import place_words, term_label, term_link
from builder.views.pieces import Fact, Frame, Link
from builder.views.provenance import plans_provenance
from builder.views.side_table import Columns, SideTable, cut_programmes, is_brief, side_table, tell_repeats
from builder.views.sides import (
    ComparedGroup,
    Side,
    fact_group,
    fact_sides,
    indicator_group,
    indicator_side,
    term_sides,
    theme_group,
)
from builder.views.statements import join_counts
from builder.views.values import note_of_search, terms_value
from builder.views.weights import unlike_weights


@value_class
class RelationSection:
    """Themes that stand in the same relation, and the table of them; without one, only their names."""

    id: str
    title: str
    themes: tuple[Link, ...]
    table: SideTable | None


@value_class
class PairView:
    """`compare/<a>-vs-<b>.html`."""

    frame: Frame
    summary: str
    caution: tuple[str, ...]
    lists: tuple[Fact, ...]
    facts: SideTable
    indicators: SideTable | None
    """The indicators under which both state a number."""
    indicators_note: str
    sections: tuple[RelationSection, ...]
    is_brief: bool
    """Whether the rows of programmes stand for those of their summary, which they are as short as."""
    compare: Link
    searched: str
    downloads: Downloads


def pair_view(context: Context, left: Plan, right: Plan) -> PairView:
    """Two plans side by side: what both state, what only one does, theme by theme."""
    page = context.page(urls.pair_url(left, right))
    shared = overlap_of(page, left, right)
    summary = pair_words(page, left, right, shared)
    plans = [left, right]
    sections = tuple(_sections(page, plans, shared))
    facts, indicators = _facts(page, plans), _indicators(page, plans)
    sides = (facts, indicators, *(section.table for section in sections))
    tables = [side.table for side in sides if side]
    caution = _caution(page, left, right)
    cautions = [page.t("pair.caution"), *caution] if caution else []
    indicators_note = page.t("pair.indicators_note") if indicators else ""
    searched = note_of_search(page, plans)
    brief = any(section.table and section.table.brief for section in sections)
    lists = () if brief else _lists(page, left, right, shared)
    return PairView(
        frame=_pair_frame(page, plans, summary, _contents(page, lists, indicators, sections)),
        summary=summary,
        caution=caution,
        lists=lists,
        facts=facts,
        indicators=indicators,
        indicators_note=indicators_note,
        sections=sections,
        is_brief=brief,
        compare=Link(page.t("pair.free"), f"{page.href(urls.COMPARE)}?plans={left.key},{right.key}"),
        searched=searched,
        downloads=downloads(page, plans, tables, *cautions, indicators_note, searched),
    )


def overlap_of(page: PageContext, left: Plan, right: Plan) -> Overlap:
    """Which themes both state, or only one of them."""
    coverage = page.shared.coverage
    return find_overlap(coverage[left.key], coverage[right.key], page.site.vocabularies["themes"].terms)


def _pair_frame(page: PageContext, plans: list[Plan], summary: str, contents: Sequence[Link]) -> Frame:
    left, right = plans
    title = pair_title(page, left, right)
    return page_frame(
        page,
        Heading(
            title=title,
            description=summary,
            breadcrumb=[Link(page.t("nav.compare"), page.href(urls.COMPARE)), Link(title)],
        ),
        provenance=plans_provenance(page, plans),
        current=urls.COMPARE,
        contents=contents,
        about=plans,
    )


def _contents(
    page: PageContext, lists: Sequence[Fact], indicators: SideTable | None, sections: Sequence[RelationSection]
) -> tuple[Link, ...]:
    """The parts of the page, in their order, and the themes of each that has a table of them."""
    named = [("lists", bool(lists)), ("facts", True), ("indicators", bool(indicators))]
    anchors = {"lists": "lists", "facts": "facts-title", "indicators": "indicators-title"}
    links = [Link(page.t(f"pair.{name}"), f"#{anchors[name]}") for name, is_there in named if is_there]
    for section in sections:
        links.append(Link(_section_title(page, section), f"#{section.id}-title"))
        if section.table:
            groups = section.table.table.groups
            names = zip(section.themes, groups, strict=True)
            links += [Link(theme.text, f"#{group.id}", tone="part") for theme, group in names]
    return tuple(links)


def _section_title(page: PageContext, section: RelationSection) -> str:
    return page.t("pair.section", title=section.title, count=len(section.themes))


def _facts(page: PageContext, plans: list[Plan]) -> SideTable:
    columns = [(plan, fact_sides(page, plan)) for plan in plans]
    caption = page.t("pair.facts_caption")
    return side_table(page, columns, [fact_group(page)], name="facts", caption=caption, headed=False)


def _sections(page: PageContext, plans: list[Plan], shared: Overlap) -> list[RelationSection]:
    """What both state with every row; where one is silent, what the other states; where nothing can be said, names."""
    left, right = (page.t("pair.only", place=place_words(page, plan), title=plan.short_title) for plan in plans)
    parts = [
        ("both", page.t("pair.both"), shared.both),
        ("left", left, shared.left_only),
        ("right", right, shared.right_only),
        ("unknown", page.t("pair.unknown"), shared.unknown),
    ]
    groups = {name: [_group(page, theme, whole=name == "both") for theme in themes] for name, _, themes in parts}
    rows = [row.id for part in groups.values() for group in part for row in group.rows]
    columns = cut_programmes([(plan, _sides(page, plan, rows)) for plan in plans])
    said = unlike_weights(page, plans)
    if is_brief(columns):  # the programmes themselves are as short as their summary
        groups["both"] = [replace(group, rows=group.rows[1:]) for group in groups["both"]]
        columns = [(plan, _lift_notes(sides)) for plan, sides in columns]
    sections = [
        RelationSection(
            name,
            title,
            tuple(term_link(page, "themes", theme) for theme in themes),
            side_table(page, columns, groups[name], name=name, caption=title, said=said),
        )
        for name, title, themes in parts
        if themes
    ]
    if shared.neither:
        links = tuple(term_link(page, "themes", theme) for theme in shared.neither)
        sections.append(RelationSection("neither", page.t("pair.neither"), links, None))
    return sections


def _indicators(page: PageContext, plans: list[Plan]) -> SideTable | None:
    indicators_of_plans = [
        {
            indicator.id
            for indicator in page.site.indicators
            if any(stated.is_number for stated in page.shared.quantities_by_indicator[plan.key].get(indicator.id, ()))
        }
        for plan in plans
    ]
    both = [
        indicator.id for indicator in page.site.indicators if all(indicator.id in ids for ids in indicators_of_plans)
    ]
    columns: Columns = [
        (plan, {f"indicators.{indicator_id}": indicator_side(page, plan, indicator_id) for indicator_id in both})
        for plan in plans
    ]
    title = page.t("pair.indicators")
    groups = indicator_group(page, both)
    if not both:
        return None
    said = unlike_weights(page, plans)
    return side_table(page, columns, groups, name="indicators", caption=title, headed=False, said=said)


def _group(page: PageContext, theme: str, *, whole: bool) -> ComparedGroup:
    """The rows of a theme; where one text is silent on it, what the other states is said once."""
    group = theme_group(page, theme)
    return group if whole else replace(group, rows=group.rows[-1:])


def _sides(page: PageContext, plan: Plan, rows: list[str]) -> dict[str, Side]:
    """The column of a plan in these rows, each programme in full once."""
    themes = dict.fromkeys(row.split(".")[1] for row in rows)
    own_sides: dict[str, Side] = {}
    for theme in themes:
        own_sides |= term_sides(page, plan, "themes", theme)
    return dict(zip(rows, tell_repeats([own_sides[row] for row in rows]), strict=True))


def _lift_notes(sides: Mapping[str, Side]) -> dict[str, Side]:
    """A column whose notes on themes stand over the programmes."""
    first = {row.rpartition(".")[0]: side for row, side in sides.items() if row.endswith(".summary")}
    own_sides = dict(sides)
    for theme, side in first.items():
        row = f"{theme}.programmes"
        if own_sides[row].programmes:
            own_sides[row] = replace(own_sides[row], note=side.note)
    return own_sides


def pair_title(page: PageContext, left: Plan, right: Plan) -> str:
    """Two plans by as much of their names as tells them apart."""
    if left.district.id == right.district.id:
        names = f"{place_words(page, left)}{left.short_title}", right.short_title
    else:
        names = place_words(page, left), place_words(page, right)
        several = [plan for plan in (left, right) if len(page.site.plans_of(plan.district)) > 1]
        if several:
            names = f"{names[0]}{left.short_title}", f"{names[1]}{right.short_title}"
    return page.t("pair.title", left=names[0], right=names[1])


def pair_words(page: PageContext, left: Plan, right: Plan, shared: Overlap) -> str:
    """On how many themes both speak, or only one of them, in a sentence."""
    counts = {name: len(getattr(shared, name)) for name in ("both", "left_only", "right_only", "neither", "unknown")}
    left_name, right_name = place_words(page, left), place_words(page, right)
    if left.district.id == right.district.id:
        left_name, right_name = left.short_title, right.short_title
    parts = (
        page.t(f"pair.summary_{name}", left=left_name, right=right_name, count=count)
        for name, count in counts.items()
        if count
    )
    return page.t("pair.summary", total=sum(counts.values()), parts=join_counts(page, parts))


def _lists(page: PageContext, left: Plan, right: Plan, shared: Overlap) -> tuple[Fact, ...]:
    rows = (
        (page.t("pair.both"), shared.both),
        (page.t("pair.only", place=place_words(page, left), title=left.short_title), shared.left_only),
        (page.t("pair.only", place=place_words(page, right), title=right.short_title), shared.right_only),
        (page.t("pair.neither"), shared.neither),
        (page.t("pair.unknown"), shared.unknown),
    )
    return tuple(Fact(label, terms_value(page, "themes", list(ids))) for label, ids in rows if ids)


def _caution(page: PageContext, left: Plan, right: Plan) -> tuple[str, ...]:
    """What keeps the two from being weighed against each other."""
    notes = []
    if left.kind != right.kind:
        kinds = [term_label(page, "plan-kinds", plan.kind) for plan in (left, right)]
        notes.append(page.t("pair.kinds", left=kinds[0], right=kinds[1]))
    if left.year and right.year and left.year != right.year:
        years = {"left": _year_words(page, left), "right": _year_words(page, right)}
        notes.append(page.t("pair.years", **years, gap=abs(left.year - right.year)))
    if apart := unlike_weights(page, [left, right]):
        reasons = "、".join(page.t(f"sides.condition.{condition}") for condition in apart)
        notes.append(page.t("pair.apart", reasons=reasons))
    return tuple(notes)


def _year_words(page: PageContext, plan: Plan) -> str:
    """The year of a plan, and of what it is: a report of 2016 may have been written, and be about, years before."""
    return page.t("pair.published" if isinstance(plan.issued, Absent) else "pair.issued", year=plan.year)
