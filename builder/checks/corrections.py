"""Every entry of the list of corrections names something that is there, or was removed, and says what changed in it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.claim_names import find_unknown, suggest_claim
from builder.content.layout import PLAN
from builder.findings.finding import Finding, finding
from builder.model.schema.context import MEASURES
from builder.model.schema.site import Change
from builder.model.site import Plan, Site
from builder.text.did_you_mean import nearest


def check(site: Site) -> Iterator[Finding]:
    """A plan may be named as it was called before. No correction is dated before the plan was recorded."""
    present = _list_claims(site) if any(entry.removed for entry in site.changes) else set()
    registered = {entry.page for entry in site.register}
    early: dict[str, tuple[Plan, list[int]]] = {}
    for index, entry in enumerate(site.changes):
        plan = site.plan_by_any_key(entry.plan)
        if entry.before == entry.after:
            yield finding(site.changes_origin.at(index, "after"), "change-same", value=entry.after)
        elif entry.removed:
            if entry.claim in present:
                yield finding(site.changes_origin.at(index, "removed"), "change-there", value=entry.claim)
        elif plan is None and _is_of_context(site, entry):
            continue
        elif plan is None and f"districts/{entry.plan.replace('.', '/')}.html" not in registered:
            # A plan that was published and is gone is reported as lost.
            yield from _check_plan(site, index, entry)
        elif plan and entry.date.is_before(plan.recorded):
            early.setdefault(plan.key, (plan, []))[1].append(index)
        elif plan:
            yield from _check_statement(site, plan, index, entry)
    for plan, entries in early.values():
        # Several corrections before the plan was recorded: its own day is the wrong one.
        place = plan.origin.at("recorded") if len(entries) > 1 else site.changes_origin.at(entries[0], "date")
        yield finding(place, "order", earlier="收录日期", later="更正日期")


def _is_of_context(site: Site, entry: Change) -> bool:
    """Whether it corrects what is known of a district beside its plans: `liwan.context.population.2025`."""
    place, *path = entry.claim.split(".")
    district = site.district_by_any_id(place)
    return district is not None and path[:1] == ["context"] and (path[1:2] or ["kind"])[0] in ("kind", *MEASURES)


def _check_plan(site: Site, index: int, entry: Change) -> Iterator[Finding]:
    ids = entry.plan.split(".")
    if len(ids) == len(PLAN.id_names) and site.is_there(PLAN.path_of(*ids)):
        return  # it has a mistake of its own
    keys = [plan.key for plan in site.all_plans]
    near = nearest(entry.plan, keys) or "、".join(keys)
    yield finding(site.changes_origin.at(index, "claim"), "change-claim", value=entry.claim, near=near)


def _check_statement(site: Site, plan: Plan, index: int, entry: Change) -> Iterator[Finding]:
    """The link of an entry about what is not in its plan would lead to the plan, and nobody would notice."""
    unknown = find_unknown(site, plan, entry.claim)
    if unknown:
        near = suggest_claim(plan, entry.claim, unknown)
        rule = "change-claim-near" if near else "change-claim"
        yield finding(site.changes_origin.at(index, "claim"), rule, value=entry.claim, near=near or plan.key)


def _list_claims(site: Site) -> set[str]:
    """The claims of all districts, plans, programmes, measures and quantities of the content."""
    claims = {district.id for district in site.all_districts}
    for plan in site.all_plans:
        claims |= {plan.key, *(f"{plan.key}.{quantity.id}" for quantity in plan.quantities)}
        for programme in plan.programmes:
            key = f"{plan.key}.{programme.id}"
            claims |= {key, *(f"{key}.{measure.id}" for measure in programme.measures)}
            claims |= {f"{key}.{quantity.id}" for quantity in programme.quantities}
    return claims
