"""Numbers share a table only under equal weight, for an equal time, and of the same people."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compare.coverage import cover
from builder.compare.document_rank import issuer_rank
from builder.compare.indicators import (
    IndicatorComparison,
    QuantitiesByIndicator,
    compare_indicator,
    comparison_key,
    sort_by_indicator,
)
from builder.compare.relation import UNKNOWN
from builder.compare.stated_quantities import collect_quantities
from builder.model.schema.plan import Organisation, Period
from builder.model.schema.statement import Quantity
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan, Site
from builder.model.types import Absent
from tests.conftest import MINIMAL, checked
from tests.support.comparing import term_of, vocabulary_of

SMALLEST = checked(MINIMAL, sources=None).site
MODEL = SMALLEST.plans[0]
COUNT = Indicator.model_validate({"id": "count", "label": "数量", "definition": "甲", "example": "乙", "unit": "人"})
AGENCIES = {"committee": "area", "government": "area", "bureau": "department", "unranked": None}
NOT_STATED = Absent.model_validate("not_stated")
THREE_YEARS = Period.model_validate({"start": "2022", "end": "2024"})
TEN_YEARS = Period.model_validate({"start": "2012", "years": {"min": 5, "max": 10}})
PERIODS: list[Period | Absent] = [THREE_YEARS, TEN_YEARS, NOT_STATED]


VOCABULARIES = SMALLEST.vocabularies | {
    "indicators": vocabulary_of("indicators", COUNT),
    "natures": vocabulary_of("natures", term_of("target"), term_of("fund", money=True)),
    "statuses": vocabulary_of("statuses", term_of("planned")),
    "plan-kinds": vocabulary_of(
        "plan-kinds", term_of("opinions"), term_of("action-plan", like="opinions"), term_of("news")
    ),
    "agencies": vocabulary_of("agencies", *(term_of(name, rank=rank) for name, rank in AGENCIES.items())),
}


def quantity(name: str = "q", **fields: Any) -> Quantity:
    """Fifty people of all kinds to come in the time of the plan, unless `fields` say otherwise."""
    usual = {"id": name, "label": "人", "nature": "target", "value": "50", "unit": "人", "kind": "flow"}
    usual |= {"indicator": "count", "printed": "五十", "target_groups": ["all"]} | fields
    return Quantity.model_validate({key: value for key, value in usual.items() if value is not None})


def plan(
    *quantities: Quantity,
    number: int = 0,
    kind: str = "opinions",
    issuers: tuple[str, ...] = ("committee",),
    period: Period | Absent = THREE_YEARS,
) -> Plan:
    """A plan of these quantities. An issuer that is no type of agency is not registered; none: nobody issues it."""
    update = {
        "district": MODEL.district.model_copy(update={"id": f"d{number}"}),
        "kind": kind,
        "issuer": list(issuers) or NOT_STATED,
        "organisations": {name: Organisation(agency=name) for name in AGENCIES},
        "period": period,
        "programmes": (),
        "quantities": list(quantities),
    }
    return MODEL.model_copy(update=update)


def site(*plans: Plan) -> Site:
    return Site(SMALLEST.config, VOCABULARIES, tuple(each.district for each in plans), plans, ())


def entries(model: Site) -> dict[str, QuantitiesByIndicator]:
    return {key: sort_by_indicator(collect_quantities(own)) for key, own in cover(model).items()}


def compared(*plans: Plan) -> IndicatorComparison:
    model = site(*plans)
    return compare_indicator(model, COUNT, plans, entries(model))


def apart(first: Plan, second: Plan) -> tuple[str, ...]:
    """The conditions in which the only number of the second plan differs from that of the first."""
    outcome = compared(first, second)
    assert len(outcome.groups) <= 2
    return outcome.groups[1].apart if len(outcome.groups) > 1 else ()


@pytest.mark.parametrize(
    ("issuers", "rank"),
    [
        (("committee",), "area"),
        (("committee", "government"), "area"),
        (("bureau", "government"), "area"),
        (("bureau",), "department"),
        (("bureau", "unranked"), "unknown"),
        (("bureau", "nobody knows"), "unknown"),
        (("government", "nobody knows"), "area"),
        (("unranked",), "unknown"),
        (("nobody knows",), "unknown"),
        ((), "none"),
    ],
)
def test_the_highest_rank_of_its_issuers_is_the_weight_of_a_text(issuers: tuple[str, ...], rank: str) -> None:
    own = plan(issuers=issuers)
    assert issuer_rank(site(own), own) == rank


def test_an_issuer_counts_by_its_full_name_and_its_other_names() -> None:
    bodies = {
        "区委": Organisation.model_validate(
            {"agency": "committee", "full_name": "中共某区委", "also_printed": ["党委"]}
        )
    }
    for name in ("区委", "中共某区委", "党委"):
        own = plan(issuers=(name,)).model_copy(update={"organisations": bodies})
        assert issuer_rank(site(own), own) == "area"


def test_a_bureau_s_plan_is_not_like_what_the_area_has_decided() -> None:
    ours, theirs = plan(quantity()), plan(quantity(), number=1, kind="action-plan", issuers=("bureau",))
    assert apart(ours, theirs) == ("issuer",)
    assert apart(ours, plan(quantity(), number=1, kind="action-plan", issuers=("government",))) == ()


def test_a_text_that_nobody_issues_stands_with_others_of_its_kind_only() -> None:
    report = plan(quantity(), kind="news", issuers=())
    assert apart(report, plan(quantity(), number=1, kind="news", issuers=())) == ()
    assert apart(report, plan(quantity(), number=1, kind="news", issuers=("bureau",))) == ("issuer",)


@pytest.mark.parametrize(
    ("first", "second", "conditions"),
    [
        ({}, {"period": "三年"}, ()),
        ({"period": "三年"}, {"period": "3年左右"}, ()),
        ({"by": "2024"}, {"period": "三年内"}, ()),
        ({"by": "2023"}, {"period": "三年"}, ("period",)),
        ({"period": "三年"}, {"period": "5—10年内"}, ("period",)),
        ({"period": "五年"}, {"period": "5—10年内"}, ("period",)),
        ({"period": "五年"}, {"period": "“十二五”期间"}, ()),
        ({"period": "五年"}, {"period": "十五年"}, ("period",)),
        ({"period": "今年"}, {"period": "2022年"}, ()),
        ({}, {"period": "不久"}, ("period",)),
        ({"period": "不久"}, {"period": "不久"}, ("period",)),
        ({"per": "每年"}, {"per": "每年", "period": "5—10年内"}, ()),
        ({"per": "每人"}, {"per": "每人", "period": "不久"}, ()),
        ({"per": "每个社区"}, {"per": "每个社区", "period": "五年"}, ("period",)),
        ({"per": "每个单位"}, {"per": "每个单位", "period": "五年"}, ("period",)),
        ({"kind": "stock", "by": "2023"}, {"kind": "stock", "by": "2030"}, ()),
        ({"kind": "stock", "period": "不久"}, {"kind": "stock"}, ()),
        ({"kind": "cumulative"}, {"kind": "cumulative", "period": "五年"}, ("period",)),
    ],
)
def test_the_length_of_time_keeps_numbers_apart_unless_it_cannot_matter(
    first: dict[str, str], second: dict[str, str], conditions: tuple[str, ...]
) -> None:
    assert apart(plan(quantity(**first)), plan(quantity(**second), number=1)) == conditions


def test_a_number_without_a_time_of_its_own_has_that_of_its_plan() -> None:
    assert apart(plan(quantity()), plan(quantity(), number=1, period=TEN_YEARS)) == ("period",)
    ten = plan(quantity(period="5—10年内"), number=1)
    assert apart(plan(quantity(), period=TEN_YEARS), ten) == ()
    assert apart(plan(quantity(), period=TEN_YEARS), plan(quantity(by="2015"), number=1, period=NOT_STATED)) == (
        "period",
    )


def test_what_another_place_of_the_same_promise_says_of_its_time_holds() -> None:
    twice = plan(quantity(), quantity("again", repeats="q", period="五年"), period=NOT_STATED)
    assert apart(twice, plan(quantity(period="五年"), number=1)) == ()


def test_two_numbers_of_unknown_length_are_not_compared_even_in_one_text() -> None:
    outcome = compared(plan(quantity(), quantity("other"), period=NOT_STATED))
    assert [len(group.quantities) for group in outcome.groups] == [1, 1]


def test_numbers_of_other_people_are_not_compared() -> None:
    ours = plan(quantity(target_groups=["nurses", "all"]))
    assert apart(ours, plan(quantity(target_groups=["all", "nurses"]), number=1)) == ()
    assert apart(ours, plan(quantity(target_groups=["all"]), number=1)) == ("population",)


def test_heads_of_whom_nobody_knows_who_they_are_are_compared_within_their_text() -> None:
    nobody = quantity(target_groups=[])
    assert apart(plan(nobody), plan(nobody, number=1)) == ("population",)
    assert len(compared(plan(nobody, quantity("other", target_groups=None))).groups) == 1
    money: dict[str, Any] = {"target_groups": [], "unit": "元", "nature": "fund"}
    assert apart(plan(quantity(**money)), plan(quantity(**money), number=1)) == ()


TIMES = st.sampled_from([None, "三年", "五年", "5—10年内", "“十二五”期间", "不久", "从2012年起", "去年", "十五年"])
FIELDS = st.fixed_dictionaries(
    {
        "period": TIMES,
        "by": st.sampled_from([None, None, "2024", "2015-08"]),
        "per": st.sampled_from([None, None, "每年", "每个社区", "每次"]),
        "kind": st.sampled_from(["flow", "stock", "cumulative", None]),
        "target_groups": st.sampled_from([["all"], ["all", "young"], [], None]),
        "unit": st.sampled_from(["人", "元"]),
    }
)
PLANS = st.lists(
    st.tuples(
        st.lists(FIELDS, max_size=3),
        st.sampled_from(["opinions", "action-plan", "news"]),
        st.sampled_from([(), ("bureau",), ("committee",), ("bureau", "government")]),
        st.sampled_from(PERIODS),
    ),
    max_size=4,
).map(
    lambda many: [
        plan(
            *(quantity(f"q{at}", **fields) for at, fields in enumerate(own)),
            number=number,
            kind=kind,
            issuers=issuers,
            period=period,
        )
        for number, (own, kind, issuers, period) in enumerate(many)
    ]
)


@given(PLANS)
def test_no_table_holds_numbers_of_other_weight_time_or_people(plans: list[Plan]) -> None:
    model = site(*plans)
    for group in compared(*plans).groups:
        quantities = group.quantities
        assert len({issuer_rank(model, each.plan) for each in quantities}) == 1
        groups = {frozenset(each.statement.coding.target_groups or ()) for each in quantities}
        assert len(groups) == 1
        if groups == {frozenset()} and quantities[0].unit.counts_people:
            assert group.plan_count == 1
        matters = [q for q in quantities if q.quantity.kind != "stock" and q.quantity.per in (None, "每个社区")]
        assert len({each.length for each in matters}) <= 1
        if any(each.length is None for each in matters):
            assert len(quantities) == 1


@given(PLANS)
def test_a_condition_that_is_unknown_is_of_its_text_alone(plans: list[Plan]) -> None:
    model = site(*plans)
    for own in cover(model).values():
        for stated in collect_quantities(own):
            key = comparison_key(model, stated)
            for value in (key.period, key.population):
                assert not value.startswith(UNKNOWN) or stated.plan.key in value
