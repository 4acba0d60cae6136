"""Marks and claims are looked up in the evidence of their plan, by whole names."""

from __future__ import annotations

from builder.evidence.ledger.ledger import Ledger
from builder.evidence.ledger.plan_evidence import Compared, PlanEvidence
from builder.evidence.locks.marks import UNCHECKED, VERBATIM
from builder.model.types import Span
from builder.views.shared_results import ClaimsOfProgrammes, Marks, WeakestCodings

SPANS = (Span(None, 3, 4),)
PRINTED, OPEN = Compared(SPANS, "verbatim", VERBATIM), Compared((), "reading", UNCHECKED)
KEPT = {"title": PRINTED, "fund": PRINTED, "fund.coding": PRINTED, "fund.grant.coding": OPEN, "fund-2.name": PRINTED}
LEDGER: Ledger = {"east.plan": PlanEvidence("east.plan", KEPT)}


def test_a_mark_is_found_by_the_whole_name_of_its_claim() -> None:
    marks = Marks(LEDGER)
    assert marks["east.plan.fund.grant.coding"] is UNCHECKED
    assert [marks.get(name) for name in ("east.plan.gone", "east.plan", "west.plan.title", "east")] == [None] * 4
    assert dict(marks) == LEDGER["east.plan"].marks
    assert len(marks) == len(KEPT)


def test_a_programme_has_the_claims_that_say_more_than_its_name() -> None:
    claims = ClaimsOfProgrammes(LEDGER)
    own = claims["east.plan.fund"]
    assert [(each.name, each.spans) for each in own] == [("fund.coding", SPANS), ("fund.grant.coding", ())]
    assert list(claims) == ["east.plan.fund", "east.plan.fund-2"]
    assert claims.get("east.plan.title", ()) == ()


def test_the_weakest_coding_of_a_programme_counts_for_it() -> None:
    codings = WeakestCodings(LEDGER)
    assert dict(codings) == {"east.plan.fund": UNCHECKED}
    assert (
        codings.get("east.plan.fund.grant") is codings.get("east.plan.title") is codings.get("west.plan.fund") is None
    )


def test_the_evidence_lists_its_claims_by_whole_names() -> None:
    assert [claim.id for claim in LEDGER["east.plan"].claims] == [f"east.plan.{name}" for name in KEPT]
    assert "east.plan.title" in LEDGER["east.plan"].verified
