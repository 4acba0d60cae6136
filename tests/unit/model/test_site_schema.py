"""Addresses of a site, and what an entry of `changes.yaml` is about."""

from __future__ import annotations

import pytest

from builder.model.schema.site import Change
from tests.conftest import MINIMAL, checked

CONFIG = checked(MINIMAL, sources=None).site.config


@pytest.mark.parametrize("base", ["https://a.example", "https://a.example/", "https://a.example/sub/"])
def test_an_address_has_one_slash_between_the_site_and_the_path(base: str) -> None:
    home = base.rstrip("/")
    assert CONFIG.model_copy(update={"base_url": base}).address_of("x/y.html") == f"{home}/x/y.html"


@pytest.mark.parametrize(
    ("claim", "covered"),
    [
        ("aa.plan-a", True),
        ("aa.plan-a.fund.amount", True),
        ("aa.plan-ab", False),
        ("aa.plan-ab.fund", False),
        ("aa", False),
    ],
)
def test_a_correction_is_about_what_its_claim_names_and_its_parts(claim: str, *, covered: bool) -> None:
    words = dict.fromkeys(("what", "before", "after", "why", "by"), "甲")
    change = Change.model_validate({"date": "2024-02-01", "claim": "aa.plan-a"} | words)
    assert change.covers(claim) == covered
