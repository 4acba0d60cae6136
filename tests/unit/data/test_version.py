"""The fields of the open data change only together with their version."""

from __future__ import annotations

from itertools import pairwise

from builder.data.records import SCHEMA_VERSION
from tests.support.data_fields import KEPT, fields_now, read_kept, wrong_step

AGAIN = "raise SCHEMA_VERSION in builder/data/records.py, then run: python -m tests.support.data_fields"


def test_the_fields_of_the_present_version_are_the_kept_ones() -> None:
    assert read_kept().get(SCHEMA_VERSION) == fields_now(), f"{AGAIN} ({KEPT.name})"


def test_each_version_differs_from_the_one_before_it_as_its_number_says() -> None:
    steps = pairwise(read_kept().items())
    assert [step for before, after in steps if (step := wrong_step(before, after))] == []


def test_a_field_that_goes_wants_a_new_first_number() -> None:
    before = ("1.0.0", {"plan": {"id": "str", "title": "str"}})
    assert wrong_step(before, ("1.1.0", {"plan": {"id": "str"}})) == "1.0.0 -> 1.1.0"
    assert wrong_step(before, ("2.0.0", {"plan": {"id": "str"}})) == ""


def test_a_new_field_wants_a_new_second_number_at_least() -> None:
    before = ("1.0.0", {"plan": {"id": "str"}})
    after = {"plan": {"id": "str", "title": "str"}}
    assert wrong_step(before, ("1.0.1", after)) == "1.0.0 -> 1.0.1"
    assert wrong_step(before, ("1.1.0", after)) == ""
