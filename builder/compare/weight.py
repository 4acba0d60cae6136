"""The weight of a text: what kind of document it is, and on whose behalf its issuers decide.

A bureau's plan binds the bureau. It is not like what the party committee or the government of the area decides for all
of it, though both may be called 行动计划 (decision 12).
"""

from __future__ import annotations

from typing import Literal

from builder.model.site import Plan, Site
from builder.model.statements import agencies_of, issuing_bodies
from builder.model.types import Absent

IssuerRank = Literal["area", "department", "none"]


def family_of(site: Site, plan: Plan) -> str:
    """Documents of equal weight: a kind of plan, or the kind that it is said to be like."""
    return site.term("plan-kinds", plan.kind).like or plan.kind


def issuer_rank(site: Site, plan: Plan) -> IssuerRank:
    """The highest rank of those who issue a plan; `none` where nobody does, as with a report in the news.

    An issuer that is not registered, or whose type has no rank, is not taken for the area.
    """
    if isinstance(plan.issuer, Absent):
        return "none"
    ranks = {site.term("agencies", agency).rank for agency in agencies_of(plan, issuing_bodies(plan))}
    return "area" if "area" in ranks else "department"
