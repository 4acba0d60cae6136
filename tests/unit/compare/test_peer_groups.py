"""Districts are counted in a group only where enough of its kind are known, and silence only where it was read."""

from __future__ import annotations

from typing import Any

import pytest

from builder.compare.coverage import CoverageState, TermCoverage
from builder.compare.peer_groups import SMALLEST, KindCount, Standing, count_kinds, large_kinds, standing_of
from builder.model.site import District, Site
from tests.unit.compare.test_contexts import context, kind, pine, site  # noqa: F401  (a fixture)


@pytest.mark.parametrize(
    ("states", "standing"),
    [
        (["value", "not_researched"], "stated"),
        (["not_stated", "not_stated"], "silent"),
        (["not_stated", "not_classified"], "unknown"),
        (["not_researched"], "unknown"),
        ([], "unknown"),
    ],
)
def test_a_district_is_silent_only_if_all_its_texts_were_read_and_searched(
    states: list[CoverageState], standing: Standing
) -> None:
    assert standing_of(TermCoverage(state) for state in states) == standing


def districts(site: Site, *kinds: str) -> list[District]:  # noqa: F811  (the fixture)
    fields: list[dict[str, Any]] = [{"kind": kind(each)} if each else {} for each in kinds]
    return [
        pine(site).model_copy(update={"id": f"d{number}", "context": context(**each)})
        for number, each in enumerate(fields)
    ]


def test_kinds_of_which_too_few_are_known_are_no_group(site: Site) -> None:  # noqa: F811  (the fixture)
    listed = districts(site, "urban", "county", "urban", "", "urban", "county")
    groups = large_kinds(listed)
    assert [(name, [each.id for each in members]) for name, members in groups.items()] == [
        ("urban", ["d0", "d2", "d4"])
    ]
    assert SMALLEST == 3


def test_of_a_kind_it_is_told_how_many_state_something_and_of_how_many_nobody_can_tell(
    site: Site,  # noqa: F811  (the fixture)
) -> None:
    listed = districts(site, "county", "county", "county")
    standings: dict[str, Standing] = {"d0": "stated", "d1": "silent", "d2": "unknown"}
    assert list(count_kinds(large_kinds(listed), lambda district: standings[district.id])) == [
        KindCount("county", 3, 1, 1)
    ]
