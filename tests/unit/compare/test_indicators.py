"""Numbers of several plans side by side, and the guard that keeps unlike ones apart."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.compare import indicators
from builder.compare.coverage import PlanCoverage
from builder.compare.stated_quantities import StatedQuantity
from builder.compare.stated_quantities import collect_quantities as collect
from builder.model.schema.statement import Quantity
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan, Site
from builder.model.types import Absent
from builder.views.charts.bars import MARGIN, WIDTH, draw_bar
from tests.conftest import MINIMAL, checked
from tests.support.comparing import term_of, vocabulary_of

SMALLEST = checked(MINIMAL, sources=None).site
MODEL = SMALLEST.plans[0]
COUNT = Indicator.model_validate({"id": "count", "label": "数量", "definition": "甲", "example": "乙", "unit": "人"})
KINDS = ("opinions", "action-plan", "study", "news")
MORE: dict[str, dict[str, Any]] = {"action-plan": {"like": "opinions"}, "news": {"reports": True}}
NOBODY = Absent.model_validate("not_stated")
NATURES = [term_of("target"), term_of("result", promises=False), term_of("fund", money=True)]
STATUSES = [term_of("planned"), term_of("existing"), term_of("completed", promises=False)]
VOCABULARIES = SMALLEST.vocabularies | {
    "indicators": vocabulary_of("indicators", COUNT),
    "commitments": vocabulary_of("commitments", term_of("firm"), term_of("reported", promises=False, reports=True)),
    "natures": vocabulary_of("natures", *NATURES),
    "statuses": vocabulary_of("statuses", *STATUSES),
    "plan-kinds": vocabulary_of("plan-kinds", *(term_of(kind, **MORE.get(kind, {})) for kind in KINDS)),
}


def quantity(name: str = "one", **fields: Any) -> Quantity:
    """A target of 50 persons to come, unless `fields` say otherwise; None leaves a field out."""
    given: dict[str, Any] = {
        "label": "人",
        "nature": "target",
        "unit": "人",
        "kind": "flow",
        "indicator": "count",
        "printed": "五十",
    }
    given |= {} if {"min", "max"} & fields.keys() else {"value": "50"}
    given |= {"id": name, "target_groups": ["all"]} | fields
    return Quantity.model_validate({key: value for key, value in given.items() if value is not None})


def plan(*quantities: Quantity, kind: str = "opinions", number: int = 0) -> Plan:
    """A plan whose quantities all belong to its one programme."""
    code = ("110101", "370103", "440103")[number % 3]
    district = MODEL.district.model_copy(update={"id": f"d{number}", "code": code})
    programme = MODEL.programmes[0].model_copy(update={"id": "p", "quantities": list(quantities)})
    changes = {"district": district, "kind": kind, "programmes": (programme,), "quantities": [], "issuer": NOBODY}
    return MODEL.model_copy(update=changes)


def site(*plans: Plan) -> Site:
    return Site(SMALLEST.config, VOCABULARIES, tuple(plan.district for plan in plans), plans, ())


def collect_quantities(own: Plan) -> tuple[StatedQuantity, ...]:
    return collect(PlanCoverage(site(own), own, {}))


def compared(*plans: Plan) -> indicators.IndicatorComparison:
    by_plan = {plan.key: indicators.sort_by_indicator(collect_quantities(plan)) for plan in plans}
    return indicators.compare_indicator(site(*plans), COUNT, plans, by_plan)


def names(group: indicators.ComparableGroup) -> list[str]:
    return [f"{entry.plan.district.id}.{entry.quantity.id}" for entry in group.quantities]


def test_numbers_that_nothing_tells_apart_stand_in_one_table() -> None:
    outcome = compared(plan(quantity()), plan(quantity(unit="名", value="30"), kind="action-plan", number=1))
    assert [names(group) for group in outcome.groups] == [["d0.one", "d1.one"]]
    assert (outcome.count, outcome.comparable, outcome.across) == (2, 2, 2)


@pytest.mark.parametrize(
    ("fields", "kind", "aspects"),
    [
        ({"unit": "个"}, "opinions", ("unit",)),
        ({"kind": "stock"}, "opinions", ("kind", "period")),
        ({"kind": "cumulative"}, "opinions", ("kind",)),
        ({"kind": None}, "opinions", ("kind", "alone")),
        ({"per": "每年"}, "opinions", ("per", "period")),
        ({"nature": "fund"}, "opinions", ("nature",)),
        ({"nature": "result"}, "opinions", ("nature", "promised", "period")),
        ({"status": "completed"}, "opinions", ("promised", "period")),
        ({"status": "existing"}, "news", ("promised", "family")),
        ({"min": "5", "max": "10"}, "opinions", ("form",)),
        ({"min": "5"}, "opinions", ("form",)),
        ({"max": "5"}, "opinions", ("form",)),
        ({"qualifier": "不超过"}, "opinions", ("form",)),
        ({"unit": "%"}, "opinions", ("unit", "alone")),
        ({}, "study", ("family",)),
        ({}, "news", ("family",)),
        ({"per": "每年", "kind": "stock"}, "news", ("kind", "per", "period", "family")),
    ],
)
def test_a_number_that_cannot_stand_in_the_table_says_why(
    fields: dict[str, Any], kind: str, aspects: tuple[str, ...]
) -> None:
    plans = plan(quantity()), plan(quantity(), number=1), plan(quantity(**fields), kind=kind, number=2)
    first, apart = compared(*plans).groups
    assert (names(first), first.apart) == (["d0.one", "d1.one"], ())
    assert (names(apart), apart.apart) == (["d2.one"], aspects)


def test_a_period_of_another_length_keeps_numbers_apart() -> None:
    outcome = compared(plan(quantity(period="三年")), plan(quantity(period="十年"), number=1))
    assert [group.apart for group in outcome.groups] == [(), ("period",)]


def test_about_so_many_stands_beside_so_many_and_is_marked() -> None:
    (group,) = compared(plan(quantity(qualifier="约")), plan(quantity(), number=1)).groups
    assert [entry.is_approximate for entry in group.quantities] == [True, False]


@pytest.mark.parametrize("fields", [{"kind": None}, {"unit": "%"}, {"unit": None}])
def test_what_may_count_anything_is_not_compared_with_another_plan(fields: dict[str, Any]) -> None:
    outcome = compared(plan(quantity(**fields)), plan(quantity(**fields), number=1))
    assert [len(group.quantities) for group in outcome.groups] == [1, 1]


def test_amounts_of_money_need_no_kind() -> None:
    prize: dict[str, Any] = {"unit": "万元", "kind": None, "nature": "fund"}
    (group,) = compared(plan(quantity(**prize)), plan(quantity(**prize | {"unit": "元"}), number=1)).groups
    assert [entry.bounds for entry in group.quantities] == [(Decimal(500_000),) * 2, (Decimal(50),) * 2]
    assert group.top == 500_000


def test_the_same_promise_is_listed_once_with_its_other_places() -> None:
    outcome = compared(plan(quantity(), quantity("two", repeats="one"), quantity("three", repeats="two")))
    (group,) = outcome.groups
    assert names(group) == ["d0.one"]
    assert [repeat.quantity.id for repeat in group.quantities[0].repetitions] == ["two", "three"]


def test_a_promise_is_listed_when_only_its_repetition_is_tagged() -> None:
    own = plan(quantity(indicator=None), quantity("two", repeats="p/one"))
    listed = indicators.sort_by_indicator(collect_quantities(own))
    assert {name: [entry.quantity.id for entry in own] for name, own in listed.items()} == {"count": ["one"]}


def test_promises_that_repeat_each_other_in_a_circle_are_listed_once() -> None:
    own = plan(quantity(repeats="two"), quantity("two", repeats="one"))
    assert [entry.quantity.id for entry in collect_quantities(own)] == ["one"]


def test_a_part_is_listed_beside_its_whole() -> None:
    (group,) = compared(plan(quantity(), quantity("part", value="20", within="one"))).groups
    assert names(group) == ["d0.one", "d0.part"]


def test_a_benefit_without_an_amount_is_in_no_table() -> None:
    outcome = compared(plan(quantity(value="not_stated", unit=None), quantity("two")))
    assert [entry.quantity.id for entry in outcome.unstated] == ["one"]
    assert [names(group) for group in outcome.groups] == [["d0.two"]]


def test_plans_that_state_nothing_are_named() -> None:
    outcome = compared(plan(quantity()), plan(number=1))
    assert [plan.district.id for plan in outcome.plans] == ["d0"]
    assert [plan.district.id for plan in outcome.silent] == ["d1"]


def test_numbers_are_in_the_order_of_their_value_only_among_documents_of_one_kind() -> None:
    small, large = quantity(value="1"), quantity(value="9")
    (alike,) = compared(plan(small), plan(large, number=1)).groups
    (unlike,) = compared(plan(small), plan(large, kind="action-plan", number=1)).groups
    assert (names(alike), alike.by_value) == (["d1.one", "d0.one"], True)
    assert (names(unlike), unlike.by_value) == (["d0.one", "d1.one"], False)


def test_the_first_table_counts_what_the_indicator_counts() -> None:
    teams = [quantity(name, unit="个") for name in ("one", "two")]
    assert names(compared(plan(*teams), plan(quantity(), number=1)).groups[0]) == ["d1.one"]


FIELDS = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["人", "名", "万人", "个", "元", "万元", "亿元", "%", None]),
        "kind": st.sampled_from(["stock", "flow", "cumulative", None]),
        "per": st.sampled_from([None, "每年", "每人每年", "每年每人"]),
        "nature": st.sampled_from(["target", "result", "fund"]),
        "status": st.sampled_from([None, "planned", "completed"]),
        "qualifier": st.sampled_from([None, "约", "不超过", "以上"]),
        "period": st.sampled_from([None, "三年", "5—10年内"]),
        "repeats": st.sampled_from([None, None, "q0", "p/q1", "q2"]),
        "indicator": st.sampled_from(["count", "count", None]),
    }
)
FORMS = st.one_of(
    st.integers(0, 9999).map(lambda n: {"value": str(n)}),
    st.integers(0, 9999).map(lambda n: {"min": str(n)}),
    st.integers(0, 9999).map(lambda n: {"max": str(n)}),
    st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: {"min": str(min(ends)), "max": str(max(ends))}),
    st.just({"value": "not_stated"}),
)
QUANTITIES = st.lists(st.tuples(FIELDS, FORMS), max_size=5).map(
    lambda many: [quantity(f"q{number}", **fields | form) for number, (fields, form) in enumerate(many)]
)
PLANS = st.lists(st.tuples(QUANTITIES, st.sampled_from(KINDS)), max_size=4).map(
    lambda many: [plan(*own, kind=kind, number=number) for number, (own, kind) in enumerate(many)]
)


def listed(shown: indicators.IndicatorComparison) -> list[StatedQuantity]:
    return [entry for group in shown.groups for entry in group.quantities] + list(shown.unstated)


@given(PLANS)
def test_no_table_mixes_what_cannot_be_compared(plans: list[Plan]) -> None:
    like = {kind: VOCABULARIES["plan-kinds"].terms[kind].like or kind for kind in KINDS}
    natures = VOCABULARIES["natures"].terms
    for group in compared(*plans).groups:
        for same in (
            {entry.unit.base for entry in group.quantities},
            {entry.quantity.kind for entry in group.quantities},
            {frozenset((entry.quantity.per or "").split("每")) for entry in group.quantities},
            {entry.quantity.nature for entry in group.quantities},
            {entry.form for entry in group.quantities},
            {natures[entry.quantity.nature].promises and entry.status != "completed" for entry in group.quantities},
            {like[entry.plan.kind] for entry in group.quantities},
        ):
            assert len(same) == 1
        if any(entry.unit.is_share for entry in group.quantities):
            assert len(group.quantities) == 1


@given(PLANS)
def test_every_tagged_promise_is_listed_exactly_once(plans: list[Plan]) -> None:
    outcome = compared(*plans)
    shown = Counter(f"{entry.plan.key}/{each.key}" for entry in listed(outcome) for each in (entry, *entry.repetitions))
    assert set(shown.values()) <= {1}
    tags = {f"{own.key}/p/{q.id}" for own in plans for q in own.programmes[0].quantities if q.indicator}
    assert tags <= shown.keys()
    by_plan = Counter(entry.plan.key for entry in listed(outcome))
    assert all(by_plan[own.key] <= len(own.programmes[0].quantities) for own in plans)


@given(PLANS)
def test_nothing_is_added_up(plans: list[Plan]) -> None:
    """Every number of a table is one that a quantity states, and so is the scale of its bars."""
    for group in compared(*plans).groups:
        stated = {bound for entry in group.quantities for bound in entry.bounds or ()}
        assert group.top in stated
        for entry in group.quantities:
            figures = (entry.quantity.value, entry.quantity.min, entry.quantity.max)
            printed = {entry.unit.amount(figure) for figure in figures if isinstance(figure, Decimal)}
            assert set(entry.bounds or ()) == printed


@given(PLANS)
def test_bars_are_as_long_as_their_numbers_are_large(plans: list[Plan]) -> None:
    for group in compared(*plans).groups:
        for entry in group.quantities:
            assert entry.bounds is not None
            drawn = draw_bar(*entry.bounds, group.top, shape=entry.form)  # type: ignore[arg-type]
            share = float(entry.bounds[1] / group.top) if group.top else 0
            assert float(drawn.end) == pytest.approx((WIDTH - MARGIN) * share, abs=0.006)
            assert entry.form == "range" or (drawn.start, drawn.length) == ("0", drawn.end)


@given(PLANS)
@example([plan(quantity(value="50")), plan(quantity(value="60"), kind="action-plan", number=1)])
def test_each_table_apart_has_a_reason_and_only_documents_of_one_kind_are_ordered(plans: list[Plan]) -> None:
    outcome = compared(*plans)
    for number, group in enumerate(outcome.groups):
        assert bool(group.apart) == bool(number)
        assert set(group.apart) <= set(indicators.ASPECTS)
        if group.by_value:
            assert len({entry.plan.kind for entry in group.quantities}) == 1
            assert all(entry.bounds >= item.bounds for entry, item in pairwise(group.quantities))  # type: ignore[operator]
        else:
            ranks = [plans.index(entry.plan) for entry in group.quantities]
            assert ranks == sorted(ranks)


def test_a_key_has_no_reasons_against_itself_and_the_same_ones_both_ways() -> None:
    own = plan(quantity(), quantity("two", unit="万元", per="每年"))
    first, second = (indicators.comparison_key(site(own), entry) for entry in collect_quantities(own))
    assert indicators.differing_aspects(first, first) == ()
    aspects = ("unit", "per", "period")
    assert indicators.differing_aspects(first, second) == indicators.differing_aspects(second, first) == aspects
