"""The switch between what is in force and all texts, on pages that count: a link to the page that counts otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from builder import urls
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.pieces import Link


@value_class
class Switch:
    """What is counted, in words, and the way to the page that counts otherwise."""

    words: str
    link: Link


@value_class
class Counted:
    """The plans that a page counts, and the switch; it has none where all of them are in force."""

    plans: Sequence[Plan]
    switch: Switch | None


def counting_page(context: Context, address: str, *, with_past: bool) -> PageContext:
    """The page that counts what is in force, or beside it the one that counts everything."""
    return context.page(urls.past_url(address) if with_past else address)


def past_title(page: PageContext, *, with_past: bool) -> tuple[str, ...]:
    """What the title of the page that counts everything says besides, so that no two pages have one name."""
    return (page.t("edition.with_past"),) if with_past else ()


def count_plans(page: PageContext, address: str, recorded: Sequence[Plan], *, with_past: bool) -> Counted:
    """Selects what counts of these plans. `address`: of the page that counts what is in force."""
    current = page.shared.editions.in_force(recorded)
    past = len(recorded) - len(current)
    if not past:
        return Counted(recorded, None)
    words = page.t("edition.all_counted" if with_past else "edition.in_force_counted", count=past)
    link = page.t("edition.only_in_force" if with_past else "edition.with_past")
    switch = Switch(words, Link(link, page.href(address if with_past else urls.past_url(address))))
    return Counted(recorded if with_past else current, switch)
