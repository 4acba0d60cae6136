"""What is listed as removed is not there any longer, whatever kind of thing it is."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom
from tests.sites_invalid import FUND, changed, faults_in
from tests.unit.register.test_lost import MEASURE, REMOVAL


@pytest.mark.parametrize("claim", ["aa", "aa.plan-a", "aa.plan-a.years", "aa.plan-a.fund", "aa.plan-a.fund.prize"])
def test_what_is_still_there_was_not_removed(site_from: SiteFrom, claim: str) -> None:
    fund = changed(FUND, "cite: [3]\n", f"cite: [3]\n{MEASURE.format(id='prize')}")
    content = site_from({**fund, "changes.yaml": REMOVAL.format(claim=claim)})
    assert [rule for rule, *_ in faults_in(content) if rule.startswith("change")] == ["change-there"]
