"""What differed at an earlier release follows from what was kept of it, and of earlier days nothing is claimed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from builder.compare.as_of import kept_days, list_differences, plans_now, plans_on, unkept_plans
from builder.model.kept import KeptFile, KeptPlan, KeptStatement
from builder.model.site import Plan, Site
from tests.support.comparing import plan_of, site_of

JUNE, NOVEMBER = date(2026, 6, 1), date(2026, 11, 20)


def plan(**changes: object) -> Plan:
    base = plan_of([((), (), ()), ((), (), ())], code="110101", name="p1", extent="complete")
    return base.model_copy(update=changes)


def site(*kept: tuple[date, Mapping[str, KeptPlan | None]], **changes: object) -> Site:
    files = (KeptFile(day, "d110101", plans) for day, plans in kept)
    return replace(site_of([plan(**changes)]), kept=tuple(files))


def key(of: Site) -> str:
    return of.plans[0].key


def statement(of: Site) -> tuple[str, KeptPlan]:
    """The first statement of a site's plan, altered, among the others as they are."""
    own = plans_now(of)[key(of)]
    first = next(iter(own))
    return first, dict(own) | {first: replace(own[first], name="旧名")}


def test_a_site_that_kept_nothing_has_no_days_and_no_past() -> None:
    assert kept_days(site()) == []
    assert plans_on(site(), date.max) == {}


def test_the_last_release_on_or_before_a_day_counts() -> None:
    name, changed = statement(site())
    own = key(site())
    later = site((JUNE, {own: changed}), (NOVEMBER, {own: plans_now(site())[own]}))
    assert kept_days(later) == [NOVEMBER, JUNE]
    assert plans_on(later, date(2026, 5, 31)) == {}
    (difference,) = list_differences(plans_on(later, date(2026, 8, 1))[own], plans_now(later)[own])
    assert (difference.key, difference.before and difference.before.name) == (name, "旧名")
    assert list(list_differences(plans_on(later, NOVEMBER)[own], plans_now(later)[own])) == []


def test_what_a_later_release_leaves_out_is_as_the_one_before_left_it() -> None:
    own = key(site())
    past = site((JUNE, {own: statement(site())[1]}), (NOVEMBER, {"d110101.other": {}}))
    assert own in plans_on(past, NOVEMBER)


def test_a_plan_that_was_withdrawn_is_gone_from_that_release_on() -> None:
    past = site((JUNE, {"d110101.gone": {}}), (NOVEMBER, {"d110101.gone": None}))
    assert "d110101.gone" in plans_on(past, JUNE)
    assert "d110101.gone" not in plans_on(past, NOVEMBER)


def test_statements_that_came_or_went_differ_by_one_side() -> None:
    left, right = KeptStatement("甲"), KeptStatement("乙")
    listed = {
        each.key: (each.before, each.after)
        for each in list_differences({"a": left, "b": right}, {"b": right, "c": left})
    }
    assert listed == {"a": (left, None), "c": (None, left)}


def test_what_was_renamed_is_the_same_thing() -> None:
    now = site()
    own = {f"old/{name.partition('/')[2]}": value for name, value in plans_now(now)[key(now)].items()}
    first = next(iter(plans_now(now)[key(now)]))
    programme = now.plans[0].programmes[0].model_copy(update={"aliases": ["old"]})
    district = key(now).partition(".")[0]
    renamed = site((JUNE, {f"{district}.before": own}), aliases=["before"], programmes=(programme,))
    assert first in plans_on(renamed, JUNE)[key(renamed)]


def test_only_what_differs_from_the_last_release_is_kept_anew() -> None:
    own = key(site())
    district = own.partition(".")[0]
    assert unkept_plans(site()) == {district: plans_now(site())}
    assert unkept_plans(site((JUNE, plans_now(site())))) == {}
    gone = unkept_plans(site((JUNE, plans_now(site()) | {f"{district}.gone": {}})))
    assert gone == {district: {f"{district}.gone": None}}
