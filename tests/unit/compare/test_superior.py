"""A superior document beside a plan: what the numbers of both let one say, and nothing beyond."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.compare.stated_quantities import StatedQuantity, collect_quantities
from builder.compare.superior import NumberPair, SuperiorComparison, compare_superior
from builder.model.schema.statement import Quantity
from builder.model.schema.vocabulary import Indicator
from builder.model.site import Plan, Programme, Site
from tests.support.comparing import (
    VOCABULARIES,
    cover_searched,
    plan_of,
    programme_of,
    site_of,
    term_of,
    vocabulary_of,
)

FLATS = Indicator.model_validate({"id": "flats", "label": "公寓", "definition": "甲", "example": "乙", "unit": "套"})
NATURES = vocabulary_of("natures", term_of("target"), term_of("result", promises=False), term_of("prize", money=True))


def number(name: str = "flats", **fields: Any) -> Quantity:
    """A target of 50 flats in all by 2027, unless `fields` say otherwise; None leaves a field out."""
    base: dict[str, Any] = {"value": "50", "unit": "套", "kind": "stock", "by": "2027", "indicator": "flats"}
    base |= {"value": None} if {"min", "max"} & fields.keys() else {}
    base |= {"id": name, "label": name, "nature": "target", "printed": "五", "target_groups": ["all"]}
    return Quantity.model_validate({key: value for key, value in (base | fields).items() if value is not None})


def named(words: str, **fields: Any) -> Programme:
    programme = programme_of((["housing"], (), ["all"]), **fields)
    return programme.model_copy(update={"name": programme.name.model_copy(update={"zh": words})})


def compared(
    above: list[Quantity], own: list[Quantity], *, extent: str = "complete", name: str = "工程"
) -> SuperiorComparison:
    superior = plan_of([named("工程", quantities=above)], code="370100")
    return held_against(superior, plan_of([named(name, quantities=own)], code="370103", extent=extent))


def held_against(above: Plan, own: Plan) -> SuperiorComparison:
    vocabularies = VOCABULARIES | {"indicators": vocabulary_of("indicators", FLATS), "natures": NATURES}
    both: Site = replace(site_of([above, own]), vocabularies=vocabularies)
    coverage = cover_searched(both)
    entries: dict[str, tuple[StatedQuantity, ...]] = {key: collect_quantities(each) for key, each in coverage.items()}
    return compare_superior(both, own, above, coverage, entries)


def only(comparison: SuperiorComparison) -> NumberPair:
    (pair,) = comparison.numbers
    return pair


@pytest.mark.parametrize(
    ("above", "own", "relation", "reasons"),
    [
        ({}, {}, "same", ()),
        ({}, {"value": "60"}, "higher", ()),
        ({}, {"value": "0"}, "lower", ()),
        ({"value": "1", "unit": "万套"}, {"value": "10000"}, "same", ()),
        ({"min": "10", "max": "20"}, {"min": "10", "max": "30"}, "higher", ()),
        ({"min": "10", "max": "20"}, {"min": "5", "max": "30"}, "unlike", ("overlap",)),
        ({"min": "5", "max": "30"}, {"min": "10", "max": "20"}, "unlike", ("overlap",)),
        ({}, {"value": "50", "qualifier": "约"}, "unlike", ("approximate",)),
        ({}, {"value": "60", "qualifier": "约"}, "higher", ()),
        ({}, {"value": "50", "qualifier": "以上"}, "unlike", ("form",)),
        ({}, {"unit": "间"}, "unlike", ("unit",)),
        ({}, {"kind": "cumulative"}, "unlike", ("kind",)),
        ({}, {"nature": "result"}, "unlike", ("nature",)),
        ({}, {"target_groups": ["young"]}, "unlike", ("population",)),
        ({"per": "每年", "kind": "flow"}, {"per": "每月", "kind": "flow"}, "unlike", ("per",)),
        ({"kind": "flow", "period": "三年"}, {"kind": "flow", "period": "五年"}, "unlike", ("period",)),
        ({"kind": "flow", "period": "三年"}, {"kind": "flow", "period": "三年"}, "same", ()),
        ({"kind": None}, {"kind": None}, "unlike", ("alone",)),
        ({"unit": "%"}, {"unit": "%"}, "unlike", ("alone",)),
        ({}, {"value": "not_stated", "unit": None}, "unlike", ("unstated",)),
    ],
)
def test_a_number_is_higher_or_lower_only_where_both_can_be_compared(
    above: dict[str, Any], own: dict[str, Any], relation: str, reasons: tuple[str, ...]
) -> None:
    pair = only(compared([number(**above)], [number(**own)]))
    assert (pair.relation, pair.reasons) == (relation, reasons)


@pytest.mark.parametrize(
    ("above", "own", "due"),
    [
        ({"by": "2025"}, {"by": "2027"}, "later"),
        ({"by": "2027"}, {"by": "2025"}, "earlier"),
        ({"by": "2027"}, {"by": "2027"}, "same"),
        ({"by": "2025"}, {"by": "2025-06"}, ""),
        ({"by": "2025-06"}, {"by": "2025-07"}, "later"),
        ({"by": "2025"}, {"by": None}, "none_here"),
        ({"by": None}, {"by": "2025"}, "none_above"),
        ({"by": None}, {"by": None}, ""),
        ({"by": "2025"}, {"by": None, "period": "十五五期间"}, "later"),
        ({"by": "2025"}, {"by": None, "period": "不久"}, ""),
        ({"by": "2025"}, {"by": "2027", "kind": "cumulative"}, ""),
    ],
)
def test_which_is_later_is_said_only_where_both_say_when(above: dict[str, Any], own: dict[str, Any], due: str) -> None:
    """Of numbers that count different things nothing is said, and dates that may be the same are not told apart."""
    assert only(compared([number(**above)], [number(**own)])).due == due


def test_a_time_that_another_place_of_the_promise_says_counts() -> None:
    again = number("again", by="2027", repeats="flats", indicator=None)
    pair = only(compared([number(by="2025")], [number(by=None), again]))
    assert (pair.relation, pair.due) == ("same", "later")


def test_the_time_is_told_even_where_only_its_length_keeps_numbers_apart() -> None:
    above, own = (number(kind="flow", period=words, by=None) for words in ("2023—2025年", "2023—2027年"))
    pair = only(compared([above], [own]))
    assert (pair.relation, pair.reasons, pair.due) == ("unlike", ("period",), "later")


@pytest.mark.parametrize(("extent", "state"), [("complete", "not_stated"), ("partial", "not_researched")])
def test_a_number_is_missing_with_what_is_known_of_the_silence(extent: str, state: str) -> None:
    pair = only(compared([number()], [], extent=extent))
    assert pair.relation == "missing"
    assert pair.coverage
    assert pair.coverage.state == state


def test_what_only_the_plan_has_is_extra() -> None:
    pair = only(compared([], [number()]))
    assert (pair.relation, pair.superior) == ("extra", ())


def test_several_numbers_are_paired_by_their_words() -> None:
    above = [number("doctors", value="9"), number("masters", value="5")]
    own = [number("masters", value="5"), number("doctors", value="8")]
    relations = {pair.superior[0].quantity.id: pair.relation for pair in compared(above, own).numbers}
    assert relations == {"doctors": "lower", "masters": "same"}


def test_several_numbers_of_other_words_are_not_paired() -> None:
    """Which of them belong together nobody knows; the first with the first would be a guess."""
    pair = only(compared([number("a"), number("b", value="9")], [number("c"), number("d", value="9")]))
    assert (pair.relation, len(pair.superior), len(pair.own)) == ("several", 2, 2)


def test_the_only_comparable_number_is_the_partner_and_the_rest_has_none() -> None:
    above = [number("a"), number("b", unit="间", kind="cumulative")]
    pairs = compared(above, [number("c", value="60")]).numbers
    assert [(pair.superior[0].quantity.id, pair.relation) for pair in pairs] == [("a", "higher"), ("b", "unmatched")]


def test_numbers_under_no_indicator_are_paired_within_programmes_of_one_name() -> None:
    plain = [number(indicator=None)]
    assert only(compared(plain, plain)).relation == "same"
    elsewhere = compared(plain, plain, name="另一工程")
    assert (elsewhere.numbers, elsewhere.unlisted) == ((), 1)


def test_a_number_for_each_person_is_no_total() -> None:
    assert only(compared([number()], [number()])).is_total
    assert not only(compared([number(per="每人")], [number(per="每人")])).is_total
    assert not only(compared([number()], [number(per="每人")])).is_total


def test_themes_of_the_superior_document_are_told_with_programmes_of_the_same_name() -> None:
    themes = {pair.theme: pair for pair in compared([number()], [number()]).themes}
    assert list(themes) == ["housing"]
    assert [(upper.name.zh, lower.name.zh) for upper, lower in themes["housing"].namesakes] == [("工程", "工程")]
    above = plan_of([(["culture"], (), ["all"])], code="370100")
    (silent,) = held_against(above, plan_of([(["housing"], (), ["all"])], code="370103")).themes
    assert (silent.theme, silent.own.state) == ("culture", "not_stated")
