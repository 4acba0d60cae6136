"""What was compared the last time is not compared again, and everything comes out as if it were."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.claims.claim import Claim
from builder.evidence.sources.source_text import SourceText
from builder.evidence.verification import recent_verdicts
from builder.evidence.verification.recent_verdicts import MOST_PLANS, RecentVerdicts
from builder.evidence.verification.verify import verify_claim
from builder.findings.finding import Place
from builder.model.schema.plan import RoleLabels
from tests.unit.evidence.binding.test_repairs import CLAIM, LABELS, lead, read

TEXTS = [read(f"（牵头部门：区科技局）建{count}套住房", "套", "套") for count in (3, 4)]
UNUSUAL_LABELS = RoleLabels(lead=["主办"], partners=["协办"])
CLAIMS = [
    replace(CLAIM, id="aa.plan-a.homes", phrases=(("3套",),)),
    replace(CLAIM, id="aa.plan-a.homes", phrases=(("4套",),)),
    replace(CLAIM, id="aa.plan-a.homes", phrases=(("4套",),), where=Place("b")),
    replace(lead("区科技局"), id="aa.plan-a.lead"),
    replace(CLAIM, id="aa.plan-a.lead", phrases=(("区科技局",),)),
]
CHECKS = st.tuples(
    st.sampled_from(["aa.plan-a", "bb.plan-b"]),
    st.lists(st.sampled_from(CLAIMS), max_size=4),
    st.sampled_from(TEXTS),
    st.sampled_from([LABELS, UNUSUAL_LABELS]),
)


@given(st.lists(CHECKS, max_size=6))
def test_every_verdict_is_that_of_a_fresh_comparison(
    checks: list[tuple[str, list[Claim], SourceText, RoleLabels]],
) -> None:
    recent = RecentVerdicts()
    for plan, claims, text, labels in checks:
        assert recent.verify(plan, claims, text, labels) == [verify_claim(claim, text, labels) for claim in claims]


def test_only_what_changed_is_compared_and_only_the_last_plans_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(recent_verdicts, "verify_claim", lambda claim, *_: compared.append(claim.id))
    recent, claims = RecentVerdicts(), [CLAIMS[0], CLAIMS[3]]
    for plan in map(str, range(MOST_PLANS)):
        recent.verify(plan, claims, TEXTS[0], LABELS)
    compared.clear()
    recent.verify("0", claims, read("（牵头部门：区科技局）建3套住房", "套", "套"), LABELS)
    assert compared == []
    recent.verify("0", [CLAIMS[1], CLAIMS[3]], TEXTS[0], LABELS)
    assert compared == ["aa.plan-a.homes"]
    recent.verify("another", claims, TEXTS[0], LABELS)
    compared.clear()
    recent.verify("1", claims, TEXTS[0], LABELS)  # of those that are remembered it was compared the longest ago
    assert compared == [claim.id for claim in claims]
