"""Sums of values: equal for equal values however they were made, different for different ones."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from markupsafe import Markup

from builder.text.canonical import NotPlainError, sum_of


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


@pytest.mark.parametrize("value", [print, {1}, (object(),), Cell("", parts=(iter(()),))])
def test_what_is_no_plain_data_has_no_sum(value: object) -> None:
    with pytest.raises(NotPlainError):
        sum_of(value)
