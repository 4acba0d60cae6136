"""Each year of a measure stands in `context.yaml` once; other measures have the same years."""

from __future__ import annotations

import pytest

from tests.conftest import SiteFrom
from tests.sites_invalid import faults_in

FIGURE = "[{{year: {}, value: 5, source: {{title: 公报}}}}, {{year: {}, value: 6, source: {{title: 公报}}}}]"


@pytest.mark.parametrize(("population", "expected"), [((2024, 2023), []), ((2024, 2024), ["context-twice"])])
def test_a_year_is_there_twice_only_within_a_measure(
    site_from: SiteFrom, population: tuple[int, int], expected: list[str]
) -> None:
    text = f"kind: not_researched\npopulation: {FIGURE.format(*population)}\ngdp: {FIGURE.format(2024, 2023)}\n"
    content = site_from({"districts/aa/context.yaml": f"{text}revenue: not_researched\narea: not_researched\n"})
    assert [rule for rule, *_ in faults_in(content) if rule.startswith("context")] == expected
