"""What the pages of a site share that takes time, made where it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from builder.compare.coverage import Coverage, PlanCoverage
from builder.compare.gaps import Gaps, find_gaps
from builder.compare.stated_quantities import StatedQuantity, collect_quantities
from builder.compare.suggest import PlanSuggestion, PlanSuggestions, suggest_plans
from builder.evidence.claims import KeptClaim
from builder.evidence.ledger import Ledger
from builder.evidence.plan_evidence import PlanEvidence
from builder.model.site import Site
from builder.processes.once import once
from builder.text.reads import Later


def gaps_of_site(site: Site, coverage: Coverage) -> Mapping[str, Gaps]:
    """Gaps by the id of a district: all at once, or on demand where the site is checked again and again."""
    if not site.derived:
        return find_gaps(site, coverage)
    gaps = once(partial(find_gaps, site, coverage))
    return Later((district.id for district in site.districts), lambda district: gaps()[district])


def suggestions_of_site(site: Site, current: Site) -> Mapping[str, tuple[PlanSuggestion, ...]]:
    """Suggestions by the key of a plan, likewise."""
    if not site.derived:
        return suggest_plans(site, current)
    suggestions = once(partial(PlanSuggestions, site, current))
    return Later((plan.key for plan in site.plans), lambda plan: suggestions().find(plan))


def quantities_of_plan(site: Site, coverage: PlanCoverage) -> tuple[StatedQuantity, ...]:
    """The quantities of a plan, each promise once."""
    return site.once(coverage.plan, "quantities", partial(collect_quantities, coverage), coverage)


def claims_of_programmes(site: Site, ledger: Ledger) -> dict[str, tuple[KeptClaim, ...]]:
    """By plan and programme: its claims."""
    claims: dict[str, tuple[KeptClaim, ...]] = {}
    for plan in site.all_plans:
        if page := ledger.get(plan.key):
            claims |= site.once(plan, "claims", partial(_claims_of_plan, page), page)
    return claims


def _claims_of_plan(page: PlanEvidence) -> dict[str, tuple[KeptClaim, ...]]:
    claims: dict[str, list[KeptClaim]] = {}
    for claim in page.claims:
        district, plan, programme, *aspects = claim.id.split(".")
        if aspects:
            claims.setdefault(f"{district}.{plan}.{programme}", []).append(claim)
    return {programme: tuple(own) for programme, own in claims.items()}
