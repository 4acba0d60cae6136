"""Units as printed, and the amounts they make of numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compare.units import Unit, read_unit

FIGURES = st.decimals(min_value=0, max_value=10**6, places=2)


@pytest.mark.parametrize(
    ("printed", "number", "amount", "base"),
    [
        ("元", "5000", "5000", "元"),
        ("万元", "1.5", "15000", "元"),
        ("亿元", "5", "500000000", "元"),
        ("万亿元", "2", "2000000000000", "元"),
        ("千元", "3", "3000", "元"),
        ("万人", "10", "100000", "人"),
        ("亿", "5", "500000000", ""),
        ("%", "50", "50", "%"),
        ("", "7", "7", ""),
        (None, "7", "7", ""),
    ],
)
def test_a_multiple_is_part_of_the_number_and_not_of_the_unit(
    printed: str | None, number: str, amount: str, base: str
) -> None:
    unit = read_unit(printed)
    assert (f"{unit.amount(Decimal(number))}", unit.base) == (amount, base)


@pytest.mark.parametrize("same", [("人", "名", "位"), ("个", "家", "所", "处"), ("元", "圆", "人民币元"), ("%", "％")])
def test_words_that_count_the_same_are_one_unit(same: tuple[str, ...]) -> None:
    assert len({read_unit(word) for word in same}) == 1


@pytest.mark.parametrize(
    "others",
    [("人", "人次"), ("人", "水手"), ("元", "美元"), ("元", ""), ("个", "人"), ("%", "个百分点"), ("支", "个")],
)
def test_other_words_are_units_of_their_own(others: tuple[str, str]) -> None:
    assert read_unit(others[0]).base != read_unit(others[1]).base


def test_a_percentage_point_is_not_taken_for_a_hundred_of_something() -> None:
    assert read_unit("百分点") == Unit("百分点")


@pytest.mark.parametrize(
    ("printed", "money", "share"), [("万元", True, False), ("%", False, True), ("人", False, False)]
)
def test_money_and_shares_are_told_from_counts(printed: str, money: bool, share: bool) -> None:
    assert (read_unit(printed).is_money, read_unit(printed).is_share) == (money, share)


@given(st.text(max_size=6), FIGURES, FIGURES)
def test_any_unit_keeps_the_order_of_numbers_and_writes_no_exponent(
    printed: str, left: Decimal, right: Decimal
) -> None:
    unit = read_unit(printed)
    assert (unit.amount(left) < unit.amount(right)) == (left < right)
    assert "E" not in f"{unit.amount(left)}"


@given(st.sampled_from(["元", "人", "个"]), FIGURES)
def test_ten_thousand_of_a_unit_are_ten_thousand_times_one(base: str, number: Decimal) -> None:
    assert read_unit(f"万{base}").amount(number) == read_unit(base).amount(number) * 10_000
