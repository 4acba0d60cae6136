"""The bodies of a plan, each with what it does in it."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.schema.statement import ROLES
from builder.model.site import Plan
from builder.model.statements import issuing_bodies
from builder.search.entries import organisation_anchor
from builder.views.context import PageContext
from builder.views.parts import Link, Value
from builder.views.values import terms_value


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A body and in how many programmes it has each role, in words."""

    anchor: str
    name: Value
    agency: Value
    roles: str


def organisation_rows(page: PageContext, plan: Plan) -> tuple[OrganisationRow, ...]:
    """The registered bodies of a plan, in the order in which they are registered."""
    return tuple(
        _organisation(page, plan, organisation_anchor(number), name)
        for number, name in enumerate(plan.organisations, 1)
    )


def _organisation(page: PageContext, plan: Plan, anchor: str, name: str) -> OrganisationRow:
    body = plan.organisations[name]
    also = page.t("organisation.also", names="、".join(body.also_printed)) if body.also_printed else ""
    full = page.t("organisation.full", name=body.full_name.zh) if body.full_name else ""
    roles = _roles(page, plan, name)
    note = "；".join(part for part in (full, also) if part)
    return OrganisationRow(
        anchor, Value("value", (Link(name, note=note),)), terms_value(page, "agencies", body.agency), roles
    )


def _roles(page: PageContext, plan: Plan, name: str) -> str:
    """In how many programmes a body has each role, and what it does for the plan as a whole."""
    words = [page.t("role.issue")] if name in issuing_bodies(plan) else []
    words += [page.t("role.approve_plan")] if name in plan.approved_by else []
    for role in ROLES:
        statements = (each for each in page.shared.coverage[plan.key].statements if name in each.bodies(role))
        count = len({each.programme.id if each.programme else "" for each in statements})
        words += [page.t("who.count", role=page.t(f"role.{role}"), count=count)] if count else []
    return page.t("who.and").join(words) or page.t("role.none")
