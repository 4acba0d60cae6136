"""What `check --fix` writes is what the editor meant, and nothing else of the file changes."""

from __future__ import annotations

import pytest

from builder.content.fixes import find_fixes
from tests.conftest import SiteFrom, findings
from tests.sites_invalid import FUND, PLAN, minimal


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        (FUND, "lead: [区财政局]", "lead: [区财政局"),
        (FUND, "lead: [区财政局]", "lead: [区财政局],"),
        (FUND, "lead: [区财政局]", "lead: 区财政局"),
        (FUND, "lead: [区财政局]", "lead = [区财政局]"),
        (FUND, "cite: [3]", "cite: 3"),
        (FUND, "status: planned", "status = planned"),
        (PLAN, "issuer: [市中区委, 市中区政府]", "issuer: [市中区委,, 市中区政府]"),
        (PLAN, "issuer: [市中区委, 市中区政府]", "issuer: [市中区委,\t市中区政府]"),
        (PLAN, "issued: 2022-08-03", "issued: 2022年8月3日"),
        (PLAN, "issued: 2022-08-03", "issued: 二〇二二年八月三日"),
        (PLAN, "recorded: 2024-01-02", "recorded: 20240102"),
    ],
)
def test_what_is_mechanical_is_mended(site_from: SiteFrom, file: str, right: str, wrong: str) -> None:
    text = minimal(file)
    assert right in text
    content = site_from({file: text.replace(right, wrong, 1)})
    assert len(findings(content, sources=None)) == 1
    ((_, after),) = find_fixes(content).values()
    assert "\n".join(after) == text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("partners: not_stated", "partners: disputed"),
        ("lead: [区财政局]", "lead: 区财政局、区委组织部"),
        ("lead: [区财政局]", "lead: [区财政局】"),
    ],
)
def test_what_needs_somebody_to_decide_stays(site_from: SiteFrom, right: str, wrong: str) -> None:
    assert find_fixes(site_from({FUND: minimal(FUND).replace(right, wrong, 1)})) == {}
