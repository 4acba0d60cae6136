"""The groups of the list of all numbers: for who has no scripts to narrow it, links to where each begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.compare.stated_quantities import StatedQuantity, is_money
from builder.views.context import PageContext
from builder.views.links import short_names
from builder.views.pieces import Fact, Link, Value

LINKED_PLANS = 12
"""Of so many plans each has a group of its own; a link for each of more would be a list as long to read."""


def group_numbers(page: PageContext, quantities: Sequence[StatedQuantity]) -> dict[str, list[StatedQuantity]]:
    """By its anchor, the numbers of a kind that a plan has; of all plans together where they are many.

    In the list, where money stands first and the numbers of a plan together, each group is a run of rows.
    """
    is_split = len({stated.plan.key for stated in quantities}) <= LINKED_PLANS
    groups: dict[str, list[StatedQuantity]] = {}
    for stated in quantities:
        kind = "money" if is_money(page.site, stated.quantity) else "rest"
        plan = f"-{stated.plan.district.id}-{stated.plan.id}" if is_split else ""
        groups.setdefault(f"{kind}{plan}", []).append(stated)
    return groups


def group_facts(page: PageContext, groups: Mapping[str, Sequence[StatedQuantity]]) -> tuple[Fact, ...]:
    """By kind, a link to each group with how many numbers it has; nothing where there is but one group."""
    plans = {group[0].plan.key: group[0].plan for group in groups.values()}
    names = dict(zip(plans, short_names([*plans.values()]), strict=True))
    kinds: dict[str, list[Link]] = {}
    for anchor, group in groups.items():
        kind, is_split, _ = anchor.partition("-")
        words = names[group[0].plan.key] if is_split else page.t("numbers.group.all")
        kinds.setdefault(kind, []).append(Link(words, f"#{anchor}", note=str(len(group))))
    facts = (Fact(page.t(f"numbers.group.{kind}"), Value("value", tuple(links))) for kind, links in kinds.items())
    return tuple(facts) if len(groups) > 1 else ()
