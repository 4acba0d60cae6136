"""What a text weighs beside another: the conditions that hold for all of it, whatever is compared."""

from __future__ import annotations

from collections.abc import Sequence

from builder.compare.document_rank import family_of, rank_condition
from builder.compare.relation import conditions_key, failed_conditions
from builder.model.site import Plan
from builder.views.context import PageContext


def weight_of(page: PageContext, plan: Plan) -> dict[str, str]:
    """The conditions under which levels of firmness can be compared: the same for all terms of a plan."""
    return page.hold(
        ("weight", plan.key),
        lambda _: {"family": family_of(page.site, plan), "issuer": rank_condition(page.site, plan)},
    )


def unlike_weights(page: PageContext, plans: Sequence[Plan]) -> list[str]:
    """The names of the conditions that keep plans apart in every row of firmness and of numbers."""
    return failed_conditions([conditions_key([weight_of(page, plan)], "") for plan in plans])
