"""The profile of one district."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder import urls
from builder.compare.coverage import TermCoverage
from builder.model.schema.site import Change
from builder.model.site import District, Plan
from builder.text.values import value_class
from builder.views.comparable import SuggestionItem, level_words, suggestion_items
from builder.views.context import Context, PageContext
from builder.views.corrections import ChangeRow, change_rows
from builder.views.district_context import DistrictContext, district_context
from builder.views.feeds import subscriptions
from builder.views.frames import Heading, page_frame, place_trail
from builder.views.gaps import gap_terms
from builder.views.headlines import Headline, plan_headlines
from builder.views.links import place_words, plan_label, programme_link, term_label
from builder.views.pieces import Fact, Frame, Link, PlanLabel, SearchScope, Value
from builder.views.provenance import plans_provenance
from builder.views.statements import count_words, coverage_value, firmness_words, join_counts
from builder.views.values import note_of_search, period_value, stated_value, words_value


@value_class
class ThemeRow:
    """What a district has on one theme, over all of its plans."""

    theme: Link
    cell: Value
    note: str = ""
    former: tuple[str, ...] = ()
    """Anchors that it had before."""


@value_class
class PlanSection:
    """A plan on the page of its district."""

    label: PlanLabel
    who: Link
    facts: tuple[Fact, ...]
    headlines: tuple[Headline, ...]
    themes: tuple[ThemeRow, ...]
    searched: str
    former: tuple[str, ...]
    """Anchors that it had before."""


@value_class
class DistrictView:
    """`districts/<district>.html`."""

    frame: Frame
    facts: tuple[Fact, ...]
    context: DistrictContext
    plans: tuple[PlanSection, ...]
    gaps: Link | None
    missing: Fact | None
    """What others write about and this place does not; a city or a province is among no others like it."""
    peers: tuple[SuggestionItem, ...]
    pairs: tuple[Link, ...]
    """Further comparisons."""
    changes: tuple[ChangeRow, ...]
    subscriptions: tuple[Link, ...]


def district_view(context: Context, district: District) -> DistrictView:
    """A place and its plans."""
    page = context.page(urls.district_url(district))
    plans = context.site.plans_of(district)
    trail = place_trail(page, district)
    peers = _peers(page, plans)
    return DistrictView(
        frame=page_frame(
            page,
            Heading(
                title=district.full_name,
                description=page.t("district.description", name=district.full_name, count=len(plans)),
                breadcrumb=[*trail[:-1], Link(district.name.shown)],
            ),
            provenance=plans_provenance(page, plans, version=context.versions.of_district(district.id)),
            current=urls.DISTRICTS,
            contents=_contents(page, plans, is_among_others=district.level == "district"),
            scope=SearchScope("district", district.id),
        ),
        facts=_facts(page, district, plans),
        context=district_context(page, district, plans),
        plans=tuple(_section(page, plan) for plan in plans),
        gaps=_gaps(page, district),
        missing=Fact(page.t("gaps.short"), gap_terms(page, district)) if district.level == "district" else None,
        peers=peers,
        pairs=tuple(link for link in pair_links(page, plans) if link.href not in {peer.link.href for peer in peers}),
        changes=change_rows(
            page, [change for change in context.site.changes if _is_of_district(page, change, district)]
        ),
        subscriptions=subscriptions(page, district=district),
    )


def _facts(page: PageContext, district: District, plans: Sequence[Plan]) -> tuple[Fact, ...]:
    """What is known of a place itself. Its level is read from its code."""
    count = page.t("district.count", plans=len(plans), programmes=sum(len(plan.programmes) for plan in plans))
    words = {
        "full_name": district.full_name,
        "code": district.code,
        "level": level_words(page, district),
        "recorded": count,
    }
    return tuple(Fact(page.t(f"district.{name}"), words_value(text)) for name, text in words.items())


def _gaps(page: PageContext, district: District) -> Link | None:
    if district.level != "district":
        return None
    return Link(page.t("gaps.title", name=district.full_name), page.href(urls.gaps_url(district)))


def _contents(page: PageContext, plans: Sequence[Plan], *, is_among_others: bool) -> list[Link]:
    """The sections in the order of the page."""
    return [
        Link(page.t("district.facts"), "#facts"),
        *(Link(plan.short_title, f"#p-{plan.id}") for plan in plans),
        Link(page.t("context.title"), "#context"),
        *([Link(page.t("district.compare"), "#compare")] if is_among_others else []),
        Link(page.t("changes.title"), "#changes"),
    ]


def _peers(page: PageContext, plans: Sequence[Plan]) -> tuple[SuggestionItem, ...]:
    """The plans that are worth comparing with any of a district's, each once."""
    items = (item for plan in plans for item in suggestion_items(page, plan))
    own = {plan.key for plan in plans}
    return tuple({item.key: item for item in items if item.key not in own}.values())


def _section(page: PageContext, plan: Plan) -> PlanSection:
    return PlanSection(
        label=plan_label(page, plan, anchor=f"p-{plan.id}"),
        who=Link(page.t("who.link"), page.href(urls.who_url(plan))),
        facts=(
            *_inferred_place(page, plan),
            Fact(page.t("plan.issuer"), stated_value(page, plan.issuer, read=plan)),
            Fact(page.t("plan.issued"), stated_value(page, plan.issued, read=plan)),
            Fact(page.t("plan.period"), period_value(page, plan)),
            Fact(page.t("plan.count"), words_value(page.t("matrix.count", count=len(plan.programmes)))),
        ),
        headlines=plan_headlines(page, plan),
        themes=tuple(_theme_counts(page, plan)),
        searched=page.t("matrix.firm") + note_of_search(page, [plan]),
        former=tuple(f"p-{old}" for old in plan.aliases),
    )


def _inferred_place(page: PageContext, plan: Plan) -> Iterator[Fact]:
    """That a text is of this place by inference alone; why, its own page says among what is to be known of it."""
    if plan.place:
        reason = Link(place_words(page, plan), f"{page.href(urls.plan_url(plan))}#caveats")
        yield Fact(page.t("plan.place"), Value("value", (reason,)))


def theme_rows(page: PageContext, plan: Plan) -> tuple[ThemeRow, ...]:
    """A plan's programmes under each theme; the note of a theme's link is its id, for anchors."""
    return tuple(
        _theme_row(page, plan, theme, covered, [programme_link(page, plan, each) for each in covered.programmes])
        for theme, covered in _coverage_by_theme(page, plan)
    )


def _theme_counts(page: PageContext, plan: Plan) -> Iterator[ThemeRow]:
    """How many programmes a plan has under each theme and how firm they are: its own page names them."""
    for theme, covered in _coverage_by_theme(page, plan):
        firmness = join_counts(page, firmness_words(page, covered.statements))
        address = page.href(f"{urls.plan_url(plan)}#t-{theme}")
        yield _theme_row(page, plan, theme, covered, [Link(count_words(page, covered), address, note=firmness)])


def _coverage_by_theme(page: PageContext, plan: Plan) -> Iterator[tuple[str, TermCoverage]]:
    coverage = page.shared.coverage[plan.key]
    return ((theme, coverage.find(theme)) for theme in page.site.vocabularies["themes"].terms)


def _theme_row(page: PageContext, plan: Plan, theme: str, covered: TermCoverage, links: Sequence[Link]) -> ThemeRow:
    """What a plan says under a theme: these links, or its goals alone; or why there is nothing."""
    cell = (
        Value("value", tuple(links) or (Link(page.t("statements.of_plan")),))
        if covered.state == "value"
        else coverage_value(page, plan, covered)
    )
    link = Link(term_label(page, "themes", theme), page.href(urls.theme_url(theme)), note=theme)
    return ThemeRow(link, cell, former=tuple(f"t-{old}" for old in page.site.term("themes", theme).aliases))


def pair_links(page: PageContext, plans: Sequence[Plan]) -> tuple[Link, ...]:
    """The pair pages in which one of `plans` stands, named by the other one."""
    links = {}
    for plan in plans:
        for left, right in page.shared.pairs_of.get(plan.key, ()):
            counterpart = left if right is plan else right
            label = plan_label(page, counterpart)
            text = page.t("pair.with", place=label.place, title=label.title, kind=label.kind, year=label.year)
            target = urls.pair_url(left, right)
            links[target] = Link(text, page.href(target), note=plan.short_title if len(plans) > 1 else "")
    return tuple(links.values())


def _is_of_district(page: PageContext, change: Change, district: District) -> bool:
    """Whether a correction is about a district, whatever it and its plans were called at the time."""
    return page.site.district_by_any_id(change.plan.partition(".")[0]) is district
