"""What a programme and a plan may be compared with, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass

from builder import urls
from builder.compare.coverage import CODED_FACETS
from builder.compare.similar import SimilarProgramme
from builder.compare.suggest import PlanSuggestion
from builder.model.site import Plan, Programme
from builder.views.cells import absent_cell, terms_cell, value_cell
from builder.views.context import PageContext
from builder.views.links import pair_link, plan_name_link, programme_link
from builder.views.parts import Cell, Fact, Link


@dataclass(frozen=True, slots=True)
class ComparableRow:
    """A programme of another district, why it is comparable, and how firm the two are."""

    name: Link
    plan: Link
    reasons: tuple[Fact, ...]
    mine: Cell
    theirs: Cell
    pair: Cell


@dataclass(frozen=True, slots=True)
class SuggestionItem:
    """A plan to compare with, and the reasons."""

    key: str
    link: Link
    reasons: str


def comparable_rows(page: PageContext, plan: Plan, one: Programme) -> tuple[ComparableRow, ...]:
    """The programmes of other districts that are comparable to one, the most alike first."""
    return tuple(_row(page, plan, one, other) for other in page.shared.comparable.find(plan, one))


def _row(page: PageContext, plan: Plan, one: Programme, other: SimilarProgramme) -> ComparableRow:
    href = pair_link(page, plan, other.plan)
    return ComparableRow(
        name=programme_link(page, other.plan, other.programme),
        plan=plan_name_link(page, other.plan),
        reasons=_reasons(page, other),
        mine=terms_cell(page, "commitments", one.commitment),
        theirs=terms_cell(page, "commitments", other.programme.commitment),
        pair=Cell("value", (Link(page.t("similar.side_by_side"), href),))
        if href
        else absent_cell(page, "not_applicable", note=page.t("similar.no_pair")),
    )


def _reasons(page: PageContext, other: SimilarProgramme) -> tuple[Fact, ...]:
    shared = zip(CODED_FACETS, other.shared, strict=True)
    facts = [Fact(page.t(f"similar.{name}"), terms_cell(page, name, list(terms))) for name, terms in shared if terms]
    if other.wording:
        share = page.t("similar.share", share=round(100 * other.wording))
        facts.append(Fact(page.t("similar.wording"), value_cell(share)))
    return tuple(facts)


def suggestion_items(page: PageContext, plan: Plan) -> tuple[SuggestionItem, ...]:
    """The plans that are worth comparing with one, the best first."""
    return tuple(_item(page, plan, one) for one in page.shared.suggestions[plan.key])


def _item(page: PageContext, plan: Plan, one: PlanSuggestion) -> SuggestionItem:
    href = pair_link(page, plan, one.plan) or page.href(urls.comparison_url([plan, one.plan]))
    reasons = (page.t(f"suggest.{reason.kind}", count=reason.count) for reason in one.reasons)
    return SuggestionItem(
        one.plan.key, Link(plan_name_link(page, one.plan).text, href), page.t("suggest.join").join(reasons)
    )
