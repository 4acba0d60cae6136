"""The claims of a plan that neither the program nor a reader has compared with the source yet."""

from __future__ import annotations

from builder.evidence.claims.claim import KeptClaim
from builder.evidence.ledger.plan_evidence import PlanEvidence
from builder.model.site import Plan


def list_waiting(plan: Plan, evidence: PlanEvidence) -> dict[str, list[KeptClaim]]:
    """The claims that wait, by programme; those of the plan itself under an empty name, first."""
    programmes = {programme.id for programme in plan.programmes}
    waiting: dict[str, list[KeptClaim]] = {}
    verified = evidence.verified
    for claim in evidence.claims:
        if claim.id not in verified:
            owner = claim.name.split(".")[0]
            waiting.setdefault(owner if owner in programmes else "", []).append(claim)
    return dict(sorted(waiting.items(), key=lambda group: bool(group[0])))
