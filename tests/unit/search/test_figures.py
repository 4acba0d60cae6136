"""Figures are found in printed words as the search page finds them: `quantities.test.js` reads the same list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.search.figures import find_figures
from builder.search.numbers import figure_key
from builder.text.normalise import fold_for_search, table

CASES = json.loads(Path(__file__, "../../../support/search_figures.json").resolve().read_text("utf-8"))


@pytest.mark.parametrize(("text", "figures"), CASES)
def test_a_number_is_its_value_however_it_is_written(text: str, figures: list[list[object]]) -> None:
    assert [list(figure) for figure in find_figures(fold_for_search(text, table([])))] == figures


@pytest.mark.parametrize(("value", "key"), [(0.5, "0"), (1e6, "1000000"), (1e15, "1000000000000000")])
def test_a_value_is_kept_under_its_whole_part(value: float, key: str) -> None:
    assert figure_key(value) == key


@pytest.mark.parametrize("value", [1e28, float("inf")])
def test_values_beyond_what_is_told_apart_are_kept_under_the_same_key(value: float) -> None:
    assert figure_key(value) == figure_key(1e15)
