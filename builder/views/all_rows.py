"""All rows that the free comparison has, and what a plan has in each: those of pages, an overview and numbers."""

from __future__ import annotations

from dataclasses import replace

from builder import urls
from builder.compare.coverage import FACETS
from builder.model.site import Plan
from builder.views.context import PageContext
from builder.views.links import term_link
from builder.views.pieces import Link, Value
from builder.views.side_numbers import amounts_of, key_of_no_number, quantities_of_term, quantities_value
from builder.views.sides import (
    ComparedGroup,
    ComparedRow,
    Side,
    fact_group,
    fact_sides,
    indicator_group,
    indicator_side,
    summary_links,
    term_sides,
    theme_group,
)
from builder.views.statements import count_words, coverage_value, firmness_words, join_counts
from builder.views.values import words_value

OVERVIEW = "overview"
"""The group of rows that says of each theme how much a plan has on it."""
_NUMBERS_AT = 2
"""Where the row of numbers stands among those of a theme: after what it is about and how firm it is."""


def groups(page: PageContext) -> tuple[ComparedGroup, ...]:
    """All rows that any comparison can have."""
    themes = page.site.vocabularies["themes"].terms
    overview = _presence_rows(page, "themes", OVERVIEW)
    by_facet = [
        ComparedGroup(facet, Link(page.t(f"vocabulary.{facet}")), _presence_rows(page, facet, facet))
        for facet in FACETS[1:]
    ]
    return (
        ComparedGroup(OVERVIEW, Link(page.t("sides.overview")), overview),
        *(_theme_group(page, theme) for theme in themes),
        *by_facet,
        *indicator_group(page, [indicator.id for indicator in page.site.indicators]),
        fact_group(page),
    )


def _theme_group(page: PageContext, theme: str) -> ComparedGroup:
    """The rows of a theme that pages have, and its numbers."""
    group = theme_group(page, theme)
    numbers = ComparedRow(f"themes.{theme}.numbers", Link(page.t("sides.aspect.numbers")))
    return replace(group, rows=(*group.rows[:_NUMBERS_AT], numbers, *group.rows[_NUMBERS_AT:]))


def _presence_rows(page: PageContext, facet: str, group: str) -> tuple[ComparedRow, ...]:
    """A row for each term of a facet, which says who has programmes under it."""
    terms = page.site.vocabularies[facet].terms
    return tuple(ComparedRow(f"{group}.{term}", term_link(page, facet, term), presence=True) for term in terms)


def sides(page: PageContext, plan: Plan) -> dict[str, Side]:
    """What a plan has in every row, by the row's id."""
    own_sides = fact_sides(page, plan)
    for theme in page.site.vocabularies["themes"].terms:
        own_sides |= overview_side(page, plan, theme)
        own_sides |= term_sides(page, plan, "themes", theme)
        own_sides |= numbers_side(page, plan, theme)
    for facet in FACETS[1:]:
        for term in page.site.vocabularies[facet].terms:
            own_sides[f"{facet}.{term}"] = _presence(page, plan, facet, term)
    for indicator in page.site.indicators:
        own_sides[f"indicators.{indicator.id}"] = indicator_side(page, plan, indicator.id)
    return own_sides


def overview_side(page: PageContext, plan: Plan, theme: str) -> dict[str, Side]:
    """How many programmes a plan has on a theme and how firm they are, leading to exactly those."""
    covered = page.shared.coverage[plan.key].find(theme)
    if covered.state != "value":
        return {f"{OVERVIEW}.{theme}": Side(coverage_value(page, plan, covered))}
    firmness = join_counts(page, firmness_words(page, covered.statements))
    link = Link(count_words(page, covered), page.href(f"{urls.plan_url(plan)}#t-{theme}"), note=firmness)
    return {f"{OVERVIEW}.{theme}": Side(Value("value", (link,)), "stated", cites=covered.cites)}


def numbers_side(page: PageContext, plan: Plan, theme: str) -> dict[str, Side]:
    """The numbers that the statements on a theme have, each with its own firmness, and what has only a name last."""
    row = f"themes.{theme}.numbers"
    covered = page.shared.coverage[plan.key].find(theme)
    if covered.state != "value":
        return {row: Side(coverage_value(page, plan, covered))}
    quantities = quantities_of_term(page, plan, covered)
    if not quantities:
        return {row: Side(words_value(page.t("statements.no_number")), key_of_no_number())}
    cites = tuple(dict.fromkeys(span for stated in quantities for span in stated.statement.cite))
    value, key = quantities_value(page, quantities, mixed=True)
    return {row: Side(value, key, cites=cites, amounts=amounts_of(page, quantities))}


def _presence(page: PageContext, plan: Plan, facet: str, term: str) -> Side:
    covered = page.shared.coverage[plan.key].find(term, facet)
    if covered.state != "value":
        return Side(coverage_value(page, plan, covered))
    return Side(Value("value", tuple(summary_links(page, plan, covered))), "stated", cites=covered.cites)
