"""What kind of a number a quantity is: one figure, a range, or only one end of a range."""

from __future__ import annotations

from typing import Any

import pytest

from builder.compare.stated_quantities import Form, form_of
from builder.model.schema.statement import Quantity
from builder.text.limits import CEILINGS, FLOORS


def quantity(**fields: Any) -> Quantity:
    usual = {"id": "a", "label": "人数", "nature": "target", "unit": "人", "printed": "50人"}
    return Quantity.model_validate(usual | fields)


@pytest.mark.parametrize(
    ("fields", "form"),
    [
        ({"value": "50"}, "fixed"),
        ({"value": "50", "qualifier": "约"}, "fixed"),
        ({"value": "0"}, "fixed"),
        ({"min": "3", "max": "5"}, "range"),
        ({"min": "3"}, "floor"),
        ({"max": "5"}, "ceiling"),
        ({"value": "not_stated"}, "unstated"),
    ],
)
def test_a_number_is_what_its_bounds_say(fields: dict[str, str], form: Form) -> None:
    assert form_of(quantity(**fields)) == form


@pytest.mark.parametrize(("words", "form"), [(FLOORS, "floor"), (CEILINGS, "ceiling")])
def test_every_word_that_the_evidence_knows_makes_a_value_an_end(words: tuple[str, ...], form: Form) -> None:
    assert {form_of(quantity(value="50", qualifier=word)) for word in words} == {form}
