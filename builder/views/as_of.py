"""What differed on the day of a release: a script file a day, and where pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder import urls
from builder.compare.as_of import Difference, kept_days, list_differences, plans_now, plans_on
from builder.model.kept import KeptStatement
from builder.model.site import Plan
from builder.model.statements import list_statements
from builder.model.types import STATES
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.links import place_words

_FIELDS = ("name", "figure", "level", "terms", "bodies")


@value_class
class ChangedField:
    """A field of a statement in words, then and now."""

    label: str
    before: str
    after: str


@value_class
class DifferenceRow:
    """A statement that was otherwise. `href` begins at the root of the site; empty where it is gone."""

    name: str
    href: str
    indicators: tuple[str, ...]
    fields: tuple[ChangedField, ...]


@value_class
class PlanThen:
    """The differences of a plan; `name` says what it is, where pages do not know it any longer."""

    key: str
    name: str
    rows: tuple[DifferenceRow, ...]


@value_class
class AsOfView:
    """`compare/as-of/<day>.js`. `later`: the plans of now that were not published yet."""

    day: str
    plans: tuple[PlanThen, ...]
    later: tuple[tuple[str, str], ...]


@value_class
class AsOfPlace:
    """Where a page says what differed: the file of a day, the days, the latest first, and its indicator, if any."""

    file: str
    days: str
    indicator: str


def as_of_place(page: PageContext, indicator: str = "") -> AsOfPlace:
    """Of a page about all plans, or about an indicator."""
    days = " ".join(day.isoformat() for day in kept_days(page.site))
    return AsOfPlace(page.href(urls.AS_OF), days, indicator)


def as_of_view(context: Context, day: date) -> AsOfView:
    """What differed on a day of which something is kept."""
    page = context.page(urls.HOME)
    before, now = plans_on(context.site, day), page.keep(("as of", "now"), lambda anywhere: plans_now(anywhere.site))
    plans = (_plan_then(page, key, list(list_differences(kept, now.get(key, {})))) for key, kept in before.items())
    later = [plan for plan in context.site.plans if plan.key not in before]
    return AsOfView(
        day=day.isoformat(),
        plans=tuple(plan for plan in plans if plan.rows),
        later=tuple((plan.key, _plan_name(page, plan)) for plan in later),
    )


def _plan_name(page: PageContext, plan: Plan) -> str:
    return f"{place_words(page, plan)}《{plan.short_title}》"


def _plan_then(page: PageContext, key: str, differences: list[Difference]) -> PlanThen:
    plan = page.site.plan(key)
    links = _links(page, plan) if plan else {}
    rows = tuple(_row(page, difference, links.get(difference.key, "")) for difference in differences)
    return PlanThen(key, _plan_name(page, plan) if plan else key, rows)


def _links(page: PageContext, plan: Plan) -> dict[str, str]:
    """Where each statement of a plan stands now."""
    links = {}
    for statement in list_statements(page.site, plan):
        programme = statement.programme
        own = urls.programme_url(plan, programme) if programme else urls.plan_url(plan)
        links[statement.key] = own
        if statement.quantity:
            links[statement.key] = urls.quantity_url(plan, programme, statement.quantity.id)
    return links


def _row(page: PageContext, difference: Difference, href: str) -> DifferenceRow:
    states = [state for state in (difference.after, difference.before) if state]
    indicators = dict.fromkeys(state.indicator for state in states if state.indicator)
    return DifferenceRow(states[0].name, href, tuple(indicators), tuple(_fields(page, difference)))


def _fields(page: PageContext, difference: Difference) -> Iterator[ChangedField]:
    """The fields that differ; of a statement that is not there on one side, that it is not."""
    before, after = difference.before, difference.after
    if before is None or after is None:
        state = after or before
        assert state
        words, absent = _figure_words(page, state.figure) or state.name, page.t("as_of.absent")
        yield ChangedField(page.t("as_of.whole"), words if before else absent, words if after else absent)
        return
    for field in _FIELDS:
        then, now = (_words(page, state, field) for state in (before, after))
        if then != now:
            empty = page.t("as_of.empty")
            yield ChangedField(page.t(f"as_of.field.{field}"), then or empty, now or empty)


def _words(page: PageContext, state: KeptStatement, field: str) -> str:
    if field == "terms":
        return "、".join(_label(page, *name.split(".", 1)) for name in state.terms)
    if field == "bodies":
        return "、".join(_body(page, body) for body in state.bodies)
    words: str = getattr(state, field)
    if field == "figure":
        return _figure_words(page, words)
    if field == "level" and words:
        return _label(page, "commitments", words)
    return words


def _figure_words(page: PageContext, figure: str) -> str:
    """A number as it is kept, or why there is none, as readers know it."""
    if figure in STATES:
        return page.t(f"state.{figure}")
    return figure.replace(" →", page.t("as_of.until"))


def _label(page: PageContext, vocabulary: str, name: str) -> str:
    """What a term is called now; its id where it is gone."""
    own = page.site.vocabularies.get(vocabulary)
    term = own.terms.get(name) if own else None
    return term.label.shown if term else name


def _body(page: PageContext, body: str) -> str:
    role, _, name = body.partition(" ")
    return page.t("role.of", name=name, role=page.t(f"role.{role}"))
