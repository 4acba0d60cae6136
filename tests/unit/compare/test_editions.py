"""What is in force, from when to when, and which plans and programmes are one policy."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from builder.compare.editions import Editions, end_of, only_in_force
from builder.model.editions import start_of
from builder.model.schema.plan import InForce
from builder.model.site import Plan, Site
from builder.model.types import PartialDate
from tests.support.comparing import plan_of, site_of


def plan(name: str, year: int, **fields: Any) -> Plan:
    """A plan with one programme, issued in a year."""
    base = plan_of([((), (), ())], code="110101", name=name, extent="complete")
    continues = fields.pop("continues", [])
    parts = tuple(part.model_copy(update={"continues": continues}) for part in base.programmes)
    return base.model_copy(update={"issued": PartialDate(year), "programmes": parts, **fields})


def until(end: str) -> InForce:
    return InForce.model_validate({"end": end, "source": "公告"})


def editions(*plans: Plan, today: date | None = None) -> tuple[Site, Editions]:
    site = site_of(list(plans))
    return site, Editions(site, today)


def chain() -> tuple[Plan, Plan, Plan]:
    """Three editions, the second replacing the first and the third the second."""
    first = plan("p1", 2010)
    second = plan("p2", 2015, supersedes=["p1"], continues=first_programme(first))
    return first, second, plan("p3", 2020, supersedes=["p2"], continues=first_programme(second))


def first_programme(of: Plan) -> list[str]:
    return [of.programmes[0].id]


def test_what_was_replaced_or_repealed_is_not_in_force() -> None:
    first, amended, repealed = plan("p1", 2010), plan("p2", 2011), plan("p3", 2012)
    last = plan("p4", 2020, supersedes=["p1"], amends=["p2"], repeals=["p3"])
    site, lineages = editions(first, amended, repealed, last)
    standings = [lineages.standing(each) for each in site.plans]
    assert standings == ["superseded", "in_force", "repealed", "in_force"]
    assert [each.id for each in only_in_force(site, lineages).plans] == ["p2", "p4"]
    assert [each.id for each in lineages.in_force(site.plans[:3])] == ["p2"]


def test_all_editions_of_a_policy_are_its_lineage_from_any_of_them() -> None:
    site, lineages = editions(*reversed(chain()), plan("p9", 2012))
    assert [each.id for each in lineages.lineage(site.plans[1])] == ["p1", "p2", "p3"]
    assert [each.id for each in lineages.lineage(site.plans[3])] == ["p9"]


def test_editions_stand_in_the_order_of_their_years_whatever_they_are_called() -> None:
    site, lineages = editions(plan("c", 2010), plan("a", 2015, supersedes=["c"]), plan("b", 2020, supersedes=["a"]))
    assert [each.id for each in lineages.lineage(site.plans[0])] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("today", "standing"), [(None, "ended"), (date(2023, 12, 31), "in_force"), (date(2024, 1, 1), "ended")]
)
def test_a_plan_ends_after_the_last_day_that_its_end_can_mean(today: date | None, standing: str) -> None:
    checked = PartialDate(2024, 6, 1)  # counts where nobody says what today is
    site, lineages = editions(plan("p1", 2010, in_force=until("2023"), checked=checked), today=today)
    assert lineages.standing(site.plans[0]) == standing


def test_a_plan_that_is_not_yet_in_force_has_not_replaced_anything() -> None:
    first, second, _ = chain()
    for today, standing in ((date(2014, 12, 31), "in_force"), (date(2015, 1, 1), "superseded")):
        site, lineages = editions(first, second, today=today)
        assert lineages.standing(site.plans[0]) == standing


def test_a_plan_was_in_force_until_what_replaced_it_was() -> None:
    first, second, third = chain()
    site, lineages = editions(first, second.model_copy(update={"in_force": until("2019-12-31")}), third)
    assert [str(start_of(each)) for each in site.plans] == ["2010", "2015", "2020"]
    assert [str(end_of(lineages, each)) for each in site.plans] == ["2015", "2019-12-31", "None"]


def test_programmes_are_found_in_both_directions() -> None:
    site, lineages = editions(*chain())
    first, second, third = site.plans
    part = second.programmes[0]
    assert [each.key for each, _ in lineages.programmes_before(second, part)] == [first.key]
    assert [each.key for each, _ in lineages.programmes_after(second, part)] == [third.key]
    assert lineages.programmes_after(third, third.programmes[0]) == ()


def test_what_names_a_plan_that_is_not_published_says_nothing() -> None:
    _, second, _ = chain()
    site, lineages = editions(second)
    assert lineages.to_earlier(site.plans[0]) == ()
    assert lineages.programmes_before(site.plans[0], site.plans[0].programmes[0]) == ()
