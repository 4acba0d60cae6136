"""The editions of a policy: what pages of an old one say, and all of them in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder import urls
from builder.compare.editions import end_of
from builder.model.editions import Step, start_of
from builder.model.site import Plan, Programme
from builder.text.values import value_class
from builder.views.claims import date_words
from builder.views.context import PageContext
from builder.views.links import year_words
from builder.views.pieces import Ended, Link


@value_class
class StepItem:
    """What an edition does to an earlier one, in a word; `changes` leads to both side by side."""

    word: str
    earlier: Link
    changes: Link | None


@value_class
class EditionRow:
    """An edition of a plan. `is_here`: the one that the page is about."""

    name: Link
    is_here: bool
    force: str
    """From when to when."""
    standing: str
    holds: bool
    steps: tuple[StepItem, ...]


@value_class
class ProgrammeEdition:
    """A programme as an edition has it, and what that edition changed in it."""

    name: Link
    plan: Link
    is_here: bool
    standing: str
    changes: tuple[Link, ...]


def ended_notes(page: PageContext, plans: Sequence[Plan]) -> tuple[Ended, ...]:
    """What has to be said of those of these plans that hold no longer."""
    editions = page.shared.editions
    return tuple(_ended_note(page, plan) for plan in plans if not editions.is_in_force(plan))


def _ended_note(page: PageContext, plan: Plan) -> Ended:
    editions = page.shared.editions
    step, end = editions.ending(plan), end_of(editions, plan)
    since = page.t("edition.since", date=date_words(page, end)) if end else ""
    words = page.t(f"edition.ended.{editions.standing(plan)}", title=plan.short_title, since=since)
    if step is None:
        return Ended(words, None, None, None)
    current = editions.current(plan)
    return Ended(
        words,
        edition_link(page, step.later),
        edition_link(page, current) if current and current is not step.later else None,
        _changes_link(page, step),
    )


def edition_link(page: PageContext, plan: Plan) -> Link:
    """An edition by its title and year."""
    name = page.t("edition.name", title=plan.short_title, year=year_words(page, plan))
    return Link(name, page.href(urls.plan_url(plan)))


def _changes_link(page: PageContext, step: Step) -> Link | None:
    """Where both stand side by side; what is only repealed has no counterpart."""
    if step.name == "repeals":
        return None
    return Link(page.t("edition.see"), page.href(urls.edition_url(step.earlier, step.later)))


def force_words(page: PageContext, plan: Plan) -> str:
    """From when to when a plan is in force, as far as that is known."""
    start, end = start_of(plan), end_of(page.shared.editions, plan)
    words = (date_words(page, day) if day else "" for day in (start, end))
    begins, ends = words
    if not begins and not ends:
        return page.t("edition.force.unknown")
    key = "both" if begins and ends else "from" if begins else "until"
    return page.t(f"edition.force.{key}", start=begins, end=ends)


def lineage_rows(page: PageContext, plan: Plan) -> tuple[EditionRow, ...]:
    """All editions of a plan, the earliest first; none where it is the only one."""
    plans = page.shared.editions.lineage(plan)
    return tuple(_row(page, each, is_here=each is plan) for each in plans) if len(plans) > 1 else ()


def _row(page: PageContext, plan: Plan, *, is_here: bool) -> EditionRow:
    editions = page.shared.editions
    standing = editions.standing(plan)
    return EditionRow(
        name=edition_link(page, plan),
        is_here=is_here,
        force=force_words(page, plan),
        standing=page.t(f"edition.standing.{standing}"),
        holds=standing == "in_force",
        steps=tuple(
            StepItem(page.t(f"edition.does.{step.name}"), edition_link(page, step.earlier), _changes_link(page, step))
            for step in editions.to_earlier(plan)
        ),
    )


def programme_editions(page: PageContext, plan: Plan, programme: Programme) -> tuple[ProgrammeEdition, ...]:
    """A programme in all editions that have it, the earliest first; none where only one has."""
    places = list(_places(page, plan, programme))
    if len(places) == 1:
        return ()
    order = [each.key for each in page.shared.editions.lineage(plan)]
    places.sort(key=lambda place: order.index(place[0].key))
    return tuple(_programme(page, *place, is_here=place[1] is programme) for place in places)


def _programme(page: PageContext, plan: Plan, programme: Programme, *, is_here: bool) -> ProgrammeEdition:
    editions = page.shared.editions
    anchor = f"#c-{programme.id}"
    changes = [
        Link(page.t("edition.see"), page.href(urls.edition_url(earlier, plan) + anchor))
        for earlier in {earlier.key: earlier for earlier, _ in editions.programmes_before(plan, programme)}.values()
        if any(step.earlier is earlier and step.name != "repeals" for step in editions.to_earlier(plan))
    ]
    return ProgrammeEdition(
        name=Link(programme.name.shown, page.href(urls.programme_url(plan, programme))),
        plan=edition_link(page, plan),
        is_here=is_here,
        standing=page.t(f"edition.standing.{editions.standing(plan)}"),
        changes=tuple(changes),
    )


def _places(page: PageContext, plan: Plan, programme: Programme) -> Iterator[tuple[Plan, Programme]]:
    """A programme, what it continues and what continues it, each once, and the same of these."""
    editions = page.shared.editions
    waiting, seen = [(plan, programme)], {(plan.key, programme.id)}
    while waiting:
        place = waiting.pop()
        yield place
        for neighbour in (*editions.programmes_before(*place), *editions.programmes_after(*place)):
            key = neighbour[0].key, neighbour[1].id
            if key not in seen:
                seen.add(key)
                waiting.append(neighbour)
