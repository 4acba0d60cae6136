"""A failure says where what was looked for does stand: in another paragraph, or in another sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.findings.messages import messages
from tests.conftest import SiteFrom
from tests.unit.evidence.verification.test_verify import check

PRINTED = "printed: 设立资金500万元"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("per: 每年", "per: 每月", "第5段找不到“每月”。"),
        (PRINTED, f"{PRINTED}\n    period: 2022年到2025年", "；第4段却有。"),
        (
            "printed: 设立资金500万元",
            "printed: 设立资金500万元\n    period: 牵头部门",
            "第6段有，但不在这个数字的那一句",
        ),
    ],
)
def test_a_failure_says_which_paragraph_has_what_is_not_where_it_is_cited(
    site_from: SiteFrom, tmp_path: Path, old: str, new: str, said: str
) -> None:
    faults = check(site_from, tmp_path, **{old: new})
    lines = [messages("zh").line(fault) for fault in faults if fault.rule == "evidence-phrase"]
    assert any(said in line for line in lines)
