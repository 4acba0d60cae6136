"""Links that name things: terms, plans, programmes, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder import urls
from builder.compare.coverage import FACETS
from builder.model.site import Plan, Programme
from builder.model.statements import Statement
from builder.views.context import PageContext
from builder.views.pieces import Citation, Link, PlanLabel

_SHAPES = "●◎○△□"
"""By firmness: what a reader tells levels apart by where there is no colour."""


def term_link(page: PageContext, vocabulary: str, term_id: str) -> Link:
    """A term by its name; terms that have a page lead there, others to the glossary."""
    return page.hold(("term", vocabulary, term_id), lambda anywhere: _term_link(anywhere, vocabulary, term_id))


def _term_link(page: PageContext, vocabulary: str, term_id: str) -> Link:
    entry = f"{urls.GLOSSARY}#{vocabulary}-{term_id}"
    target = urls.facet_url(vocabulary, term_id) if vocabulary in (*FACETS, "indicators") else entry
    link = Link(term_label(page, vocabulary, term_id), page.href(target))
    if vocabulary != "commitments":
        return link
    rank = firmness_rank(page, term_id)
    return replace(link, tone=f"firm-{rank}", shape=firmness_shape(rank))


def level_link(page: PageContext, level: str, *, is_worded: bool) -> Link:
    """A level of firmness; `is_worded` as of a statement: the level of a wording that promises nothing."""
    link = term_link(page, "commitments", level)
    return replace(link, text=level_words(page, level, is_worded=True), tone="worded") if is_worded else link


def level_words(page: PageContext, level: str, *, is_worded: bool) -> str:
    """A level of firmness in words."""
    label = term_label(page, "commitments", level)
    return page.t("answer.worded", level=label) if is_worded else label


def statement_level(page: PageContext, statement: Statement) -> str:
    """How firm a statement is, in words; nothing where nobody has said so."""
    return level_words(page, statement.level, is_worded=statement.is_worded) if statement.level else ""


def firmness_label(page: PageContext, plan: Plan) -> str:
    """What the levels of a plan are levels of: of its promises, or of its wording where it only reports."""
    return page.t("programme.wording" if page.site.term("plan-kinds", plan.kind).reports else "programme.commitment")


def firmness_rank(page: PageContext, level: str) -> int:
    """The place of a level among the levels of firmness, from 1, the firmest; `chip` has a look for each."""
    levels = list(page.site.vocabularies["commitments"].terms)
    return min(levels.index(level) + 1, len(_SHAPES))


def firmness_shape(rank: int) -> str:
    """The sign of a rank, which every Chinese font has.

    >>> firmness_shape(1), firmness_shape(5)
    ('●', '□')
    """
    return _SHAPES[rank - 1]


def term_label(page: PageContext, vocabulary: str, term_id: str) -> str:
    """The name of a term."""
    return page.site.term(vocabulary, term_id).label.shown


def plan_label(page: PageContext, plan: Plan, *, anchor: str = "") -> PlanLabel:
    """The plan as tables name it, with that it holds no longer."""
    anchor = anchor or f"p-{plan.district.id}-{plan.id}"
    return page.hold(("label", plan.key, anchor), lambda anywhere: _plan_label(anywhere, plan, anchor))


def place_words(page: PageContext, plan: Plan) -> str:
    """The place of a plan; marked where the text does not name it and editors infer it."""
    name = plan.district.full_name
    return page.t("plan.place_inferred", place=name) if plan.place else name


def year_words(page: PageContext, plan: Plan) -> str:
    """The year of a plan, or why it has none."""
    return page.t("date.year", n=plan.year) if plan.year else page.t(f"state.{plan.without_year}")


def _plan_label(page: PageContext, plan: Plan, anchor: str) -> PlanLabel:
    year = year_words(page, plan)
    standing = page.shared.editions.standing(plan)
    if standing != "in_force":
        year = page.t("edition.label", year=year, standing=page.t(f"edition.standing.{standing}"))
    return PlanLabel(
        key=plan.key,
        place=place_words(page, plan),
        code=plan.district.code,
        place_href=page.href(urls.district_url(plan.district)),
        title=plan.short_title,
        href=page.href(urls.plan_url(plan)),
        kind=term_label(page, "plan-kinds", plan.kind),
        year=year,
        anchor=anchor,
    )


def short_names(plans: Sequence[Plan]) -> list[str]:
    """Plans that stand side by side in as few words as tell them apart: district, else the full place, else title."""
    names = (
        [plan.district.name.shown for plan in plans],
        [plan.district.full_name for plan in plans],
        [plan.short_title for plan in plans],
    )
    return next((each for each in names if len(set(each)) == len(plans)), names[-1])


def plan_name_link(page: PageContext, plan: Plan) -> Link:
    """A plan in a sentence, with its place, kind and year."""
    label = plan_label(page, plan)
    words = page.t("pair.with", place=label.place, title=label.title, kind=label.kind, year=label.year)
    return Link(words, label.href)


def pair_link(page: PageContext, plan: Plan, counterpart: Plan) -> str:
    """The page on which two plans stand side by side, or nothing if the pair has none."""
    for pair in page.shared.pairs_of.get(plan.key, ()):
        if any(member is counterpart for member in pair):
            return page.href(urls.pair_url(*pair))
    return ""


def statement_link(page: PageContext, plan: Plan, statement: Statement) -> Link:
    """A number or a measure by its name; the general sentences of a programme are the programme."""
    programme, quantity, measure = statement.programme, statement.quantity, statement.measure
    if quantity:
        return Link(str(quantity.label), page.href(urls.quantity_url(plan, programme, quantity.id)))
    assert programme
    if measure:
        return Link(measure.name.shown, page.href(urls.measure_url(plan, programme, measure.id)))
    return programme_link(page, plan, programme)


def programme_link(page: PageContext, plan: Plan, programme: Programme, *, note: str = "") -> Link:
    """A programme by its name."""
    return Link(programme.name.shown, page.href(urls.programme_url(plan, programme)), note=note)


def paragraph_link(page: PageContext, plan: Plan, source: str, first: int, last: int) -> Citation:
    """Paragraphs of a source, leading to the first of them."""
    text = page.t("cite.paragraph" if first == last else "cite.paragraphs", first=first, last=last)
    evidence = page.shared.ledger.get(plan.key)
    place = evidence.place_of(source, first) if evidence and first == last else ""
    text = page.t("cite.place", place=place, text=text) if place else text
    address = page.href(f"{urls.source_url(plan)}#{urls.paragraph_anchor(source, first)}")
    return Citation(text, address, plan=plan.key, source=source)
