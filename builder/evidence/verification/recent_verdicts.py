"""What the claims of a plan came to, for a process that compares it again and again while somebody edits it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from builder.evidence.claims.claim import Claim
from builder.evidence.sources.source_text import SourceText
from builder.evidence.verification.search import Verdict
from builder.evidence.verification.verify import verify_claim
from builder.model.schema.plan import RoleLabels

MOST_PLANS = 4
"""Of so many plans verdicts are remembered: their claims take more room than the plans themselves."""

_Verdicts = dict[str, tuple[Claim, Verdict]]


class RecentVerdicts:
    """The verdicts on the claims of the plans that were compared last, each by the id of its claim."""

    def __init__(self) -> None:
        self._plans: OrderedDict[str, tuple[object, _Verdicts]] = OrderedDict()

    def verify(self, plan: str, claims: Iterable[Claim], text: SourceText, labels: RoleLabels) -> list[Verdict]:
        """The verdict on each claim of a plan, as it was where neither the claim nor what it is held against changed.

        Nobody may change a verdict.
        """
        against, before = self._plans.pop(plan, (None, {}))
        if against != (text, labels):
            before = {}
        verdicts = []
        now: _Verdicts = {}
        for claim in claims:
            entry = before.get(claim.id)
            if entry is None or entry[0] != claim:
                entry = claim, verify_claim(claim, text, labels)
            now[claim.id] = entry
            verdicts.append(entry[1])
        self._plans[plan] = (text, labels), now
        if len(self._plans) > MOST_PLANS:
            self._plans.popitem(last=False)
        return verdicts
