"""A model of which most fields are not written holds those that are; the rest reads as if it held them too."""

from __future__ import annotations

import pickle

from builder.model.schema.statement import Measure, Quantity
from builder.text.reads import recorded

MEASURE = {"id": "grant", "name": "安家补贴", "themes": ["housing"]}


def test_what_nobody_wrote_is_held_by_no_value_and_reads_as_its_default() -> None:
    measure = Measure.model_validate(MEASURE)
    assert vars(measure).keys() == MEASURE.keys()
    assert (measure.summary, measure.lead, measure.aliases) == (None, None, [])


def test_a_copy_with_a_field_more_has_it_and_its_pattern_has_not() -> None:
    measure = Measure.model_validate(MEASURE)
    copy = measure.model_copy(update={"status": "planned"})
    assert (copy.status, measure.status) == ("planned", None)
    assert copy != measure


def test_equal_values_are_equal_hash_alike_and_come_back_from_a_pickle() -> None:
    quantity = {"id": "amount", "label": "补贴", "nature": "funding", "value": "5", "printed": "5万元"}
    stated, again = Quantity.model_validate(quantity), Quantity.model_validate(quantity)
    assert stated == again == pickle.loads(pickle.dumps(stated))
    assert stated.model_dump(mode="json", exclude_defaults=True) == again.model_dump(mode="json", exclude_defaults=True)
    assert stated.model_dump(exclude_defaults=True).keys() == quantity.keys()


def test_a_summary_that_nobody_wrote_is_noted_when_it_is_read() -> None:
    measure = Measure.model_validate(MEASURE)
    with recorded() as reads:
        assert measure.summary is None
    assert reads == {(id(measure), "summary")}
