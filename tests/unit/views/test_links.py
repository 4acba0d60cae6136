"""What things are called in a link: as short as tells them apart, and no more than the text says."""

from __future__ import annotations

import pytest

from builder.model.site import Plan
from builder.views.links import firmness_rank, short_names, term_link
from tests.unit.views import test_comparing_fairly as views


def named(name: str, *, city: str = "某市", short_title: str = "意见") -> Plan:
    plan = views.MODEL
    zh = plan.district.name.model_copy(update={"zh": name})
    district = plan.district.model_copy(update={"name": zh, "city": city})
    return plan.model_copy(update={"district": district, "short_title": short_title})


@pytest.mark.parametrize(
    ("plans", "names"),
    [
        ([named("甲区"), named("乙区")], ["甲区", "乙区"]),
        ([named("甲区"), named("甲区", city="别市")], ["山东省某市甲区", "山东省别市甲区"]),
        ([named("甲区"), named("甲区", short_title="办法")], ["意见", "办法"]),
    ],
    ids=["by the district", "by what lies above it", "by the title"],
)
def test_plans_side_by_side_are_called_by_as_little_as_tells_them_apart(plans: list[Plan], names: list[str]) -> None:
    assert short_names(plans) == names


def test_the_firmest_level_has_the_first_rank_and_a_sign_beside_its_colour() -> None:
    page = views.context(views.unchanged).page("index.html")
    levels = list(page.site.vocabularies["commitments"].terms)
    assert [firmness_rank(page, level) for level in levels] == [1, 2]
    shapes = [term_link(page, "commitments", level).shape for level in levels]
    assert len({*shapes}) == len(levels)
    assert term_link(page, "themes", "housing").shape == ""
