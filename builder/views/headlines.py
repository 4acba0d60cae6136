"""The numbers that head a page, each with its own firmness."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from builder import urls
from builder.compare.headlines import choose_headlines, is_of_substance
from builder.compare.stated_quantities import StatedQuantity
from builder.model.site import Plan, Programme
from builder.model.text_order import spans_overlap
from builder.model.types import Span
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.evidence import when
from builder.views.figures import figure
from builder.views.links import level_link
from builder.views.pieces import Link
from builder.views.values import citation_value


@value_class
class Headline:
    """A number as printed, what it counts, of which time, how firm it is, and where the text states it."""

    figure: str
    unit: str
    period: str
    label: Link
    firmness: Link
    cite: Link | None


def plan_headlines(page: PageContext, plan: Plan) -> tuple[Headline, ...]:
    """The numbers that head a plan."""
    return _headlines(page, choose_headlines(page.site, page.shared.quantities[plan.key]))


def programme_number(page: PageContext, plan: Plan, programme: Programme) -> StatedQuantity | None:
    """The number that stands for a programme where there is room for one."""
    own = _places(page, plan).get(programme.id, ())
    return next(iter(choose_headlines(page.site, own, most=1)), None)


def count_numbers(page: PageContext, plan: Plan, programme: Programme) -> int:
    """How many numbers a programme states, each promise once."""
    quantities = ((stated, *stated.repetitions) for stated in page.shared.quantities[plan.key])
    return sum(any(each.programme is programme and each.is_number for each in places) for places in quantities)


def programme_headline(page: PageContext, plan: Plan, programme: Programme) -> Headline | None:
    """The number that stands for a programme, as its page shows it."""
    number = programme_number(page, plan, programme)
    return _headline(page, number) if number else None


def unheaded_link(page: PageContext, plan: Plan, programme: Programme) -> Link:
    """What stands for a programme that no number stands for: where its numbers are, or that it states none."""
    if _has_goals(page, plan, programme):
        return Link(page.t("plan.figure_of_plan"), page.href(f"{urls.plan_url(plan)}#quantities"))
    if any(place.is_number for place in _places(page, plan).get(programme.id, ())):
        return Link(page.t("plan.figure_below"), page.href(f"{urls.programme_url(plan, programme)}#quantities"))
    return Link(page.t("plan.no_figure"))


def _has_goals(page: PageContext, plan: Plan, programme: Programme) -> bool:
    """Whether a programme's own paragraphs state numbers that stand with the goals of the plan itself."""
    cites = page.hold(("cites of goals", plan.key), lambda _: _cites_of_goals(page, plan))
    return any(spans_overlap(span, own) for span in cites for own in programme.cite)


def _cites_of_goals(page: PageContext, plan: Plan) -> list[Span]:
    return [span for goal in _goals(page, plan) for span in goal.statement.cite]


def _goals(page: PageContext, plan: Plan) -> list[StatedQuantity]:
    """The numbers of the plan itself, but for those that only say what it consists of."""
    return [
        place
        for place in _list_stated(page.shared.quantities[plan.key])
        if place.programme is None and place.is_number and is_of_substance(page.site, place)
    ]


def term_headline(page: PageContext, plan: Plan, programme: Programme, vocabulary: str, term: str) -> Headline | None:
    """The number that a programme states under a term, and under no other."""
    keys = {statement.key for statement in page.shared.coverage[plan.key].find(term, vocabulary).statements}
    own = [place for place in _places(page, plan).get(programme.id, ()) if place.key in keys]
    return next(iter(_headlines(page, choose_headlines(page.site, own, most=1))), None)


def _places(page: PageContext, plan: Plan) -> dict[str, list[StatedQuantity]]:
    """Where a plan states numbers of its programmes, by the id of the programme."""
    return page.hold(("places", plan.key), lambda _: _list_places(page.shared.quantities[plan.key]))


def _list_places(quantities: Iterable[StatedQuantity]) -> dict[str, list[StatedQuantity]]:
    places: dict[str, list[StatedQuantity]] = {}
    for place in _list_stated(quantities):
        if place.programme:
            places.setdefault(place.programme.id, []).append(place)
    return places


def _list_stated(quantities: Iterable[StatedQuantity]) -> Iterable[StatedQuantity]:
    return chain.from_iterable((stated, *stated.repetitions) for stated in quantities)


def _headlines(page: PageContext, quantities: Iterable[StatedQuantity]) -> tuple[Headline, ...]:
    return tuple(_headline(page, stated) for stated in quantities)


def _headline(page: PageContext, stated: StatedQuantity) -> Headline:
    """A number and its own firmness. A page makes each claim once, in its tables: here is none."""
    quantity, statement = stated.quantity, stated.statement
    address = urls.quantity_url(stated.plan, stated.programme, quantity.id)
    return Headline(
        figure=figure(page, quantity),
        unit=quantity.unit or "",
        period="，".join(when(page, quantity)),
        label=Link(str(quantity.label), page.href(address)),
        firmness=level_link(page, statement.level, is_worded=statement.is_worded)
        if statement.level
        else Link(page.t("state.not_researched")),
        cite=next(iter(citation_value(page, stated.plan, statement.cite).items), None),
    )
