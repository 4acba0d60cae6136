"""False claims about the sources: each ends in a finding, or in a mark that says that nobody compared it; none in 逐字.

The archive is at hand and the lock is written anew, so that nothing but the rules stands against a forgery.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Literal

import pytest

from builder.evidence.claims.list_claims import list_claims
from builder.findings.finding import Severity
from builder.pipeline import Checked, check_content
from tests.conftest import ROOT, silent
from tests.support.forgeries import Forgery, forge, read_forgeries
from tests.support.semantic_mutants import ONLY_THE_LOCK, compared_words

ARCHIVE = ROOT.parent / "shared" / "sources"
Outcome = Literal["finding", "honest mark", "verbatim"]
SHARE = 0.85
"""How many end in a finding at least. Measured apart on 2026-11-27: 56 of 64, and 13 of 13."""
OF_OTHERS = ("districts", "*.lock", "comparisons", "published", "changes.yaml")


@pytest.mark.mutants
@pytest.mark.skipif(not ARCHIVE.is_dir(), reason="the archive of sources is not here")
def test_no_forgery_is_called_verbatim(tmp_path: Path) -> None:
    forgeries = read_forgeries()
    before = {plan: _checked(tmp_path / plan.replace("/", "-"), plan) for plan in {each.plan for each in forgeries}}
    assert {rule for rules, _ in before.values() for rule in rules} == set()
    table: Counter[tuple[str, Outcome]] = Counter()
    verbatim = []
    for number, forgery in enumerate(forgeries):
        outcome, rules = _outcome(tmp_path / str(number), forgery, before[forgery.plan][1])
        table[forgery.kind, outcome] += 1
        print(f"{forgery.kind:22} {outcome:12} {forgery.what:60} {' '.join(sorted(rules))}")
        verbatim += [forgery.what] if outcome == "verbatim" else []
    for kind in dict.fromkeys(each.kind for each in forgeries):
        print(f"{kind:22} {table[kind, 'finding']:3} found {table[kind, 'honest mark']:3} marked")
    refused = sum(count for (_, outcome), count in table.items() if outcome == "finding")
    print(f"{refused} of {len(forgeries)} end in a finding")
    assert verbatim == []
    assert refused >= SHARE * len(forgeries)


def _outcome(folder: Path, forgery: Forgery, before: Checked) -> tuple[Outcome, set[str]]:
    rules, now = _checked(folder, forgery.plan, forgery)
    if rules or not now.ledger or not before.ledger:
        return "finding", rules
    words_before = {claim.id: compared_words(claim) for claim in list_claims(before.site.plans[0])}
    (evidence,) = now.ledger.values()
    for claim in list_claims(now.site.plans[0]):
        words = compared_words(claim)
        if evidence.marks[claim.id].state == "verbatim" and words != words_before.get(claim.id, words):
            return "verbatim", rules
    return "honest mark", rules


def _checked(folder: Path, plan: str, forgery: Forgery | None = None) -> tuple[set[str], Checked]:
    """The rules that speak against a copy of a plan, and what was checked; the lock is left out, as if written anew.

    What was published is left out too: other districts are not in the copy, and would count as lost.
    """
    district = plan.split("/")[0]
    content = folder / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns(*OF_OTHERS))
    shutil.copytree(
        ROOT / "content/districts" / district, content / "districts" / district, ignore=shutil.ignore_patterns("*.lock")
    )
    if forgery:
        forge(content / "districts" / plan, forgery)
    checked = check_content(content, shown_as="content", sources=ARCHIVE, log=silent)
    rules = {finding.rule for finding in checked.findings if finding.severity is not Severity.NOTICE}
    return rules - ONLY_THE_LOCK, checked
