"""What a programme and a plan may be compared with, and why, in words."""

from __future__ import annotations

from builder import urls
from builder.compare.contexts import COMPARED, kind_of, latest
from builder.compare.coverage import CODED_FACETS
from builder.compare.levels import read_level
from builder.compare.similar import SimilarProgramme
from builder.compare.suggest import PlanSuggestion, Reason
from builder.model.site import District, Plan, Programme
from builder.text.values import Derived, derived_field, shared, value_class
from builder.views.context import PageContext
from builder.views.headlines import Headline, programme_headline
from builder.views.links import firmness_label, pair_link, plan_name_link, programme_link, term_label
from builder.views.pieces import Fact, Link, Value
from builder.views.statements import firmness_value, statements_of
from builder.views.values import terms_value, words_value

NAMED = 3
"""So many of the terms that two plans share are named."""


@value_class
class Counterpart:
    """A programme of another district, its number, and how firm it is: the same wherever it is comparable."""

    name: Link
    plan: Link
    headline: Headline | None
    firmness_label: str
    firmness: Value
    derived: Derived = derived_field()


@value_class
class ComparableItem:
    """A programme of another district, why it is comparable, and where both plans stand."""

    counterpart: Counterpart
    reasons: tuple[Fact, ...]
    pair: Link


@value_class
class SuggestionItem:
    """A plan to compare with, and the reasons."""

    key: str
    link: Link
    reasons: str


def comparable_items(page: PageContext, plan: Plan, programme: Programme) -> tuple[ComparableItem, ...]:
    """The programmes of other districts that are comparable to one, the most alike first."""
    if plan.district.level != "district":
        return ()  # a city is compared with no district
    return tuple(_comparable(page, plan, likeness) for likeness in page.shared.comparable.find(plan, programme))


def _comparable(page: PageContext, plan: Plan, likeness: SimilarProgramme) -> ComparableItem:
    its_plan, its_programme = likeness.plan.key, likeness.programme.id
    return ComparableItem(
        page.keep(("counterpart", its_plan, its_programme), lambda anywhere: _counterpart(anywhere, likeness)),
        _reasons(page, likeness),
        page.keep(("side by side", plan.key, its_plan), lambda anywhere: _side_by_side(anywhere, plan, its_plan)),
    )


def _counterpart(page: PageContext, likeness: SimilarProgramme) -> Counterpart:
    plan = page.site.plan(likeness.plan.key)  # of this site: the same is comparable in each language
    assert plan
    programme = plan.programme(likeness.programme.id)
    assert programme
    return shared(
        Counterpart(
            programme_link(page, plan, programme),
            plan_name_link(page, plan),
            programme_headline(page, plan, programme),
            firmness_label(page, plan),
            firmness_value(page, statements_of(page, plan, programme), toned=True),
        )
    )


def _side_by_side(page: PageContext, plan: Plan, counterpart: str) -> Link:
    its_plan = page.site.plan(counterpart)
    assert its_plan
    return Link(page.t("similar.side_by_side"), _comparison(page, plan, its_plan))


def _reasons(page: PageContext, likeness: SimilarProgramme) -> tuple[Fact, ...]:
    shared = zip(CODED_FACETS, likeness.shared, strict=True)
    facts = [_shared_terms(page, name, terms) for name, terms in shared if terms]
    if likeness.wording:
        share = page.t("similar.share", share=round(100 * likeness.wording))
        facts.append(Fact(page.t("similar.wording"), words_value(share)))
    return tuple(facts)


def _shared_terms(page: PageContext, facet: str, terms: tuple[str, ...]) -> Fact:
    key = ("shared", facet, terms)
    return page.keep(
        key, lambda anywhere: shared(Fact(page.t(f"similar.{facet}"), terms_value(anywhere, facet, terms)))
    )


def suggestion_items(page: PageContext, plan: Plan) -> tuple[SuggestionItem, ...]:
    """The plans that are worth comparing with one, the best first."""
    return tuple(_item(page, plan, suggestion) for suggestion in page.shared.suggestions.get(plan.key, ()))


def counterpart_link(page: PageContext, plan: Plan) -> Link | None:
    """The comparison of a plan with the one that is worth it most."""
    for suggestion in page.shared.suggestions.get(plan.key, ())[:1]:
        place = suggestion.plan.district.name.shown
        return Link(page.t("suggest.best", place=place), _comparison(page, plan, suggestion.plan))
    return None


def _comparison(page: PageContext, plan: Plan, counterpart: Plan) -> str:
    return pair_link(page, plan, counterpart) or page.href(urls.comparison_url([plan, counterpart]))


def _item(page: PageContext, plan: Plan, suggestion: PlanSuggestion) -> SuggestionItem:
    reasons = (_reason_words(page, plan, suggestion.plan, reason) for reason in suggestion.reasons)
    return SuggestionItem(
        suggestion.plan.key,
        Link(plan_name_link(page, suggestion.plan).text, _comparison(page, plan, suggestion.plan)),
        page.t("suggest.join").join(reasons),
    )


def _reason_words(page: PageContext, plan: Plan, counterpart: Plan, reason: Reason) -> str:
    """A reason in words. Of shared terms the rarest are named: what all have in common says nothing."""
    if reason.terms:
        names = "、".join(term_label(page, reason.kind, term) for term in reason.terms[:NAMED])
        return page.t(f"suggest.{reason.kind}", names=names, count=len(reason.terms))
    if reason.kind in COMPARED:
        figures = (latest(each.district, reason.kind) for each in (plan, counterpart))
        own, its = (page.t("suggest.figure", value=each.value, year=each.year) if each else "" for each in figures)
        return page.t(f"suggest.{reason.kind}", own=own, other=its)
    if reason.kind == "place_kind" and (kind := kind_of(plan.district)):
        return page.t("suggest.place_kind", kind=page.t(f"context.kinds.{kind.value}"))
    return page.t(f"suggest.{reason.kind}", level=level_words(page, plan.district))


def level_words(page: PageContext, district: District) -> str:
    """The level of a place: 省会城市的市辖区."""
    if district.level != "district":
        return page.t(f"place_level.above.{district.level}")
    level = read_level(district.code)
    return page.t("place_level.of", tier=page.t(f"place_level.{level.tier}"), unit=page.t(f"place_level.{level.unit}"))
