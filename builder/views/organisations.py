"""The bodies of a plan, each with what it does in it."""

from __future__ import annotations

from builder.compare.who import RoleCount, count_roles
from builder.model.schema.statement import ROLES, Role
from builder.model.site import Plan
from builder.model.statements import issuing_bodies
from builder.search.entries import organisation_anchor
from builder.text.values import value_class
from builder.views.context import PageContext
from builder.views.pieces import Link, Value
from builder.views.values import terms_value


@value_class
class OrganisationRow:
    """A body and in how many programmes it has each role, in words."""

    anchor: str
    name: Value
    agency: Value
    roles: str


def organisation_rows(page: PageContext, plan: Plan) -> tuple[OrganisationRow, ...]:
    """The registered bodies of a plan, in the order in which they are registered."""
    words = _role_words(page, plan)
    return tuple(
        _organisation(page, plan, organisation_anchor(name), name, words.get(name, [])) for name in plan.organisations
    )


def _organisation(page: PageContext, plan: Plan, anchor: str, name: str, words: list[str]) -> OrganisationRow:
    body = plan.organisations[name]
    also = page.t("organisation.also", names="、".join(body.also_printed)) if body.also_printed else ""
    full = page.t("organisation.full", name=body.full_name.shown) if body.full_name else ""
    roles = page.t("who.and").join(words) or page.t("role.none")
    note = "；".join(part for part in (full, also) if part)
    return OrganisationRow(
        anchor, Value("value", (Link(name, note=note),)), terms_value(page, "agencies", body.agency), roles
    )


def _role_words(page: PageContext, plan: Plan) -> dict[str, list[str]]:
    """What each body does for the plan as a whole, then in how many programmes it has each role."""
    words: dict[str, list[str]] = {}
    for role, names in (("issue", issuing_bodies(plan)), ("approve_plan", plan.approved_by)):
        for name in dict.fromkeys(names):
            words.setdefault(name, []).append(page.t(f"role.{role}"))
    counts = count_roles(page.shared.coverage[plan.key])
    for name, role in sorted(counts, key=lambda key: ROLES.index(key[1])):
        words.setdefault(name, []).append(_count_words(page, role, counts[name, role]))
    return words


def _count_words(page: PageContext, role: Role, count: RoleCount) -> str:
    """In how many programmes, and where only in a part. To be written of is never more than a matter of a sentence."""
    shown = page.t("who.count", role=page.t(f"role.{role}"), count=count.programmes)
    if role == "mention" or not count.partly:
        return shown
    return shown + page.t("who.all_partly" if count.partly == count.programmes else "who.partly", count=count.partly)
