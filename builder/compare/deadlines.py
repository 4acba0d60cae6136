"""Until when something is to be done: by a date, or within a time that the text states."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import chain

from builder.compare.indicators import is_promised
from builder.compare.periods import Due, due_of
from builder.compare.provinces import fits_one_table
from builder.compare.stated_quantities import StatedQuantity
from builder.model.site import District, Plan, Site
from builder.model.types import Span


def has_calendar(site: Site, district: District | None = None) -> bool:
    """Whether there are dates enough for a calendar, and for the whole site not more than readers can take."""
    if district is None and not fits_one_table(site):
        return False
    plans = site.plans_of(district) if district else site.all_plans
    return any(site.once(plan, "has dates", partial(_has_dates, plan)) for plan in plans)


def _has_dates(plan: Plan) -> bool:
    of_programmes = (programme.quantities for programme in plan.programmes)
    return any(quantity.by for quantity in chain(plan.quantities, *of_programmes))


def list_deadlines(site: Site, stated: StatedQuantity) -> tuple[Due, ...]:
    """Lists until when a number is to be reached, each once, in whichever of its places that stands.

    What a text reports as done in a time is not due: only a promise makes a time a deadline.
    """
    places = (stated, *stated.repetitions)
    dues = [due for place in places if (due := due_of(place.quantity, place.plan.period))]
    promised = any(is_promised(site, place) for place in places)
    return distinct_deadlines(due for due in dues if due.date or promised)


def cite_with_deadlines(stated: StatedQuantity, dues: Iterable[Due]) -> tuple[Span, ...]:
    """The paragraphs of a number, and those of its other places where one of its deadlines stands in no other."""
    places = [(place, due_of(place.quantity, place.plan.period)) for place in (stated, *stated.repetitions)]
    stating = (next((place for place, own in places if own == due), stated) for due in dues)
    return tuple(dict.fromkeys(span for place in (stated, *stating) for span in place.statement.cite))


def distinct_deadlines(dues: Iterable[Due]) -> tuple[Due, ...]:
    """Lists deadlines, the earliest first, without those that only say the same in other words."""
    by_end: dict[object, Due] = {}
    for due in sorted(dues, key=lambda due: due.order):  # a year goes before words that end in it
        year = due.date.year if due.date and not due.date.month else None
        end = (year, year) if year else due.date or due.end or due.printed
        by_end.setdefault(end, due)
    return tuple(by_end.values())
