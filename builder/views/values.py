"""Values of facts: numbers, words, dates, terms, bodies and citations, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from builder.compare.attestations import Reviewing
from builder.model.schema.plan import Period
from builder.model.site import Plan
from builder.model.types import Absent, PartialDate, Span
from builder.views.claims import claimed_value, date_words
from builder.views.context import PageContext
from builder.views.links import (
    paragraph_link,
    term_label,
    term_link,
)
from builder.views.pieces import Link, Value


def is_due(page: PageContext, checked: PartialDate) -> bool:
    """Whether a check is older than the limit of `site.yaml` on the day of the build."""
    return Reviewing(page.shared.today, page.config.limits.review_days).is_due(checked)


def date_link(page: PageContext, value: PartialDate) -> Link:
    """A date as precise as it is known."""
    return Link(date_words(page, value), time=str(value))


def absent_value(page: PageContext, state: str, *, note: str = "", claim: str = "") -> Value:
    """An empty value, in words."""
    return claimed_value(page, Value(state, text=page.t(f"state.{state}"), note=note), claim)


def words_value(text: str) -> Value:
    """A value of our own, which claims nothing about a source."""
    return Value("value", (Link(text),))


def stated_value(
    page: PageContext,
    value: object,
    *,
    item: Callable[[object], Link] | None = None,
    link: Callable[[object], str] | None = None,
    read: Plan | None = None,
    claim: str = "",
) -> Value:
    """The value of a field: each of its values, or why there is none.

    `read`: the plan in which it was looked for, to say so when it is not there.
    """
    if isinstance(value, Absent):
        note = value.note or ""
        if value.state == "not_stated" and read:
            note = "；".join(part for part in (note, note_of_reading(page, [read])) if part)
        return absent_value(page, value.state, note=note, claim=claim)
    values = value if isinstance(value, list | tuple) else [value]
    if not values:
        return absent_value(page, "not_applicable", claim=claim)
    make = item or (lambda part: Link(str(part), link(part) if link else ""))
    items = tuple(date_link(page, part) if isinstance(part, PartialDate) else make(part) for part in values)
    return claimed_value(page, Value("value", items), claim)


def printed_value(page: PageContext, value: object, *, link: Callable[[object], str] | None = None) -> Value:
    """What a source prints of itself, its date or its address: where it does not, that is no silence of the policy."""
    shown = stated_value(page, value, link=link)
    return replace(shown, text=page.t("source.not_printed")) if shown.state == "not_stated" else shown


def unsearched_value(page: PageContext) -> Value:
    """Of a text that is recorded as a whole, and was never searched: nothing can be said of what it leaves out."""
    return Value("not_researched", text=page.t("silence.unsearched"))


def uncoded_value(page: PageContext, plan: Plan) -> Value:
    """That no statement stands where several things meet for which no text is searched: it says nothing of the text.

    Only a plan that is recorded as a whole has all of its statements here.
    """
    return words_value(page.t("statements.none")) if plan.extent == "complete" else absent_value(page, "not_researched")


def note_of_reading(page: PageContext, plans: Sequence[Plan]) -> str:
    """How many texts were read for what is not stated, and when they were last checked."""
    key = ("reading", *(plan.key for plan in plans))
    return page.keep(key, lambda _: _note_of_reading(page, plans))


def note_of_search(page: PageContext, plans: Sequence[Plan]) -> str:
    """What 原文未提及 means in a table of these plans; nothing when there is none."""
    return page.t("matrix.searched", looked=note_of_reading(page, plans)) if plans else ""


def _note_of_reading(page: PageContext, plans: Sequence[Plan]) -> str:
    # Nothing is silent under a term that is not recorded to its end; a field of it can be.
    plans = [plan for plan in plans if plan.extent == "complete"] or plans
    oldest = min((plan.checked for plan in plans), key=lambda day: day.earliest)
    return note_of_texts(page, sum(len(plan.sources) for plan in plans), oldest)


def note_of_texts(page: PageContext, sources: int, oldest: PartialDate) -> str:
    """How many texts were read, and when the one that was checked first was."""
    key = "state.looked_in_due" if is_due(page, oldest) else "state.looked_in"
    return page.t(key, count=sources, date=date_link(page, oldest).text)


def terms_value(page: PageContext, vocabulary: str, ids: object, *, claim: str = "") -> Value:
    """The labels of vocabulary terms, each leading to where it is shown."""
    return stated_value(page, ids, item=lambda term_id: term_link(page, vocabulary, str(term_id)), claim=claim)


def organisations_value(
    page: PageContext, plan: Plan, names: object, *, claim: str = "", read: Plan | None = None
) -> Value:
    """Bodies as printed, each with its agency type."""

    def item(name: object) -> Link:
        agency = plan.organisations[str(name)].agency
        return Link(str(name), note=term_label(page, "agencies", agency))

    return stated_value(page, names, item=item, claim=claim, read=read)


def citation_value(page: PageContext, plan: Plan, spans: Iterable[Span], *, claim: str = "") -> Value:
    """Paragraphs, each leading to the source they count in."""
    first = plan.sources[0].id
    items = (paragraph_link(page, plan, span.source or first, span.first, span.last) for span in spans)
    return claimed_value(page, Value("value", tuple(items)), claim)


def period_value(page: PageContext, plan: Plan, *, claim: str = "") -> Value:
    """The period of a plan: as stated, and when only a number of years is, the computed end marked as computed."""
    if isinstance(plan.period, Absent):
        return stated_value(page, plan.period, read=plan, claim=claim)
    return claimed_value(page, Value("value", (_period(page, plan.period),)), claim)


def _period(page: PageContext, period: Period) -> Link:
    start, note = date_link(page, period.start).text, str(period.note or "")
    if period.end:
        return Link(page.t("period.range", start=start, end=date_link(page, period.end).text), note=note)
    if period.years:
        key = "period.about_years" if period.is_about else "period.years"
        years = _range(period.years.min, period.years.max)
        return Link(page.t(key, start=start, years=years, end=_end_words(page, period)), note=note)
    return Link(page.t("period.open", start=start), note=note)


def _end_words(page: PageContext, period: Period) -> str:
    """When a number of years ends, or that nobody can know that."""
    if end := period.computed_end:
        return page.t("timeline.end_computed", years=_range(*end))
    return page.t("timeline.no_end")


def _range(first: int, last: int) -> str:
    return "—".join(map(str, dict.fromkeys((first, last))))
