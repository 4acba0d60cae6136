"""What the search page understands of places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.model.site import Site
from builder.search.lexicon import read_lexicon
from tests.conftest import ROOT, checked


@pytest.fixture(scope="module")
def site() -> Site:
    return checked(ROOT / "tests/sites/editions", sources=None).site


def row_of(site: Site) -> object:
    (row,) = (row for facet, *_, row in read_lexicon(site).places if facet == "district")
    return row


def test_a_district_leads_to_the_row_of_its_newest_plan(site: Site) -> None:
    assert row_of(site) == "north-sailor-2024"
    assert row_of(replace(site, plans=site.plans[::-1])) == "north-sailor-2024"


def test_a_district_without_a_plan_leads_to_no_row(site: Site) -> None:
    assert row_of(replace(site, plans=())) == ""
