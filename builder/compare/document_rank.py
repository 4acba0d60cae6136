"""The weight of a text: what kind of document it is, and on whose behalf its issuers decide.

A bureau's plan binds the bureau. It is not like what the party committee or the government of the area decides for all
of it, though both may be called 行动计划 (decision 12).
"""

from __future__ import annotations

from typing import Literal

from builder.compare.relation import UNKNOWN
from builder.model.site import Plan, Site
from builder.model.statements import agencies_of, issuing_bodies
from builder.model.types import Absent

IssuerRank = Literal["area", "department", "none", "unknown"]


def family_of(site: Site, plan: Plan) -> str:
    """Documents of equal weight: a kind of plan, or the kind that it is said to be like."""
    return site.term("plan-kinds", plan.kind).like or plan.kind


def issuer_rank(site: Site, plan: Plan) -> IssuerRank:
    """The highest rank of those who issue a plan; `none` where nobody does, as with a report in the news.

    `unknown` where one of them is not registered, or is of a type without a rank: it may be of any, unless another is
    of the highest.
    """
    if isinstance(plan.issuer, Absent):
        return "none" if plan.issuer.state == "not_stated" else "unknown"
    issuing = issuing_bodies(plan)
    ranks = {site.term("agencies", agency).rank for agency in agencies_of(plan, issuing)}
    if "area" in ranks:
        return "area"
    return "department" if ranks == {"department"} and len(issuing) == len(plan.issuer) else "unknown"


def rank_condition(site: Site, plan: Plan) -> str:
    """The rank of a plan's issuers as a condition of comparing: one that is unknown equals no other plan's."""
    rank = issuer_rank(site, plan)
    return f"{UNKNOWN}{plan.key}" if rank == "unknown" else rank
