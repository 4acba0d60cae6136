"""The list of all programmes is split by rows: no part is too heavy, even where places have long names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest

from builder import urls
from builder.compare.list_parts import PROGRAMME_ROWS_OF_PART
from builder.compare.page_weight import MOST
from builder.compare.region_parts import RegionPart
from builder.model.site import Plan
from builder.pipeline import Checked
from builder.views.page import Page
from builder.views.programme_explorer import programme_explorer_view
from tests.bench.clones import write_clones
from tests.conftest import checked, show_site

DISTRICTS = 40
LONG_NAMES = "65"
"""A province whose prefectures have names of up to eleven characters."""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def clones(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    content = tmp_path_factory.mktemp("list-weight") / "content"
    write_clones(content, districts=DISTRICTS, province=LONG_NAMES)
    return checked(content, sources=None)


def test_a_full_part_of_all_programmes_is_light_where_places_have_long_names(clones: Checked) -> None:
    ordered = sorted(clones.site.plans, key=lambda plan: -len(plan.district.full_name))
    plans = max((fill(ordered[start:]) for start in range(10)), key=count)
    assert count(plans) >= 0.97 * PROGRAMME_ROWS_OF_PART
    part = RegionPart("6527-6530", "", tuple(plan.district for plan in plans), plans)
    page = Page(
        urls.programmes_url(part.code),
        "programmes",
        partial(programme_explorer_view, part=part),
        plans[0].origin.at(),
        exported=True,
    )
    data = show_site(replace(clones, pages=[page]))(page.path)
    assert data
    assert len(data) <= MOST.bytes


def fill(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """As many of these plans as a part may hold, the first of them first."""
    filled: list[Plan] = []
    for plan in plans:
        if count([*filled, plan]) <= PROGRAMME_ROWS_OF_PART:
            filled.append(plan)
    return tuple(filled)


def count(plans: Sequence[Plan]) -> int:
    """How many rows they take."""
    return sum(len(plan.programmes) for plan in plans)
