"""How places are spelt on a keyboard."""

from __future__ import annotations

import pytest

from builder.model.divisions import all_divisions
from builder.text.pinyin import place_readings
from tests.bench.grades import read_spelt

SPELT = read_spelt()


def test_all_are_places_of_which_forty_and_more_are_spelt() -> None:
    assert len(SPELT) >= 40
    assert SPELT.keys() - {place.name for place in all_divisions()} == set()


@pytest.mark.parametrize("name", SPELT)
def test_a_place_is_found_as_it_is_called_there(name: str) -> None:
    assert SPELT[name] in {"".join(reading) for reading in place_readings(name)}


def test_every_reading_of_a_name_without_its_kind_counts() -> None:
    assert ("min", "hang") in place_readings("闵行")
