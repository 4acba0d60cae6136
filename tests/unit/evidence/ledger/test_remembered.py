"""What an earlier build compared is taken over wherever the content lies, but not with places of another folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.evidence.ledger.remembered import EarlierComparisons
from builder.findings.finding import Finding, Place, Severity
from builder.publish.memory import Memory
from tests.conftest import MINIMAL, checked


@pytest.mark.parametrize("has_finding", [True, False])
def test_findings_name_the_files_as_they_are_shown_now(tmp_path: Path, has_finding: bool) -> None:
    result = checked(MINIMAL, sources=None)
    plan = result.site.plans[0]
    elsewhere = plan.model_copy(update={"origin": replace(plan.origin, file=f"elsewhere/{plan.origin.file}")})
    findings = [Finding(Place(plan.origin.file, 3, 1), "a-rule", {}, Severity.WARNING)] if has_finding else []
    comparisons = EarlierComparisons(Memory(tmp_path), program="a program")
    comparisons.keep(plan, "a key", result.ledger[plan.key], findings)
    assert comparisons.find(plan, "a key", {}) == (result.ledger[plan.key], findings)
    assert (comparisons.find(elsewhere, "a key", {}) is None) == has_finding
