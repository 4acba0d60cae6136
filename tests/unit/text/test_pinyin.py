"""How texts are read, and places spelt on a keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from builder.model.divisions import all_divisions
from builder.text.pinyin import place_readings, read_syllables
from builder.text.readings import load_readings
from tests.bench.grades import read_spelt

SPELT = read_spelt()
WORDS = sorted(PHRASES_DICT)
STARTS, ENDS = st.integers(0, 2), st.integers(1, 9)
PIECES = st.builds(lambda word, start, end: word[start:end], st.sampled_from(WORDS), STARTS, ENDS)
"""Words, and parts of them: where such stand side by side, one may end within the other."""


def test_all_are_places_of_which_forty_and_more_are_spelt() -> None:
    assert len(SPELT) >= 40
    assert SPELT.keys() - {place.name for place in all_divisions()} == set()


@pytest.mark.parametrize("name", SPELT)
def test_a_place_is_found_as_it_is_called_there(name: str) -> None:
    assert SPELT[name] in {"".join(reading) for reading in place_readings(name)}


def test_every_reading_of_a_name_without_its_kind_counts() -> None:
    assert ("min", "hang") in place_readings("闵行")


def test_the_table_holds_every_character_and_word_of_the_dictionaries() -> None:
    characters, words = load_readings()
    assert characters.keys() == {*map(chr, PINYIN_DICT)}
    assert [line.partition(" ")[0] for line in words] == WORDS


@pytest.mark.parametrize("texts", [WORDS[::23], [*map(chr, sorted(PINYIN_DICT)[::23])]], ids=["words", "characters"])
def test_words_and_characters_are_read_as_in_the_dictionaries(texts: list[str]) -> None:
    assert [read_syllables(text) for text in texts] == [lazy_pinyin(text) for text in texts]


@pytest.mark.parametrize("text", ["跳级功成行", "风道2025描写", "", "Ａ、（1）", "重庆重大", "功成"])
def test_where_a_word_ends_is_told_as_the_dictionaries_tell_it(text: str) -> None:
    assert read_syllables(text) == lazy_pinyin(text)


@given(st.lists(st.one_of(PIECES, st.sampled_from(["2025", "A1 ", "，"])), max_size=4).map("".join))
def test_any_text_is_read_as_by_the_dictionaries(text: str) -> None:
    assert read_syllables(text) == lazy_pinyin(text)
