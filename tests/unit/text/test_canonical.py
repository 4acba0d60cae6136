"""Sums of values: equal for equal values however they were made, different for different ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from markupsafe import Markup

from builder.text.canonical import NotPlainError, sum_of
from builder.text.values import Derived, derived_field, shared, value_class


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    plan: str = ""
    parts: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    plan: str = ""
    parts: tuple[object, ...] = ()


DIFFERENT = (
    "a",
    b"a",
    1,
    True,
    None,
    Decimal(1),
    Markup("a"),
    ("a",),
    ["a"],
    (("a",),),
    {"a": 1},
    Leaf("a"),
    Cell("a"),
    Row("a"),
    Cell("a", parts=("a",)),
    Cell("a", parts=(Cell("a"),)),
    ("a", "b"),
    ("b", "a"),
    ("ab",),
)


def test_different_values_have_different_sums() -> None:
    assert len({sum_of(value).digest for value in DIFFERENT}) == len(DIFFERENT)


def test_equal_values_have_the_same_sum_whether_their_parts_are_shared_or_not() -> None:
    text = "".join(["共", "享"])
    shared, apart = Cell(text, parts=(text, text)), Cell("共享", parts=("".join("共享"), "".join(("共", "享"))))
    assert sum_of(shared) == sum_of(apart)


def test_the_plans_that_are_named_anywhere_are_told() -> None:
    value = Cell("", "aa.plan", (Row("", "bb.plan"), [Cell("")], {"": Cell("", "cc.plan")}))
    assert sum_of(value).plans == {"aa.plan", "bb.plan", "cc.plan"}


def test_a_field_that_holds_something_else_than_its_type_says_gives_no_sum() -> None:
    with pytest.raises(NotPlainError):
        sum_of(Leaf(Markup("a")))
    with pytest.raises(NotPlainError):
        sum_of((Row("", parts=(Leaf(object()),)),))  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [print, {1}, (object(),), Cell("", parts=(iter(()),))])
def test_what_is_no_plain_data_has_no_sum(value: object) -> None:
    with pytest.raises(NotPlainError):
        sum_of(value)


@value_class
class Box:
    text: str
    plan: str = ""
    parts: tuple[object, ...] = ()
    derived: Derived = derived_field()


def test_a_value_that_pages_share_is_added_up_once_and_names_its_plans() -> None:
    box = shared(Box("a", parts=(Box("b", plan="aa.plan-a"),)))
    first = sum_of(("page", box))
    assert first.plans == {"aa.plan-a"}
    assert sum_of(("page", box)) == first == sum_of(("page", shared(Box("a", parts=(Box("b", plan="aa.plan-a"),)))))
    different = [replace(box, text="c"), replace(box, parts=()), shared(replace(box, plan="aa.plan-b")), box.parts[0]]
    assert len({sum_of(("page", each)).digest for each in (box, *different)}) == 1 + len(different)


def test_what_is_made_of_a_shared_value_starts_without_what_was_derived_of_it() -> None:
    box = shared(Box("a"))
    sum_of(box)
    assert box.derived
    assert replace(box, text="b").derived is None
    assert replace(box) == box
